import type { TableColumnsType } from 'antd';
import { NoData, SimulatedBadge, StatusTag } from '../../../../web/kit/index.ts';
import type { TargetRow } from '../../target-table.ts';
import { fifty, Grid } from '../parts/grid.tsx';
import { History } from '../parts/history.tsx';
import { verdicts } from '../parts/words.ts';
import type { Group } from './group.ts';
import { differenceOf, evidenceOf, evidenceWords, printedOf, reportedOf, scoreOf, verdictOf } from './layers.ts';

const none = <span className="hd-muted">—</span>;

const byText = (of: (row: TargetRow) => string) => (a: TargetRow, b: TargetRow) => of(a).localeCompare(of(b), 'zh-CN');
const byNumber = (of: (row: TargetRow) => number | null) => (a: TargetRow, b: TargetRow) =>
  (of(a) ?? Number.NEGATIVE_INFINITY) - (of(b) ?? Number.NEGATIVE_INFINITY);

function Verdict({ verdict, why }: { readonly verdict: string | null | undefined; readonly why?: string }) {
  const word = verdicts[verdict as keyof typeof verdicts];
  if (!word) return none;
  return (
    <span title={why}>
      <StatusTag tone={word.tone}>{word.title}</StatusTag>
    </span>
  );
}

function Difference({ row }: { readonly row: TargetRow }) {
  const difference = differenceOf(row);
  if (difference === null) return none;
  if (difference === 0) return <span className="hd-muted">0</span>;
  return <strong>{difference > 0 ? `+${difference}` : difference}</strong>;
}

function Evidence({ row }: { readonly row: TargetRow }) {
  const evidence = evidenceOf(row);
  if (evidence === 'measured' && row.measured) {
    const { value, unit, verdict, simulated } = row.measured;
    return (
      <>
        {value} {unit} {verdict && <Verdict {...verdict} />} <SimulatedBadge simulated={simulated} />
      </>
    );
  }
  return <span className="hd-muted">{evidenceWords[evidence]}</span>;
}

function columns(onOpen: (id: string) => void, hasReports: boolean): TableColumnsType<TargetRow> {
  return [
    {
      key: 'level3',
      title: '三级指标',
      className: 'ev-name',
      sorter: byText((row) => row.level3),
      render: (_, row) => (
        <>
          <button type="button" className="hd-text-button" onClick={() => onOpen(row.id)}>
            {row.level3}
          </button>
          <div className="hd-muted">
            {row.projectName} · {row.level2}
          </div>
        </>
      ),
    },
    { key: 'target', title: '年度指标值', className: 'ev-cell', render: (_, row) => row.targetText },
    { key: 'printed', title: '公布', className: 'ev-cell', render: (_, row) => printedOf(row)?.actualText ?? none },
    ...(hasReports
      ? [
          {
            key: 'reported',
            title: '填报',
            render: (_: unknown, row: TargetRow) => reportedOf(row)?.actualText ?? none,
          },
        ]
      : []),
    { key: 'evidence', title: '实测', sorter: byText(evidenceOf), render: (_, row) => <Evidence row={row} /> },
    { key: 'history', title: '历次', render: (_, row) => <History title={row.level3} points={row.history} /> },
    number('weight', '分值', (row) => row.weight),
    number('printedScore', '公布得分', (row) => scoreOf(row, 'printed')),
    number('strict', '从严重算', (row) => scoreOf(row, 'strict')),
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
      render: (_, row) => <Verdict verdict={verdictOf(row)} />,
    },
  ];
}

const number = (key: string, title: string, of: (row: TargetRow) => number | null) => ({
  key,
  title,
  align: 'right' as const,
  sorter: byNumber(of),
  render: (_: unknown, row: TargetRow) => of(row) ?? none,
});

const sumOf = (rows: readonly TargetRow[], of: (row: TargetRow) => number | null): number =>
  Math.round(rows.reduce((sum, row) => sum + (of(row) ?? 0), 0) * 100) / 100;

function GroupTable({ group, onOpen }: { readonly group: Group; readonly onOpen: (id: string) => void }) {
  return (
    <Grid<TargetRow>
      label={group.title || '绩效指标'}
      rowKey="id"
      columns={columns(
        onOpen,
        group.rows.some((row) => reportedOf(row) !== null),
      )}
      rows={group.rows}
      pagination={fifty}
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
