import type { OfficeCell } from '../../../kernel/sdk/index.ts';

/** Relative widths of the nine columns that all parts of a self-evaluation form share. */
export const formWidths: readonly number[] = [22, 42, 44, 108, 70, 70, 32, 42, 96];

/** A centred label of the form. */
export function label(text: string, span: { readonly columns?: number; readonly rows?: number } = {}): OfficeCell {
  return { text, align: 'center', colSpan: span.columns ?? 1, rowSpan: span.rows ?? 1 };
}

/** Text at the left. */
export function entry(text: string, columns = 1, rows = 1): OfficeCell {
  return { text, colSpan: columns, rowSpan: rows };
}

/** A number as it was printed; blank where nothing was. */
export function figure(value: number | null, columns = 1): OfficeCell {
  return { text: value === null ? '' : String(value), align: 'center', colSpan: columns };
}

/** A percentage as it was printed; blank where nothing was. */
export function percent(value: number | null): OfficeCell {
  return { text: value === null ? '' : `${value}%`, align: 'center' };
}

/** A column title of an indicator table. */
export function title(text: string, columns = 1): OfficeCell {
  return { text, align: 'center', bold: true, colSpan: columns };
}
