import type { PageRules, Rule } from './pdf-geometry.ts';

/** A ruled table on a page: column and row borders, and which unit squares belong to one merged cell. */
export interface Grid {
  /** Column borders, left to right, and row borders, top to bottom, in points. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** The merged cell that covers a column of a row. */
  cellAt(column: number, row: number): GridCell;
}

export interface GridCell {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Zero-based, inclusive. */
  readonly column: number;
  readonly row: number;
  readonly lastColumn: number;
  readonly lastRow: number;
}

const reach = 2;
const mostCrossings = 2_000_000;

/** The ruled tables of a page that have at least two columns and only rectangular cells. */
export function findGrids(rules: PageRules): Grid[] {
  if (rules.horizontal.length * rules.vertical.length > mostCrossings) return [];
  return connected(rules)
    .map(gridOf)
    .filter((grid) => grid !== null)
    .sort((one, other) => (one.ys[0] ?? 0) - (other.ys[0] ?? 0));
}

/**
 * The same table on the columns of the one before it, when those are finer and the outer borders agree: a table that
 * goes on over a page, or below another part of the same form, keeps its columns aligned.
 */
export function alignedTo(grid: Grid, before: Grid | null): Grid {
  const xs = before?.xs ?? [];
  const finer = xs.length > grid.xs.length && grid.xs.every((x) => xs.some((other) => Math.abs(other - x) <= reach));
  if (!finer || !near(grid.xs[0], xs[0]) || !near(grid.xs.at(-1), xs.at(-1))) return grid;
  const columnOf = xs.slice(1).map((right, index) => {
    const middle = ((xs[index] ?? 0) + right) / 2;
    return grid.xs.findLastIndex((x) => x <= middle);
  });
  const placed = new Map<GridCell, GridCell>();
  return {
    xs,
    ys: grid.ys,
    cellAt: (column, row) => {
      const cell = grid.cellAt(columnOf[column] ?? 0, row);
      const known = placed.get(cell);
      if (known !== undefined) return known;
      const wide = {
        ...cell,
        column: columnOf.findIndex((old) => old >= cell.column),
        lastColumn: columnOf.findLastIndex((old) => old <= cell.lastColumn),
      };
      placed.set(cell, wide);
      return wide;
    },
  };
}

function near(one: number | undefined, other: number | undefined): boolean {
  return one !== undefined && other !== undefined && Math.abs(one - other) <= reach;
}

interface Frame {
  readonly horizontal: Rule[];
  readonly vertical: Rule[];
}

/** Groups rules that touch each other. */
function connected({ horizontal, vertical }: PageRules): Frame[] {
  const group = horizontal.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (group[root] !== root) root = group[root] ?? root;
    return root;
  };
  const touching = vertical.map((rule) => horizontal.flatMap((other, index) => (crosses(other, rule) ? [index] : [])));
  for (const indexes of touching) for (const index of indexes) group[rootOf(index)] = rootOf(indexes[0] ?? index);
  const frames = new Map<number, Frame>();
  horizontal.forEach((rule, index) => {
    const frame = frames.get(rootOf(index)) ?? { horizontal: [], vertical: [] };
    frame.horizontal.push(rule);
    frames.set(rootOf(index), frame);
  });
  vertical.forEach((rule, index) => {
    const first = touching[index]?.[0];
    if (first !== undefined) frames.get(rootOf(first))?.vertical.push(rule);
  });
  return [...frames.values()];
}

function crosses(horizontal: Rule, vertical: Rule): boolean {
  return (
    vertical.at >= horizontal.from - reach &&
    vertical.at <= horizontal.to + reach &&
    horizontal.at >= vertical.from - reach &&
    horizontal.at <= vertical.to + reach
  );
}

function gridOf(frame: Frame): Grid | null {
  const xs = positions(frame.vertical);
  const ys = positions(frame.horizontal);
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 2 || rows < 1) return null;
  const owner = Array.from({ length: columns * rows }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (owner[root] !== root) root = owner[root] ?? root;
    return root;
  };
  const wallRight = wallTest(frame.vertical, xs, ys);
  const wallBelow = wallTest(frame.horizontal, ys, xs);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      if (column + 1 < columns && !wallRight(column + 1, row)) owner[rootOf(at + 1)] = rootOf(at);
      if (row + 1 < rows && !wallBelow(row + 1, column)) owner[rootOf(at + columns)] = rootOf(at);
    }
  }
  const cells = cellsOf(
    owner.map((_, index) => rootOf(index)),
    xs,
    ys,
  );
  if (cells === null) return null;
  return {
    xs,
    ys,
    cellAt: (column, row) => {
      const cell = cells[row * columns + column];
      if (cell === undefined) throw new RangeError(`no cell ${column}, ${row}`);
      return cell;
    },
  };
}

/** Tells whether border `line` (an index into `along`) is drawn beside the stretch between two positions of `across`. */
function wallTest(rules: readonly Rule[], along: readonly number[], across: readonly number[]) {
  const byLine = along.map((at) => rules.filter((rule) => Math.abs(rule.at - at) <= reach));
  return (line: number, stretch: number): boolean => {
    const from = across[stretch] ?? 0;
    const to = across[stretch + 1] ?? 0;
    const middle = (from + to) / 2;
    return (byLine[line] ?? []).some((rule) => rule.from <= middle && rule.to >= middle);
  };
}

/** Cells by unit square, or null when one of them is not a rectangle. */
function cellsOf(roots: readonly number[], xs: readonly number[], ys: readonly number[]): GridCell[] | null {
  const columns = xs.length - 1;
  const squares = new Map<number, number[]>();
  roots.forEach((root, index) => {
    const members = squares.get(root) ?? [];
    members.push(index);
    squares.set(root, members);
  });
  const cells = new Map<number, GridCell>();
  for (const [root, members] of squares) {
    const inColumns = members.map((index) => index % columns);
    const inRows = members.map((index) => Math.floor(index / columns));
    const [column, lastColumn] = [Math.min(...inColumns), Math.max(...inColumns)];
    const [row, lastRow] = [Math.min(...inRows), Math.max(...inRows)];
    if ((lastColumn - column + 1) * (lastRow - row + 1) !== members.length) return null;
    cells.set(root, {
      left: xs[column] ?? 0,
      right: xs[lastColumn + 1] ?? 0,
      top: ys[row] ?? 0,
      bottom: ys[lastRow + 1] ?? 0,
      column,
      row,
      lastColumn,
      lastRow,
    });
  }
  return roots.flatMap((root) => cells.get(root) ?? []);
}

/** The distinct positions of rules, those closer than `reach` taken for one. */
function positions(rules: readonly Rule[]): number[] {
  const sorted = rules.map((rule) => rule.at).sort((one, other) => one - other);
  const result: number[] = [];
  for (const at of sorted) {
    const last = result.at(-1);
    if (last === undefined || at - last > reach) result.push(at);
  }
  return result;
}
