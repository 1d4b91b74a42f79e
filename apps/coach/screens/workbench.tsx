import './parts/screens.css';
import { PageHeader, type ScreenProps, useManifest } from '../../../web/kit/index.ts';
import { DuePanel } from './workbench/due-panel.tsx';
import { RankPanel } from './workbench/rank-panel.tsx';
import { TerminalsPanel } from './workbench/terminals-panel.tsx';
import { VehiclesPanel } from './workbench/vehicles-panel.tsx';

/** 企业工作台: what a company has to do today, and how it stands; of its own vehicles alone. */
export function Screen({ app }: ScreenProps) {
  const { me } = useManifest();
  const own = me.posts.find(({ role }) => role === 'coach.company-safety');
  return (
    <>
      <PageHeader
        title="企业工作台"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about={own ? `${own.orgName}：只显示本企业的车辆和事项。` : undefined}
      />
      <div className="co-halves">
        <DuePanel />
        <VehiclesPanel />
        <RankPanel app={app} />
        <TerminalsPanel />
      </div>
    </>
  );
}
