import type { ColumnKey } from './columns.ts';
import type { Traits } from './traits.ts';

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

/**
 * Running state of a cell while fragments are added to it, so that the cost of every span is found in one pass.
 * Costs are additive evidence against the span being one cell; none is tied to a particular document.
 */
export class CellCost {
  private readonly column: ColumnKey;
  private readonly limit: number | undefined;
  private lineWidth = 0;
  private widest = 0;
  private lines = 0;
  private sum = 0;
  private open = 0;
  private gaps = 0;
  private joins = 0;
  private startsBeside = false;
  private previous: Traits | null = null;
  private count = 0;

  constructor(column: ColumnKey, widths: Widths) {
    this.column = column;
    this.limit = widths[column];
  }

  /** Adds a fragment; returns the cost of the span up to it, or null when the span can no longer be this cell. */
  add(traits: Traits): number | null {
    const { fragment } = traits;
    if (this.column === 'weight' || this.column === 'score') {
      if (this.previous || !traits.points) return null;
      this.previous = traits;
      return 0;
    }
    if (fragment.text.length > LONGEST_FRAGMENT) return null;
    if (this.previous) this.join(this.previous, traits);
    else {
      this.startsBeside = !fragment.startsLine;
      this.sum += this.startCost(traits);
    }
    this.count += 1;
    this.open += traits.brackets;
    this.lineWidth = fragment.startsLine || !this.previous ? fragment.width : this.lineWidth + fragment.width;
    if (fragment.startsLine || !this.previous) this.lines += 1;
    this.sum += this.overflow(fragment.width);
    this.sum += (this.column === 'level3' ? traits.sentence : 0) + this.strayNumber(traits);
    this.previous = traits;
    return this.sum + this.endCost();
  }

  private join(before: Traits, traits: Traits): void {
    const next = traits.fragment;
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
    if (this.limit === undefined && this.lines > 1) this.sum += raggedness(this.widest - this.lineWidth, traits);
    else if (this.limit !== undefined) this.sum += raggedness(full - this.lineWidth, traits);
    this.sum += LINE[this.column];
    if (before.endsSentence && this.column !== 'reason') this.sum += this.column === 'level3' ? 4 : 1;
  }

  private overflow(width: number): number {
    const limit = this.limit ?? (this.widest === 0 || this.lines < 2 ? Number.POSITIVE_INFINITY : this.widest);
    const before = this.lineWidth - width;
    const excess = Math.max(0, this.lineWidth - limit - 0.6) - Math.max(0, before - limit - 0.6);
    return excess * 1.5;
  }

  /** A bare number among words of a cell is more likely a weight or a score. */
  private strayNumber(traits: Traits): number {
    if (!this.previous) return 0;
    if (this.previous.bareNumber) return traits.fragment.startsLine ? 2 : 0.5;
    return traits.bareNumber ? 1.5 : 0;
  }

  private startCost(first: Traits): number {
    const { fragment } = first;
    let cost = 0;
    if (first.cannotStart) cost += 3;
    if (this.column === 'level3') {
      if (fragment.glued) cost += 1.5;
      else if (!fragment.startsLine) cost += 1;
      if (first.comparison) cost += 4;
      if (first.figure) cost += 5;
    }
    if (first.opensBracket) cost += this.column === 'reason' ? 0.5 : 1.5;
    if (this.column === 'reason' && first.figure && fragment.endsLine) cost += 2;
    if (fragment.glued && this.column !== 'level3') cost += 3;
    return cost;
  }

  private endCost(): number {
    const unbalanced = this.open !== 0 ? (this.column === 'reason' ? 1 : 3) : 0;
    const last = this.previous;
    const full = this.limit !== undefined && last?.fragment.endsLine && this.limit - this.lineWidth < 0.9;
    const cut = full && this.joins === 0 && !last.closes ? 0.5 : 0;
    const mixed = this.joins > 0 && this.gaps > 0 && this.gaps < this.joins ? 0.2 : 0;
    const lone = this.column !== 'reason' && this.count === 1 && last?.loneIdeograph ? 1.5 : 0;
    return unbalanced + mixed + cut + lone;
  }
}

/** Cost of a line that ends `slack` before the column does although the cell goes on with `next`. */
function raggedness(slack: number, next: Traits): number {
  if (next.newParagraph) return 0.2;
  const free = slack - next.firstUnitWidth;
  if (free < -0.01) return 0;
  if (free <= 1) return 0.6;
  return Math.min(6, 1 + free);
}
