import type { Band } from './pdf-bands.ts';
import { cellPadding, type LaidOutTable, linesIn, type PlacedCell } from './pdf-table.ts';
import type { PrintFont } from './print-font.ts';

/** Draws one line of text; `x` and `baseline` in points from the top left of the current page. */
export interface Pen {
  text(text: string, x: number, baseline: number, size: number, bold: boolean): void;
  box(x: number, y: number, width: number, height: number): void;
}

/** What each page of a table shows, by page. */
export function partsByPage(table: LaidOutTable, bands: readonly Band[]): ReadonlyMap<number, readonly CellPart[]> {
  const byRow = bandsByRow(table, bands);
  const pages = new Map<number, CellPart[]>();
  for (const cell of table.cells) {
    for (const part of partsOf(table, cell, byRow)) {
      const page = pages.get(part.page) ?? [];
      page.push(part);
      pages.set(part.page, page);
    }
  }
  return pages;
}

export function bandsByRow(table: LaidOutTable, bands: readonly Band[]): readonly (readonly Band[])[] {
  const byRow: Band[][] = Array.from({ length: table.rowCount }, () => []);
  for (const band of bands) byRow[band.row]?.push(band);
  return byRow;
}

/** What one page shows of a cell. */
export interface CellPart {
  readonly cell: PlacedCell;
  readonly page: number;
  readonly top: number;
  readonly height: number;
  readonly lines: readonly string[];
  /** A part of a text that goes over pages begins at the top; whole texts stand in the middle. */
  readonly cut: boolean;
}

/**
 * The parts of a cell, one for each page it reaches. The text of a spanning cell stands whole in every part that holds
 * it; a text that no part holds, or that stands in a row that is cut itself, goes on from part to part.
 */
export function partsOf(table: LaidOutTable, cell: PlacedCell, byRow: readonly (readonly Band[])[]): CellPart[] {
  const parts = framesOf(cell, byRow);
  const rooms = parts.map((part) => linesIn(table, part.height));
  const cutRow = cell.row === cell.lastRow && (byRow[cell.row]?.[0]?.lines[1] ?? 0) < Number.POSITIVE_INFINITY;
  if (!cutRow && rooms.some((room) => room >= cell.lines.length)) {
    // In a part too low for the whole text only the first shows its beginning; half a label would mislead further on.
    return parts.map((part, index) => {
      const room = rooms[index] ?? 0;
      const lines = room >= cell.lines.length || index === 0 ? cell.lines.slice(0, Math.max(1, room)) : [];
      return { ...part, cell, lines, cut: false };
    });
  }
  let shown = 0;
  return parts.map((part, index) => {
    const lines = cell.lines.slice(shown, shown + (rooms[index] ?? 0));
    shown += lines.length;
    return { ...part, cell, lines, cut: true };
  });
}

function framesOf(cell: PlacedCell, byRow: readonly (readonly Band[])[]): Pick<CellPart, 'page' | 'top' | 'height'>[] {
  const frames = new Map<number, { page: number; top: number; height: number }>();
  for (const band of byRow.slice(cell.row, cell.lastRow + 1).flat()) {
    const frame = frames.get(band.page);
    if (frame === undefined) frames.set(band.page, { page: band.page, top: band.top, height: band.height });
    else frame.height += band.height;
  }
  return [...frames.values()];
}

/** Draws a cell's part on the current page. */
export function drawPart(pen: Pen, font: PrintFont, table: LaidOutTable, part: CellPart): void {
  const { cell } = part;
  pen.box(cell.left, part.top, cell.width, part.height);
  const textHeight = part.lines.length * table.lineHeight;
  const offset = part.cut ? cellPadding.y : (part.height - textHeight) / 2;
  part.lines.forEach((line, index) => {
    const baseline = part.top + offset + index * table.lineHeight + table.lineHeight / 2 + table.fontSize * 0.36;
    const room = cell.width - 2 * cellPadding.x - font.width(line.trimEnd(), table.fontSize);
    const shift = cell.cell.align === 'center' ? room / 2 : cell.cell.align === 'right' ? room : 0;
    pen.text(line, cell.left + cellPadding.x + shift, baseline, table.fontSize, cell.cell.bold === true);
  });
}
