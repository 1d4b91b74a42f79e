import type { TextRun } from './pdf-geometry.ts';
import type { Grid, GridCell } from './pdf-grid.ts';

/** A line of a page: flowing text, or a table row with cells. */
export interface PageLine {
  readonly text: string;
  /** Baseline, or top of the row's table; points from the top of the page. */
  readonly y: number;
  readonly row?: { readonly cells: readonly string[]; readonly merged: readonly number[] };
}

/** Puts the runs of a page into lines from top to bottom; those inside a ruled table into its cells, when it is sure. */
export function layOutPage(runs: readonly TextRun[], grids: readonly Grid[]): PageLine[] {
  const parts: { readonly y: number; readonly lines: readonly PageLine[] }[] = [];
  let flowing = withoutDoubles(runs);
  for (const grid of grids) {
    const table = fillGrid(grid, flowing);
    if (table === null) continue;
    flowing = flowing.filter((run) => !table.taken.has(run));
    parts.push({ y: grid.ys[0] ?? 0, lines: table.rows });
  }
  for (const line of visualLines(flowing)) {
    const y = line[0]?.y ?? 0;
    parts.push({ y, lines: [{ text: joinRuns(line), y }] });
  }
  return parts.sort((one, other) => one.y - other.y).flatMap((part) => part.lines);
}

interface FilledGrid {
  readonly rows: readonly PageLine[];
  readonly taken: ReadonlySet<TextRun>;
}

/** How far, in points, text may stick out of its cell. */
const overhang = 3;

/** Null when the table is not sure: text crosses a border, or stands beside the table in its rows. */
function fillGrid(grid: Grid, runs: readonly TextRun[]): FilledGrid | null {
  const top = grid.ys[0] ?? 0;
  const bottom = grid.ys.at(-1) ?? 0;
  const inside = runs.filter((run) => middleY(run) > top && middleY(run) < bottom);
  if (inside.length === 0) return null;
  const byCell = new Map<GridCell, TextRun[]>();
  for (const run of inside) {
    for (const piece of piecesInCells(grid, run)) {
      if (piece.cell === null) return null;
      const content = byCell.get(piece.cell) ?? [];
      content.push(piece.run);
      byCell.set(piece.cell, content);
    }
  }
  const rows = grid.ys.slice(1).map((_, row) => rowLine(grid, row, byCell));
  return { rows, taken: new Set(inside) };
}

function rowLine(grid: Grid, row: number, byCell: ReadonlyMap<GridCell, TextRun[]>): PageLine {
  const cells: string[] = [];
  const merged: number[] = [];
  for (let column = 0; column < grid.xs.length - 1; column++) {
    const cell = grid.cellAt(column, row);
    if (cell.row < row) merged.push(column);
    cells.push(cell.row === row && cell.column === column ? cellText(byCell.get(cell) ?? []) : '');
  }
  return { text: '', y: grid.ys[row] ?? 0, row: { cells, merged } };
}

interface Piece {
  readonly run: TextRun;
  readonly cell: GridCell | null;
}

/** The run with its cell; when it crosses a border (narrow cells run together), its words with theirs. */
function piecesInCells(grid: Grid, run: TextRun): Piece[] {
  const whole = cellOf(grid, run);
  if (whole !== null || !run.text.trim().includes(' ')) return [{ run, cell: whole }];
  const words = run.text.split(/( +)/).filter((word) => word !== '');
  const units = words.map((word) => [...word].reduce((total, sign) => total + (isWide(sign) ? 2 : 1), 0));
  const unit = run.width / units.reduce((total, size) => total + size, 0);
  let x = run.x;
  const pieces: Piece[] = [];
  words.forEach((word, index) => {
    const width = (units[index] ?? 0) * unit;
    const piece = { ...run, text: word, x, width };
    x += width;
    if (word.trim() !== '') pieces.push({ run: piece, cell: cellOf(grid, piece) });
  });
  return pieces;
}

function cellOf(grid: Grid, run: TextRun): GridCell | null {
  const column = stretchOf(grid.xs, run.x + run.width / 2);
  const row = stretchOf(grid.ys, middleY(run));
  if (column === -1 || row === -1) return null;
  const cell = grid.cellAt(column, row);
  return run.x >= cell.left - overhang && run.x + run.width <= cell.right + overhang ? cell : null;
}

function stretchOf(borders: readonly number[], at: number): number {
  for (let index = 0; index + 1 < borders.length; index++) {
    if (at >= (borders[index] ?? 0) && at < (borders[index + 1] ?? 0)) return index;
  }
  return -1;
}

function cellText(runs: readonly TextRun[]): string {
  let text = '';
  for (const line of visualLines(runs)) {
    const next = joinRuns(line);
    text += /[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(next) ? ` ${next}` : next;
  }
  return text.trim();
}

/** Groups runs that share a baseline, top to bottom, each group left to right. */
function visualLines(runs: readonly TextRun[]): TextRun[][] {
  const lines: TextRun[][] = [];
  for (const run of [...runs].sort((one, other) => one.y - other.y)) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line !== undefined && first !== undefined && run.y - first.y <= Math.min(run.height, first.height) * 0.5) {
      line.push(run);
    } else lines.push([run]);
  }
  return lines.map((line) => line.sort((one, other) => one.x - other.x));
}

function joinRuns(line: readonly TextRun[]): string {
  let text = '';
  let end = Number.NEGATIVE_INFINITY;
  for (const run of line) {
    const gap = run.x - end > run.height * gapAfter(text, run.text);
    text += gap && text !== '' && !text.endsWith(' ') && !run.text.startsWith(' ') ? ` ${run.text}` : run.text;
    end = run.x + run.width;
  }
  return text;
}

/**
 * Width of a gap, as a share of the size, from which on it is a space. Between an ideograph and a Latin letter or figure
 * word processors put a quarter of the size of their own accord.
 */
function gapAfter(before: string, next: string): number {
  return isWide(before.slice(-1)) === isWide(next) ? 0.2 : 0.6;
}

/** Drops runs drawn a second time a hair aside, which is how some producers make text bold. */
function withoutDoubles(runs: readonly TextRun[]): TextRun[] {
  const seen = new Map<string, TextRun[]>();
  return runs.filter((run) => {
    const twins = seen.get(run.text) ?? [];
    if (twins.some((twin) => Math.abs(twin.x - run.x) < 1.5 && Math.abs(twin.y - run.y) < 1.5)) return false;
    twins.push(run);
    seen.set(run.text, twins);
    return true;
  });
}

/** The height at which most of the run's ink lies. */
function middleY(run: TextRun): number {
  return run.y - run.height * 0.35;
}

function isWide(sign: string): boolean {
  return (sign.codePointAt(0) ?? 0) >= 0x2e80;
}
