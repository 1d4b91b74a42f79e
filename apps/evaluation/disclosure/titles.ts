import { contentsEnd } from './contents.ts';
import { squeezed } from './lines.ts';
import type { Line, StatutoryTable } from './model.ts';

/** A title of an evaluation table or of the base-data table. */
export interface TableTitle {
  readonly kind: 'unit' | 'project' | 'unknown' | 'base';
  readonly text: string;
  readonly line: number;
  /** Index into the lines after the title. */
  readonly after: number;
}

const EVALUATION = /(?:绩效)?(?:自评|自评价|自我评价|目标自评|目标完成情况)(?:评分|情况)?表$/;
const BASE = /基础数据(?:采集)?表$/;
/** Beginnings of an item in a list of annexes; a title over its table may carry them too. */
const LISTED = /^(?:附件|附表|附|表)\d*[-－\d]*[:：.、]?|^\d+[.、]|^[（(]\d+[)）]/;
const SENTENCE = /[“”《》，。；]/;

const LONGEST_TITLE = 60;

/** The text of a line as one reads it: of a row of merged cells each text once. */
export function lineText(line: Line): string {
  if (!line.cells) return squeezed(line.text);
  const cells = line.cells.map(squeezed);
  return cells.filter((cell, index) => cell !== '' && cell !== cells[index - 1]).join('');
}

/** The text of a line that may be a title; empty for a longer one. */
function shortText(line: Line): string {
  const text = lineText(line);
  return text.length > LONGEST_TITLE ? '' : text;
}

/** Titles of tables in document order; mentions in a list of annexes or in a sentence are not titles. */
export function findTitles(lines: readonly Line[]): TableTitle[] {
  const begin = contentsEnd(lines);
  const candidates = lines.flatMap((line, index): (TableTitle & { readonly listed: boolean })[] => {
    const own = index < begin ? '' : shortText(line).replace(/[（(][^（）()]*[)）]$/, '');
    if (own === '' || SENTENCE.test(own)) return [];
    if (!EVALUATION.test(own) && !BASE.test(own)) return [];
    const text = withHead(lines, index, own);
    return [
      {
        kind: kindOf(text),
        text: text.replace(LISTED, ''),
        line: line.no,
        after: index + 1,
        listed: LISTED.test(text),
      },
    ];
  });
  return candidates
    .filter((title, at) => !title.listed || holdsTable(lines, title.after, candidates[at + 1]?.after ?? lines.length))
    .map(({ listed: _, ...title }) => title);
}

function kindOf(text: string): TableTitle['kind'] {
  if (BASE.test(text)) return 'base';
  if (/整体/.test(text)) return 'unit';
  return /项目/.test(text) ? 'project' : 'unknown';
}

/** True when an indicator table or figures of a base-data table begin before the next title. */
function holdsTable(lines: readonly Line[], from: number, to: number): boolean {
  return lines.slice(from, to).some((line) => /三级指标|^财政供养人员|^三公经费/.test(lineText(line)));
}

/** Puts a title that wraps back together when its last line alone does not say what kind of table it is. */
function withHead(lines: readonly Line[], index: number, own: string): string {
  if (/整体|项目/.test(own)) return own;
  for (let back = index - 1; back >= Math.max(0, index - 3); back -= 1) {
    const line = lines[back];
    const text = line ? lineText(line) : '';
    if (text === '') continue;
    return /年度?.*(整体|项目)|(整体|项目)支出/.test(text) && text.length < 30 && !/[。，]$/.test(text)
      ? text + own
      : own;
  }
  return own;
}

const STATUTORY: readonly (readonly [string, RegExp])[] = [
  ['01', /^(?:收入支出决算总表|收支决算总表)$/],
  ['02', /^收入决算表$/],
  ['03', /^支出决算表$/],
  ['04', /^财政拨款收入支出决算总表$/],
  ['05', /^一般公共预算财政拨款支出决算表$/],
  ['06', /^一般公共预算财政拨款基本支出决算(?:明细)?表$/],
  ['07', /^政府性基金预算财政拨款收入支出决算表$/],
  ['08', /^国有资本经营预算财政拨款(?:收入)?支出决算表$/],
  ['09', /^(?:一般公共预算)?财政拨款[“"”]?三公[”"“]?经费支出决算表$/],
];

/**
 * Statutory tables whose title is present. Keyed on the title, because their number and order differ by place and
 * year.
 */
export function findStatutory(lines: readonly Line[]): StatutoryTable[] {
  const found: StatutoryTable[] = [];
  const begin = contentsEnd(lines);
  lines.forEach((line, index) => {
    const text = shortText(line)
      .replace(/^\d{4}年度?/, '')
      .replace(/[（(].*[)）]$/, '');
    const title = text.replace(/^(?:附?表?\d+[.、:：]?|[一二三四五六七八九十]+[.、:：])/, '');
    if (index < begin) return;
    const usual = STATUTORY.find(([, pattern]) => pattern.test(title));
    if (!usual) return;
    found.push({ no: usual[0], printedNo: printedSheetNumber(lines, index), title, line: line.no });
  });
  return found.filter(
    (table, index) =>
      !isContents(found, index) || found.every((other) => other === table || other.title !== table.title),
  );
}

/** The sheet number nearest to the title, within three lines; below it rather than above where both are as near. */
function printedSheetNumber(lines: readonly Line[], index: number): string | null {
  for (const step of [1, -1, 2, -2, 3, -3]) {
    const line = lines[index + step];
    const number = line ? /公开(\d{2})表/.exec(lineText(line))?.[1] : undefined;
    if (number) return number;
  }
  return null;
}

/** A title directly among other titles stands in a list of contents, not over a table. */
function isContents(found: readonly StatutoryTable[], index: number): boolean {
  const here = found[index];
  const near = (other: StatutoryTable | undefined): boolean =>
    !!here && !!other && Math.abs(other.line - here.line) <= 2;
  return near(found[index - 1]) || near(found[index + 1]);
}
