import { CELL_SPAN, CellCost, type Widths } from './cell-cost.ts';
import type { Cohesion } from './cohesion.ts';
import type { ColumnKey } from './columns.ts';
import type { Fragment } from './fragments.ts';
import { type Label, labelsAt, wholeLabels } from './levels.ts';

/** One piece of the most plausible reading: a cell, a label or a fragment that fits nowhere. */
export type Piece =
  | {
      readonly kind: 'cell';
      readonly column: ColumnKey;
      readonly from: number;
      readonly to: number;
      readonly opensRow: boolean;
    }
  | { readonly kind: 'label'; readonly label: Label; readonly from: number; readonly to: number }
  | { readonly kind: 'junk'; readonly from: number; readonly to: number };

/** A table to be read: its fragments after the header and the columns that the header names. */
export interface Source {
  readonly fragments: readonly Fragment[];
  readonly columns: readonly ColumnKey[];
  readonly cohesion: Cohesion;
}

/** Cost of leaving a fragment unread. */
const JUNK = 9;
/** A cell dearer than this is none; its fragments rather stay unread. */
const DEAREST_CELL = 24;
/** Of a cell that swallows a label: no cell spells one, except that a name at the beginning of a row may. */
const SWALLOWED_LABEL = 25;
const NAMED_LIKE_LABEL = 3;
/** Most that a row may cost for missing cells at the very end, where the source itself may break off. */
const BROKEN_OFF = 5;
/** Gain where an actual repeats its target word for word: half of all rows report exactly what was planned. */
const REPEATS = -0.8;

/** Cost of a row without a cell in the column. */
const MISSING: Readonly<Record<ColumnKey, number>> = {
  level1: 0,
  level2: 0,
  level3: 12,
  target: 2.6,
  actual: 2.4,
  weight: 9,
  score: 7,
  reason: 0,
  other: 2,
};

interface Step {
  readonly cost: number;
  readonly from: number;
  readonly fromState: number;
  readonly piece: Piece;
}

interface Entry {
  readonly cost: number;
  readonly state: number;
  readonly before: Piece;
}

/**
 * Finds the cheapest division of the fragments into labels and rows of cells in the printed column order. A table
 * that went through a text layer has lost its cell borders; what is left of them is the column order, the line widths
 * of the columns, brackets and blank lines, which `CellCost` weighs. Dynamic programming over (position, last column),
 * with cells of bounded length: linear in the number of fragments.
 */
export function assemble(source: Source, widths: Widths): Piece[] {
  return new Assembler(source, widths).solve();
}

class Assembler {
  private readonly fragments: readonly Fragment[];
  private readonly columns: readonly ColumnKey[];
  private readonly cohesion: Cohesion;
  private readonly widths: Widths;
  private readonly labels: ReadonlySet<number>;
  /** Best step into each (position, state). The state is the last column filled; the one past the end is "between rows". */
  private readonly best: (Step | undefined)[][];

  constructor(source: Source, widths: Widths) {
    this.fragments = source.fragments;
    this.columns = source.columns;
    this.cohesion = source.cohesion;
    this.widths = widths;
    this.labels = wholeLabels(source.fragments);
    this.best = Array.from({ length: source.fragments.length + 1 }, () => []);
  }

  solve(): Piece[] {
    const begin: Piece = { kind: 'junk', from: 0, to: 0 };
    this.settle(0, this.columns.length, { cost: 0, from: -1, fromState: -1, piece: begin });
    for (let at = 0; at < this.fragments.length; at += 1) this.relax(at);
    return this.traceBack();
  }

  /** Tries everything that can begin at `at`: a cell of each column, a label, an unread fragment. */
  private relax(at: number): void {
    const states = this.best[at] ?? [];
    const closing = this.cheapestClose(states);
    this.columns.forEach((_, column) => {
      const entry = column === 0 ? closing : this.cheapestBefore(states, column);
      if (entry) this.extend(at, column, entry);
    });
    if (closing) {
      for (const match of labelsAt(this.fragments, at)) {
        const to = at + match.length;
        const piece: Piece = { kind: 'label', label: match.label, from: at, to };
        const step = { cost: closing.cost + match.cost, from: at, fromState: closing.state, piece };
        this.settle(to, this.columns.length, step);
      }
    }
    states.forEach((step, state) => {
      const piece: Piece = { kind: 'junk', from: at, to: at + 1 };
      if (step) this.settle(at + 1, state, { cost: step.cost + JUNK, from: at, fromState: state, piece });
    });
  }

  /** Tries cells of one column of every length from `at`. */
  private extend(at: number, column: number, entry: Entry): void {
    const key = this.columns[column];
    const here = this.fragments[at];
    if (!key || !here) return;
    const { before } = entry;
    const border = entry.cost + this.cohesion.cost(this.fragments[at - 1], here) + this.seam(at, column, before);
    const target = key === 'actual' && before.kind === 'cell' ? this.textOf(before) : null;
    const cell = new CellCost(key, this.widths);
    const limit = Math.min(this.fragments.length, at + CELL_SPAN);
    let swallowed = 0;
    for (let to = at + 1; to <= limit; to += 1) {
      const fragment = this.fragments[to - 1];
      const own = fragment ? cell.add(fragment) : null;
      if (own === null) return;
      if (this.labels.has(to - 1)) swallowed += column === 0 && to === at + 1 ? NAMED_LIKE_LABEL : SWALLOWED_LABEL;
      if (own + swallowed > DEAREST_CELL) return;
      const repeats = target !== null && cell.text === target ? REPEATS : 0;
      const cost = border + own + swallowed + repeats;
      if (cost >= (this.best[to]?.[column]?.cost ?? Number.POSITIVE_INFINITY)) continue;
      const piece: Piece = { kind: 'cell', column: key, from: at, to, opensRow: column === 0 };
      this.settle(to, column, { cost, from: at, fromState: entry.state, piece });
    }
  }

  /** Evidence at the border before a cell. */
  private seam(at: number, column: number, before: Piece): number {
    const here = this.fragments[at];
    const last = this.fragments[at - 1];
    const key = this.columns[column];
    if (!here) return 0;
    const pair = `${this.columns[column - 1]} ${key}`;
    if (pair === 'weight score' || pair === 'score weight') {
      // Weight and score stand on one line, and no score exceeds its weight.
      const rises = Number.parseFloat(here.text) - Number.parseFloat(last?.text ?? '');
      return (here.startsLine ? 1 : 0) + ((key === 'score' ? rises : -rises) > 0 ? 3 : 0);
    }
    // A row with its full score seldom explains itself.
    if (key === 'reason') return last?.text === this.fragments[at - 2]?.text ? 0.7 : 0;
    if (key === 'actual' && isComparison(here) && before.kind === 'cell') {
      const compared = this.fragments.slice(before.from, before.to).some(isComparison);
      return before.column === 'target' && compared ? 0 : 2;
    }
    if (key === 'target' || key === 'actual') return here.startsLine && !here.gapBefore ? 0.3 : 0;
    return key === 'level3' && here.startsLine && !here.gapBefore ? 0.2 : 0;
  }

  private settle(to: number, state: number, step: Step): void {
    const row = this.best[to];
    const known = row?.[state];
    if (row && (!known || step.cost < known.cost)) row[state] = step;
  }

  /** Cheapest way to be between rows: the columns after the last one filled are missing. */
  private cheapestClose(states: readonly (Step | undefined)[], most = Number.POSITIVE_INFINITY): Entry | null {
    return cheapest(states, (state) => Math.min(most, this.skipped(state + 1, this.columns.length)));
  }

  private cheapestBefore(states: readonly (Step | undefined)[], column: number): Entry | null {
    return cheapest(states.slice(0, column), (state) => this.skipped(state + 1, column));
  }

  private skipped(from: number, to: number): number {
    return this.columns.slice(from, to).reduce((sum, column) => sum + MISSING[column], 0);
  }

  private textOf(piece: Piece): string {
    return this.fragments
      .slice(piece.from, piece.to)
      .map((fragment) => fragment.text)
      .join('');
  }

  private traceBack(): Piece[] {
    const pieces: Piece[] = [];
    let at = this.fragments.length;
    let state = this.cheapestClose(this.best[at] ?? [], BROKEN_OFF)?.state ?? this.columns.length;
    while (at > 0) {
      const step = this.best[at]?.[state];
      if (!step) break;
      pieces.push(step.piece);
      at = step.from;
      state = step.fromState;
    }
    return pieces.reverse();
  }
}

function cheapest(states: readonly (Step | undefined)[], extra: (state: number) => number): Entry | null {
  let found: Entry | null = null;
  states.forEach((step, state) => {
    if (!step) return;
    const cost = step.cost + extra(state);
    if (!found || cost < found.cost) found = { cost, state, before: step.piece };
  });
  return found;
}

function isComparison(fragment: Fragment): boolean {
  return /^[≥≤≧≦＞＜><]/.test(fragment.text);
}
