import type { Piece } from './assemble.ts';
import type { Widths } from './cell-cost.ts';
import type { ColumnKey } from './columns.ts';
import type { Fragment } from './fragments.ts';
import { advance, type Label, type LevelState, NO_LEVEL } from './levels.ts';
import { joinText } from './lines.ts';
import type { CutColumn, IndicatorRow, Unread } from './model.ts';
import { parseActual, parseTarget } from './target.ts';
import type { Assembly } from './widths.ts';
import { lineWidths } from './widths.ts';

/** Lines from which a target or an actual counts as long: only such cells grow beyond the height that a row may have. */
const LONG_CELL = 8;

/** A row as it is put together, before cells that rows share are resolved. */
export interface DraftRow {
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly target: string;
  readonly actual: string;
  readonly weight: number | null;
  readonly score: number | null;
  readonly reason: string;
  readonly lines: readonly [number, number];
  readonly cut: readonly CutColumn[];
  /** Whether the cells are the lower part of the cell above, where the source tells; absent where it does not. */
  readonly merged?: { readonly actual: boolean; readonly reason: boolean };
}

export interface RowReading {
  readonly drafts: readonly DraftRow[];
  readonly printedLevel1: Readonly<Record<string, number>>;
  readonly unread: readonly Unread[];
}

/** Turns the assembled pieces into rows with their levels. `columns` are those that the header names. */
export function rowsFromPieces(assembly: Assembly, columns: readonly ColumnKey[]): RowReading {
  const collector = new RowCollector(assembly, columns);
  assembly.pieces.forEach((piece, index) => {
    const next = assembly.pieces[index + 1];
    collector.take(piece, next?.kind === 'label' ? next.label : null);
  });
  return collector.finish();
}

class RowCollector {
  private readonly fragments: readonly Fragment[];
  private readonly widths: Widths;
  private readonly columns: readonly ColumnKey[];
  private readonly drafts: DraftRow[] = [];
  private readonly printed: Record<string, number> = {};
  private readonly unread: Unread[] = [];
  private state: LevelState = NO_LEVEL;
  private cells = new Map<ColumnKey, Piece>();

  constructor(assembly: Assembly, columns: readonly ColumnKey[]) {
    this.fragments = assembly.fragments;
    this.widths = assembly.widths;
    this.columns = columns;
  }

  take(piece: Piece, next: Label | null): void {
    if (piece.kind === 'cell') {
      if (piece.opensRow) this.closeRow();
      this.cells.set(piece.column, piece);
    } else if (piece.kind === 'label') {
      this.closeRow();
      this.label(piece, next);
    } else {
      this.note(piece, '此处文字不属于任何可识别的单元格');
    }
  }

  finish(): RowReading {
    this.closeRow();
    return { drafts: this.drafts, printedLevel1: this.printed, unread: mergeNeighbours(this.unread) };
  }

  private label(piece: Piece & { kind: 'label' }, next: Label | null): void {
    const { label } = piece;
    if (label.kind === 'points') this.printed[this.state.level1] ??= label.points;
    const before = this.state;
    this.state = advance(this.state, label, next);
    if (label.kind === 'level1' && label.points !== null) this.printed[label.name] ??= label.points;
    if (this.state.inferred && this.state.level1 !== before.level1) {
      this.note(piece, `此处未印出一级指标名称，按二级指标归入“${this.state.level1}”`);
    }
  }

  private closeRow(): void {
    const cells = this.cells;
    if (cells.size === 0) return;
    this.cells = new Map();
    const pieces = [...cells.values()];
    const text = (column: ColumnKey): string => this.textOf(cells.get(column));
    const from = Math.min(...pieces.map((piece) => piece.from));
    const to = Math.max(...pieces.map((piece) => piece.to));
    const whole: Piece = { kind: 'junk', from, to };
    const numbers = ['weight', 'score'] as const;
    const missing = numbers.filter((column) => this.columns.includes(column) && !cells.has(column));
    if (missing.length > 0 && !(cells.has('target') && cells.has('actual'))) {
      this.note(whole, '这一行不完整，缺少指标值、完成值或分值得分');
      return;
    }
    if (missing.length > 0) this.note(whole, '这一行缺少分值或得分');
    this.drafts.push({
      level1: this.state.level1,
      level2: this.state.level2,
      level3: text('level3'),
      target: text('target'),
      actual: text('actual'),
      weight: points(text('weight')),
      score: points(text('score')),
      reason: text('reason'),
      lines: [this.fragments[from]?.line ?? 0, this.fragments[to - 1]?.line ?? 0],
      cut: this.cutColumns(cells),
    });
  }

  private textOf(piece: Piece | undefined): string {
    if (!piece) return '';
    return joinText(this.fragments.slice(piece.from, piece.to).map((fragment) => fragment.text));
  }

  /** Columns whose cell fills its last line and ends in the middle of a sentence. */
  private cutColumns(cells: ReadonlyMap<ColumnKey, Piece>): CutColumn[] {
    return (['target', 'actual', 'reason'] as const).filter((column) => {
      const piece = cells.get(column);
      const width = this.widths[column];
      if (!piece || width === undefined) return false;
      const lines = lineWidths(this.fragments, piece.from, piece.to);
      const last = lines.at(-1) ?? 0;
      const ends = /[。！；）)]$/.test(this.fragments[piece.to - 1]?.text ?? '');
      return lines.length >= (column === 'reason' ? 2 : LONG_CELL) && !ends && last > width - 1.1;
    });
  }

  private note(piece: Piece, why: string): void {
    const line = this.fragments[piece.from]?.line ?? 0;
    this.unread.push({ line, text: this.textOf(piece), why });
  }
}

function points(text: string): number | null {
  return text === '' ? null : Number(text.replace('分', ''));
}

/** Joins notes on pieces that follow each other and have the same cause. */
function mergeNeighbours(notes: readonly Unread[]): Unread[] {
  const merged: Unread[] = [];
  for (const note of notes) {
    const last = merged.at(-1);
    if (last && last.why === note.why && note.line - last.line <= 4)
      merged.splice(-1, 1, { ...last, text: last.text + note.text });
    else merged.push(note);
  }
  return merged;
}

/** Rows of a table, with merged cells linked and quantities parsed. */
export function finishRows(drafts: readonly DraftRow[]): { rows: IndicatorRow[]; unread: Unread[] } {
  const unread: Unread[] = [];
  const actuals = groups(drafts, sharesActual);
  const printed = drafts.map((draft, index) => drafts[actuals[index]?.[0] ?? index]?.actual ?? draft.actual);
  const reasons = groups(drafts, (first, row, index) =>
    row.merged
      ? row.merged.reason && row.reason === '' && first.reason !== ''
      : sharesReason(first, row) && printed[index] === printed[index - 1],
  );
  const rows = drafts.map((draft, index): IndicatorRow => {
    const actualGroup = actuals[index];
    const reasonGroup = reasons[index];
    const actual = printed[index] ?? '';
    const reason = drafts[reasonGroup?.[0] ?? index]?.reason ?? '';
    const cut = draft.cut;
    const above = drafts[index - 1];
    if (unplaced(draft) && !(above && unplaced(above)))
      unread.push({ line: draft.lines[0], text: draft.level3, why: '此行起没有印出一级或二级指标名称' });
    if (draft.target === '') unread.push({ line: draft.lines[0], text: draft.level3, why: '年度指标值为空' });
    if (actual === '') unread.push({ line: draft.lines[0], text: draft.level3, why: '实际完成值为空' });
    for (const column of cut) {
      const text = column === 'level3' ? draft.level3 : draft[column];
      unread.push({ line: draft.lines[1], text: text.slice(-20), why: '文字似在单元格边界处中断，后文未印出' });
    }
    const shared = {
      ...(actualGroup && actualGroup.length > 1 ? { actual: actualGroup.map((at) => at + 1) } : {}),
      ...(reasonGroup && reasonGroup.length > 1 ? { reason: reasonGroup.map((at) => at + 1) } : {}),
    };
    return {
      no: index + 1,
      level1: draft.level1,
      level2: draft.level2,
      level3: draft.level3,
      targetText: draft.target,
      target: parseTarget(draft.target),
      actualText: actual,
      actual: parseActual(actual),
      weight: draft.weight,
      score: draft.score,
      reason: reason === '' ? null : reason,
      lines: draft.lines,
      ...(cut.length > 0 ? { cut } : {}),
      ...(Object.keys(shared).length > 0 ? { shared } : {}),
    };
  });
  return { rows, unread };
}

function unplaced(row: DraftRow): boolean {
  return row.level1 === '' || row.level2 === '';
}

/** For every row the group of consecutive rows (as indexes) that one merged cell spans. */
function groups(
  drafts: readonly DraftRow[],
  joins: (first: DraftRow, row: DraftRow, index: number) => boolean,
): number[][] {
  const found: number[][] = [];
  drafts.forEach((row, index) => {
    const group = found[index - 1];
    const first = drafts[group?.[0] ?? -1];
    if (first && group && joins(first, row, index)) {
      group.push(index);
      found.push(group);
    } else {
      found.push([index]);
    }
  });
  return found;
}

/** An empty actual below another one of the same class with the same outcome is the lower part of a merged cell. */
function sharesActual(first: DraftRow, row: DraftRow): boolean {
  if (row.merged) return row.merged.actual && row.actual === '' && first.actual !== '';
  const empty = row.actual === '' && row.target !== '' && first.actual !== '';
  return empty && sameClass(first, row) && loses(first) === loses(row) && sameUnit(first, row);
}

/** A merged result that is a quantity must be able to answer the target beside it. */
function sameUnit(first: DraftRow, row: DraftRow): boolean {
  const unit = parseActual(first.actual)?.unit;
  const wanted = parseTarget(row.target)?.unit;
  return !unit || !wanted || unit === wanted;
}

/** A row that loses points without a reason, below a like row that has one, is covered by the reason's merged cell. */
function sharesReason(first: DraftRow, row: DraftRow): boolean {
  return row.reason === '' && first.reason !== '' && sameClass(first, row) && loses(first) && loses(row);
}

function sameClass(a: DraftRow, b: DraftRow): boolean {
  return a.level1 === b.level1 && a.level2 === b.level2;
}

function loses(row: DraftRow): boolean {
  return row.weight !== null && row.score !== null && row.score < row.weight;
}
