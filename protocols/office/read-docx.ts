import type { ReadLimits } from './limits.ts';
import { relationsOf } from './office-package.ts';
import { LineList, type TextLine } from './text-line.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { WordNumbering } from './word-numbering.ts';
import { isOn, parseXml, type XmlTag } from './xml.ts';
import type { ZipPackage } from './zip-package.ts';

/**
 * The body of a Word document: one line per paragraph (more where it has line breaks), one per table row. Reads what
 * the page shows: insertions yes, deletions, hidden text and fallback drawings no; automatic numbers are written out.
 */
export async function readDocx(pack: ZipPackage, part: string, limits: ReadLimits): Promise<TextLine[]> {
  const related = await relationsOf(pack, part);
  const numbering = await WordNumbering.load(pack, related);
  const body = new WordBody(new LineList(limits), numbering, limits);
  await parseXml(pack.read(part), body);
  return body.lines;
}

interface Cell {
  paragraphs: string[];
  span: number;
  covered: boolean;
}

interface Paragraph {
  text: string;
  style: string | undefined;
  numberId: string | undefined;
  numberLevel: number | undefined;
}

/** Elements whose text the page does not show. */
const unseen = new Set(['moveFrom', 'Fallback', 'del', 'instrText', 'delText']);

class WordBody {
  readonly #list: LineList;
  readonly #numbering: WordNumbering;
  readonly #limits: ReadLimits;
  readonly #paragraphs: Paragraph[] = [];
  #row: Cell[] = [];
  #tableDepth = 0;
  #unseenDepth = 0;
  #runHidden = false;
  #inRun = false;
  #inText = false;

  constructor(list: LineList, numbering: WordNumbering, limits: ReadLimits) {
    this.#list = list;
    this.#numbering = numbering;
    this.#limits = limits;
  }

  get lines(): TextLine[] {
    return this.#list.lines;
  }

  open(name: string, tag: XmlTag): void {
    if (this.#unseenDepth > 0 || unseen.has(name)) {
      this.#unseenDepth++;
      return;
    }
    if (name === 'p')
      this.#paragraphs.push({ text: '', style: undefined, numberId: undefined, numberLevel: undefined });
    else if (name === 'tbl') this.#tableDepth++;
    else if (name === 'r') this.#inRun = true;
    else if (name === 't') this.#inText = true;
    else if (this.#tableDepth === 1) this.#openInTable(name, tag);
    this.#openInParagraph(name, tag);
  }

  text(text: string): void {
    if (this.#inText && this.#unseenDepth === 0) this.#append(text);
  }

  close(name: string): void {
    if (this.#unseenDepth > 0) {
      this.#unseenDepth--;
      return;
    }
    if (name === 'p') this.#endParagraph();
    else if (name === 'tbl') this.#tableDepth--;
    else if (name === 't') this.#inText = false;
    else if (name === 'r') {
      this.#inRun = false;
      this.#runHidden = false;
    } else if (name === 'tr' && this.#tableDepth === 1) this.#endRow();
  }

  #openInTable(name: string, tag: XmlTag): void {
    const cell = this.#row.at(-1);
    if (name === 'tr') this.#row = [];
    else if (name === 'gridBefore') this.#row.push({ paragraphs: [], span: this.#spanOf(tag), covered: false });
    else if (name === 'tc') this.#row.push({ paragraphs: [], span: 1, covered: false });
    else if (name === 'gridSpan' && cell !== undefined) cell.span = this.#spanOf(tag);
    else if (name === 'vMerge' && cell !== undefined)
      cell.covered = (tag.attribute('val') ?? 'continue') === 'continue';
  }

  #openInParagraph(name: string, tag: XmlTag): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph === undefined) return;
    if (name === 'pStyle') paragraph.style = tag.attribute('val');
    else if (name === 'numId') paragraph.numberId = tag.attribute('val');
    else if (name === 'ilvl') paragraph.numberLevel = Number(tag.attribute('val') ?? 0);
    else if (name === 'vanish' && this.#inRun) this.#runHidden = isOn(tag);
    else if (this.#inRun) this.#append(signs[name]?.(tag) ?? '');
  }

  #append(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph !== undefined && !this.#runHidden) paragraph.text += text;
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (paragraph === undefined) return;
    const text = this.#numbering.label(paragraph) + paragraph.text;
    if (this.#tableDepth > 0) this.#row.at(-1)?.paragraphs.push(text);
    else for (const line of text.split('\n')) this.#list.add({ text: line });
  }

  #endRow(): void {
    const cells: string[] = [];
    const merged: number[] = [];
    for (const { paragraphs, span, covered } of this.#row) {
      for (let column = 0; column < span; column++) {
        if (covered) merged.push(cells.length);
        cells.push(column === 0 && !covered ? paragraphs.join('\n').trim() : '');
      }
    }
    if (cells.length > this.#limits.columns) throw new UnreadableFile('damaged', { detail: '表格列数超过上限' });
    this.#list.addRow(cells, { merged });
  }

  #spanOf(tag: XmlTag): number {
    const span = Number(tag.attribute('val') ?? 1);
    if (!Number.isInteger(span) || span < 0 || span > this.#limits.columns) {
      throw new UnreadableFile('damaged', { detail: '表格列数超过上限' });
    }
    return span;
  }
}

/** Elements of a run that stand for a character. */
const signs: Readonly<Record<string, (tag: XmlTag) => string>> = {
  tab: () => '\t',
  cr: () => '\n',
  br: (tag) => (tag.attribute('type') === 'page' || tag.attribute('type') === 'column' ? '' : '\n'),
  noBreakHyphen: () => '-',
  // A symbol of a private font has no code point that another reader could show.
  sym: () => '□',
};
