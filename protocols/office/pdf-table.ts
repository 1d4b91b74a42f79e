import { assert } from '../../kernel/base/assert.ts';
import type { OfficeCell, OfficeTable } from '../../kernel/base/office-model.ts';
import type { PrintFont } from './print-font.ts';

/** Space between a cell's border and its text, in points. */
export const cellPadding = { x: 3.5, y: 3 };

/** A cell with its place in the grid and its text broken into lines. */
export interface PlacedCell {
  readonly cell: OfficeCell;
  readonly column: number;
  readonly row: number;
  readonly lastRow: number;
  readonly left: number;
  readonly width: number;
  readonly lines: readonly string[];
}

/** A table made ready to be cut into pages. Points. */
export interface LaidOutTable {
  readonly cells: readonly PlacedCell[];
  readonly rowCount: number;
  readonly headerRows: number;
  readonly fontSize: number;
  readonly lineHeight: number;
  /** Lines of the tallest cell that lies in this row alone; at least one. */
  readonly rowLines: readonly number[];
}

export const defaultTableFontSize = 9;

/** Places the cells in the grid, as HTML places spanned cells, and wraps their texts. */
export function layOutTable(table: OfficeTable, left: number, width: number, font: PrintFont): LaidOutTable {
  const fontSize = table.fontSize ?? defaultTableFontSize;
  const borders = bordersOf(table.widths, left, width);
  const cells: PlacedCell[] = [];
  const freeFrom = table.widths.map(() => 0);
  table.rows.forEach((row, rowNo) => {
    let column = 0;
    for (const cell of row) {
      while ((freeFrom[column] ?? Number.POSITIVE_INFINITY) > rowNo && column < freeFrom.length) column++;
      const end = column + (cell.colSpan ?? 1);
      const lastRow = rowNo + (cell.rowSpan ?? 1) - 1;
      assert(end <= freeFrom.length, `row ${rowNo} of a table is wider than its ${freeFrom.length} columns`);
      assert(lastRow < table.rows.length, `a cell of row ${rowNo} spans beyond the table`);
      freeFrom.fill(lastRow + 1, column, end);
      const from = borders[column] ?? left;
      const cellWidth = (borders[end] ?? left + width) - from;
      const lines = font.wrap(font.printable(cell.text), cellWidth - 2 * cellPadding.x, fontSize);
      cells.push({ cell, column, row: rowNo, lastRow, left: from, width: cellWidth, lines });
      column = end;
    }
  });
  const rowLines = table.rows.map(() => 1);
  for (const { row, lastRow, lines } of cells) {
    if (row === lastRow) rowLines[row] = Math.max(rowLines[row] ?? 1, lines.length);
  }
  const { headerRows } = table;
  return { cells, rowCount: table.rows.length, headerRows, fontSize, lineHeight: fontSize * 1.35, rowLines };
}

function bordersOf(widths: readonly number[], left: number, width: number): number[] {
  const total = widths.reduce((all, one) => all + one, 0);
  const borders = [left];
  for (const one of widths) borders.push((borders.at(-1) ?? left) + (one / total) * width);
  return borders;
}

/** Height that so many lines take in a cell. */
export function heightOf(table: LaidOutTable, lines: number): number {
  return lines * table.lineHeight + 2 * cellPadding.y;
}

/** Lines that a height holds. */
export function linesIn(table: LaidOutTable, height: number): number {
  return Math.max(0, Math.floor((height - 2 * cellPadding.y + 0.01) / table.lineHeight));
}
