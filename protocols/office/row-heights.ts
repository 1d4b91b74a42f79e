import type { OfficeSheet, OfficeValue } from '../../kernel/base/office-model.ts';

/** Points; Excel allows no row higher than 409. */
const lineHeight = 13.5;
const highest = 409;

/**
 * Heights of rows whose text wraps. Excel measures plain cells itself when it opens the file, but never merged ones,
 * and other programs measure neither.
 */
export class RowHeights {
  readonly #widths: readonly number[];
  readonly #merged = new Map<number, Map<number, { readonly rows: number; readonly columns: number }>>();

  constructor(sheet: Pick<OfficeSheet, 'widths' | 'merges'>) {
    this.#widths = sheet.widths;
    for (const { row, column, rows, columns } of sheet.merges ?? []) {
      const inRow = this.#merged.get(row) ?? new Map();
      inRow.set(column, { rows, columns });
      this.#merged.set(row, inRow);
    }
  }

  /** The attributes of the row's element; empty where one line is enough. */
  of(index: number, row: readonly OfficeValue[]): string {
    let most = 1;
    row.forEach((value, column) => {
      if (typeof value !== 'string' || this.#widths[column] === undefined) return;
      const span = this.#merged.get(index)?.get(column);
      if (span !== undefined && span.rows > 1) return;
      const width = this.#widths.slice(column, column + (span?.columns ?? 1)).reduce((total, one) => total + one, 0);
      most = Math.max(most, linesOf(value, Math.max(2, width - 1.5)));
    });
    return most === 1 ? '' : ` ht="${Math.min(highest, most * lineHeight + 3)}" customHeight="1"`;
  }
}

/** Lines that a text takes in a column of so many digits' width; ideographs are two digits wide. */
function linesOf(text: string, width: number): number {
  let lines = 0;
  for (const part of text.split('\n')) {
    let units = 0;
    for (const sign of part) units += (sign.codePointAt(0) ?? 0) < 0x2000 ? 1 : 2;
    lines += Math.max(1, Math.ceil(units / width));
  }
  return lines;
}
