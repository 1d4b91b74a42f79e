import { createRootRoute, createRoute, createRouter, Outlet, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { ErrorState, type Navigate, NavigateContext, useManifest } from '../kit/index.ts';
import { LoginPage } from './login-page.tsx';
import { OpenPage } from './open-page.tsx';
import { AboutPage } from './pages/about-page.tsx';
import { AppPage } from './pages/app-page.tsx';
import { CaseDetail } from './pages/case-detail.tsx';
import { CaseList, CaseNew } from './pages/case-list.tsx';
import { CataloguePage } from './pages/catalogue-page.tsx';
import { ContractPage } from './pages/contract-page.tsx';
import { DocumentPage } from './pages/document-page.tsx';
import { EntityDetail, EntityNew } from './pages/entity-detail.tsx';
import { EntityList } from './pages/entity-list.tsx';
import { ExchangePage } from './pages/exchange-page.tsx';
import { FactList } from './pages/fact-list.tsx';
import { Denied } from './pages/find-decl.tsx';
import { IndicatorPage } from './pages/indicator-page.tsx';
import { JournalPage } from './pages/journal-page.tsx';
import { OrgsPage } from './pages/orgs-page.tsx';
import { OutlinesPage } from './pages/outlines-page.tsx';
import { PeoplePage } from './pages/people-page.tsx';
import { ScreenPage } from './pages/screen-page.tsx';
import { ShiftsPage } from './pages/shifts-page.tsx';
import { WorkPage } from './pages/work-page.tsx';
import { PasswordPage } from './password-page.tsx';
import { SessionGate } from './session.tsx';

function Root() {
  const navigate = useNavigate();
  const go = useCallback<Navigate>(
    (to, options) => void navigate({ href: to, replace: options?.replace ?? false }),
    [navigate],
  );
  return (
    <NavigateContext value={go}>
      <Outlet />
    </NavigateContext>
  );
}

function OwnPassword() {
  return <PasswordPage login={useManifest().me.login} />;
}

const root = createRootRoute({ component: Root, notFoundComponent: Denied });
const login = createRoute({ getParentRoute: () => root, path: '/login', component: LoginPage });
const open = createRoute({ getParentRoute: () => root, path: '/open/$app/$screen', component: OpenPage });
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: SessionGate,
  notFoundComponent: Denied,
});

const page = <P extends string>(path: P, component: () => React.ReactNode) =>
  createRoute({ getParentRoute: () => inside, path, component });

const pages = [
  page('/', WorkPage),
  page('/about', AboutPage),
  page('/catalogue', CataloguePage),
  page('/journal', JournalPage),
  page('/exchange', ExchangePage),
  page('/people', PeoplePage),
  page('/orgs', OrgsPage),
  page('/outlines', OutlinesPage),
  page('/shifts', ShiftsPage),
  page('/password', OwnPassword),
  page('/$app', AppPage),
  page('/$app/entities/$key', EntityList),
  page('/$app/entities/$key/new', EntityNew),
  page('/$app/entities/$key/$id', EntityDetail),
  page('/$app/facts/$key', FactList),
  page('/$app/cases/$key', CaseList),
  page('/$app/cases/$key/new', CaseNew),
  page('/$app/cases/$key/$id', CaseDetail),
  page('/$app/indicators/$key', IndicatorPage),
  page('/$app/documents/$key', DocumentPage),
  page('/$app/contracts/$key', ContractPage),
  page('/$app/screens/$screen', ScreenPage),
  page('/$app/screens/$screen/$', ScreenPage),
  page('/$', Denied),
];

export const router = createRouter({
  routeTree: root.addChildren([login, open, inside.addChildren(pages)]),
  defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
  defaultPreload: false,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
