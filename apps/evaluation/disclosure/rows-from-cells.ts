import { type ColumnKey, columnOf } from './columns.ts';
import { readLabel } from './levels.ts';
import { plain, squeezed } from './lines.ts';
import type { EvaluationTable, Line, Unread } from './model.ts';
import type { DraftRow, RowReading } from './rows.ts';

const TOTAL = /^(总分|合计|总计|总得分|自评总分)$/;
const AFTER = /^(备注[:：]|注[:：]|填表人|说明[:：])/;

export interface CellReading {
  readonly reading: RowReading;
  readonly total: EvaluationTable['printedTotal'];
}

/** Reads indicator rows from table rows whose cells are known (DOCX, XLSX). The first row is the header. */
export function rowsFromCells(rows: readonly Line[]): CellReading {
  const drafts: DraftRow[] = [];
  const unread: Unread[] = [];
  const printedLevel1: Record<string, number> = {};
  const tells = rows.some((row) => row.merged !== undefined);
  let columns = new Map<ColumnKey, number>();
  let level1 = '';
  let level2 = '';
  let total: EvaluationTable['printedTotal'] = null;
  for (const row of rows) {
    const cells = row.cells ?? [];
    const found = headerColumns(cells);
    if (found) {
      columns = found;
      continue;
    }
    const cell = (column: ColumnKey): string => plain(cells[columns.get(column) ?? -1] ?? '').replace(/\s+/g, '');
    const first = squeezed(cells.find((text) => squeezed(text) !== '') ?? '');
    if (first === '') continue;
    if (AFTER.test(first)) break;
    if (TOTAL.test(first)) {
      total = { weight: numberIn(cell('weight')), score: numberIn(cell('score')), line: row.no };
      break;
    }
    const outer = labelText(cell('level1'), printedLevel1);
    if (outer !== '' && outer !== level1) {
      level1 = outer;
      level2 = '';
    }
    const inner = labelText(cell('level2'), null);
    if (inner !== '') level2 = inner;
    const name = cell('level3');
    if (cell('weight') === '' && cell('score') === '' && (name === '' || cell('target') === '')) {
      continueRow(drafts, cell, row, unread);
      continue;
    }
    if (name === '') {
      unread.push({ line: row.no, text: cells.filter((text) => text !== '').join(' '), why: '这一行没有三级指标名称' });
      continue;
    }
    for (const column of ['weight', 'score'] as const) {
      const text = cell(column);
      if (columns.has(column) && numberIn(text) === null)
        unread.push({ line: row.no, text: `${name} ${text}`.trim(), why: '分值或得分不是数' });
    }
    drafts.push({
      level1,
      level2,
      level3: name,
      target: cell('target'),
      actual: cell('actual'),
      weight: numberIn(cell('weight')),
      score: numberIn(cell('score')),
      reason: cell('reason'),
      lines: [row.no, row.no],
      cut: [],
      ...(tells
        ? { merged: { actual: covered(row, columns.get('actual')), reason: covered(row, columns.get('reason')) } }
        : {}),
    });
  }
  return { reading: { drafts, printedLevel1, unread }, total };
}

/** A row without weight and score goes on with the one before, which a page break has split. */
function continueRow(drafts: DraftRow[], cell: (column: ColumnKey) => string, row: Line, unread: Unread[]): void {
  const texts = (['level3', 'target', 'actual', 'reason'] as const).map(cell);
  if (texts.every((text) => text === '')) return;
  const [level3 = '', target = '', actual = '', reason = ''] = texts;
  const before = drafts.at(-1);
  // A name alone is an indicator that was left open, not the rest of one.
  if (!before || (level3 !== '' && target + actual + reason === '')) {
    unread.push({ line: row.no, text: texts.join(' ').trim(), why: '这一行没有分值、得分，也没有指标值' });
    return;
  }
  drafts.splice(-1, 1, {
    ...before,
    level3: before.level3 + level3,
    target: before.target + target,
    actual: before.actual + actual,
    reason: before.reason + reason,
    lines: [before.lines[0], row.no],
  });
}

function covered(row: Line, column: number | undefined): boolean {
  return column !== undefined && (row.merged?.includes(column) ?? false);
}

/** Where each column begins; null when the row is no header. A merged header cell may repeat. */
function headerColumns(cells: readonly string[]): Map<ColumnKey, number> | null {
  const columns = new Map<ColumnKey, number>();
  cells.forEach((text, index) => {
    const key = columnOf(squeezed(text));
    if (key && !columns.has(key)) columns.set(key, index);
  });
  return columns.has('level3') && columns.size >= 3 ? columns : null;
}

/** The label's name; its points are noted under it. A label that no form knows is kept as printed. */
function labelText(text: string, points: Record<string, number> | null): string {
  if (text === '' || /^绩效指标$/.test(text)) return '';
  const label = readLabel(text);
  if (label?.kind === 'level1') {
    if (points && label.points !== null) points[label.name] ??= label.points;
    return label.name;
  }
  if (label?.kind === 'level2') return label.name;
  return text;
}

function numberIn(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)分?$/.exec(text);
  return match ? Number(match[1]) : null;
}
