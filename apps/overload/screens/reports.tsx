import './parts/overload.css';
import {
  Choices,
  PageHeader,
  QueryState,
  type ScreenProps,
  SimulatedBadge,
  useManifest,
  useService,
} from '../../../web/kit/index.ts';
import { type ReportGroup, reportGroups, subjectOf } from '../reports/asked.ts';
import type { Report } from '../reports/report.ts';
import { areaOf, ownOrg } from './board/area.ts';
import { textOf } from './parts/figures.ts';
import { PeriodFilter, periodOf } from './parts/period.tsx';
import { OrgChoice } from './reports/org-choice.tsx';
import { ReportFiles } from './reports/report-files.tsx';
import { ReportTables } from './reports/report-tables.tsx';

/** 统计报表: any period by division, site, day or month, recomputed from the records, with signed corrections beside. */
export function Screen({ app, search, setSearch }: ScreenProps) {
  const { me, orgs = [] } = useManifest();
  const area = areaOf(orgs, textOf(search.org) ?? null, ownOrg(me));
  const by = (Object.keys(reportGroups) as ReportGroup[]).find((key) => key === search.by) ?? 'org';
  const subject = subjectOf({ ...periodOf(search), org: area.code, by });
  const answer = useService<Report>('overload', 'report', { subject }, { keep: true, enabled: area.code !== '' });
  return (
    <>
      <PageHeader
        title="统计报表"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        tags={<SimulatedBadge simulated={answer.data?.simulated} />}
        actions={<ReportFiles app={app} subject={subject} />}
        about="由原始记录重算；人工更正另行署名登记，与重算值并列，不改原值。"
      />
      <div className="ov-bar">
        <OrgChoice orgs={orgs} value={area.code} onChange={(org) => setSearch({ org })} />
        <Choices<ReportGroup>
          label="分组"
          value={by}
          options={Object.entries(reportGroups).map(([value, label]) => ({
            value: value as ReportGroup,
            label: `按${label}`,
          }))}
          onChange={(next) => setSearch({ by: next })}
        />
        <PeriodFilter search={search} setSearch={setSearch} />
      </div>
      <QueryState query={answer}>{(report) => <ReportTables report={report} />}</QueryState>
    </>
  );
}
