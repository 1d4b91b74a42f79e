import { printedDate } from './dates.ts';
import { squeezed } from './lines.ts';
import type { TargetOp } from './model.ts';
import { CHINESE_NUMERAL, chineseNumber, printedNumber } from './numerals.ts';

/** A quantity with the comparison that is printed with it, if any. */
export interface Measure {
  readonly op: TargetOp | null;
  readonly value: number | string | readonly [number | string, number | string];
  readonly unit: string | null;
}

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/>=|＞=|≧|⩾|≥/g, '≥'],
  [/<=|＜=|≦|⩽|≤/g, '≤'],
  [/＞/g, '>'],
  [/＜/g, '<'],
  [/[～〜]/g, '~'],
];

/** Words before a number. The inclusive ones come first because they contain the others. */
const BEFORE: readonly (readonly [RegExp, TargetOp])[] = [
  [/^(≥|大于等于|大于或等于|不低于|不少于|不小于|至少|最少)/, '>='],
  [/^(≤|小于等于|小于或等于|不超过|不高于|不大于|不多于|最多|控制在)/, '<='],
  [/^(>|超过|大于|高于|多于)/, '>'],
  [/^(<|小于|低于|少于|不满|不足)/, '<'],
  [/^=/, '='],
];

/** Words behind a number. 以上, 以下, 以内 include the limit (Civil Code art. 1259). */
const BEHIND: readonly (readonly [RegExp, TargetOp])[] = [
  [/(及以上|以上)$/, '>='],
  [/(及以下|以下|及以内|以内|之内|内)$/, '<='],
];

const MEASURE_WORD =
  /^(?:[千百万亿]|十万|百万|千万)?(?:人次|车次|台次|架次|船次|班次|批次|场次|个工作日|个小时|个月|工作日|自然日|个百分点|百分点|平方米|立方米|平方公里|万元|小时|分钟|公里|千米|课时|学时|人天|公顷|台套|（套）|[个次人条台套辆件起份篇家户项笔通册张期方天日周月年元米吨名位场班轮批处座艘架栋间组卷本部支宗例单点级株亩度秒分步门类种块片段枚颗盏根只头栏幅款对]|GB|TB|MB|KB|[GMTK]|kWh)?$/;

const NUMBER = `-?\\d[\\d,]*(?:\\.\\d+)?|${CHINESE_NUMERAL}`;
const PERIODS: Readonly<Record<string, string>> = {
  日: '天',
  天: '天',
  周: '周',
  星期: '周',
  月: '月',
  季: '季度',
  季度: '季度',
  半年: '半年',
  年: '年',
};

/** Reads a target or an actual; null when it is words, a plan, or more than one condition. */
export function readMeasure(text: string): Measure | null {
  const main = mainClause(text);
  if (main === null || main === '') return null;
  return (
    readDate(main) ?? readRange(main) ?? readRank(main) ?? readFrequency(main) ?? readAbsence(main) ?? readNumber(main)
  );
}

/** The text without bracketed details; null when a detail sets a condition of its own. */
function mainClause(text: string): string | null {
  let clean = squeezed(text);
  for (const [pattern, sign] of SIGNS) clean = clean.replace(pattern, sign);
  let depth = 0;
  let main = '';
  let details = '';
  for (const char of clean) {
    if (char === '（' || char === '(') depth += 1;
    else if (char === '）' || char === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) main += char;
    else details += char;
  }
  if (/[≥≤<>]\d/.test(details)) return null;
  return main.replace(/[。；;，,]+$/, '');
}

function readDate(text: string): Measure | null {
  const whole = printedDate(text);
  if (whole !== null) return { op: null, value: whole, unit: 'date' };
  const span = /^(.+?)(?:至|到|[-—~])(.+)$/.exec(text);
  const from = span?.[1] ? printedDate(span[1]) : null;
  const to = span?.[2] ? printedDate(span[2]) : null;
  if (from !== null && to !== null) return { op: 'range', value: [from, to], unit: 'date' };
  const until = /^(.+?)(?:底)?(?:之前|以前|前|内|之内)(?:完成)?$/.exec(text)?.[1];
  const limit = until ? printedDate(until) : null;
  return limit === null ? null : { op: '<=', value: limit, unit: 'date' };
}

function readRange(text: string): Measure | null {
  const match = /^(\d[\d,]*(?:\.\d+)?)([^\d~—-]*)(?:[-—~]{1,2}|至|到)(\d[\d,]*(?:\.\d+)?)(.*)$/.exec(text);
  if (!match) return null;
  const [, low = '', lowUnit = '', high = '', highUnit = ''] = match;
  const ends = [printedNumber(low), printedNumber(high)] as const;
  const unit = readUnit(highUnit);
  if (ends[0] === null || ends[1] === null || ends[0] > ends[1] || unit === undefined) return null;
  if (lowUnit !== '' && lowUnit !== highUnit) return null;
  return { op: 'range', value: [ends[0], ends[1]], unit };
}

function readRank(text: string): Measure | null {
  const best = new RegExp(`^[^\\d，；、]{0,12}?前(\\d+|${CHINESE_NUMERAL})(?:名|位)?$`).exec(text)?.[1];
  const rank = best ? printedNumber(best) : null;
  if (rank !== null) return { op: '<=', value: rank, unit: '名' };
  const place = new RegExp(`^[^\\d，；、]{0,12}?第(\\d+|${CHINESE_NUMERAL})(?:名|位)?$`).exec(text)?.[1];
  const exact = place ? printedNumber(place) : null;
  return exact === null ? null : { op: '=', value: exact, unit: '名' };
}

function readFrequency(text: string): Measure | null {
  const match = new RegExp(
    `^(.*?)每个?(日|天|周|星期|月|季度|季|半年|年)(.*?)(${NUMBER})(次|期|篇|份|个|条)(以上)?$`,
  ).exec(text);
  if (!match) return null;
  const [, lead = '', period = '', words = '', number = '', unit = '', above] = match;
  const op = comparisonBefore(words).op ?? comparisonBefore(lead).op ?? (above ? '>=' : null);
  if (comparisonBefore(words).rest !== '' || comparisonBefore(lead).rest !== '') return null;
  const value = printedNumber(number);
  return value === null ? null : { op, value, unit: `${unit}/${PERIODS[period] ?? period}` };
}

/** Words that say "none": a promise is a limit of zero, a report is the number zero. */
function readAbsence(text: string): Measure | null {
  const match =
    /^(力争|确保|保证)?(不发生|无|零|零发生|[无零].{0,6}?(?:事故|投诉|差错|通报|违规|违纪|案件)(?:发生)?)$/.exec(text);
  if (!match) return null;
  return { op: match[1] || match[2] === '不发生' ? '<=' : null, value: 0, unit: null };
}

function readNumber(text: string): Measure | null {
  const before = comparisonBefore(
    text.replace(/^(已)?(完成|达到|达|实现|开展|共计|共|约|近|为)(?=[\d≥≤<>一二两三四五六七八九十不至超大小])/, ''),
  );
  const match = new RegExp(`^(${NUMBER})(.*)$`).exec(before.rest);
  if (!match) return null;
  const [, number = '', tail = ''] = match;
  const value = printedNumber(number);
  if (value === null) return null;
  const behind = comparisonBehind(tail);
  if (behind.op !== null && before.op !== null && behind.op !== before.op) return null;
  const unit = readUnit(behind.rest);
  if (unit === undefined || (unit === null && chineseNumber(number) !== null)) return null;
  return { op: before.op ?? behind.op, value, unit };
}

function comparisonBefore(text: string): { op: TargetOp | null; rest: string } {
  for (const [pattern, op] of BEFORE) {
    if (pattern.test(text)) return { op, rest: text.replace(pattern, '') };
  }
  return { op: null, rest: text };
}

function comparisonBehind(text: string): { op: TargetOp | null; rest: string } {
  for (const [pattern, op] of BEHIND) {
    if (pattern.test(text)) return { op, rest: text.replace(pattern, '') };
  }
  return { op: null, rest: text };
}

/** The unit, null for none, or undefined when the words behind the number are no unit. */
function readUnit(text: string): string | null | undefined {
  if (text === '') return null;
  if (/^[%‰]$/.test(text)) return text;
  if (MEASURE_WORD.test(text)) return text;
  const [measure = '', per = '', more] = text.split('/');
  if (more === undefined && per !== '' && MEASURE_WORD.test(measure) && MEASURE_WORD.test(per)) return text;
  return undefined;
}
