import type { Band } from './pdf-bands.ts';
import { cellPadding, type LaidOutTable, linesIn, type PlacedCell } from './pdf-table.ts';
import type { PrintFont } from './print-font.ts';

/** Draws one line of text; `x` and `baseline` in points from the top left of the current page. */
export interface Pen {
  text(text: string, x: number, baseline: number, size: number, bold: boolean): void;
  box(x: number, y: number, width: number, height: number): void;
}

/** Draws what the table shows on one page. */
export function drawTablePage(
  pen: Pen,
  font: PrintFont,
  table: LaidOutTable,
  bands: readonly Band[],
  page: number,
): void {
  for (const cell of table.cells) {
    for (const part of partsOn(cell, bands, page)) drawPart(pen, font, table, cell, part);
  }
}

interface Part {
  readonly top: number;
  readonly height: number;
  readonly lines: readonly string[];
  /** A part of a cut text begins at the top; whole texts stand in the middle. */
  readonly cut: boolean;
}

/** The cell's rectangles on the page: one, or two where header rows are repeated on a page of their own rows. */
function partsOn(cell: PlacedCell, bands: readonly Band[], page: number): Part[] {
  const own = bands.filter((band) => band.row >= cell.row && band.row <= cell.lastRow);
  const here = own.filter((band) => band.page === page);
  const first = here[0];
  const last = here.at(-1);
  if (first === undefined || last === undefined) return [];
  const whole = cell.row === cell.lastRow ? first.lines[1] === Number.POSITIVE_INFINITY : true;
  const height = last.top + last.height - first.top;
  const lines = whole ? cell.lines : cell.lines.slice(first.lines[0], last.lines[1]);
  return [{ top: first.top, height, lines, cut: !whole }];
}

function drawPart(pen: Pen, font: PrintFont, table: LaidOutTable, cell: PlacedCell, part: Part): void {
  pen.box(cell.left, part.top, cell.width, part.height);
  const shown = part.lines.slice(0, Math.max(1, linesIn(table, part.height)));
  const textHeight = shown.length * table.lineHeight;
  const offset = part.cut ? cellPadding.y : (part.height - textHeight) / 2;
  shown.forEach((line, index) => {
    const baseline = part.top + offset + index * table.lineHeight + table.lineHeight / 2 + table.fontSize * 0.36;
    const room = cell.width - 2 * cellPadding.x - font.width(line.trimEnd(), table.fontSize);
    const shift = cell.cell.align === 'center' ? room / 2 : cell.cell.align === 'right' ? room : 0;
    pen.text(line, cell.left + cellPadding.x + shift, baseline, table.fontSize, cell.cell.bold === true);
  });
}
