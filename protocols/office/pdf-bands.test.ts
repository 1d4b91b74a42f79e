import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OfficeCell, OfficeTable } from '../../kernel/base/office-model.ts';
import { type Band, cutIntoBands, type PageFrame } from './pdf-bands.ts';
import { bandsByRow, partsOf } from './pdf-draw.ts';
import { type LaidOutTable, layOutTable, linesIn } from './pdf-table.ts';
import { PrintFont } from './print-font.ts';

const frame: PageFrame = { start: 300, top: 60, bottom: 560 };

/** Tables of three columns whose first column has spans; lengths are those of the texts. */
const tables = fc
  .record({
    headerRows: fc.constantFrom(0, 1),
    spans: fc.array(
      fc.record({ rows: fc.integer({ min: 1, max: 30 }), length: fc.constantFrom(0, 8, 90, 300, 2000) }),
      {
        minLength: 1,
        maxLength: 8,
      },
    ),
    lengths: fc.array(fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 80 }) }, fc.constant(2500)), {
      minLength: 1,
      maxLength: 12,
    }),
  })
  .map(({ headerRows, spans, lengths }): OfficeTable => {
    const rows: OfficeCell[][] = headerRows === 0 ? [] : [[{ text: '甲' }, { text: '乙' }, { text: '丙' }]];
    for (const span of spans) {
      for (let row = 0; row < span.rows; row++) {
        const text = '文'.repeat(lengths[rows.length % lengths.length] ?? 0);
        const rest = [{ text }, { text: '末' }];
        rows.push(row === 0 ? [{ text: '跨'.repeat(span.length), rowSpan: span.rows }, ...rest] : rest);
      }
    }
    return { kind: 'table', widths: [1, 2, 1], headerRows, rows };
  });

function laidOut(table: OfficeTable): LaidOutTable {
  return layOutTable(table, 50, 480, PrintFont.shipped());
}

/** Lines of the row's own cells that its bands show, repeated header rows left out. */
function linesShown(table: LaidOutTable, bands: readonly Band[], row: number): number {
  const own = bands.filter((band) => band.row === row);
  const whole = own.find((band) => band.lines[1] === Number.POSITIVE_INFINITY);
  if (whole !== undefined) return linesIn(table, whole.height);
  return own.reduce((total, band) => total + Math.min(band.lines[1] - band.lines[0], linesIn(table, band.height)), 0);
}

describe('a table that is cut into pages', () => {
  it('stays on its pages, in order and without overlaps', () => {
    fc.assert(
      fc.property(tables, (given) => {
        const bands = cutIntoBands(laidOut(given), frame);
        bands.forEach((band, index) => {
          const before = bands[index - 1];
          if (before !== undefined && before.page === band.page) {
            expect(band.top).toBeCloseTo(before.top + before.height, 6);
          }
          expect(band.top).toBeGreaterThanOrEqual(band.page === 0 ? frame.start : frame.top);
          expect(band.top + band.height).toBeLessThanOrEqual(frame.bottom + 0.01);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('shows every row with all its lines', () => {
    fc.assert(
      fc.property(tables, (given) => {
        const table = laidOut(given);
        const bands = cutIntoBands(table, frame);
        for (let row = 0; row < table.rowCount; row++) {
          expect(linesShown(table, bands, row)).toBeGreaterThanOrEqual(table.rowLines[row] ?? 1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('shows the whole text of every cell', () => {
    fc.assert(
      fc.property(tables, (given) => {
        const table = laidOut(given);
        const byRow = bandsByRow(table, cutIntoBands(table, frame));
        for (const cell of table.cells) {
          const parts = partsOf(table, cell, byRow);
          const whole = parts.some((part) => part.lines.length === cell.lines.length);
          expect(whole ? cell.lines : parts.flatMap((part) => part.lines)).toEqual(cell.lines);
          const once = cell.row === cell.lastRow && cell.row >= table.headerRows;
          if (once) expect(parts.flatMap((part) => part.lines)).toEqual(cell.lines);
          for (const part of parts)
            expect(part.lines.length).toBeLessThanOrEqual(Math.max(1, linesIn(table, part.height)));
        }
      }),
      { numRuns: 60 },
    );
  });
});
