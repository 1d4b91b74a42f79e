import type { OfficeNumber, OfficeSheet, OfficeValue } from '../../kernel/base/office-model.ts';
import { RowHeights } from './row-heights.ts';

/** Rows are handed to the packer in pieces of about this many characters, so that a long sheet is never held as XML. */
const pieceCharacters = 65_536;

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const spreadsheetMain = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** Cell formats: 0 plain, 1 wrapped text, 2 header; then one for each number format in use. */
export class StyleTable {
  readonly #formats: string[];

  constructor(sheets: readonly Pick<OfficeSheet, 'numberFormats' | 'rows'>[]) {
    const formats = new Set<string>();
    for (const sheet of sheets) {
      for (const format of sheet.numberFormats ?? []) if (format !== null) formats.add(format);
      for (const row of sheet.rows) for (const cell of row) if (isFormatted(cell)) formats.add(cell.format);
    }
    this.#formats = [...formats];
  }

  ofNumber(format: string | null | undefined): number {
    return format === null || format === undefined ? 1 : 3 + this.#formats.indexOf(format);
  }

  xml(): string {
    const formats = this.#formats.map(
      (format, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escaped(format)}"/>`,
    );
    const numbers = this.#formats.map((_, index) => cellFormat(164 + index, 0, 'vertical="center" wrapText="1"'));
    return `${declaration}<styleSheet xmlns="${spreadsheetMain}"><numFmts count="${formats.length}">${formats.join('')}</numFmts>
<fonts count="2"><font><sz val="10"/><name val="宋体"/></font><font><b/><sz val="10"/><name val="宋体"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="${3 + numbers.length}"><xf xfId="0"/>${cellFormat(0, 0, 'vertical="center" wrapText="1"')}${cellFormat(0, 1, 'horizontal="center" vertical="center" wrapText="1"')}${numbers.join('')}</cellXfs>
</styleSheet>`.replace('<numFmts count="0"></numFmts>', '');
  }
}

function cellFormat(numberFormat: number, font: number, alignment: string): string {
  return `<xf numFmtId="${numberFormat}" fontId="${font}" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment ${alignment}/></xf>`;
}

/** The XML of one sheet. */
export function* sheetXml(sheet: OfficeSheet, styles: StyleTable): Generator<string> {
  const rows = new SheetRows(sheet, styles);
  yield sheetHead(sheet);
  yield* rows.xml(sheet.rows);
  yield sheetTail(sheet);
}

export function sheetHead({ headerRows, widths }: Pick<OfficeSheet, 'headerRows' | 'widths'>): string {
  const pane =
    headerRows > 0
      ? `<pane ySplit="${headerRows}" topLeftCell="A${headerRows + 1}" activePane="bottomLeft" state="frozen"/>`
      : '';
  const columns = widths
    .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  return `${declaration}<worksheet xmlns="${spreadsheetMain}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${columns === '' ? '' : `<cols>${columns}</cols>`}<sheetData>`;
}

export function sheetTail({ merges: given = [] }: Pick<OfficeSheet, 'merges'>): string {
  const merges = given.map(
    ({ row, column, rows, columns: across }) =>
      `<mergeCell ref="${reference(row, column)}:${reference(row + rows - 1, column + across - 1)}"/>`,
  );
  const merged = merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`;
  return `</sheetData>${merged}<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

/** Writes the rows of a sheet one after the other, in as many portions as they come in. */
export class SheetRows {
  readonly #sheet: Omit<OfficeSheet, 'rows'>;
  readonly #styles: StyleTable;
  readonly #heights: RowHeights;
  #written = 0;

  constructor(sheet: Omit<OfficeSheet, 'rows'>, styles: StyleTable) {
    this.#sheet = sheet;
    this.#styles = styles;
    this.#heights = new RowHeights(sheet);
  }

  *xml(rows: Iterable<readonly OfficeValue[]>): Generator<string> {
    let piece = '';
    for (const row of rows) {
      piece += rowXml(row, this.#written, this.#sheet, this.#styles, this.#heights);
      this.#written += 1;
      if (piece.length > pieceCharacters) {
        yield piece;
        piece = '';
      }
    }
    yield piece;
  }
}

function rowXml(
  row: readonly OfficeValue[],
  index: number,
  sheet: Omit<OfficeSheet, 'rows'>,
  styles: StyleTable,
  heights: RowHeights,
): string {
  const header = index < sheet.headerRows || sheet.titleRows?.includes(index) === true;
  const cells = row.map((cell, column) => {
    const at = reference(index, column);
    const value = isFormatted(cell) ? cell.value : cell;
    if (typeof value === 'number' && Number.isFinite(value)) {
      const format = isFormatted(cell) ? cell.format : sheet.numberFormats?.[column];
      return `<c r="${at}" s="${header ? 2 : styles.ofNumber(format)}"><v>${value}</v></c>`;
    }
    const style = header ? 2 : 1;
    if (value === null || value === '') return `<c r="${at}" s="${style}"/>`;
    return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(String(value))}</t></is></c>`;
  });
  return `<row r="${index + 1}"${heights.of(index, row)}>${cells.join('')}</row>`;
}

function isFormatted(cell: OfficeValue): cell is OfficeNumber {
  return typeof cell === 'object' && cell !== null;
}

/** A reference such as `AB12` for a zero-based row and column. */
function reference(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

/** XML text or attribute content; characters that XML 1.0 cannot hold become visible replacements. */
export function escaped(text: string): string {
  if (!/[&<>"\p{Cc}\p{Cs}\ufffe\uffff]/u.test(text)) return text;
  return text
    .replace(/(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
