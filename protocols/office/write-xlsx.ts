import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { OfficeSheet, OfficeWorkbook } from '../../kernel/base/office-model.ts';
import { entryTime } from './repack.ts';
import {
  declaration,
  escaped,
  SheetRows,
  StyleTable,
  sheetHead,
  sheetTail,
  sheetXml,
  spreadsheetMain,
} from './xlsx-sheet.ts';

/**
 * Writes the workbook as XLSX, streaming its rows. Texts stand in the cells themselves (no shared strings), numbers are
 * exact as JavaScript prints them, header rows are frozen and repeated in print. Same workbook, same bytes.
 */
export async function writeXlsx(workbook: OfficeWorkbook): Promise<Uint8Array> {
  const pack = new PackageWriter();
  const styles = new StyleTable(workbook.sheets);
  addParts(pack, workbook, styles);
  workbook.sheets.forEach((sheet, index) => {
    pack.add(sheetPath(index), sheetXml(sheet, styles));
  });
  pack.finish();
  return Buffer.concat(pack.taken());
}

/** A workbook of one sheet whose rows come as they are made, the header among them; its cells have no own formats. */
export interface StreamedWorkbook extends Omit<OfficeWorkbook, 'sheets'> {
  readonly sheet: Omit<OfficeSheet, 'rows' | 'merges' | 'titleRows'>;
  readonly batches: AsyncIterable<readonly (readonly (string | number | null)[])[]>;
}

/** Writes the workbook as its rows come and gives the bytes as they are ready: memory does not grow with the rows. */
export async function* streamXlsx({ sheet, batches, ...about }: StreamedWorkbook): AsyncGenerator<Uint8Array> {
  const pack = new PackageWriter();
  const styles = new StyleTable([{ ...sheet, rows: [] }]);
  addParts(pack, { ...about, sheets: [sheet] }, styles);
  const rows = new SheetRows(sheet, styles);
  const entry = pack.open(sheetPath(0));
  entry.push(strToU8(sheetHead(sheet)));
  for await (const batch of batches) {
    for (const piece of rows.xml(batch)) entry.push(strToU8(piece));
    yield* pack.taken();
  }
  entry.push(strToU8(sheetTail({})), true);
  pack.finish();
  yield* pack.taken();
}

const sheetPath = (index: number) => `xl/worksheets/sheet${index + 1}.xml`;

type About = Omit<OfficeWorkbook, 'sheets'> & { readonly sheets: readonly Omit<OfficeSheet, 'rows'>[] };

/** Everything in the package but the sheets. */
function addParts(pack: PackageWriter, workbook: About, styles: StyleTable): void {
  const names = sheetNames(workbook.sheets);
  pack.add('[Content_Types].xml', [contentTypes(names.length)]);
  const parts: [string, string][] = [
    ['officeDocument', 'xl/workbook.xml'],
    ['core', 'docProps/core.xml'],
  ];
  pack.add('_rels/.rels', [relations(parts)]);
  pack.add('docProps/core.xml', [coreProperties(workbook)]);
  pack.add('xl/workbook.xml', [workbookXml(names, workbook.sheets)]);
  const targets = names.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]);
  pack.add('xl/_rels/workbook.xml.rels', [relations([...targets, ['styles', 'styles.xml']])]);
  pack.add('xl/styles.xml', [styles.xml()]);
}

class PackageWriter {
  #chunks: Uint8Array[] = [];
  readonly #zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    this.#chunks.push(chunk);
  });

  /** A new entry, whose content is pushed into it. */
  open(name: string): ZipDeflate {
    const entry = new ZipDeflate(name, { level: 3 });
    entry.mtime = entryTime;
    this.#zip.add(entry);
    return entry;
  }

  add(name: string, pieces: Iterable<string>): void {
    const entry = this.open(name);
    for (const piece of pieces) entry.push(strToU8(piece));
    entry.push(new Uint8Array(0), true);
  }

  finish(): void {
    this.#zip.end();
  }

  /** The bytes that have come about since they were last taken. */
  taken(): readonly Uint8Array[] {
    const chunks = this.#chunks;
    this.#chunks = [];
    return chunks;
  }
}

const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Names that Excel accepts: at most 31 characters, none of `[]:*?/\`, no two alike. */
function sheetNames(sheets: readonly Pick<OfficeSheet, 'name'>[]): string[] {
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

function workbookXml(names: readonly string[], sheets: readonly Pick<OfficeSheet, 'name' | 'headerRows'>[]): string {
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
  return `${declaration}<workbook xmlns="${spreadsheetMain}" xmlns:r="${officeRelations}"><sheets>${list.join('')}</sheets>${defined}</workbook>`;
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

function coreProperties({ title, author, created }: Omit<OfficeWorkbook, 'sheets'>): string {
  const instant = `${new Date(created).toISOString().slice(0, 19)}Z`;
  return `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(author)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${instant}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${instant}</dcterms:modified></cp:coreProperties>`;
}
