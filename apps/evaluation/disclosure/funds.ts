import type { Fragment } from './fragments.ts';
import { squeezed } from './lines.ts';
import type { FundLine, Line, Unread } from './model.ts';

type FundColumn = 'initial' | 'fullYear' | 'executed' | 'weight' | 'rate' | 'score';

export interface FundReading {
  readonly funds: readonly FundLine[];
  readonly unread: readonly Unread[];
}

const USUAL: readonly FundColumn[] = ['initial', 'fullYear', 'executed', 'weight', 'rate', 'score'];

const COLUMN_WORDS: readonly (readonly [RegExp, FundColumn])[] = [
  [/^年初预算数?/, 'initial'],
  [/^全年预算数?|^调整(后)?预算数?/, 'fullYear'],
  [/^全年执行数?|^(预算)?执行数|^实际支出/, 'executed'],
  [/^分值/, 'weight'],
  [/^执行率/, 'rate'],
  [/^得分/, 'score'],
];

const ITEMS: readonly (readonly [RegExp, string])[] = [
  [/^年度资金总额$/, '年度资金总额'],
  [/^(其中)?[:：]?当年财政拨款$/, '当年财政拨款'],
  [/^(其中)?[:：]?(中央|省级|市级|县级|本级)?财政拨款$/, '财政拨款'],
  [/^上年结转(资金)?$/, '上年结转资金'],
  [/^其他资金$/, '其他资金'],
  [/^(其中)?[:：]?一般公共预算(拨款|资金)?$/, '一般公共预算'],
  [/^政府性基金(预算)?拨款$/, '政府性基金拨款'],
  [/^国有资本经营预算(拨款)?$/, '国有资本经营预算拨款'],
  [/^纳入专户管理的非税收入拨款$/, '纳入专户管理的非税收入拨款'],
  [/^(其中)?[:：]?基本支出$/, '基本支出'],
  [/^项目支出$/, '项目支出'],
];

const BY_INCOME = new Set(['一般公共预算', '政府性基金拨款', '国有资本经营预算拨款', '纳入专户管理的非税收入拨款']);
const BY_EXPENDITURE = new Set(['基本支出', '项目支出']);

function itemOf(label: string): string | null {
  const bare = label.replace(/^其中[:：]?/, '').replace(/[:：]$/, '');
  return ITEMS.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
}

const NUMBER = /^-?\d[\d,]*(\.\d+)?%?$/;

/** Reads the fund header of a table from the fragments between its title and its yearly goal. */
export function fundsFromFragments(fragments: readonly Fragment[]): FundReading {
  const columns = columnsFromFragments(fragments) ?? USUAL;
  const lines: FundLine[] = [];
  let split = false;
  let label = '';
  for (let at = 0; at < fragments.length; ) {
    const here = fragments[at];
    if (!here) break;
    if (/^按收入性质分|^按支出性质分/.test(here.text)) split = true;
    const numbers = numbersFrom(fragments, at);
    if (numbers.length > 0) {
      const item = longestItem(label);
      if (item) lines.push(fundLine(item, numbers, columns, here.line, split));
      at += numbers.length;
      label = '';
      continue;
    }
    // A label without figures ends where the next line does not go on with it.
    const item = itemOf(label);
    if (item && lines.length > 0 && (startsItem(fragments, at) || (here.startsLine && !itemOf(label + here.text)))) {
      lines.push(fundLine(item, [], columns, fragments[at - 1]?.line ?? here.line, split));
      label = '';
    }
    label = here.startsLine && itemOf(here.text) ? here.text : label + here.text;
    at += 1;
  }
  const rest = itemOf(label);
  if (rest) lines.push(fundLine(rest, [], columns, fragments.at(-1)?.line ?? 0, split));
  return placeSplitAmounts(lines);
}

function startsItem(fragments: readonly Fragment[], at: number): boolean {
  let text = '';
  for (let next = at; next < Math.min(fragments.length, at + 4); next += 1) {
    text += fragments[next]?.text ?? '';
    if (itemOf(text)) return true;
  }
  return false;
}

/** The longest ending of the collected words that names an item. */
function longestItem(label: string): string | null {
  for (let from = 0; from < label.length; from += 1) {
    const item = itemOf(label.slice(from));
    if (item) return item;
  }
  return null;
}

function numbersFrom(fragments: readonly Fragment[], at: number): string[] {
  const numbers: string[] = [];
  for (let next = at; next < fragments.length; next += 1) {
    const fragment = fragments[next];
    if (!fragment || !NUMBER.test(fragment.text)) break;
    if (next > at && fragment.startsLine) break;
    numbers.push(fragment.text);
  }
  return numbers;
}

/** Column order from the header, whose cells are printed in two lines: first words of all columns, then the rest. */
function columnsFromFragments(fragments: readonly Fragment[]): readonly FundColumn[] | null {
  const words = fragments.map((fragment) => fragment.text);
  const direct = words.flatMap((word) => columnOfWord(word) ?? []);
  if (new Set(direct).size === direct.length && direct.includes('fullYear')) return direct;
  const first = words.filter((word) => /^(年初|全年|调整后?)$/.test(word));
  const second = words.filter((word) => /^(预算数|执行数)$/.test(word));
  if (first.length === 0 || first.length !== second.length) return null;
  const amounts = first.flatMap((word, index) => columnOfWord(word + (second[index] ?? '')) ?? []);
  const rest = direct.filter((column) => column === 'weight' || column === 'rate' || column === 'score');
  return [...amounts, ...rest];
}

function columnOfWord(word: string): FundColumn | null {
  return COLUMN_WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

function fundLine(
  item: string,
  numbers: readonly string[],
  columns: readonly (FundColumn | null)[],
  line: number,
  split: boolean,
): FundLine {
  const by = split && BY_INCOME.has(item) ? 'income' : split && BY_EXPENDITURE.has(item) ? 'expenditure' : undefined;
  const income = by ?? (split && item === '其他资金' ? 'income' : undefined);
  const value = (column: FundColumn): number | null => {
    const text = numbers[columns.indexOf(column)];
    return text === undefined || !NUMBER.test(text) ? null : Number(text.replace(/[,%]/g, ''));
  };
  if (income) {
    const only = numbers.length === 1 ? Number(numbers[0]?.replace(/[,%]/g, '')) : null;
    return {
      item,
      initial: null,
      fullYear: only,
      executed: null,
      weight: null,
      rate: null,
      score: null,
      by: income,
      line,
    };
  }
  return {
    item,
    initial: value('initial'),
    fullYear: value('fullYear'),
    executed: value('executed'),
    weight: value('weight'),
    rate: value('rate'),
    score: value('score'),
    line,
  };
}

/**
 * The parts by kind of income and of expenditure have one amount and no column title of their own. They are amounts of
 * the column whose total they add up to; where they add up to none they stay with the full-year budget and that is said.
 */
function placeSplitAmounts(lines: readonly FundLine[]): FundReading {
  const total = lines.find((line) => line.item === '年度资金总额');
  const parts = lines.filter((line) => line.by === 'expenditure' && line.fullYear !== null);
  if (!total || parts.length === 0) return { funds: lines, unread: [] };
  const cents = (value: number): number => Math.round(value * 100);
  const sum = parts.reduce((all, part) => all + cents(part.fullYear ?? 0), 0);
  const fits = (value: number | null): boolean => value !== null && cents(value) === sum;
  if (fits(total.fullYear)) return { funds: lines, unread: [] };
  const column = fits(total.initial) ? 'initial' : fits(total.executed) ? 'executed' : null;
  if (column === null) {
    const why = '按收入、支出性质列示的金额没有列名，合计与年初预算数、全年预算数、执行数均不相等';
    return {
      funds: lines,
      unread: [{ line: parts[0]?.line ?? total.line, text: parts.map((part) => part.item).join('、'), why }],
    };
  }
  const moved = lines.map((line) => (line.by ? { ...line, fullYear: null, [column]: line.fullYear } : line));
  return { funds: moved, unread: [] };
}

/** Reads the fund header from table rows whose cells are known. */
export function fundsFromCells(rows: readonly Line[]): FundReading {
  const funds: FundLine[] = [];
  let columns: (FundColumn | null)[] = [];
  let split = false;
  for (const row of rows) {
    const cells = (row.cells ?? []).map(squeezed);
    const found = cells.map((cell) => columnOfWord(cell));
    if (found.filter((column) => column !== null).length >= 3) {
      columns = found.map((column, index) => (found.indexOf(column) === index ? column : null));
      continue;
    }
    if (cells.some((cell) => /^按(收入|支出)性质分/.test(cell))) split = true;
    if (split) {
      funds.push(...partsOfRow(cells, row.no));
      continue;
    }
    const labelled = cells.findIndex((cell) => itemOf(cell) !== null);
    const item = itemOf(cells[labelled] ?? '');
    if (!item || columns.length === 0) continue;
    const texts = columns.map((column, index) => (column === null ? '' : (cells[index] ?? '')));
    funds.push(fundLine(item, texts, columns, row.no, false));
  }
  return placeSplitAmounts(funds);
}

/** The parts by kind of income and of expenditure that stand side by side, each label followed by its amount. */
function partsOfRow(cells: readonly string[], line: number): FundLine[] {
  return cells.flatMap((cell, index) => {
    const item = itemOf(cell);
    if (item === null || cell === cells[index - 1]) return [];
    const after = cells.slice(index + 1).find((other) => other !== '' && other !== cell) ?? '';
    return [fundLine(item, NUMBER.test(after) ? [after] : [], [], line, true)];
  });
}
