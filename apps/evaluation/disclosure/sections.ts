import { contentsEnd } from './contents.ts';
import { displayWidth, squeezed } from './lines.ts';
import type { Line, Section } from './model.ts';
import { fullWidth, namesSection } from './stream.ts';

const NUMERAL = '[一二三四五六七八九十百]+';

/** Forms of numbering, outermost first. The level is the place in this list plus one. */
const FORMS: readonly RegExp[] = [
  new RegExp(`^(第${NUMERAL}(?:部分|章|篇))(.*)$`),
  new RegExp(`^(${NUMERAL})、(.+)$`),
  new RegExp(`^([（(]${NUMERAL}[)）])(.+)$`),
  /^(\d{1,2})[、.．](?=20\d{2}(?!\d)|\D)(.+)$/,
  /^([（(]\d{1,2}[)）])(.+)$/,
];

/** Longest text that is taken as a heading's title; the rest of the paragraph is prose. */
const TITLE_LENGTH = 40;

/** Headings of the prose with their numbers as printed. `lines` must not contain the tables. */
export function readSections(lines: readonly Line[]): Section[] {
  const sections: Section[] = [];
  const full = fullWidth(lines);
  const begin = contentsEnd(lines);
  let annexes = false;
  lines.forEach((line, index) => {
    const text = squeezed(line.text);
    if (index < begin || line.cells || text === '') return;
    // A list of annexes is numbered too but heads nothing.
    annexes = /^附件[:：]?/.test(text) || (annexes && /^\d+[、.．]/.test(text));
    if (annexes) return;
    FORMS.some((form, depth) => {
      const match = form.exec(text);
      if (!match?.[1]) return false;
      const own = match[2] ?? '';
      const title = depth === 0 ? partTitle(lines, index, own) : headingTitle(lines, index, own, full);
      sections.push({ level: depth + 1, number: bareNumber(match[1], depth), title, line: line.no });
      return true;
    });
  });
  return sections;
}

/** Brackets belong to the number as printed; the sign behind 一、 and 3. does not. */
function bareNumber(number: string, depth: number): string {
  return depth === 2 ? number.replace('(', '（').replace(')', '）') : number;
}

/** A part's title may stand on the following lines, alone. */
function partTitle(lines: readonly Line[], index: number, own: string): string {
  if (own !== '') return own;
  for (const line of lines.slice(index + 1, index + 6)) {
    const text = squeezed(line.text);
    if (text === '') continue;
    return FORMS.some((form) => form.test(text)) || text.length > TITLE_LENGTH ? '' : text;
  }
  return '';
}

/** The heading's words up to the first stop, with the following line where the heading fills its own. */
function headingTitle(lines: readonly Line[], index: number, own: string, full: number): string {
  const wraps = !namesSection(own) && displayWidth(squeezed(lines[index]?.text ?? '')) >= full - 1.5;
  const next = wraps ? lines.slice(index + 1, index + 4).find((line) => squeezed(line.text) !== '') : undefined;
  const text = own + squeezed(next?.text ?? '');
  const stop = /[。：:；，]/.exec(text);
  const title = stop ? text.slice(0, stop.index) : own;
  return title.slice(0, TITLE_LENGTH);
}

/** The section path of a line, outermost first. */
export class SectionPath {
  private readonly sections: readonly Section[];
  private readonly path: Section[] = [];
  private next = 0;

  constructor(sections: readonly Section[]) {
    this.sections = sections;
  }

  /** Path at `line`; must be asked in ascending order. */
  at(line: number): string {
    for (let section = this.sections[this.next]; section && section.line <= line; section = this.sections[this.next]) {
      while ((this.path.at(-1)?.level ?? 0) >= section.level) this.path.pop();
      this.path.push(section);
      this.next += 1;
    }
    return this.path.map(heading).join(' / ');
  }
}

function heading(section: Section): string {
  const sign = section.level === 1 ? ' ' : section.level === 2 || section.level === 4 ? '、' : '';
  return `${section.number}${sign}${section.title}`.trim();
}
