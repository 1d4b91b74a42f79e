import { type Fragment, toFragments } from './fragments.ts';
import { joinText, squeezed } from './lines.ts';
import type { BaseRow, Line, Unread } from './model.ts';
import { lineText } from './titles.ts';

export interface BaseReading {
  readonly base: readonly BaseRow[];
  readonly unread: readonly Unread[];
}

const VALUE = /^-?\d[\d,]*(\.\d+)?%?$/;
const YEAR = /^(20\d{2})(年度?)?(预算数?|决算数?|实际数?|预算安排数?)?$/;
const GROUP = /^(财政供养人员情况|经费控制情况|公用经费|楼堂馆所控制情况|厉行节约保障措施|部门基本支出预算调整)/;
const STAFF = ['编制数', '实际在职人数', '控制率'] as const;
/** Beginnings that open a new label although the one before has not been closed by figures. */
const OPENS = /^(其中[:：]|\d+[、.．]|[一二三四五六七八九十]+、|政府采购|楼堂馆所|厉行节约|说明|填表人)/;

/** Reads the base-data table, whose rows are a label and up to three figures, from the lines after its title. */
export function readBaseTable(lines: readonly Line[], year: number | null): BaseReading {
  return lines.some((line) => line.cells) ? fromCells(lines) : new BaseReader(year).read(toFragments(lines));
}

class BaseReader {
  private readonly rows: BaseRow[] = [];
  private readonly unread: Unread[] = [];
  private readonly year: number | null;
  private columns: readonly string[] = [];
  private group = '';
  private label: Fragment[] = [];
  /** A cell of words between the label and the figures. */
  private remark: Fragment[] = [];
  private labelWidth = 0;

  constructor(year: number | null) {
    this.year = year;
  }

  read(fragments: readonly Fragment[]): BaseReading {
    this.labelWidth = labelWidth(fragments);
    for (let at = 0; at < fragments.length; ) {
      const here = fragments[at];
      if (!here || /^(说明|填表人)/.test(here.text)) break;
      const years = this.yearRun(fragments, at);
      const numbers = years > 0 ? [] : valueRun(fragments, at);
      if (years > 0) at += this.header(fragments.slice(at, at + years));
      else if (numbers.length > 0) at += this.values(numbers);
      else at += this.word(here, fragments[at + 1]);
    }
    this.dropLabel();
    return { base: this.rows, unread: this.unread };
  }

  /** Number of year words from `at`, which head the columns; a year amount stands alone and follows a label. */
  private yearRun(fragments: readonly Fragment[], at: number): number {
    let count = 0;
    while (YEAR.test(fragments[at + count]?.text ?? '')) count += 1;
    const first = fragments[at];
    const heads =
      count >= 2 ||
      (count === 1 && !!first?.startsLine && this.year !== null && first.text.startsWith(String(this.year)));
    return heads ? count : 0;
  }

  private header(years: readonly Fragment[]): number {
    const named = years.map((fragment) => fragment.text);
    const title = this.takeLabel();
    if (title !== '') this.group = bareGroup(title);
    const numbers = named.map((name) => Number(YEAR.exec(name)?.[1]));
    const usual = numbers.length === 3 && numbers[0] === (numbers[1] ?? 0) - 1 && numbers[1] === numbers[2];
    const bare = named.every((name) => /^20\d{2}$/.test(name));
    if (named.length >= 2) {
      this.columns =
        usual && bare ? [`${numbers[0]}年决算数`, `${numbers[1]}年预算数`, `${numbers[2]}年决算数`] : named;
      const line = years[0]?.line ?? 0;
      if (bare) this.note(line, named.join(' '), '列名只印出年份，按上年决算、本年预算、本年决算的通行次序理解');
    }
    return years.length;
  }

  private values(numbers: readonly Fragment[]): number {
    const from = this.label[0]?.line ?? numbers[0]?.line ?? 0;
    const line = numbers.at(-1)?.line ?? from;
    const label = groupLabel(this.takeLabel().replace(/[:：]$/, ''));
    const texts = numbers.map((fragment) => fragment.text);
    const headed = this.remark.length === texts.length && this.columns.length !== texts.length;
    if (headed) this.columns = this.remark.splice(0).map((fragment) => fragment.text);
    const columns = this.columnsFor(texts, label, line);
    const figures = texts.map((text, index) => ({ column: columns[index] ?? '', value: numberOf(text), text }));
    const remark = joinText(this.remark.map((fragment) => fragment.text));
    const values = remark === '' ? figures : [{ column: '', value: null, text: remark }, ...figures];
    this.remark = [];
    this.rows.push({ group: this.group, label: label === '' ? this.group : label, values, lines: [from, line] });
    return numbers.length;
  }

  private columnsFor(texts: readonly string[], label: string, line: number): readonly string[] {
    if (this.columns.length === 0 && isControlRate(texts)) {
      this.note(line, texts.join(' '), '列名未印出，按编制数、实际在职人数及二者之比理解');
      return STAFF;
    }
    if (this.columns.length === texts.length && !/楼堂馆所/.test(this.group)) return this.columns;
    this.note(line, `${label} ${texts.join(' ')}`.trim(), '数值个数与列数不一致，无法判定各数值属于哪一列');
    return [];
  }

  private word(here: Fragment, next: Fragment | undefined): number {
    const open = balance(this.label) > 0;
    if (this.remark.length > 0 || (this.label.length > 0 && !here.startsLine && !open)) {
      this.remark.push(here);
      return 1;
    }
    const last = this.label.at(-1);
    const valued = next !== undefined && !next.startsLine && VALUE.test(next.text);
    const opens = OPENS.test(here.text) || GROUP.test(here.text);
    // A label goes on in the next line only where it fills its own.
    if (
      last &&
      !open &&
      here.startsLine &&
      !/^[（(]/.test(here.text) &&
      (opens || (valued && last.width < this.labelWidth - 2.5))
    )
      this.dropLabel();
    if (this.label.length === 0 && here.startsLine && here.endsLine && GROUP.test(here.text))
      this.group = bareGroup(here.text);
    this.label.push(here);
    return 1;
  }

  /** A label without figures: a heading of a group, or an item with nothing to report. */
  private dropLabel(): void {
    const from = this.label[0]?.line;
    const to = this.label.at(-1)?.line;
    const label = this.takeLabel().replace(/[:：]$/, '');
    if (label === '' || from === undefined || to === undefined) return;
    if (GROUP.test(label)) this.group = bareGroup(label);
    else this.rows.push({ group: this.group, label, values: [], lines: [from, to] });
  }

  private takeLabel(): string {
    const text = joinText(this.label.map((fragment) => fragment.text));
    this.label = [];
    return text;
  }

  private note(line: number, text: string, why: string): void {
    this.unread.push({ line, text, why });
  }
}

/** True for two counts and the second as a share of the first: posts, people, and the rate between them. */
function isControlRate(texts: readonly string[]): boolean {
  const [posts, people, rate] = texts.map((text) => numberOf(text) ?? 0);
  if (texts.length !== 3 || !texts[2]?.endsWith('%') || !posts || people === undefined || rate === undefined)
    return false;
  return Math.abs((people / posts) * 100 - rate) < 0.01;
}

/** Brackets that are still open after the fragments. */
function balance(fragments: readonly Fragment[]): number {
  const text = fragments.map((fragment) => fragment.text).join('');
  return (text.match(/[（(]/g)?.length ?? 0) - (text.match(/[）)]/g)?.length ?? 0);
}

/** Of a group whose column titles run into its label, the label alone. */
function groupLabel(label: string): string {
  const group = new RegExp(`${GROUP.source}([（(][^)）]*[)）])?`).exec(label)?.[0];
  return group ?? label;
}

/** Widest label line: lines of words alone, which may go on in the next line. */
function labelWidth(fragments: readonly Fragment[]): number {
  const widths = fragments.filter((fragment) => fragment.startsLine && fragment.endsLine && fragment.width < 20);
  return Math.max(0, ...widths.map((fragment) => fragment.width));
}

function bareGroup(text: string): string {
  return GROUP.exec(text)?.[0] ?? text;
}

function valueRun(fragments: readonly Fragment[], at: number): Fragment[] {
  const run: Fragment[] = [];
  for (let next = at; next < fragments.length; next += 1) {
    const fragment = fragments[next];
    if (!fragment || !VALUE.test(fragment.text) || (next > at && fragment.startsLine)) break;
    run.push(fragment);
  }
  return run;
}

function numberOf(text: string): number | null {
  return VALUE.test(text) ? Number(text.replace(/[,%]/g, '')) : null;
}

/** Head of a column of figures that stand under no title in the source they were taken from. */
const UNPLACED = /^列次不明\d*$/;

function fromCells(lines: readonly Line[]): BaseReading {
  const base: BaseRow[] = [];
  let group = '';
  let columns: readonly string[] = [];
  for (const line of lines) {
    const cells = (line.cells ?? []).map(squeezed);
    const [label = '', ...rest] = cells;
    if (/^(说明|填表人)/.test(lineText(line))) break;
    if (rest.some(headsColumn)) {
      columns = rest;
      if (label !== '') group = bareGroup(label);
      continue;
    }
    if (GROUP.test(label) && rest.every((cell) => cell === '')) {
      group = bareGroup(label);
      continue;
    }
    if (label === '' || columns.length === 0) continue;
    const values = rest.flatMap((text, index) =>
      text === '' || (text === rest[index - 1] && columns[index] === columns[index - 1])
        ? []
        : [{ column: (columns[index] ?? '').replace(UNPLACED, ''), value: numberOf(text), text }],
    );
    base.push({ group, label: label.replace(/[:：]$/, ''), values, lines: [line.no, line.no] });
  }
  return { base, unread: [] };
}

function headsColumn(cell: string): boolean {
  return YEAR.test(cell) || UNPLACED.test(cell) || (STAFF as readonly string[]).includes(cell);
}
