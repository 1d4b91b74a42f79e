import { readBaseTable } from './base-table.ts';
import { Cohesion } from './cohesion.ts';
import { readFigures } from './figures.ts';
import { toFragments } from './fragments.ts';
import { identify } from './identity.ts';
import { squeezed } from './lines.ts';
import {
  type BaseRow,
  type Disclosure,
  type EvaluationTable,
  type Line,
  type Unread,
  UnreadableDisclosure,
} from './model.ts';
import { readSections } from './sections.ts';
import { readEvaluationTable } from './table.ts';
import { findStatutory, findTitles, lineText, type TableTitle } from './titles.ts';

/** Limits that keep memory bounded whatever is given. A real disclosure has some five thousand lines. */
const MOST_LINES = 60_000;
const MOST_CHARACTERS = 4_000_000;

/**
 * Reads the text of a published final-accounts disclosure with performance self-evaluation. Pure; linear in the
 * length. Throws UnreadableDisclosure when the lines are no disclosure.
 */
export function readDisclosure(lines: readonly Line[]): Disclosure {
  refuseOthers(lines);
  const document = identify(lines);
  const titles = findTitles(lines);
  const regions = titles.map((title, index) => region(lines, title, titles[index + 1]));
  const tables: EvaluationTable[] = [];
  const base: BaseRow[] = [];
  const unread: Unread[] = [];
  const inTables = new Set<number>();
  const cohesion = new Cohesion(lines, toFragments(regions.flatMap(({ body }) => body)));
  for (const { title, body, end } of regions) {
    if (title.kind === 'base') {
      const reading = readBaseTable(body, document.year);
      base.push(...reading.base);
      unread.push(...reading.unread);
    } else {
      const reading = readEvaluationTable(title, body, cohesion);
      if (reading.table) tables.push(reading.table);
      unread.push(...reading.unread);
    }
    for (let at = title.after - 1; at < end; at += 1) inTables.add(at);
  }
  const prose = lines.filter((_, index) => !inTables.has(index));
  const sections = readSections(prose);
  const figures = readFigures(prose, sections);
  const statutory = findStatutory(lines);
  refuseEmpty(tables, sections, figures.length, statutory.length, titles.length);
  unread.sort((a, b) => a.line - b.line);
  return { document, lines, sections, tables, base, figures, statutory, unread };
}

interface Region {
  readonly title: TableTitle;
  readonly body: readonly Line[];
  /** Index of the first line after the table. */
  readonly end: number;
}

/** A table reaches to the signature line under it, the next title, or the next part of the document. */
function region(lines: readonly Line[], title: TableTitle, next: TableTitle | undefined): Region {
  const limit = next ? next.after - 1 : lines.length;
  let end = limit;
  for (let at = title.after; at < limit; at += 1) {
    const line = lines[at];
    const text = line ? lineText(line) : '';
    if (/^第[一二三四五六七八九十]+部分/.test(text)) {
      end = at;
      break;
    }
    if (/^填表人/.test(text)) {
      end = at + 1;
      break;
    }
  }
  return { title, body: lines.slice(title.after, end), end };
}

function refuseOthers(lines: readonly Line[]): void {
  if (lines.length > MOST_LINES) throw new UnreadableDisclosure('文件行数过多，不是一份决算公开文件。');
  let characters = 0;
  let inked = 0;
  let ideographs = 0;
  for (const line of lines) {
    characters += line.text.length;
    if (characters > MOST_CHARACTERS) throw new UnreadableDisclosure('文件过大，不是一份决算公开文件。');
    const text = squeezed(line.text);
    inked += text.length;
    ideographs += text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  }
  if (inked === 0) throw new UnreadableDisclosure('文件没有文字内容，可能是扫描件或空文件。');
  if (ideographs === 0) throw new UnreadableDisclosure('文件中没有中文，不是部门决算公开文件，也可能是编码不对。');
}

function refuseEmpty(
  tables: readonly EvaluationTable[],
  sections: readonly { readonly title: string }[],
  figures: number,
  statutory: number,
  titles: number,
): void {
  if (tables.some((table) => table.rows.length > 0)) return;
  const subject = sections.some((section) => /决算|三公|财政拨款|预算绩效|绩效自评/.test(section.title));
  if (subject && figures > 0) return;
  if (statutory > 0) return;
  if (titles > 0) throw new UnreadableDisclosure('找到了绩效自评表的表题，但没有可读的内容，文件可能被截断。');
  throw new UnreadableDisclosure('文件中没有决算说明、决算报表或绩效自评表，不是部门决算公开文件。');
}
