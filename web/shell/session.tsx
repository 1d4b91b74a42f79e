import { Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import {
  ErrorState,
  keepSession,
  keepShell,
  LiveProvider,
  Loading,
  type Manifest,
  ManifestContext,
  type Me,
  type OrgNode,
  readSession,
  useApi,
  useOnline,
  worksOffline,
} from '../kit/index.ts';
import { Layout } from './layout.tsx';
import { OfflineHouse } from './offline-house.tsx';
import { PasswordPage } from './password-page.tsx';

/** Leaves for the login page, which leads back here. Once: the address changes while this is still drawn. */
function ToLogin() {
  const navigate = useNavigate();
  useEffect(() => {
    const next = `${window.location.pathname}${window.location.search}`;
    if (window.location.pathname !== '/login') void navigate({ to: '/login', search: { next }, replace: true });
  }, [navigate]);
  return <Loading />;
}

/** Who was signed in last, once it is known that there is no network to ask who is signed in now. */
function useOfflineManifest(cutOff: boolean): readonly [Manifest | null, () => void] {
  const [manifest, setManifest] = useState<Manifest | null>(null);
  useEffect(() => {
    if (cutOff) void readSession().then(setManifest);
  }, [cutOff]);
  return [manifest, () => setManifest(null)];
}

/** Lets nobody in without a session, and nobody further with an initial password. */
export function SessionGate() {
  const me = useApi<Me>('/me');
  const online = useOnline();
  const [offline, leaveOffline] = useOfflineManifest(!me.data && (!online || me.error?.status === 0));
  if (offline) {
    const leave = () => {
      leaveOffline();
      void me.refetch();
    };
    return (
      <OfflineHouse manifest={offline} onLeave={leave}>
        <Outlet />
      </OfflineHouse>
    );
  }
  if (me.error?.status === 401) return <ToLogin />;
  if (me.error && !me.data) {
    return (
      <main className="hd-alone">
        <ErrorState error={me.error} onRetry={() => void me.refetch()} />
      </main>
    );
  }
  if (!me.data) return <Loading />;
  if (me.data.mustChangePassword) return <PasswordPage login={me.data.login} forced />;
  return <Inside me={me.data} />;
}

function Inside({ me }: { readonly me: Me }) {
  const declared = useApi<Pick<Manifest, 'apps'>>('/manifest');
  const orgs = useApi<readonly OrgNode[]>('/orgs');
  const manifest = useMemo(
    () => (declared.data && orgs.data ? { me, orgs: orgs.data, apps: declared.data.apps } : null),
    [me, declared.data, orgs.data],
  );
  useEffect(() => {
    if (!manifest) return;
    void keepSession(manifest);
    if (worksOffline(manifest)) keepShell();
  }, [manifest]);
  if (manifest) {
    return (
      <ManifestContext value={manifest}>
        <LiveProvider>
          <Layout>
            <Outlet />
          </Layout>
        </LiveProvider>
      </ManifestContext>
    );
  }
  const failed = declared.error ? declared : orgs;
  if (!failed.error) return <Loading />;
  return (
    <main className="hd-alone">
      <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
    </main>
  );
}
