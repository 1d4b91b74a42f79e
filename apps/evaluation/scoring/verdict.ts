import { type Decimal, decimal } from '../../../kernel/sdk/decimal.ts';
import type { IndicatorRow, Quantity, TargetOp } from '../disclosure/model.ts';
import { readPeriod } from './calendar-text.ts';
import { align, type Measure, measure, readFrequency, readRank } from './measure.ts';
import { isInequality, isInProgress, isNotDone, isPartlyDone, isPlan, plain, qualitative } from './wording.ts';

export type Verdict = 'met' | 'unmet' | 'undecidable';

/** What the text alone allows to say about one target and its actual. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Chinese, plain, for the reader of the table. */
  readonly why: string;
  /** `number` when a quantity was asked for (also a date, a rank), `words` otherwise. */
  readonly asked: 'number' | 'words';
  /** Degree of attainment, 1 = exactly the target, above 1 = better than asked; null when it cannot be computed. */
  readonly attainment: Decimal | null;
  /** For words: reached, reached in part, not reached; null when the text does not say. */
  readonly tier: 'full' | 'part' | 'none' | null;
}

/** The fields of a row that the verdict depends on; level 2 and 3 tell which direction a bare number has. */
export type Pair = Pick<IndicatorRow, 'targetText' | 'target' | 'actualText' | 'actual'> &
  Partial<Pick<IndicatorRow, 'level2' | 'level3'>>;

/** Names whose figure is better when smaller; used only where the target prints no comparison. */
const lowerIsBetter =
  /时限|响应时间|处置时间|处理时间|解决时间|故障率|漂移|超限率|投诉|事故|差错|偏差|延误|误差|死亡|逾期/;

function judgement(
  verdict: Verdict,
  why: string,
  asked: Judgement['asked'],
  extra: Partial<Pick<Judgement, 'attainment' | 'tier'>> = {},
): Judgement {
  return { verdict, why, asked, attainment: extra.attainment ?? null, tier: extra.tier ?? null };
}

/** The comparison that counts: the printed one, or the one that the kind of indicator implies for a bare number. */
export function effectiveOp(pair: Pair): TargetOp | 'unclear' {
  const printed = pair.target?.op ?? '=';
  if (printed !== '=') return printed;
  if (/[^；;]*(以内|内|之内|以下)$/.test(plain(pair.targetText))) return '<=';
  if (/以上$/.test(plain(pair.targetText))) return '>=';
  const name = `${pair.level2 ?? ''}${pair.level3 ?? ''}`;
  if (/成本/.test(name)) return 'unclear';
  return lowerIsBetter.test(name) ? '<=' : '>=';
}

function attainmentOf(op: TargetOp, target: Decimal, actual: Decimal): Decimal | null {
  if (op === '>=' || op === '>') return target.eq(0) ? null : actual.div(target);
  if (op === '<=' || op === '<') return actual.eq(0) ? null : target.div(actual);
  return null;
}

function compare(op: TargetOp, target: Decimal, actual: Decimal): boolean {
  switch (op) {
    case '>=':
      return actual.gte(target);
    case '>':
      return actual.gt(target);
    case '<=':
      return actual.lte(target);
    case '<':
      return actual.lt(target);
    default:
      return actual.eq(target);
  }
}

function judgeMeasures(pair: Pair, target: Measure, actual: Measure, op: TargetOp | 'unclear'): Judgement {
  const aligned = align(target, actual);
  const shown = `指标值“${pair.targetText}”，实际“${pair.actualText}”`;
  if (!aligned) return judgement('undecidable', `${shown}，单位不同，无法比较`, 'number');
  const [left, right] = aligned;
  if (op === 'unclear') {
    if (left.value.eq(right.value)) return judgement('met', `${shown}，两数相等`, 'number', { tier: 'full' });
    return judgement('undecidable', `${shown}，未写明以高为好还是以低为好`, 'number');
  }
  if (
    right.value.eq(0) &&
    left.value.gt(0) &&
    op.startsWith('<') &&
    /成本|费用|经费/.test(`${pair.level2 ?? ''}${pair.level3 ?? ''}`)
  ) {
    if (left.dimension === 'money')
      return judgement('undecidable', `${shown}，没有支出，是节约还是没有做无从判断`, 'number');
  }
  const attainment = attainmentOf(op, left.value, right.value);
  return compare(op, left.value, right.value)
    ? judgement('met', `${shown}，达到`, 'number', { attainment, tier: 'full' })
    : judgement('unmet', `${shown}，未达到`, 'number', { attainment, tier: 'none' });
}

function judgeRange(pair: Pair): Judgement | null {
  const target = pair.target;
  if (target?.op !== 'range' || !Array.isArray(target.value) || pair.actual === null) return null;
  const [low, high] = target.value as readonly [number | string, number | string];
  if (typeof low !== 'number' || typeof high !== 'number') return null;
  const lowest = measure({ value: low, unit: target.unit });
  const highest = measure({ value: high, unit: target.unit });
  const actual = measure(pair.actual);
  const from = lowest && actual ? align(lowest, actual) : null;
  const to = highest && actual ? align(highest, actual) : null;
  if (!from || !to) return null;
  const inside = from[1].value.gte(from[0].value) && to[1].value.lte(to[0].value);
  return judgement(inside ? 'met' : 'unmet', `实际“${pair.actualText}”${inside ? '在' : '不在'}范围之内`, 'number', {
    tier: inside ? 'full' : 'none',
  });
}

function judgePeriod(pair: Pair): Judgement | null {
  const target = readPeriod(pair.targetText);
  if (!target) return null;
  const actual = readPeriod(pair.actualText);
  const shown = `指标值“${pair.targetText}”，实际“${pair.actualText}”`;
  if (!actual) return judgement('undecidable', `${shown}，实际没有写明日期`, 'number');
  if (/期间/.test(pair.level3 ?? '') && (target.from !== actual.from || target.to !== actual.to)) {
    return judgement('undecidable', `${shown}，两个期间不一致`, 'number');
  }
  return actual.to <= target.to
    ? judgement('met', `${shown}，按期`, 'number', { tier: 'full' })
    : judgement('unmet', `${shown}，晚于期限`, 'number', { tier: 'none' });
}

/** True when the target asks for something that can be counted, measured or dated. */
export function asksForNumber(pair: Pair): boolean {
  if (pair.target !== null || readPeriod(pair.targetText) !== null) return true;
  if (readRank(pair.targetText) !== null || readFrequency(pair.targetText) !== null) return true;
  return /[≥≤≧≦＞＜><]|\d+(?:\.\d+)?[%％]|\d+(?:分钟|小时|天|个?工作日)/.test(pair.targetText);
}

function judgeState(pair: Pair, asked: Judgement['asked']): Judgement | null {
  const said = `实际填“${pair.actualText}”`;
  if (isNotDone(pair.actualText)) return judgement('unmet', `${said}，未完成`, asked, { tier: 'none' });
  if (isPlan(pair.actualText)) return judgement('undecidable', `${said}，是打算而不是结果`, asked);
  if (isInProgress(pair.actualText)) return judgement('undecidable', `${said}，尚在进行`, asked);
  if (isPartlyDone(pair.actualText)) return judgement('unmet', `${said}，只完成一部分`, asked, { tier: 'part' });
  return null;
}

function measuresOf(pair: Pair): readonly [Measure, Measure, TargetOp | 'unclear'] | null {
  const ranks = [readRank(pair.targetText), readRank(pair.actualText)] as const;
  if (ranks[0] && ranks[1]) return [ranks[0], ranks[1], '<='];
  const rates = [readFrequency(pair.targetText), readFrequency(pair.actualText)] as const;
  if (rates[0] && rates[1]) return [rates[0], rates[1], '>='];
  const target = pair.target ? measure(pair.target) : null;
  const actual = pair.actual ? measure(pair.actual) : null;
  if (!target || !actual) return null;
  const op = effectiveOp(pair);
  if (!pair.actual?.unit) return [target, inUnitOf(actual, target, pair.target), op];
  if (!pair.target?.unit) return [inUnitOf(target, actual, pair.actual), actual, op];
  return [target, actual, op];
}

/** A figure without a unit is in the unit printed beside it: ≤158.9万元 and 158.9, ≤297.92 and 50万元. */
function inUnitOf(bare: Measure, other: Measure, printed: Quantity | null): Measure {
  if (other.dimension === 'ratio' || typeof printed?.value !== 'number') return bare;
  return { dimension: other.dimension, value: bare.value.times(splitFactor(printed)) };
}

function splitFactor(printed: Quantity): Decimal {
  const one = measure({ value: 1, unit: printed.unit });
  return one ? one.value : decimal(1);
}

/**
 * Judges one target and its actual. `undecidable` when the actual is 完成 for a number, an inequality, a plan, or in
 * progress, when a side is blank or the units do not fit. Never guesses.
 */
export function judge(pair: Pair): Judgement {
  const asked = asksForNumber(pair) ? 'number' : 'words';
  if (plain(pair.targetText) === '') return judgement('undecidable', '没有填指标值', 'words');
  if (plain(pair.actualText) === '') return judgement('undecidable', '没有填实际完成值', asked);
  const shown = `指标值“${pair.targetText}”，实际“${pair.actualText}”`;
  if (isInequality(pair.actualText)) return judgement('undecidable', `${shown}，实际是不等式而不是数`, asked);
  if (plain(pair.targetText).replace(/^[≥≤]/, '') === plain(pair.actualText)) {
    return judgement('met', `${shown}，一致`, asked, { tier: 'full' });
  }
  const state = judgeState(pair, asked);
  if (state) return state;
  const dated = judgePeriod(pair) ?? judgeRange(pair);
  if (dated) return dated;
  const measures = measuresOf(pair);
  if (measures) return judgeMeasures(pair, ...measures);
  if (asked === 'number') {
    return judgement('undecidable', `${shown}，要求的是数，填的不是数`, asked);
  }
  const tier = qualitative(pair.targetText, pair.actualText);
  if (tier === 'full') return judgement('met', `${shown}，达成`, asked, { tier });
  return judgement('undecidable', `${shown}，文字无法对照`, asked);
}
