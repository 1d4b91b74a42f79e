import type { OfficeCell } from '../../../kernel/sdk/index.ts';
import type { EvaluationTable, IndicatorRow } from '../disclosure/model.ts';
import { entry, figure, label, title } from './cells.ts';

type Row = readonly OfficeCell[];

/** The column titles, which repeat on each page. */
export const indicatorHeader: Row = [
  title('一级指标', 2),
  title('二级指标'),
  title('三级指标'),
  title('年度指标值'),
  title('实际完成值'),
  title('分值'),
  title('得分'),
  title('偏差原因分析及改进措施'),
];

/** One row per indicator; levels and shared cells are merged as the source prints them. */
export function indicatorRows(table: EvaluationTable): Row[] {
  return table.rows.map((row, index) => [
    ...levelCells(table, index),
    entry(row.level3),
    entry(row.targetText),
    ...sharedCell(row, row.shared?.actual, row.actualText),
    figure(row.weight),
    figure(row.score),
    ...sharedCell(row, row.shared?.reason, row.reason ?? ''),
  ]);
}

/** The printed total; the table has no such row when the source has none. */
export function totalRow(table: EvaluationTable): Row[] {
  if (table.printedTotal === null) return [];
  const { weight, score } = table.printedTotal;
  return [[label('总分', { columns: 6 }), figure(weight), figure(score), label('')]];
}

function levelCells(table: EvaluationTable, index: number): OfficeCell[] {
  const { rows } = table;
  const row = rows[index];
  const above = rows[index - 1];
  if (row === undefined) return [];
  const sameOuter = above?.level1 === row.level1;
  const cells: OfficeCell[] = [];
  if (!sameOuter) {
    const points = table.printedLevel1[row.level1];
    const text = points === undefined ? row.level1 : `${row.level1}(${points}分)`;
    cells.push(label(text, { columns: 2, rows: runLength(rows, index, (other) => other.level1 === row.level1) }));
  }
  if (!sameOuter || above?.level2 !== row.level2) {
    const same = (other: IndicatorRow) => other.level1 === row.level1 && other.level2 === row.level2;
    cells.push(label(row.level2, { rows: runLength(rows, index, same) }));
  }
  return cells;
}

function runLength(rows: readonly IndicatorRow[], from: number, same: (row: IndicatorRow) => boolean): number {
  let end = from;
  while (end < rows.length && same(rows[end] as IndicatorRow)) end++;
  return end - from;
}

/** The first of the rows that share a cell prints it for all of them. */
function sharedCell(row: IndicatorRow, group: readonly number[] | undefined, text: string): OfficeCell[] {
  if (group === undefined) return [entry(text)];
  return group[0] === row.no ? [entry(text, 1, group.length)] : [];
}
