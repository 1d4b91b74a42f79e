import { CELL_SPAN, CellCost, type Widths } from './cell-cost.ts';
import type { Cohesion } from './cohesion.ts';
import type { ColumnKey } from './columns.ts';
import type { Fragment } from './fragments.ts';
import { type Label, labelsAt } from './levels.ts';

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

const JUNK = 9;
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

/** A table to be read: its fragments after the header and the columns that the header names. */
export interface Source {
  readonly fragments: readonly Fragment[];
  readonly columns: readonly ColumnKey[];
  readonly cohesion: Cohesion;
}

/**
 * Finds the cheapest division of the fragments into labels and rows of cells in the printed column order. A table
 * that went through a text layer has lost its cell borders; what is left of them is the column order, the line widths
 * of the columns, brackets and blank lines, which `CellCost` weighs. Dynamic programming over (position, last column),
 * with cells of bounded length: linear in the number of fragments.
 */
export function assemble(source: Source, widths: Widths): Piece[] {
  const { fragments, columns } = source;
  const outside = columns.length;
  const best: (Step | undefined)[][] = Array.from({ length: fragments.length + 1 }, () => []);
  const begin: Piece = { kind: 'junk', from: 0, to: 0 };
  const first = best[0];
  if (first) first[outside] = { cost: 0, from: -1, fromState: -1, piece: begin };
  for (let at = 0; at < fragments.length; at += 1) relax(source, widths, best, at);
  return traceBack(best, columns);
}

function relax(source: Source, widths: Widths, best: (Step | undefined)[][], at: number): void {
  const { fragments, columns } = source;
  const outside = columns.length;
  const states = best[at] ?? [];
  const settle = (to: number, state: number, step: Step): void => {
    const row = best[to];
    const known = row?.[state];
    if (row && (!known || step.cost < known.cost)) row[state] = step;
  };
  const closing = cheapestClose(states, columns);
  // Entry cost into each column: from an earlier column of the same row, or from the end of a row into the first.
  for (let column = 0; column < columns.length; column += 1) {
    const entry = column === 0 ? closing : cheapestBefore(states, columns, column);
    if (entry) extend(source, widths, at, column, entry, settle);
  }
  if (closing) {
    for (const match of labelsAt(fragments, at)) {
      const piece: Piece = { kind: 'label', label: match.label, from: at, to: at + match.length };
      settle(at + match.length, outside, {
        cost: closing.cost + match.cost,
        from: at,
        fromState: closing.state,
        piece,
      });
    }
  }
  states.forEach((step, state) => {
    if (!step) return;
    const piece: Piece = { kind: 'junk', from: at, to: at + 1 };
    settle(at + 1, state, { cost: step.cost + JUNK, from: at, fromState: state, piece });
  });
}

interface Entry {
  readonly cost: number;
  readonly state: number;
  readonly before: Piece;
}

function extend(
  source: Source,
  widths: Widths,
  at: number,
  column: number,
  entry: Entry,
  settle: (to: number, state: number, step: Step) => void,
): void {
  const { fragments } = source;
  const key = source.columns[column];
  const here = fragments[at];
  if (!key || !here) return;
  const border = entry.cost + source.cohesion.cost(fragments[at - 1], here) + seam(source, at, column, entry.before);
  const target = key === 'actual' && entry.before.kind === 'cell' ? textOf(fragments, entry.before) : null;
  const cell = new CellCost(key, widths);
  const limit = Math.min(fragments.length, at + CELL_SPAN);
  for (let to = at + 1; to <= limit; to += 1) {
    const fragment = fragments[to - 1];
    const cost = fragment ? cell.add(fragment) : null;
    if (cost === null) return;
    // Beyond this a cell is dearer than leaving its fragments unread, so longer spans cannot win either.
    if (cost > JUNK * 4) return;
    const piece: Piece = { kind: 'cell', column: key, from: at, to, opensRow: column === 0 };
    // Half of all rows report exactly what was planned.
    const repeats = target !== null && cell.text === target ? -0.8 : 0;
    settle(to, column, { cost: border + cost + repeats, from: at, fromState: entry.state, piece });
  }
}

/** Evidence at the border before a cell: weight and score stand on one line and no score exceeds its weight. */
function seam(source: Source, at: number, column: number, before: Piece): number {
  const { fragments, columns } = source;
  const here = fragments[at];
  if (!here) return 0;
  const key = columns[column];
  const pair = `${columns[column - 1]} ${key}`;
  if (pair === 'weight score' || pair === 'score weight') {
    const before = Number(fragments[at - 1]?.text);
    const exceeds = key === 'score' ? Number(here.text) > before : Number(here.text) < before;
    return (here.startsLine ? 1 : 0) + (exceeds ? 3 : 0);
  }
  if (key === 'reason') return fragments[at - 1]?.text === fragments[at - 2]?.text ? 0.7 : 0;
  if (key === 'actual' && isComparison(here) && before.kind === 'cell') {
    const answers = before.column === 'target' && fragments.slice(before.from, before.to).some(isComparison);
    return answers ? 0 : 2;
  }
  if (key === 'target' || key === 'actual') return here.startsLine && !here.gapBefore ? 0.3 : 0;
  return key === 'level3' && here.startsLine && !here.gapBefore ? 0.2 : 0;
}

function textOf(fragments: readonly Fragment[], piece: Piece): string {
  return fragments
    .slice(piece.from, piece.to)
    .map((fragment) => fragment.text)
    .join('');
}

function isComparison(fragment: Fragment): boolean {
  return /^[≥≤≧≦＞＜><]/.test(fragment.text);
}

function cheapestClose(states: readonly (Step | undefined)[], columns: readonly ColumnKey[]): Entry | null {
  let found: Entry | null = null;
  states.forEach((step, state) => {
    if (!step) return;
    const cost = step.cost + (state === columns.length ? 0 : skipped(columns, state + 1, columns.length));
    if (!found || cost < found.cost) found = { cost, state, before: step.piece };
  });
  return found;
}

function cheapestBefore(
  states: readonly (Step | undefined)[],
  columns: readonly ColumnKey[],
  column: number,
): Entry | null {
  let found: Entry | null = null;
  for (let state = 0; state < column; state += 1) {
    const step = states[state];
    if (!step) continue;
    const cost = step.cost + skipped(columns, state + 1, column);
    if (!found || cost < found.cost) found = { cost, state, before: step.piece };
  }
  return found;
}

function skipped(columns: readonly ColumnKey[], from: number, to: number): number {
  return columns.slice(from, to).reduce((sum, column) => sum + MISSING[column], 0);
}

function traceBack(best: readonly (readonly (Step | undefined)[])[], columns: readonly ColumnKey[]): Piece[] {
  const pieces: Piece[] = [];
  let at = best.length - 1;
  let state = cheapestClose(best[at] ?? [], columns)?.state ?? columns.length;
  while (at > 0) {
    const step = best[at]?.[state];
    if (!step) break;
    pieces.push(step.piece);
    at = step.from;
    state = step.fromState;
  }
  return pieces.reverse();
}
