import { Table, type TableColumnsType } from 'antd';
import { NoData, Sparkline, StatusTag } from '../../../../web/kit/index.ts';
import type { TargetRow } from '../../target-table.ts';
import { verdicts } from '../parts/words.ts';
import { differenceOf, evidenceOf, evidenceWords, printedOf, reportedOf, scoreOf, verdictOf } from './layers.ts';
import type { Group } from './target-list.tsx';

const none = <span className="hd-muted">—</span>;

const byText = (of: (row: TargetRow) => string) => (a: TargetRow, b: TargetRow) => of(a).localeCompare(of(b), 'zh-CN');
const byNumber = (of: (row: TargetRow) => number | null) => (a: TargetRow, b: TargetRow) =>
  (of(a) ?? Number.NEGATIVE_INFINITY) - (of(b) ?? Number.NEGATIVE_INFINITY);

function Verdict({ row }: { readonly row: TargetRow }) {
  const word = verdicts[verdictOf(row) as keyof typeof verdicts];
  return word ? <StatusTag tone={word.tone}>{word.title}</StatusTag> : none;
}

function Difference({ row }: { readonly row: TargetRow }) {
  const difference = differenceOf(row);
  if (difference === null) return none;
  if (difference === 0) return <span className="hd-muted">0</span>;
  return <strong>{difference > 0 ? `+${difference}` : difference}</strong>;
}

function Evidence({ row }: { readonly row: TargetRow }) {
  const evidence = evidenceOf(row);
  if (evidence === 'measured' && row.measured) return <>{`${row.measured.value} ${row.measured.unit}`}</>;
  return <span className="hd-muted">{evidenceWords[evidence]}</span>;
}

function columns(onOpen: (id: string) => void): TableColumnsType<TargetRow> {
  return [
    {
      key: 'level3',
      title: '三级指标',
      sorter: byText((row) => row.level3),
      className: 'hd-long',
      render: (_, row) => (
        <button type="button" className="hd-text-button" onClick={() => onOpen(row.id)}>
          {row.level3}
        </button>
      ),
    },
    { key: 'project', title: '项目', sorter: byText((row) => row.projectName), render: (_, row) => row.projectName },
    {
      key: 'level1',
      title: '一级',
      sorter: byText((row) => row.level1),
      render: (_, row) => row.level1.replace('指标', ''),
    },
    {
      key: 'level2',
      title: '二级',
      sorter: byText((row) => row.level2),
      render: (_, row) => row.level2.replace('指标', ''),
    },
    { key: 'target', title: '年度指标值', className: 'hd-long', render: (_, row) => row.targetText },
    { key: 'printed', title: '公布', className: 'hd-long', render: (_, row) => printedOf(row)?.actualText ?? none },
    { key: 'reported', title: '填报', render: (_, row) => reportedOf(row)?.actualText ?? none },
    { key: 'evidence', title: '实测', sorter: byText(evidenceOf), render: (_, row) => <Evidence row={row} /> },
    {
      key: 'history',
      title: '历次',
      render: (_, row) => (row.history.length === 0 ? none : <Sparkline title={row.level3} points={row.history} />),
    },
    {
      key: 'weight',
      title: '分值',
      align: 'right',
      sorter: byNumber((row) => row.weight),
      render: (_, row) => row.weight,
    },
    {
      key: 'printedScore',
      title: '公布得分',
      align: 'right',
      sorter: byNumber((row) => scoreOf(row, 'printed')),
      render: (_, row) => scoreOf(row, 'printed') ?? none,
    },
    {
      key: 'strict',
      title: '从严重算',
      align: 'right',
      sorter: byNumber((row) => scoreOf(row, 'strict')),
      render: (_, row) => scoreOf(row, 'strict') ?? none,
    },
    {
      key: 'difference',
      title: '相差',
      align: 'right',
      sorter: byNumber(differenceOf),
      render: (_, row) => <Difference row={row} />,
    },
    {
      key: 'verdict',
      title: '判定',
      sorter: byText((row) => verdictOf(row) ?? ''),
      render: (_, row) => <Verdict row={row} />,
    },
  ];
}

const sumOf = (rows: readonly TargetRow[], of: (row: TargetRow) => number | null): number =>
  Math.round(rows.reduce((sum, row) => sum + (of(row) ?? 0), 0) * 100) / 100;

function GroupTable({ group, onOpen }: { readonly group: Group; readonly onOpen: (id: string) => void }) {
  return (
    <Table<TargetRow>
      aria-label={group.title || '绩效指标'}
      rowKey="id"
      size="small"
      columns={columns(onOpen)}
      dataSource={[...group.rows]}
      pagination={{ defaultPageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      showSorterTooltip={false}
      scroll={{ x: 'max-content' }}
    />
  );
}

/** One table, or one for each group under its sums. */
export function TargetGrid({
  groups,
  onOpen,
}: {
  readonly groups: readonly Group[];
  readonly onOpen: (id: string) => void;
}) {
  if (groups.length === 0) return <NoData what="没有符合条件的指标" />;
  const [only] = groups;
  if (groups.length === 1 && only?.title === '') return <GroupTable group={only} onOpen={onOpen} />;
  return (
    <>
      {groups.map((group) => (
        <details key={group.title} className="ev-group" open={groups.length <= 4}>
          <summary>
            <strong>{group.title}</strong>
            <span className="hd-muted">
              {` ${group.rows.length} 项，分值 ${sumOf(group.rows, (row) => row.weight)}，公布得分 ${sumOf(group.rows, (row) => scoreOf(row, 'printed'))}`}
            </span>
          </summary>
          <GroupTable group={group} onOpen={onOpen} />
        </details>
      ))}
    </>
  );
}
