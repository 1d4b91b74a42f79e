import type { ReadLimits } from './limits.ts';
import { relationsOf } from './office-package.ts';
import { readSheetStyles, type SheetStyles } from './sheet-styles.ts';
import { LineList, type TextLine } from './text-line.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { parseXml, type XmlHandlers, type XmlTag } from './xml.ts';
import type { ZipPackage } from './zip-package.ts';

/** Rows of all visible sheets in order, each a line with cells as Excel shows them. Blank rows are left out. */
export async function readXlsx(pack: ZipPackage, part: string, limits: ReadLimits): Promise<TextLine[]> {
  const related = await relationsOf(pack, part);
  const targetOf = (type: string) => related.find((relation) => relation.type === type)?.target;
  const strings = await readSharedStrings(pack, targetOf('sharedStrings'), limits);
  const styles = await readSheetStyles(pack, targetOf('styles'));
  const list = new LineList(limits);
  let page = 0;
  for (const id of await visibleSheets(pack, part)) {
    const target = related.find((relation) => relation.id === id && relation.type === 'worksheet')?.target;
    if (target === undefined) continue;
    page++;
    const sheet = new SheetReader(strings, styles, limits);
    await parseXml(pack.read(target), sheet);
    for (const row of sheet.finish()) list.addRow(row.cells, { merged: row.merged, page });
  }
  return list.lines;
}

async function visibleSheets(pack: ZipPackage, part: string): Promise<string[]> {
  const ids: string[] = [];
  await parseXml(pack.read(part), {
    open(name, tag) {
      if (name === 'sheet' && (tag.attribute('state') ?? 'visible') === 'visible') ids.push(tag.attribute('id') ?? '');
    },
  });
  return ids;
}

async function readSharedStrings(pack: ZipPackage, part: string | undefined, limits: ReadLimits): Promise<string[]> {
  const strings: string[] = [];
  if (part === undefined || !pack.has(part)) return strings;
  let text = '';
  let phonetic = 0;
  let inText = false;
  await parseXml(pack.read(part), {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic++;
      else if (name === 't') inText = phonetic === 0;
    },
    text(part) {
      if (inText) text += part;
    },
    close(name) {
      if (name === 'rPh') phonetic--;
      else if (name === 't') inText = false;
      else if (name === 'si') strings.push(text);
      if (strings.length > limits.lines * 16)
        throw new UnreadableFile('too-many-lines', { limit: `${limits.lines} 行` });
    },
  });
  return strings;
}

interface SheetRow {
  readonly row: number;
  readonly cells: string[];
  readonly merged: number[];
}

interface Area {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

class SheetReader implements XmlHandlers {
  readonly #strings: readonly string[];
  readonly #styles: SheetStyles;
  readonly #limits: ReadLimits;
  readonly #rows: SheetRow[] = [];
  readonly #areas: Area[] = [];
  #current: SheetRow = { row: 0, cells: [], merged: [] };
  #column = 0;
  #type = 'n';
  #style = 0;
  #value = '';
  #collecting = false;

  constructor(strings: readonly string[], styles: SheetStyles, limits: ReadLimits) {
    this.#strings = strings;
    this.#styles = styles;
    this.#limits = limits;
  }

  open(name: string, tag: XmlTag): void {
    if (name === 'row') {
      this.#current = { row: Number(tag.attribute('r') ?? this.#current.row + 1), cells: [], merged: [] };
      this.#column = -1;
    } else if (name === 'c') {
      const ref = tag.attribute('r');
      this.#column = ref === undefined ? this.#column + 1 : position(ref).column;
      this.#type = tag.attribute('t') ?? 'n';
      this.#style = Number(tag.attribute('s') ?? 0);
      this.#value = '';
    } else if (name === 'v' || name === 't') this.#collecting = true;
    else if (name === 'mergeCell') this.#areas.push(areaOf(tag.attribute('ref') ?? ''));
  }

  text(text: string): void {
    if (this.#collecting) this.#value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#collecting = false;
    else if (name === 'c') this.#endCell();
    else if (name === 'row' && this.#current.cells.length > 0) {
      if (this.#rows.length >= this.#limits.lines) {
        throw new UnreadableFile('too-many-lines', { limit: `${this.#limits.lines} 行` });
      }
      this.#rows.push(this.#current);
    }
  }

  /** The rows, all as wide as the widest, with merged areas applied. */
  finish(): readonly SheetRow[] {
    const width = this.#rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
    for (const row of this.#rows) while (row.cells.length < width) row.cells.push('');
    const byNumber = new Map(this.#rows.map((row) => [row.row, row]));
    for (const area of this.#areas) this.#applyMerge(area, byNumber, width);
    return this.#rows;
  }

  #applyMerge(area: Area, byNumber: ReadonlyMap<number, SheetRow>, width: number): void {
    const bottom = Math.min(area.bottom, this.#rows.at(-1)?.row ?? 0);
    for (let number = area.top; number <= bottom; number++) {
      const row = byNumber.get(number);
      if (row === undefined) continue;
      for (let column = area.left; column <= Math.min(area.right, width - 1); column++) {
        if (number > area.top) row.merged.push(column);
        if (number > area.top || column > area.left) row.cells[column] = '';
      }
    }
  }

  #endCell(): void {
    const text = this.#shown().trim();
    if (text === '') return;
    if (this.#column >= this.#limits.columns) throw new UnreadableFile('damaged', { detail: '表格列数超过上限' });
    while (this.#current.cells.length <= this.#column) this.#current.cells.push('');
    this.#current.cells[this.#column] = text;
  }

  #shown(): string {
    if (this.#value === '') return '';
    if (this.#type === 's') return this.#strings[Number(this.#value)] ?? '';
    if (this.#type === 'b') return this.#value === '1' ? 'TRUE' : 'FALSE';
    return this.#type === 'n' ? this.#styles.shown(Number(this.#value), this.#style) : this.#value;
  }
}

/** Zero-based column and one-based row of a reference such as `AB12`. */
function position(ref: string): { column: number; row: number } {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref);
  if (match === null) throw new UnreadableFile('damaged', { detail: `单元格引用 ${ref.slice(0, 20)}` });
  let column = 0;
  for (const letter of match[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { column: column - 1, row: Number(match[2]) };
}

function areaOf(ref: string): Area {
  const [from = '', to = from] = ref.split(':');
  const first = position(from);
  const last = position(to);
  return { top: first.row, bottom: last.row, left: first.column, right: last.column };
}
