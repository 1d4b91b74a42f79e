import { CELL_SPAN, CellCost, type Widths } from './cell-cost.ts';
import type { Cohesion } from './cohesion.ts';
import type { ColumnKey } from './columns.ts';
import type { Fragment } from './fragments.ts';
import { type Label, labelsAt, wholeLabels } from './levels.ts';
import { type Traits, traitsOf } from './traits.ts';

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
  private readonly traits: readonly Traits[];
  private readonly columns: readonly ColumnKey[];
  private readonly cohesion: Cohesion;
  private readonly widths: Widths;
  private readonly labels: ReadonlySet<number>;
  /** Cost of the columns from one up to another, which are missing from a row. */
  private readonly skipped: readonly (readonly number[])[];
  /** Best step into each (position, state). The state is the last column filled; the one past the end is "between rows". */
  private readonly best: (Step | undefined)[][];

  constructor(source: Source, widths: Widths) {
    this.fragments = source.fragments;
    this.traits = source.fragments.map(traitsOf);
    this.columns = source.columns;
    this.cohesion = source.cohesion;
    this.widths = widths;
    this.labels = wholeLabels(source.fragments);
    const ends = Array.from({ length: source.columns.length + 1 }, (_, end) => end);
    this.skipped = ends.map((from) =>
      ends.map((to) => source.columns.slice(from, to).reduce((sum, column) => sum + MISSING[column], 0)),
    );
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
    const here = this.fragments[at];
    const closing = this.cheapestClose(states);
    const broken = here ? this.cohesion.cost(this.fragments[at - 1], here) : 0;
    for (let column = 0; column < this.columns.length; column += 1) {
      const entry = column === 0 ? closing : this.cheapestBefore(states, column);
      if (entry) this.extend(at, column, entry, broken);
    }
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

  /** Tries cells of one column of every length from `at`; `broken` is the cost of a word that the border cuts. */
  private extend(at: number, column: number, entry: Entry, broken: number): void {
    const key = this.columns[column];
    if (!key) return;
    const { before } = entry;
    const border = entry.cost + broken + this.seam(at, column, before);
    const target = key === 'actual' && before.kind === 'cell' ? this.textOf(before) : null;
    const cell = new CellCost(key, this.widths);
    const limit = Math.min(this.fragments.length, at + CELL_SPAN);
    let swallowed = 0;
    /** How much of the target the cell has repeated so far; -1 once it says something else. */
    let repeated = 0;
    for (let to = at + 1; to <= limit; to += 1) {
      const traits = this.traits[to - 1];
      const own = traits ? cell.add(traits) : null;
      if (!traits || own === null) return;
      if (this.labels.has(to - 1)) swallowed += column === 0 && to === at + 1 ? NAMED_LIKE_LABEL : SWALLOWED_LABEL;
      if (own + swallowed > DEAREST_CELL) return;
      const { text } = traits.fragment;
      if (target !== null && repeated >= 0) repeated = target.startsWith(text, repeated) ? repeated + text.length : -1;
      const repeats = repeated > 0 && repeated === target?.length ? REPEATS : 0;
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
    if (key === 'actual' && this.traits[at]?.comparison && before.kind === 'cell') {
      const compared = this.traits.slice(before.from, before.to).some(({ comparison }) => comparison);
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
    return this.cheapest(states, this.columns.length + 1, this.columns.length, most);
  }

  private cheapestBefore(states: readonly (Step | undefined)[], column: number): Entry | null {
    return this.cheapest(states, column, column, Number.POSITIVE_INFINITY);
  }

  /** The best of the first `count` states, with the columns up to `column` missing, which cost no more than `most`. */
  private cheapest(states: readonly (Step | undefined)[], count: number, column: number, most: number): Entry | null {
    let found: Step | undefined;
    let state = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let one = 0; one < count; one += 1) {
      const step = states[one];
      if (!step) continue;
      const cost = step.cost + Math.min(most, this.skipped[one + 1]?.[column] ?? 0);
      if (found && cost >= least) continue;
      found = step;
      state = one;
      least = cost;
    }
    return found ? { cost: least, state, before: found.piece } : null;
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
