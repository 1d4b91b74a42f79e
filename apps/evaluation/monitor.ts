import { type Ctx, chinaDate, decimal, type FactRecord, round, sum, toNumber } from '../../kernel/sdk/index.ts';
import { budgetLine, project, target } from './entities.ts';
import { observation, payment } from './facts.ts';

export interface ForecastRow {
  readonly no: number;
  readonly level3: string;
  readonly targetText: string;
  readonly latest: { readonly value: number; readonly on: string; readonly layer: string } | null;
  /** Per cent of the target reached by now; null when target or observation is not a quantity. */
  readonly progress: number | null;
  /** Value expected at the end of the year when the pace holds. */
  readonly expected: number | null;
  readonly outlook: 'will-meet' | 'at-risk' | 'will-miss' | 'met' | 'exceeded-cap' | 'no-data';
  readonly why: string;
}

export interface Forecast {
  readonly on: string;
  /** Per cent of the year gone. */
  readonly time: number;
  /** Per cent of the full-year budget spent; null without a budget. */
  readonly spending: number | null;
  readonly rows: readonly ForecastRow[];
}

const percent = (part: number, whole: number): number => toNumber(round(decimal(part).times(100).div(whole), 2));

function dayOfYear(date: string): number {
  return (
    Math.floor((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${date.slice(0, 4)}-01-01T00:00:00Z`)) / 86_400_000) + 1
  );
}

/** Share of the year that is gone on a civil date, between 0 and 1; 1 when the year is over. */
export function yearShare(year: number, on: string): number {
  if (Number(on.slice(0, 4)) > year) return 1;
  if (Number(on.slice(0, 4)) < year) return 0;
  const days = dayOfYear(`${year}-12-31`);
  return dayOfYear(on) / days;
}

interface Measured {
  readonly op: string | null;
  readonly target: number | null;
  readonly value: number;
  readonly unit: string | null;
}

/** Rates and levels do not grow with the year; counts and amounts do. */
export function accumulates(unit: string | null): boolean {
  return unit !== null && !/[%％‰]|率|级|名|天|小时|分钟|日/.test(unit);
}

/** What the pace so far says of the end of the year. Linear for what accumulates, unchanged for rates and levels. */
export function outlook(
  { op, target: goal, value, unit }: Measured,
  share: number,
): Pick<ForecastRow, 'progress' | 'expected' | 'outlook' | 'why'> {
  if (goal === null || op === null || goal === 0 || share === 0) {
    return { progress: null, expected: null, outlook: 'no-data', why: '指标值不是可计算的数量' };
  }
  const grows = accumulates(unit);
  const expected = grows ? toNumber(round(decimal(value).div(share), 4)) : value;
  const progress = percent(value, goal);
  if (op === '<=' || op === '<') {
    if (value > goal) return { progress, expected, outlook: 'exceeded-cap', why: `已超过上限 ${goal}` };
    const fits = expected <= goal;
    return {
      progress,
      expected,
      outlook: fits ? 'will-meet' : 'at-risk',
      why: fits ? '按现进度不超上限' : `按现进度年底为 ${expected}，将超过上限 ${goal}`,
    };
  }
  if (value >= goal) return { progress, expected, outlook: 'met', why: '已达到年度指标值' };
  if (expected >= goal) return { progress, expected, outlook: 'will-meet', why: `按现进度年底为 ${expected}` };
  const near = expected >= goal * 0.9;
  return {
    progress,
    expected,
    outlook: near ? 'at-risk' : 'will-miss',
    why: `按现进度年底为 ${expected}，低于指标值 ${goal}`,
  };
}

/** The civil date an observation speaks of: a published figure is the year's, on whatever day its file was read. */
const knownFrom = (fact: FactRecord<typeof observation>): string =>
  fact.layer === 'printed' ? `${fact.year}-12-31` : chinaDate(new Date(fact.observedAt));

/** 运行监控测算: spending progress against indicator progress on a day, and what is expected to be missed. */
export async function forecastProject(ctx: Ctx, projectId: string, on = chinaDate(ctx.clock.now())): Promise<Forecast> {
  const one = await ctx.entities(project).get(projectId);
  const [lines, targets, seen, payments] = await Promise.all([
    ctx.entities(budgetLine).all({ project: projectId }),
    ctx.entities(target).all({ project: projectId }),
    ctx.facts(observation).all({ year: one.year, project: one.name }),
    ctx.facts(payment).all({ year: one.year, projectId }),
  ]);
  const share = yearShare(one.year, on);
  const budget = toNumber(sum(lines.map((line) => line.fullYear)));
  const paid = sum(payments.filter((row) => chinaDate(new Date(row.paidAt)) <= on).map((row) => row.amount));
  const rows = targets.map((row): ForecastRow => {
    const latest = seen
      .filter((fact) => fact.no === row.no && typeof fact.value === 'number' && knownFrom(fact) <= on)
      .sort((a, b) => knownFrom(b).localeCompare(knownFrom(a)))[0];
    const head = { no: row.no, level3: row.level3, targetText: row.targetText };
    if (!latest || typeof latest.value !== 'number') {
      return {
        ...head,
        latest: null,
        progress: null,
        expected: null,
        outlook: 'no-data',
        why: '尚无可计算的填报或实测值',
      };
    }
    const measured = { op: row.op ?? null, target: row.value ?? null, value: latest.value, unit: row.unit ?? null };
    const known = { value: latest.value, on: knownFrom(latest), layer: latest.layer };
    return { ...head, latest: known, ...outlook(measured, share) };
  });
  return {
    on,
    time: toNumber(round(decimal(share).times(100), 2)),
    spending: budget === 0 ? null : percent(toNumber(paid), budget),
    rows,
  };
}
