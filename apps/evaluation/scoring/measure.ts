import type { Decimal } from '../../../kernel/sdk/decimal.ts';
import { decimal } from '../../../kernel/sdk/decimal.ts';
import type { Quantity } from '../disclosure/model.ts';

/** A quantity brought to the base of its dimension: 元, minutes, times a year, or the counted thing itself. */
export interface Measure {
  /** `ratio`, `money`, `minutes`, `working-days`, `per-year`, `rank`, or the counting word; empty when none is printed. */
  readonly dimension: string;
  readonly value: Decimal;
}

const factors: readonly (readonly [string, string])[] = [
  ['万亿', '1000000000000'],
  ['千万', '10000000'],
  ['百万', '1000000'],
  ['亿', '100000000'],
  ['万', '10000'],
  ['千', '1000'],
];

const durations: Readonly<Record<string, string>> = {
  秒: '0.016666666667',
  分: '1',
  分钟: '1',
  小时: '60',
  个小时: '60',
  天: '1440',
  日: '1440',
  周: '10080',
  个月: '43200',
  月: '43200',
  年: '525600',
};

const perYear: Readonly<Record<string, string>> = {
  天: '365',
  日: '365',
  周: '52',
  月: '12',
  季度: '4',
  季: '4',
  半年: '2',
  年: '1',
};

const digits = '零一二三四五六七八九';

/** The value of a Chinese or Arabic numeral up to 99; null for anything else. */
export function numeral(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const word = text.replace(/两/g, '二');
  if (/^[零一二三四五六七八九]$/.test(word)) return digits.indexOf(word);
  const tens = word.match(/^([一二三四五六七八九])?十([一二三四五六七八九])?$/);
  if (!tens) return null;
  return (tens[1] ? digits.indexOf(tens[1]) : 1) * 10 + (tens[2] ? digits.indexOf(tens[2]) : 0);
}

/** Splits 万条 into 10,000 and 条. */
export function splitUnit(unit: string | null): { readonly factor: Decimal; readonly base: string } {
  const text = (unit ?? '').replace(/\s/g, '');
  for (const [prefix, factor] of factors) {
    if (text.startsWith(prefix)) return { factor: decimal(factor), base: text.slice(prefix.length) };
  }
  return { factor: decimal(1), base: text };
}

/** Brings a single number to its base; null for dates, ranges and words. */
export function measure(quantity: Quantity): Measure | null {
  if (typeof quantity.value !== 'number') return null;
  const { factor, base } = splitUnit(quantity.unit);
  const value = decimal(quantity.value).times(factor);
  if (base === '%' || base === '％') return { dimension: 'ratio', value: value.div(100) };
  if (base === '‰') return { dimension: 'ratio', value: value.div(1000) };
  if (base === '元') return { dimension: 'money', value };
  if (base === '个工作日' || base === '工作日') return { dimension: 'working-days', value };
  if (base === '名' || base === '位' || base === 'rank' || base === '名次') return { dimension: 'rank', value };
  const frequency = base.match(/^(?:次|回)?[/每](天|日|周|月|季度|季|半年|年)(?:次|回)?$/)?.[1];
  if (frequency) return { dimension: 'per-year', value: value.times(perYear[frequency] ?? '1') };
  const duration = durations[base];
  if (duration) return { dimension: 'minutes', value: value.times(duration) };
  return { dimension: base, value };
}

/** Reads 每天3次 and 每季度一次; null for other text. Scaled to times a year. */
export function readFrequency(text: string): Measure | null {
  const found = text.replace(/\s/g, '').match(/^每(天|日|周|月|季度|季|半年|年)([一二两三四五六七八九十]+|\d+)次$/);
  const count = found?.[2] ? numeral(found[2]) : null;
  if (!found?.[1] || count === null) return null;
  return { dimension: 'per-year', value: decimal(count).times(perYear[found[1]] ?? '1') };
}

/** Reads 排名全国前十, 第2名 and 前5; null for other text. A smaller rank is better. */
export function readRank(text: string): Measure | null {
  const found = text.replace(/\s/g, '').match(/(?:前|第)([一二两三四五六七八九十]+|\d+)(?:名|位)?$/);
  const rank = found?.[1] ? numeral(found[1]) : null;
  return rank === null ? null : { dimension: 'rank', value: decimal(rank) };
}

/**
 * Brings two measures to one dimension, or null when they cannot be compared. A missing unit takes the other's; for
 * a percentage, a bare number up to 1 is a share (1 = 100 %), a larger one counts per cent.
 */
export function align(target: Measure, actual: Measure): readonly [Measure, Measure] | null {
  if (target.dimension === actual.dimension) return [target, actual];
  if (actual.dimension === '' && target.dimension === 'ratio') return [target, bareRatio(actual)];
  if (target.dimension === '' && actual.dimension === 'ratio') return [bareRatio(target), actual];
  if (actual.dimension === '') return [target, scaleBare(actual, target)];
  if (target.dimension === '') return [scaleBare(target, actual), actual];
  const countable = !named.has(target.dimension) && !named.has(actual.dimension);
  return countable ? [target, actual] : null;
}

const named = new Set(['ratio', 'money', 'minutes', 'working-days', 'per-year', 'rank']);

function bareRatio(bare: Measure): Measure {
  return { dimension: 'ratio', value: bare.value.lte(1) ? bare.value : bare.value.div(100) };
}

/** 158.9 beside ≤158.9万元 counts 万元, and 0.5 beside ≤1小时 counts hours: the unit of the column is meant. */
function scaleBare(bare: Measure, other: Measure): Measure {
  return { dimension: other.dimension, value: bare.value };
}

/** True when two printed units name different things (个 beside 人), apart from scale and missing units. */
export function unitsDiffer(left: Quantity, right: Quantity): boolean {
  const a = splitUnit(left.unit).base;
  const b = splitUnit(right.unit).base;
  return a !== '' && b !== '' && a !== b;
}
