import type { TableColumnsType } from 'antd';
import { formatNumber, NoData, type ScreenProps, StatusTag } from '../../../../web/kit/index.ts';
import type { ForecastRow } from '../../monitor.ts';
import { ChoiceFilter } from '../parts/filters.tsx';
import { fifty, Grid } from '../parts/grid.tsx';
import { outlooks } from '../parts/words.ts';

type Outlook = ForecastRow['outlook'];

const urgency = Object.keys(outlooks) as readonly Outlook[];
const layerNames: Readonly<Record<string, string>> = { printed: '公布', reported: '填报', measured: '实测' };
const none = <span className="hd-muted">无数据</span>;

function Meter({ value }: { readonly value: number | null }) {
  if (value === null) return none;
  return (
    <span className="ev-metered">
      <span className="ev-meter">
        <span style={{ width: `${Math.min(value, 100)}%` }} />
      </span>
      <span className="hd-figure">{value}%</span>
    </span>
  );
}

const columns: TableColumnsType<ForecastRow> = [
  { key: 'no', title: '序号', align: 'right', render: (_, row) => row.no },
  {
    key: 'outlook',
    title: '预测',
    render: (_, row) => <StatusTag tone={outlooks[row.outlook].tone}>{outlooks[row.outlook].title}</StatusTag>,
  },
  { key: 'level3', title: '三级指标', className: 'ev-name', render: (_, row) => row.level3 },
  { key: 'target', title: '年度指标值', className: 'ev-cell', render: (_, row) => row.targetText },
  {
    key: 'latest',
    title: '最近一次',
    className: 'ev-tight',
    render: (_, row) =>
      row.latest ? (
        <>
          {row.latest.value}
          <div className="hd-muted">
            {layerNames[row.latest.layer] ?? row.latest.layer} {row.latest.on}
          </div>
        </>
      ) : (
        none
      ),
  },
  { key: 'progress', title: '完成度', render: (_, row) => <Meter value={row.progress} /> },
  {
    key: 'expected',
    title: '年底推算',
    align: 'right',
    render: (_, row) => (row.expected === null ? none : formatNumber(row.expected, 2)),
  },
  { key: 'why', title: '说明', className: 'ev-wide', render: (_, row) => row.why },
];

/** The indicators of the project, those that need a hand first. */
export function ForecastTable({
  rows,
  search,
  setSearch,
}: { readonly rows: readonly ForecastRow[] } & Pick<ScreenProps, 'search' | 'setSearch'>) {
  const count = (outlook: Outlook) => rows.filter((row) => row.outlook === outlook).length;
  const shown = rows
    .filter((row) => search.outlook === undefined || row.outlook === search.outlook)
    .sort((a, b) => urgency.indexOf(a.outlook) - urgency.indexOf(b.outlook) || a.no - b.no);
  return (
    <>
      <div className="ev-bar">
        <span className="hd-buttons">
          {urgency.map((outlook) => (
            <StatusTag key={outlook} tone={outlooks[outlook].tone}>
              {outlooks[outlook].title} {count(outlook)}
            </StatusTag>
          ))}
        </span>
        <ChoiceFilter
          name="outlook"
          title="预测"
          options={urgency.map((value) => ({ value, label: outlooks[value].title }))}
          search={search}
          setSearch={setSearch}
        />
      </div>
      {shown.length === 0 ? (
        <NoData what="没有符合条件的指标" />
      ) : (
        <Grid<ForecastRow> label="指标进度与预测" rowKey="no" columns={columns} rows={shown} pagination={fifty} />
      )}
    </>
  );
}
