import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { OfficeNumber, OfficeSheet, OfficeValue, OfficeWorkbook } from '../../kernel/base/office-model.ts';
import { entryTime } from './repack.ts';
import { RowHeights } from './row-heights.ts';

/** Rows are handed to the packer in pieces of about this many characters, so that a long sheet is never held as XML. */
const pieceCharacters = 65_536;

/**
 * Writes the workbook as XLSX, streaming its rows. Texts stand in the cells themselves (no shared strings), numbers are
 * exact as JavaScript prints them, header rows are frozen and repeated in print. Same workbook, same bytes.
 */
export async function writeXlsx(workbook: OfficeWorkbook): Promise<Uint8Array> {
  const pack = new PackageWriter();
  const styles = new StyleTable(workbook.sheets);
  const names = sheetNames(workbook.sheets);
  pack.add('[Content_Types].xml', contentTypes(names.length));
  pack.add(
    '_rels/.rels',
    relations([
      ['officeDocument', 'xl/workbook.xml'],
      ['core', 'docProps/core.xml'],
    ]),
  );
  pack.add('docProps/core.xml', coreProperties(workbook));
  pack.add('xl/workbook.xml', workbookXml(names, workbook.sheets));
  const targets = names.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]);
  pack.add('xl/_rels/workbook.xml.rels', relations([...targets, ['styles', 'styles.xml']]));
  pack.add('xl/styles.xml', styles.xml());
  workbook.sheets.forEach((sheet, index) => {
    pack.addPieces(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, styles));
  });
  return pack.finish();
}

class PackageWriter {
  readonly #chunks: Uint8Array[] = [];
  readonly #zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    this.#chunks.push(chunk);
  });

  add(name: string, content: string): void {
    this.addPieces(name, [content]);
  }

  addPieces(name: string, pieces: Iterable<string>): void {
    const entry = new ZipDeflate(name, { level: 3 });
    entry.mtime = entryTime;
    this.#zip.add(entry);
    for (const piece of pieces) entry.push(strToU8(piece));
    entry.push(new Uint8Array(0), true);
  }

  finish(): Uint8Array {
    this.#zip.end();
    const bytes = new Uint8Array(this.#chunks.reduce((total, chunk) => total + chunk.length, 0));
    let at = 0;
    for (const chunk of this.#chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Cell formats: 0 plain, 1 wrapped text, 2 header; then one for each number format in use. */
class StyleTable {
  readonly #formats: string[];

  constructor(sheets: readonly OfficeSheet[]) {
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
    return `${declaration}<styleSheet xmlns="${main}"><numFmts count="${formats.length}">${formats.join('')}</numFmts>
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

function* sheetXml(sheet: OfficeSheet, styles: StyleTable): Generator<string> {
  const { headerRows } = sheet;
  const pane =
    headerRows > 0
      ? `<pane ySplit="${headerRows}" topLeftCell="A${headerRows + 1}" activePane="bottomLeft" state="frozen"/>`
      : '';
  const columns = sheet.widths
    .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  let piece = `${declaration}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${columns === '' ? '' : `<cols>${columns}</cols>`}<sheetData>`;
  const heights = new RowHeights(sheet);
  for (const [index, row] of sheet.rows.entries()) {
    piece += rowXml(row, index, sheet, styles, heights);
    if (piece.length > pieceCharacters) {
      yield piece;
      piece = '';
    }
  }
  const merges = (sheet.merges ?? []).map(
    ({ row, column, rows, columns: across }) =>
      `<mergeCell ref="${reference(row, column)}:${reference(row + rows - 1, column + across - 1)}"/>`,
  );
  const merged = merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`;
  yield `${piece}</sheetData>${merged}<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

function rowXml(
  row: readonly OfficeValue[],
  index: number,
  sheet: OfficeSheet,
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

/** Names that Excel accepts: at most 31 characters, none of `[]:*?/\`, no two alike. */
function sheetNames(sheets: readonly OfficeSheet[]): string[] {
  const names: string[] = [];
  for (const { name } of sheets) {
    const plain =
      name
        .replace(/[[\]:*?/\\']/g, ' ')
        .trim()
        .slice(0, 31) || 'Sheet';
    let unique = plain;
    for (let no = 2; names.includes(unique); no++) unique = `${plain.slice(0, 28)} ${no}`;
    names.push(unique);
  }
  return names;
}

function workbookXml(names: readonly string[], sheets: readonly OfficeSheet[]): string {
  const list = names.map(
    (name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const titles = names.flatMap((name, index) => {
    const rows = sheets[index]?.headerRows ?? 0;
    return rows === 0
      ? []
      : [`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${escaped(name)}'!$1:$${rows}</definedName>`];
  });
  const defined = titles.length === 0 ? '' : `<definedNames>${titles.join('')}</definedNames>`;
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${officeRelations}"><sheets>${list.join('')}</sheets>${defined}</workbook>`;
}

function relations(list: readonly (readonly [string, string])[]): string {
  const items = list.map(([type, target], index) => {
    const uri = type === 'core' ? `${packageRelations}/metadata/core-properties` : `${officeRelations}/${type}`;
    return `<Relationship Id="rId${index + 1}" Type="${uri}" Target="${target}"/>`;
  });
  return `${declaration}<Relationships xmlns="${packageRelations}">${items.join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`,
  );
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${parts.join('')}</Types>`;
}

function coreProperties({ title, author, created }: OfficeWorkbook): string {
  const instant = `${new Date(created).toISOString().slice(0, 19)}Z`;
  return `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(author)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${instant}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${instant}</dcterms:modified></cp:coreProperties>`;
}

/** XML text or attribute content; characters that XML 1.0 cannot hold become visible replacements. */
function escaped(text: string): string {
  if (!/[&<>"\p{Cc}\p{Cs}\ufffe\uffff]/u.test(text)) return text;
  return text
    .replace(/(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
