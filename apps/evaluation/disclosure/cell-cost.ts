import type { ColumnKey } from './columns.ts';
import type { Fragment } from './fragments.ts';
import { charWidth } from './lines.ts';

/** Learnt line widths of the columns, in full-width characters; a column not in it has not been learnt. */
export type Widths = Readonly<Partial<Record<ColumnKey, number>>>;

/** Longest cell that is read, in fragments: keeps the work linear in the length of the table. */
export const CELL_SPAN = 90;

/** Longer runs without a space are no part of a cell; keeps the work bounded. */
const LONGEST_FRAGMENT = 400;

/** Cost of each further line: names and values are short, reasons long. */
const LINE: Readonly<Record<ColumnKey, number>> = {
  level1: 0,
  level2: 0,
  level3: 0.1,
  target: 0.2,
  actual: 0.2,
  weight: 0,
  score: 0,
  reason: 0.12,
  other: 0.15,
};

const NUMBER = /^\d{1,3}(\.\d+)?分?$/;
const CANNOT_START_LINE = /^[，。、；：？！）)》」』”%,.;:!?]/;
const COMPARATOR = /^[≥≤≧≦＞＜><]/;
/** Beginnings after which a paragraph inside a cell may start a new line early. */
const NEW_PARAGRAPH = /^([（(]|\d+[.、．]|[一二三四五六七八九十]+[是、]|措施|原因|改进)/;

/**
 * Running state of a cell while fragments are added to it, so that the cost of every span is found in one pass.
 * Costs are additive evidence against the span being one cell; none is tied to a particular document.
 */
export class CellCost {
  private readonly column: ColumnKey;
  private readonly limit: number | undefined;
  /** What the cell holds so far. */
  text = '';
  private lineWidth = 0;
  private widest = 0;
  private lines = 0;
  private sum = 0;
  private open = 0;
  private gaps = 0;
  private joins = 0;
  private startsBeside = false;
  private previous: Fragment | null = null;

  constructor(column: ColumnKey, widths: Widths) {
    this.column = column;
    this.limit = widths[column];
  }

  /** Adds a fragment; returns the cost of the span up to it, or null when the span can no longer be this cell. */
  add(fragment: Fragment): number | null {
    if (this.column === 'weight' || this.column === 'score') {
      if (this.previous || !NUMBER.test(fragment.text)) return null;
      this.previous = fragment;
      return 0;
    }
    if (fragment.text.length > LONGEST_FRAGMENT) return null;
    if (this.previous) this.join(this.previous, fragment);
    else {
      this.startsBeside = !fragment.startsLine;
      this.sum += this.startCost(fragment);
    }
    this.text += fragment.text;
    this.open += brackets(fragment.text);
    this.lineWidth = fragment.startsLine || !this.previous ? fragment.width : this.lineWidth + fragment.width;
    if (fragment.startsLine || !this.previous) this.lines += 1;
    this.sum += this.overflow(fragment);
    this.sum += contentCost(this.column, fragment.text) + this.strayNumber(fragment);
    this.previous = fragment;
    return this.sum + this.endCost();
  }

  private join(before: Fragment, next: Fragment): void {
    if (!next.startsLine) {
      if (!next.glued) {
        this.sum += this.column === 'reason' ? 0.8 : 1.5;
        this.lineWidth += 0.5;
      }
      return;
    }
    // A text layer prints cells of one line side by side and a cell of several lines on lines of its own.
    if (this.joins === 0 && this.startsBeside && (this.column === 'target' || this.column === 'actual'))
      this.sum += 1.2;
    this.joins += 1;
    if (next.gapBefore) this.gaps += 1;
    const full = this.limit ?? Math.max(this.widest, this.lineWidth);
    this.widest = Math.max(this.widest, this.lineWidth);
    if (this.limit === undefined && this.lines > 1) this.sum += raggedness(this.widest - this.lineWidth, next);
    else if (this.limit !== undefined) this.sum += raggedness(full - this.lineWidth, next);
    this.sum += LINE[this.column];
    if (before.text.endsWith('。') && this.column !== 'reason') this.sum += this.column === 'level3' ? 4 : 1;
  }

  private overflow(fragment: Fragment): number {
    const limit = this.limit ?? (this.widest === 0 || this.lines < 2 ? Number.POSITIVE_INFINITY : this.widest);
    const before = this.lineWidth - fragment.width;
    const excess = Math.max(0, this.lineWidth - limit - 0.6) - Math.max(0, before - limit - 0.6);
    return excess * 1.5;
  }

  /** A bare number among words of a cell is more likely a weight or a score. */
  private strayNumber(fragment: Fragment): number {
    const bare = /^\d+(\.\d+)?$/;
    if (this.previous && bare.test(this.previous.text)) return fragment.startsLine ? 2 : 0.5;
    return this.previous && bare.test(fragment.text) ? 1.5 : 0;
  }

  private startCost(first: Fragment): number {
    let cost = 0;
    if (CANNOT_START_LINE.test(first.text)) cost += 3;
    if (this.column === 'level3') {
      if (first.glued) cost += 1.5;
      else if (!first.startsLine) cost += 1;
      if (COMPARATOR.test(first.text)) cost += 4;
      if (/^[\d.%]+$/.test(first.text)) cost += 5;
    }
    if (/^[（(]/.test(first.text)) cost += this.column === 'reason' ? 0.5 : 1.5;
    if (this.column === 'reason' && /^[\d.%]+$/.test(first.text) && first.endsLine) cost += 2;
    if (first.glued && this.column !== 'level3') cost += 3;
    return cost;
  }

  private endCost(): number {
    const unbalanced = this.open !== 0 ? (this.column === 'reason' ? 1 : 3) : 0;
    const last = this.previous;
    const full = this.limit !== undefined && last?.endsLine && this.limit - this.lineWidth < 0.9;
    const cut = full && this.joins === 0 && !/[。！）)]$/.test(last.text) ? 0.5 : 0;
    const mixed = this.joins > 0 && this.gaps > 0 && this.gaps < this.joins ? 0.2 : 0;
    const lone = this.column !== 'reason' && /^[\u4e00-\u9fff]$/.test(this.text) ? 1.5 : 0;
    return unbalanced + mixed + cut + lone;
  }
}

/** Cost of a line that ends `slack` before the column does although the cell goes on with `next`. */
function raggedness(slack: number, next: Fragment): number {
  if (NEW_PARAGRAPH.test(next.text)) return 0.2;
  const free = slack - firstUnitWidth(next.text);
  if (free < -0.01) return 0;
  if (free <= 1) return 0.6;
  return Math.min(6, 1 + free);
}

/** Width of what must move to the next line together: a number or Latin word, with closing signs behind it. */
function firstUnitWidth(text: string): number {
  const unit = /^([A-Za-z0-9.]+|.)[，。、；：？！）)》」』”%,.;:!?]*/u.exec(text)?.[0] ?? text;
  let width = 0;
  for (const char of unit) width += charWidth(char);
  return width;
}

function brackets(text: string): number {
  let open = 0;
  for (const char of text) {
    if (char === '（' || char === '(') open += 1;
    if (char === '）' || char === ')') open -= 1;
  }
  return open;
}

function contentCost(column: ColumnKey, text: string): number {
  if (column === 'level3') {
    return count(text, /。/g) * 5 + count(text, /[：；]/g) * 1.5 + count(text, /，/g) * 0.3;
  }
  return 0;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
