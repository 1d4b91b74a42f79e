import { type Ctx, type Filter, Refusal } from '../../../kernel/sdk/index.ts';
import { daysIn } from '../board/board.ts';
import { type CountedBy, countPassages, type PassageCounts } from '../board/figures.ts';
import { correction, site } from '../entities.ts';
import { siteDay } from '../facts.ts';
import { indicatorTitles } from '../indicators.ts';
import { type ReportAsked, type ReportGroup, reportGroups } from './asked.ts';

export interface ReportRow extends PassageCounts {
  /** Code of a division or site, a date or a month. */
  readonly key: string;
  readonly title: string;
  /** Percent, two decimals; null without trucks. */
  readonly rate: number | null;
  readonly rateAbove10: number | null;
  readonly rateAbove20: number | null;
  /** Share of the days due on which the site was online. */
  readonly onlineRate: number | null;
}

/** A signed change of a published figure, shown beside it: the figure itself stays what the records give. */
export interface SignedCorrection {
  readonly indicator: string;
  readonly period: string;
  readonly org: string;
  readonly before: number;
  readonly after: number;
  readonly why: string;
  readonly byName: string;
  readonly at: string;
}

export interface Report extends ReportAsked {
  readonly rows: readonly ReportRow[];
  readonly total: ReportRow;
  readonly corrections: readonly SignedCorrection[];
  readonly simulated: boolean;
}

const civilDate = /^\d{4}-\d{2}-\d{2}$/;

export function askedOf(subject: string): ReportAsked {
  const [from = '', to = '', org = '', by = ''] = subject.split('_');
  if (!civilDate.test(from) || !civilDate.test(to) || org === '' || !Object.hasOwn(reportGroups, by)) {
    throw new Refusal('input.invalid', { detail: `“${subject}”不是报表` });
  }
  return { from, to, org, by: by as ReportGroup };
}

const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 10_000) / whole) / 100;

const none: PassageCounts = { trucks: 0, over: 0, overAbove10: 0, overAbove20: 0, doubled: 0, unlawful: 0 };

function rowOf(key: string, title: string, counts: PassageCounts, online: readonly [number, number]): ReportRow {
  const { trucks, over, overAbove10, overAbove20, doubled, unlawful } = counts;
  return {
    key,
    title,
    trucks,
    over,
    overAbove10,
    overAbove20,
    doubled,
    unlawful,
    rate: percentOf(over, trucks),
    rateAbove10: percentOf(overAbove10, trucks),
    rateAbove20: percentOf(overAbove20, trucks),
    onlineRate: percentOf(online[0], online[1]),
  };
}

const columns = {
  org: ['org', 'org'],
  site: ['site', 'site'],
  day: ['at:day', 'day'],
  month: ['at:month', 'day:month'],
} as const;

/**
 * Divisions at or below one, by code: those of a province or city share its first digits. Other units are themselves
 * alone.
 */
export function below(org: string): (code: string) => boolean {
  if (!/^\d{6}$/.test(org)) return (code) => code === org;
  const head = org.replace(/(00)+$/, '');
  return (code) => code.startsWith(head);
}

async function onlineOf(ctx: Ctx, { from, to, by }: ReportAsked, isBelow: (code: string) => boolean) {
  const [, column] = columns[by];
  const rows = await ctx.facts(siteDay).tally({
    where: { day: { gte: from, lte: to } },
    by: column === 'org' ? ['org'] : ['org', column],
    figures: { due: { aggregate: 'count' }, online: { aggregate: 'count', where: { online: true } } },
    limit: 20_000,
  });
  const shares = new Map<string, [number, number]>();
  for (const row of rows) {
    if (!isBelow(String(row.org))) continue;
    const key = String(row[column]);
    const [online, due] = shares.get(key) ?? [0, 0];
    shares.set(key, [online + Number(row.online), due + Number(row.due)]);
  }
  return shares;
}

const add = (a: PassageCounts, b: PassageCounts): PassageCounts => ({
  trucks: a.trucks + b.trucks,
  over: a.over + b.over,
  overAbove10: a.overAbove10 + b.overAbove10,
  overAbove20: a.overAbove20 + b.overAbove20,
  doubled: a.doubled + b.doubled,
  unlawful: a.unlawful + b.unlawful,
});

/** Periods that a correction may name and that touch the report: its days, months, quarters and years. */
function periodsOf({ from, to }: ReportAsked): (period: string) => boolean {
  return (period) => {
    const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
    const [first, last] = quarter
      ? [
          `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}`,
          `${quarter[1]}-${String(Number(quarter[2]) * 3).padStart(2, '0')}`,
        ]
      : [period, period];
    return first <= to.slice(0, first.length) && last >= from.slice(0, last.length);
  };
}

async function correctionsOf(ctx: Ctx, asked: ReportAsked, isBelow: (code: string) => boolean) {
  const where: Filter = { period: { gte: asked.from.slice(0, 4), lte: `${asked.to}~` } };
  const rows = await ctx.entities(correction).all(where);
  const touches = periodsOf(asked);
  const signed = rows.filter(({ org, period }) => isBelow(org) && touches(period));
  return Promise.all(
    signed.map(async ({ id, indicator, period, org, before, after, why, createdAt }): Promise<SignedCorrection> => {
      const [made] = await ctx.entities(correction).history(id);
      return {
        indicator: indicatorTitles[indicator] ?? indicator,
        period,
        org,
        before,
        after,
        why,
        byName: made?.byName ?? '',
        at: made?.at ?? createdAt,
      };
    }),
  );
}

async function titlesOf(ctx: Ctx, by: ReportGroup): Promise<ReadonlyMap<string, string>> {
  if (by !== 'site') return new Map();
  return new Map((await ctx.entities(site).all()).map(({ code, name }) => [code, name]));
}

/** Counts of a period by division, site, day or month, recomputed from the records each time, with signed corrections beside. */
export async function report(ctx: Ctx, asked: ReportAsked): Promise<Report> {
  daysIn(asked);
  const isBelow = below(asked.org);
  const [group] = columns[asked.by];
  const by: readonly string[] = group === 'org' ? ['org'] : ['org', group];
  const [counted, online, corrections, titles] = await Promise.all([
    countPassages(ctx, asked.org === '' ? asked : { from: asked.from, to: asked.to }, by),
    onlineOf(ctx, asked, isBelow),
    correctionsOf(ctx, asked, isBelow),
    titlesOf(ctx, asked.by),
  ]);
  const inside = counted.filter((row: CountedBy<string>) => isBelow(String(row.org)));
  const sums = new Map<string, PassageCounts>();
  for (const row of inside) {
    const key = String(row[group]);
    sums.set(key, add(sums.get(key) ?? none, row));
  }
  const all = [...online.values()].reduce<[number, number]>((sum, [a, b]) => [sum[0] + a, sum[1] + b], [0, 0]);
  return {
    ...asked,
    rows: [...sums]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, counts]) => rowOf(key, titles.get(key) ?? key, counts, online.get(key) ?? [0, 0])),
    total: rowOf('', '合计', [...sums.values()].reduce(add, none), all),
    corrections,
    simulated: inside.some((row) => row.simulated),
  };
}
