import './parts/screens.css';
import { PageHeader, QueryState, type ScreenProps, StatusTag, useService } from '../../../web/kit/index.ts';
import type { YearOverview } from '../year-overview.ts';
import { BudgetPanel } from './overview/budget-panel.tsx';
import { FindingsPanel } from './overview/findings-panel.tsx';
import { IndicatorsPanel } from './overview/indicators-panel.tsx';
import { ScoresPanel } from './overview/scores-panel.tsx';
import { useYear, YearGate, YearSwitch } from './parts/years.tsx';

function Year({ year, app }: { readonly year: number } & Pick<ScreenProps, 'app'>) {
  const answer = useService<YearOverview>('evaluation', 'year-overview', { year }, { keep: true });
  return (
    <QueryState query={answer}>
      {(data) => (
        <>
          <BudgetPanel data={data} />
          <ScoresPanel data={data} />
          <FindingsPanel data={data} app={app} />
          <IndicatorsPanel data={data} />
        </>
      )}
    </QueryState>
  );
}

/** 年度总览: what a year had, spent and reached, and how sure that is. Every figure opens the rows behind it. */
export function Screen({ app, search, setSearch }: ScreenProps) {
  const years = useYear(search, 'scored');
  return (
    <>
      <PageHeader
        title="年度总览"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        tags={years.year !== null && <StatusTag>{years.year} 年度</StatusTag>}
        actions={<YearSwitch {...years} setSearch={setSearch} />}
        about="点击任一数字，查看它由哪些记录得出。“无数据”不等于零。"
      />
      <YearGate years={years}>{(year) => <Year year={year} app={app} />}</YearGate>
    </>
  );
}
