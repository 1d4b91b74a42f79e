import { decimal, round } from '../../../kernel/sdk/decimal.ts';
import type { Disclosure, IndicatorRow } from '../disclosure/model.ts';
import type { Measure } from '../scoring/measure.ts';
import { asksForNumber, effectiveOp, judge } from '../scoring/verdict.ts';
import { plain } from '../scoring/wording.ts';
import { median, type Neighbours, neighboursOf } from './neighbours.ts';
import { actualOf, inUnit, seriesOf, targetOf, type YearPoint } from './series.ts';

export type Opinion = 'too-easy' | 'too-hard' | 'not-measurable' | 'reasonable' | 'no-history';

export interface Proposal {
  readonly op: '>=' | '<=';
  /** Ends of the range in which next year's target should lie, in the printed unit. */
  readonly low: number;
  readonly high: number;
  readonly unit: string | null;
}

export interface Advice {
  readonly table: string;
  readonly no: number;
  readonly level3: string;
  readonly opinion: Opinion;
  /** Chinese, with the figures it rests on. */
  readonly reason: string;
  readonly proposal: Proposal | null;
  /** What could be measured instead, for targets that are not measurable; null otherwise. */
  readonly instead: string | null;
  /** This year and the earlier ones. */
  readonly points: readonly YearPoint[];
  /** Actual of this year by its target (by ≤: target by actual), 1 = exactly met; null when it cannot be computed. */
  readonly distance: number | null;
}

/** From here on a target counts as set too low or too high. Parameters of ours, not law. */
export const limits = {
  /** Attainment from which a countable target was too easy. */
  easy: 1.3,
  /** Attainment below which it was too hard. */
  hard: 0.8,
  /** Distance in percentage points from which a rate was too easy or too hard. */
  points: 5,
  /** A rate to be kept low was too easy when it stayed below this part of its limit. */
  small: 2,
} as const;

const words: Readonly<Record<string, string>> = {
  数量: '改为可以清点的数量和单位，如“≥N件”',
  质量: '改为比率或等次，如“合格率≥N%”，并写明分母',
  时效: '改为日期或时限，如“YYYY年M月底前”“≤N小时”',
  成本: '改为金额上限，如“≤N万元”',
  满意: '改为抽样调查的满意度，如“≥N%”，并写明样本数',
};

function instead(row: IndicatorRow): string {
  const key = Object.keys(words).find((word) => row.level2.includes(word) || row.level1.includes(word));
  return (key && words[key]) || '改为可以计数、测量或定日期的指标值，并写明数据来源';
}

function tidy(value: number, unit: string | null): number {
  const digits = Math.abs(value) >= 100 || !/[万亿%元]/.test(unit ?? '') ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return Number(round(decimal(value), digits).toString());
}

interface Measured {
  readonly row: IndicatorRow;
  readonly op: '>=' | '<=';
  readonly target: number;
  readonly actuals: readonly number[];
  readonly thisYear: number | null;
  readonly unit: string | null;
  readonly neighbours: Neighbours | null;
}

/** Reasonable targets stay between what was asked and what was reached; others move towards what was reached. */
function endsOf({ op, target, actuals, unit }: Measured, opinion: Opinion, middle: number): readonly [number, number] {
  const up = op === '>=';
  const best = up ? Math.max(...actuals, middle) : Math.min(...actuals, middle);
  if (opinion === 'too-hard') return [middle, (middle + target) / 2];
  if (opinion === 'reasonable') return [target, (up ? best >= target : best <= target) ? best : middle];
  const slack = unit === '%' ? Math.min(2, Math.abs(best - target) / 2) : middle * 0.1;
  return up ? [middle - slack, best] : [best, middle + slack];
}

/** Null where nothing was measured, or where nothing happened at all: then it is first to be asked whether the work goes on. */
function propose(measured: Measured, opinion: Opinion): Proposal | null {
  const { op, actuals, unit, neighbours } = measured;
  const middle = median(actuals) ?? neighbours?.actual ?? null;
  if (middle === null || (op === '>=' && middle === 0)) return null;
  const ends = endsOf(measured, opinion, middle).map((end) =>
    tidy(unit === '%' ? Math.min(100, Math.max(0, end)) : end, unit),
  );
  return { op, low: Math.min(...ends), high: Math.max(...ends), unit };
}

/** Attainment of an actual: above 1 is better than asked. Null where the quotient has no meaning. */
function attained(op: '>=' | '<=', target: number, actual: number): number | null {
  const [part, whole] = op === '>=' ? [actual, target] : [target, actual];
  return whole === 0 ? null : part / whole;
}

function opinionOf({ op, target, actuals, thisYear, unit }: Measured): Opinion {
  if (actuals.length === 0) return 'no-history';
  const sign = op === '>=' ? 1 : -1;
  const better = (value: number): number => (value - target) * sign;
  const missed = actuals.filter((value) => better(value) < 0).length;
  if (unit === '%') {
    if (actuals.every((value) => better(value) >= limits.points)) return 'too-easy';
    if (op === '<=' && actuals.every((value) => value * limits.small <= target)) return 'too-easy';
    if (missed * 2 > actuals.length && actuals.some((value) => better(value) <= -limits.points)) return 'too-hard';
    return missed * 2 > actuals.length && actuals.length > 1 ? 'too-hard' : 'reasonable';
  }
  const shares = actuals.map((value) => attained(op, target, value)).filter((one): one is number => one !== null);
  if (shares.length > 0 && shares.every((share) => share >= limits.easy)) return 'too-easy';
  if (missed * 2 > actuals.length && (actuals.length > 1 || (shares[0] ?? 1) < limits.hard)) return 'too-hard';
  const last = thisYear === null ? null : attained(op, target, thisYear);
  return last !== null && last < limits.hard ? 'too-hard' : 'reasonable';
}

const verdictWords: Readonly<Record<Opinion, string>> = {
  'too-easy': '指标值偏低，容易达到',
  'too-hard': '指标值偏高，难以达到',
  'not-measurable': '不可衡量',
  reasonable: '指标值合理',
  'no-history': '没有实测数和往年数，无从判断难易',
};

function explain(measured: Measured, opinion: Opinion, past: readonly YearPoint[], distance: number | null): string {
  const { thisYear, unit, neighbours, row } = measured;
  const parts = [`指标值“${row.targetText}”`];
  if (thisYear !== null)
    parts.push(
      `本年实际 ${thisYear}${unit ?? ''}${distance === null ? '' : `（完成度 ${Number((distance * 100).toFixed(1))}%）`}`,
    );
  else parts.push(row.actualText === '' ? '本年尚无实际' : `本年实际“${row.actualText}”不是实测数`);
  const earlier = past.flatMap((one) => (one.actual === null ? [] : [`${one.year} 年 ${one.actual}${unit ?? ''}`]));
  parts.push(earlier.length > 0 ? `往年实际 ${earlier.join('、')}` : '没有往年数');
  if (neighbours && (neighbours.target !== null || neighbours.actual !== null)) {
    const shown = [
      neighbours.target === null ? null : `指标值中位数 ${neighbours.target}${unit ?? ''}`,
      neighbours.actual === null ? null : `实际中位数 ${neighbours.actual}${unit ?? ''}`,
    ].filter((text) => text !== null);
    parts.push(`同表同类 ${neighbours.count} 项：${shown.join('、')}`);
  }
  if (thisYear === 0 && measured.op === '>=') parts.push('实际为 0，先核实这项工作是否还做');
  if (opinion === 'too-easy' && /成本/.test(row.level2))
    parts.push('支出低于上限不等于节约，先核实工作是否完成、款项是否付清');
  return `${verdictWords[opinion]}：${parts.join('；')}`;
}

/** This year's actual in the unit of the target; where the target prints no unit, the figure as printed. */
function printedActual(row: IndicatorRow, own: Measure): number | null {
  const actual = actualOf(row);
  if (actual && row.target?.unit === null && row.actual?.unit && row.actual.unit !== '%') {
    return typeof row.actual.value === 'number' ? row.actual.value : null;
  }
  return inUnit(row, own, actual, row.actual?.unit === null);
}

function adviseRow(
  table: string,
  year: number | null,
  row: IndicatorRow,
  rows: readonly IndicatorRow[],
  history: readonly Disclosure[],
): Advice {
  const base = { table, no: row.no, level3: row.level3 };
  const own = targetOf(row);
  const op = effectiveOp(row);
  if (plain(row.targetText) === '' || !own || (op !== '>=' && op !== '>' && op !== '<=' && op !== '<')) {
    return { ...base, ...withoutNumber(row, op === 'unclear'), points: [], distance: null };
  }
  const past = seriesOf(table, row, history);
  const thisYear = printedActual(row, own);
  const target = inUnit(row, own, own, row.target?.unit === null) ?? 0;
  const measured: Measured = {
    row,
    op: own.dimension === 'rank' || op === '<=' || op === '<' ? '<=' : '>=',
    target,
    actuals: [
      ...past.flatMap((one) => (one.actual === null ? [] : [one.actual])),
      ...(thisYear === null ? [] : [thisYear]),
    ],
    thisYear,
    unit: row.target?.unit ?? null,
    neighbours: neighboursOf(row, rows),
  };
  const opinion = opinionOf(measured);
  const share = judge(row).attainment;
  const distance = share ? Number(round(share, 4).toString()) : null;
  return {
    ...base,
    opinion,
    reason: explain(measured, opinion, past, distance),
    proposal: propose(measured, opinion),
    instead: null,
    points: year === null ? past : [...past, { year, target, actual: thisYear }],
    distance,
  };
}

function withoutNumber(
  row: IndicatorRow,
  unclear: boolean,
): Pick<Advice, 'opinion' | 'reason' | 'proposal' | 'instead'> {
  const opinion: Opinion = 'not-measurable';
  if (plain(row.targetText) === '') {
    return { opinion, reason: '没有填指标值', proposal: null, instead: instead(row) };
  }
  if (unclear) {
    const reason = `指标值“${row.targetText}”没有写“≤”或“≥”，以高为好还是以低为好不明`;
    return { opinion, reason, proposal: null, instead: '写明“≤”或“≥”' };
  }
  if (asksForNumber(row)) {
    const reason = `指标值“${row.targetText}”是日期、区间或几个条件并列，不能比出高低；按是否如期、是否在内判断`;
    return { opinion: 'reasonable', reason, proposal: null, instead: null };
  }
  return {
    opinion,
    reason: `指标值“${row.targetText}”是文字，达到与否没有尺度`,
    proposal: null,
    instead: instead(row),
  };
}

/**
 * Says for every target whether it was too easy, too hard, not measurable or reasonable, from earlier years where they
 * are given (other disclosures of the same unit), this year's actual, and comparable indicators of the same table.
 * Deterministic; every opinion names the figures it rests on.
 */
export function adviseTargets(disclosure: Disclosure, history: readonly Disclosure[] = []): Advice[] {
  const { year } = disclosure.document;
  const earlier = history.filter((one) => one.document.year !== null && (year === null || one.document.year < year));
  return disclosure.tables.flatMap((table) =>
    table.rows.map((row) => adviseRow(table.name, year, row, table.rows, earlier)),
  );
}
