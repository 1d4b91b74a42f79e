import { assemble, type Piece, type Source } from './assemble.ts';
import type { Widths } from './cell-cost.ts';
import type { ColumnKey } from './columns.ts';
import { cutAtWidth, type Fragment } from './fragments.ts';

const PASSES = 5;

export interface Assembly {
  readonly fragments: readonly Fragment[];
  readonly pieces: readonly Piece[];
  readonly widths: Widths;
}

/**
 * Reads a table whose column widths nobody tells: a first reading without widths, then readings with the widths
 * that the one before showed, until they no longer change.
 */
export function assembleLearning(source: Source): Assembly {
  let fragments = source.fragments;
  let widths: Widths = {};
  let pieces = assemble({ ...source, fragments }, widths);
  for (let pass = 1; pass < PASSES; pass += 1) {
    const learnt = learn(fragments, pieces);
    const cut = cutOverlong(source.fragments, learnt);
    if (sameWidths(learnt, widths) && cut.length === fragments.length) break;
    widths = learnt;
    fragments = cut;
    pieces = assemble({ ...source, fragments }, widths);
  }
  return { fragments, pieces, widths };
}

/**
 * Width of every column of text, from the lines of its cells that go on in a further line. A column that wraps nowhere
 * is as wide as its widest cell at least; more is not known, and a cell that wraps there would be the only one.
 */
function learn(fragments: readonly Fragment[], pieces: readonly Piece[]): Widths {
  const wrapped = new Map<ColumnKey, number[]>();
  const single = new Map<ColumnKey, number>();
  for (const piece of pieces) {
    if (piece.kind !== 'cell') continue;
    const lines = lineWidths(fragments, piece.from, piece.to);
    const last = lines.pop() ?? 0;
    // One vote a cell, so that a single long cell that was misread does not outvote the others.
    if (lines.length > 0) wrapped.set(piece.column, [...(wrapped.get(piece.column) ?? []), mode(lines)]);
    else single.set(piece.column, Math.max(last, single.get(piece.column) ?? 0));
  }
  const learnt: Partial<Record<ColumnKey, number>> = {};
  for (const [column, width] of single) learnt[column] = width;
  for (const [column, widths] of wrapped) learnt[column] = mode(widths);
  return learnt;
}

/** The most frequent value, the larger of two equally frequent ones: misread cells scatter, true widths repeat. */
function mode(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a), [0, 0])[0];
}

/** Widths of the lines that a cell takes, in document order. */
export function lineWidths(fragments: readonly Fragment[], from: number, to: number): number[] {
  const widths: number[] = [];
  let line = -1;
  for (const fragment of fragments.slice(from, to)) {
    if (fragment.line === line) {
      widths.push((widths.pop() ?? 0) + fragment.width + (fragment.glued ? 0 : 0.5));
    } else {
      widths.push(fragment.width);
      line = fragment.line;
    }
  }
  return widths;
}

/** Cuts fragments that are wider than every column where the column of reasons would end. */
function cutOverlong(fragments: readonly Fragment[], widths: Widths): readonly Fragment[] {
  const { level3, reason } = widths;
  if (level3 === undefined || reason === undefined) return fragments;
  const widest = Math.max(level3, reason) + 0.9;
  return fragments.flatMap((fragment) =>
    fragment.startsLine && fragment.width > widest ? cutAtWidth(fragment, reason) : [fragment],
  );
}

function sameWidths(a: Widths, b: Widths): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<ColumnKey>;
  return [...keys].every((key) => a[key] === b[key]);
}
