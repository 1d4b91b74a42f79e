import { type Ctx, chinaDate, chinaMidnight, type NewFact, type TallyRow } from '../../kernel/sdk/index.ts';
import { site } from './entities.ts';
import { heartbeat, siteDay, weighing } from './facts.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const quarters = [0, 6, 12, 18];
const mostSites = 20_000;

type SiteDay = NewFact<typeof siteDay>['values'];

const whole = (value: string | number | boolean | null | undefined) =>
  typeof value === 'number' ? Math.round(value) : null;

/** Counts and delays of each site on a day, counted by the store. */
async function countsOf(ctx: Ctx, from: Date): Promise<ReadonlyMap<string, TallyRow>> {
  const at = { gte: from.toISOString(), lt: new Date(from.getTime() + dayMs).toISOString() };
  const rows = await ctx.facts(weighing).tally({
    where: { at },
    by: ['site'],
    figures: {
      weighings: { aggregate: 'count' },
      late: { aggregate: 'count', where: { timely: false } },
      incomplete: { aggregate: 'count', where: { complete: false } },
      lagSeconds: { aggregate: 'average', of: 'delaySeconds' },
      longestLagSeconds: { aggregate: 'max', of: 'delaySeconds' },
    },
    limit: mostSites,
  });
  return new Map(rows.map((row) => [String(row.site), row]));
}

/** In how many hours of a day each site has weighed anything, asked for by quarters of the day: groups are bounded. */
async function hoursOf(ctx: Ctx, from: Date): Promise<ReadonlyMap<string, number>> {
  const hours = new Map<string, number>();
  for (const quarter of quarters) {
    const start = from.getTime() + quarter * hourMs;
    const at = { gte: new Date(start).toISOString(), lt: new Date(start + 6 * hourMs).toISOString() };
    const figures = { weighings: { aggregate: 'count' } } as const;
    const rows = await ctx.facts(weighing).tally({ where: { at }, by: ['site', 'at:hour'], figures, limit: mostSites });
    for (const row of rows) hours.set(String(row.site), (hours.get(String(row.site)) ?? 0) + 1);
  }
  return hours;
}

const compared = ['online', 'networked', 'weighings', 'late', 'incomplete', 'lagSeconds', 'silentHours'] as const;
const differs = (a: SiteDay, b: SiteDay) => compared.some((name) => (a[name] ?? null) !== (b[name] ?? null));

/**
 * One row for each site in use: online when it has weighed, networked when at least a device of it gave a sign of life,
 * with lags and gaps. Run again it adds nothing, but where late data have changed a site's day, a row that corrects it.
 */
export async function closeDay(ctx: Ctx, day: string): Promise<{ sites: number; online: number }> {
  const from = chinaMidnight(day);
  const at = { gte: from.toISOString(), lt: new Date(from.getTime() + dayMs).toISOString() };
  const [due, beats, counts, hours, closed] = await Promise.all([
    ctx.entities(site).all({ status: 'in-use' }),
    ctx.facts(heartbeat).tally({
      where: { at, state: 'ok' },
      by: ['site'],
      figures: { beats: { aggregate: 'count' } },
      limit: mostSites,
    }),
    countsOf(ctx, from),
    hoursOf(ctx, from),
    ctx.facts(siteDay).all({ day }),
  ]);
  const alive = new Set(beats.map((beat) => String(beat.site)));
  const before = new Map(closed.map((row) => [row.site, row]));
  const rows = due.map(({ code, kind, org, simulated = false }) => {
    const counted = counts.get(code);
    const weighings = whole(counted?.weighings) ?? 0;
    const values: SiteDay = {
      site: code,
      siteKind: kind,
      org,
      day,
      online: weighings > 0,
      networked: alive.has(code) || weighings > 0,
      weighings,
      late: whole(counted?.late) ?? 0,
      incomplete: whole(counted?.incomplete) ?? 0,
      lagSeconds: whole(counted?.lagSeconds),
      longestLagSeconds: whole(counted?.longestLagSeconds),
      silentHours: weighings > 0 ? 24 - (hours.get(code) ?? 0) : null,
    };
    const known = before.get(code);
    return { known, fact: { simulated: simulated ?? false, values, ...(known ? { corrects: known.factId } : {}) } };
  });
  const changed = rows.filter(({ known, fact }) => !known || differs(known, fact.values));
  await ctx.facts(siteDay).record(
    changed.map(({ fact }) => fact),
    'close-day',
  );
  return { sites: rows.length, online: rows.filter(({ fact }) => fact.values.online).length };
}

const recentDays = [1, 2, 3];
/** The job runs every hour; what came while it did not run for once is not passed over. */
const lookBackHours = 6;

/** Days further back for which a station that was cut off has only now sent what it kept. */
async function daysOfLateData(ctx: Ctx, now: number): Promise<readonly string[]> {
  const rows = await ctx.facts(weighing).tally({
    where: {
      timely: false,
      receivedAt: { gte: new Date(now - lookBackHours * hourMs).toISOString() },
      at: { lt: chinaMidnight(chinaDate(new Date(now - recentDays.length * dayMs))).toISOString() },
    },
    by: ['at:day'],
    figures: { weighings: { aggregate: 'count' } },
  });
  return rows.map((row) => String(row['at:day']));
}

/** Closes yesterday, and once more the days before it and those for which data have come late. */
export async function closeLastDays(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now().getTime();
  const recent = recentDays.map((back) => chinaDate(new Date(now - back * dayMs)));
  for (const day of [...(await daysOfLateData(ctx, now)), ...recent].sort()) await closeDay(ctx, day);
}
