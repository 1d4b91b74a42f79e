import { type Decimal, decimal } from '../../../kernel/sdk/decimal.ts';
import type { Disclosure, EvaluationTable } from '../disclosure/model.ts';

/**
 * The flowing text of a disclosure without blanks and line ends, so that a phrase is found wherever the page breaks
 * it; every character knows its line. A heading, and a line that begins with a number of its own, starts after `\n`.
 */
export interface Prose {
  readonly text: string;
  lineAt(index: number): number;
  /** Top-level section title (一、…) that the position lies in; empty before the first. */
  sectionAt(index: number): string;
}

/** A number found in prose, with what is needed to quote it. */
export interface Stated {
  readonly value: Decimal;
  /** The literal as printed. */
  readonly printed: string;
  readonly index: number;
  readonly line: number;
  readonly section: string;
}

const listStart =
  /^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[.、](?!\d)|\d{1,2}[.、](?=20\d{2}[年预度]))/;
const topHeading = /^[一二三四五六七八九十]+、[^。；]{2,60}$/;
const partHeading = /^第[一二三四五六七八九十]+部分/;

function tableEnd(table: EvaluationTable): number {
  return Math.max(table.line, table.printedTotal?.line ?? 0, ...table.rows.map((row) => row.lines[1]));
}

/** Lines taken by evaluation tables and the base-data table. */
function tableRegions(disclosure: Disclosure): (readonly [number, number])[] {
  const regions = disclosure.tables.map((table): [number, number] => [table.line, tableEnd(table)]);
  const base = disclosure.base.flatMap((row) => row.lines);
  if (base.length > 0) regions.push([Math.min(...base), Math.max(...base)]);
  const title = disclosure.lines.find((line) => /基础数据表/.test(line.text) && /^\s*\d{4}/.test(line.text));
  if (title && disclosure.tables[0] && title.no < disclosure.tables[0].line) {
    regions.push([title.no, disclosure.tables[0].line]);
  }
  return regions;
}

/** Lines of the table of contents: from 目录 to the place where its first entry comes again as a heading. */
function contentsRegion(disclosure: Disclosure): (readonly [number, number])[] {
  const lines = disclosure.lines.map((line) => ({ no: line.no, text: line.text.replace(/[\s\u3000]/g, '') }));
  const start = lines.findIndex((line) => /^目录$/.test(line.text));
  const entries = start < 0 ? [] : lines.slice(start + 1).filter((line) => line.text !== '');
  const first = entries[0]?.text.slice(0, 4);
  const again = first === undefined ? undefined : entries.slice(1).find((line) => line.text.startsWith(first));
  const heading = lines[start];
  return heading && again ? [[heading.no, again.no - 1]] : [];
}

export function readProse(disclosure: Disclosure): Prose {
  const regions = [...tableRegions(disclosure), ...contentsRegion(disclosure)];
  const headings = new Set(disclosure.sections.map((section) => section.line));
  let text = '';
  const lineOf: number[] = [];
  const sections: { readonly from: number; readonly title: string }[] = [];
  const put = (part: string, line: number): void => {
    text += part;
    for (let at = 0; at < part.length; at += 1) lineOf.push(line);
  };
  for (const line of disclosure.lines) {
    if (regions.some(([from, to]) => line.no >= from && line.no <= to)) continue;
    const compact = line.text.replace(/[\s\u3000]/g, '').replace(/,(?=\d{3}(?:\D|$))/g, '');
    if (compact === '') continue;
    const heading = headings.has(line.no) && !/。/.test(compact);
    if ((heading || listStart.test(compact)) && !text.endsWith('\n')) put('\n', line.no);
    if (topHeading.test(compact) || partHeading.test(compact)) sections.push({ from: text.length, title: compact });
    put(compact, line.no);
    if (topHeading.test(compact) || partHeading.test(compact)) put('\n', line.no);
  }
  return {
    text,
    lineAt: (index) => lineOf[Math.max(0, Math.min(index, lineOf.length - 1))] ?? 1,
    sectionAt: (index) => sections.findLast((section) => section.from <= index)?.title ?? '',
  };
}

/** A number as it is printed in running text, for use inside larger patterns. */
export const figure = String.raw`(\d+(?:\.\d+)?)`;

/** Builds a global pattern; `N` stands for a number, which becomes a group of its own. */
export function pattern(source: string): RegExp {
  return new RegExp(source.replace(/N/g, figure), 'g');
}

/** Every match with its first number. Further groups are in `match`. */
export function statements(
  prose: Prose,
  source: string,
  within?: RegExp,
): (Stated & { readonly match: RegExpExecArray })[] {
  const found: (Stated & { readonly match: RegExpExecArray })[] = [];
  for (const match of prose.text.matchAll(pattern(source))) {
    const printed = match[1];
    if (printed === undefined) continue;
    const index = match.index + match[0].lastIndexOf(printed);
    const section = prose.sectionAt(index);
    if (within && !within.test(section)) continue;
    found.push({ value: decimal(printed), printed, index, line: prose.lineAt(index), section, match });
  }
  return found;
}

/** Every match of a pattern with `N` for numbers, whatever its groups are. */
export function matches(prose: Prose, source: string): RegExpExecArray[] {
  return [...prose.text.matchAll(pattern(source))];
}

/** All lines that a match covers. */
export function linesOf(prose: Prose, match: RegExpExecArray): number[] {
  const lines = new Set<number>();
  for (let at = 0; at < match[0].length; at += 1) {
    if (match[0][at] !== '\n') lines.add(prose.lineAt(match.index + at));
  }
  return [...lines];
}

/** The stretch of text around a position that ends with a full stop or a heading. */
export function sentenceAt(prose: Prose, index: number): { readonly from: number; readonly text: string } {
  const before = Math.max(prose.text.lastIndexOf('。', index - 1), prose.text.lastIndexOf('\n', index - 1));
  const ends = [prose.text.indexOf('。', index), prose.text.indexOf('\n', index)].filter((at) => at >= 0);
  const to = ends.length > 0 ? Math.min(...ends) : prose.text.length;
  return { from: before + 1, text: prose.text.slice(before + 1, to) };
}
