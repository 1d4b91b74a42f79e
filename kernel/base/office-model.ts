/** What an office file shows, without saying in which format: one description is written as DOCX and as PDF. */

export interface OfficeCell {
  readonly text: string;
  readonly colSpan?: number;
  readonly rowSpan?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly bold?: boolean;
}

export interface OfficeTable {
  readonly kind: 'table';
  /** Relative column widths. */
  readonly widths: readonly number[];
  /** How many rows at the top repeat on each page. */
  readonly headerRows: number;
  /** Rows from top to bottom; a place that a spanning cell covers is left out, as in HTML. */
  readonly rows: readonly (readonly OfficeCell[])[];
  /** Points; 9 when absent. */
  readonly fontSize?: number;
}

/** Level 1 is a centred title, 2 and 3 are the titles of sections. */
export type OfficeBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | {
      readonly kind: 'paragraph';
      readonly text: string;
      readonly align?: 'left' | 'center' | 'right';
      readonly indent?: boolean;
      readonly bold?: boolean;
    }
  | OfficeTable
  | { readonly kind: 'pageBreak' }
  /** Where an organ's seal goes; printed as a dotted frame with the organ's name. */
  | { readonly kind: 'seal'; readonly organ: string; readonly date: string };

export interface OfficeDocument {
  /** For the file's properties; a title on the page is a heading block. */
  readonly title: string;
  /** Civil date or instant that the file's properties carry; never the time of writing, so that the bytes are the same. */
  readonly created: string;
  readonly author: string;
  readonly landscape?: boolean;
  /** Shown in the head of each page, such as 演示数据. */
  readonly notice?: string;
  readonly blocks: readonly OfficeBlock[];
}

/** A number with its own look, such as a share of 1 shown as `0.00%`. */
export interface OfficeNumber {
  readonly value: number;
  readonly format: string;
}

export type OfficeValue = string | number | OfficeNumber | null;

export interface OfficeSheet {
  readonly name: string;
  readonly widths: readonly number[];
  readonly headerRows: number;
  /** How the numbers of a column look, such as `0.00` or `0.00%` (a share of 1); null or absent shows them plainly. */
  readonly numberFormats?: readonly (string | null)[];
  /** Zero-based rows below the header that are set as titles: bold and centred. */
  readonly titleRows?: readonly number[];
  /** A merged-away cell is null. */
  readonly rows: readonly (readonly OfficeValue[])[];
  /** Zero-based, inclusive. */
  readonly merges?: readonly {
    readonly row: number;
    readonly column: number;
    readonly rows: number;
    readonly columns: number;
  }[];
}

export interface OfficeWorkbook {
  readonly title: string;
  readonly created: string;
  readonly author: string;
  readonly sheets: readonly OfficeSheet[];
}
