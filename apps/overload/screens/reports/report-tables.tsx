import { BarChart, formatInstant, NoData, Panel, useOrgNames } from '../../../../web/kit/index.ts';
import { reportGroups } from '../../reports/asked.ts';
import type { Report, ReportRow } from '../../reports/report.ts';
import { count, percentText } from '../parts/figures.ts';
import { type Column, PlainTable } from '../parts/plain-table.tsx';

const figure = (title: string, of: (row: ReportRow) => string): Column<ReportRow> => ({ title, of, figure: true });

const columns: readonly Column<ReportRow>[] = [
  figure('检测（辆）', ({ trucks }) => count(trucks)),
  figure('超限（辆）', ({ over }) => count(over)),
  figure('超限率', ({ rate }) => percentText(rate)),
  figure('不含 10% 以下', ({ rateAbove10 }) => percentText(rateAbove10)),
  figure('不含 20% 以下', ({ rateAbove20 }) => percentText(rateAbove20)),
  figure('超 100%', ({ doubled }) => count(doubled)),
  figure('违法超限', ({ unlawful }) => count(unlawful)),
  figure('在线率', ({ onlineRate }) => percentText(onlineRate)),
];

function Corrections({ report }: { readonly report: Report }) {
  const names = useOrgNames();
  if (report.corrections.length === 0) return <p>本期没有更正。</p>;
  return (
    <PlainTable
      label="署名更正"
      rows={report.corrections}
      keyOf={(one) => `${one.indicator}${one.period}${one.org}${one.at}`}
      columns={[
        { title: '指标', of: ({ indicator }) => indicator },
        { title: '期间', of: ({ period }) => period },
        { title: '区划', of: ({ org }) => names.get(org) ?? org },
        { title: '更正前', figure: true, of: ({ before }) => String(before) },
        { title: '更正后', figure: true, of: ({ after }) => String(after) },
        { title: '理由', of: ({ why }) => why },
        { title: '签署', of: ({ byName, at }) => `${byName} ${formatInstant(at, 'YYYY-MM-DD HH:mm')}` },
      ]}
    />
  );
}

/** The figures, and beside them what was corrected by whom. */
export function ReportTables({ report }: { readonly report: Report }) {
  const names = useOrgNames();
  const titleOf = (row: ReportRow) => (report.by === 'org' ? (names.get(row.key) ?? row.title) : row.title);
  return (
    <>
      <Panel title={`${report.from} 至 ${report.to}`}>
        {report.rows.length === 0 ? (
          <NoData what="期间内没有检测记录" />
        ) : (
          <PlainTable
            label="统计"
            rows={report.rows}
            foot={report.total}
            keyOf={({ key }) => key}
            columns={[{ title: reportGroups[report.by], of: titleOf }, ...columns]}
          />
        )}
      </Panel>
      <Panel title="署名更正">
        <Corrections report={report} />
      </Panel>
      {report.rows.length > 1 && report.rows.length <= 62 && (
        <Panel title="超限率">
          <BarChart
            title="超限率"
            unit="%"
            categories={report.rows.map(titleOf)}
            series={[{ name: '超限率', values: report.rows.map(({ rate }) => rate) }]}
          />
        </Panel>
      )}
    </>
  );
}
