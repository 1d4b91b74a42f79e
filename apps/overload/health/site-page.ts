import {
  type Ctx,
  chinaDate,
  type EntityRecord,
  type Filter,
  must,
  Refusal,
  type TallyRow,
} from '../../../kernel/sdk/index.ts';
import { instantsOf } from '../board/figures.ts';
import { certificate, device, site } from '../entities.ts';
import { heartbeat, weighing } from '../facts.ts';
import {
  certificateFinding,
  clockFinding,
  feedFinding,
  gapsOf,
  type HealthFinding,
  healthSettings,
  neighbourFinding,
  type Steering,
  steeringFindings,
} from './health.ts';

type Site = EntityRecord<typeof site>;

export interface Lane {
  readonly lane: number;
  readonly trucks: number;
  readonly over: number;
  readonly lastAt: string | null;
  readonly meanSpeedKmh: number | null;
  readonly certificateTo: string | null;
}

export interface SitePage {
  readonly site: Site;
  readonly devices: readonly (EntityRecord<typeof device> & { readonly lastAt: string | null })[];
  readonly certificates: readonly EntityRecord<typeof certificate>[];
  readonly lanes: readonly Lane[];
  /** Passages by day of the last five weeks. */
  readonly days: readonly { readonly day: string; readonly trucks: number; readonly over: number }[];
  readonly gaps: readonly { readonly from: string; readonly hours: number }[];
  readonly findings: readonly HealthFinding[];
  readonly neighbours: readonly Pick<Site, 'code' | 'name'>[];
  /** The civil date up to which passages were looked at. */
  readonly until: string;
  readonly simulated: boolean;
}

const dayMs = 86_400_000;
const { presentDays, baseDays } = healthSettings;

const dayBefore = (day: string, days: number) => new Date(Date.parse(day) - days * dayMs).toISOString().slice(0, 10);
const number = (value: unknown) => Number(value ?? 0);
const numberOr = (value: unknown) => (value === null || value === undefined ? null : Number(value));

/** The present days and those before, which end on a day. */
function windowsOf(until: string) {
  const presentFrom = dayBefore(until, presentDays - 1);
  const present = { from: presentFrom, to: until };
  const base = { from: dayBefore(presentFrom, baseDays), to: dayBefore(presentFrom, 1) };
  return { present, base, whole: { from: base.from, to: until } };
}

const steeringFigures = {
  trucks: { aggregate: 'count' },
  mean: { aggregate: 'average', of: 'axleKg', element: 0 },
  deviation: { aggregate: 'deviation', of: 'axleKg', element: 0 },
} as const;

async function steeringOf(ctx: Ctx, where: Filter): Promise<ReadonlyMap<number, Steering>> {
  const rows = await ctx
    .facts(weighing)
    .tally({ where: { ...where, axles: healthSettings.axles }, by: ['lane'], figures: steeringFigures });
  return new Map(
    rows.map((row) => [
      number(row.lane),
      { trucks: number(row.trucks), meanKg: numberOr(row.mean), deviationKg: numberOr(row.deviation) },
    ]),
  );
}

const noSteering: Steering = { trucks: 0, meanKg: null, deviationKg: null };

/** Passages a day of some sites, in both windows. */
async function flowOf(ctx: Ctx, codes: readonly string[], { present, base }: ReturnType<typeof windowsOf>) {
  if (codes.length === 0) return { now: 0, before: 0 };
  const count = async (days: { from: string; to: string }) => {
    const where = { site: { in: codes }, at: instantsOf(days) };
    const [row] = await ctx.facts(weighing).tally({ where, figures: { trucks: { aggregate: 'count' } } });
    return number(row?.trucks);
  };
  const [now, before] = await Promise.all([count(present), count(base)]);
  return { now: now / presentDays, before: before / baseDays };
}

/** The site held against the others of its kind in the division. */
async function comparedOf(
  ctx: Ctx,
  code: string,
  near: readonly Pick<Site, 'code'>[],
  windows: ReturnType<typeof windowsOf>,
): Promise<HealthFinding> {
  const codes = near.map((one) => one.code);
  const [own, others] = await Promise.all([flowOf(ctx, [code], windows), flowOf(ctx, codes, windows)]);
  const sites = codes.length || 1;
  return neighbourFinding(own, { now: others.now / sites, before: others.before / sites }, codes.length);
}

const latestOf = (certificates: readonly EntityRecord<typeof certificate>[], lane: number): string | null =>
  certificates
    .filter(({ firstLane, lastLane }) => firstLane <= lane && lane <= lastLane)
    .reduce<string | null>((latest, { validTo }) => (latest === null || validTo > latest ? validTo : latest), null);

function lanesOf(rows: readonly TallyRow[], certificates: SitePage['certificates'], declared: number): readonly Lane[] {
  const byLane = new Map(rows.map((row) => [number(row.lane), row]));
  const lanes = new Set([...byLane.keys(), ...Array.from({ length: declared }, (_, index) => index + 1)]);
  return [...lanes]
    .sort((a, b) => a - b)
    .map((lane) => {
      const row = byLane.get(lane);
      return {
        lane,
        trucks: number(row?.trucks),
        over: number(row?.over),
        lastAt: (row?.last as string | null | undefined) ?? null,
        meanSpeedKmh: numberOr(row?.speed),
        certificateTo: latestOf(certificates, lane),
      };
    });
}

async function beatsOf(ctx: Ctx, where: Filter) {
  const figures = { last: { aggregate: 'max', of: 'at' } } as const;
  const rows = await ctx.facts(heartbeat).tally({ where, by: ['device'], figures });
  const { rows: latest } = await ctx.facts(heartbeat).list({ where, sort: ['-at'], pageSize: 50 });
  return rows.map((row) => {
    const known = latest.find((beat) => beat.device === row.device);
    return { device: String(row.device), lastAt: String(row.last), driftMs: known?.driftMs ?? null };
  });
}

/** A site with its lanes, devices, feed and health, up to a day: today, or the last day of what is looked back at. */
export async function sitePage(ctx: Ctx, code: string, asked?: string): Promise<SitePage> {
  const place = await ctx.entities(site).find({ code });
  if (!place) throw new Refusal('record.missing', { what: `站点 ${code}` });
  const until = asked ?? chinaDate(ctx.clock.now());
  const windows = windowsOf(until);
  const present = { site: code, at: instantsOf(windows.present) };
  const passages = ctx.facts(weighing);
  const count = { trucks: { aggregate: 'count' }, over: { aggregate: 'count', where: { over: true } } } as const;
  const [devices, certificates, near, lanes, days, hours, lag, now, before, beats] = await Promise.all([
    ctx.entities(device).all({ site: place.id }),
    ctx.entities(certificate).all({ siteCode: code }),
    ctx.entities(site).all({ org: place.org, kind: place.kind, status: 'in-use', code: { ne: code } }),
    passages.tally({
      where: present,
      by: ['lane'],
      figures: { ...count, last: { aggregate: 'max', of: 'at' }, speed: { aggregate: 'average', of: 'speedKmh' } },
    }),
    passages.tally({ where: { site: code, at: instantsOf(windows.whole) }, by: ['at:day'], figures: count }),
    passages.tally({ where: present, by: ['at:hour'], figures: { trucks: { aggregate: 'count' } } }),
    passages.tally({
      where: present,
      figures: {
        average: { aggregate: 'average', of: 'delaySeconds' },
        most: { aggregate: 'max', of: 'delaySeconds' },
      },
    }),
    steeringOf(ctx, present),
    steeringOf(ctx, { site: code, at: instantsOf(windows.base) }),
    beatsOf(ctx, present),
  ]);
  const told = lanesOf(lanes, certificates, place.lanes ?? 0);
  const gaps = gapsOf(hours.map((row) => String(row['at:hour'])));
  const feed = { averageSeconds: numberOr(lag[0]?.average), mostSeconds: numberOr(lag[0]?.most) };
  return {
    site: place,
    devices: devices.map((one) => ({
      ...one,
      lastAt: beats.find((beat) => beat.device === one.number)?.lastAt ?? null,
    })),
    certificates: [...certificates].sort((a, b) => b.validTo.localeCompare(a.validTo)),
    lanes: told,
    days: days.map((row) => ({ day: String(row['at:day']), trucks: number(row.trucks), over: number(row.over) })),
    gaps,
    findings: [
      feedFinding(feed, gaps),
      await comparedOf(ctx, code, near, windows),
      ...told.flatMap(({ lane }) => [
        certificateFinding(
          lane,
          must(
            told.find((one) => one.lane === lane),
            'lane',
          ).certificateTo,
          until,
        ),
        ...steeringFindings(lane, now.get(lane) ?? noSteering, before.get(lane) ?? noSteering),
      ]),
      ...beats.map((beat) => clockFinding(beat.device, beat.driftMs, beat.lastAt)),
    ],
    neighbours: near.map(({ code: other, name }) => ({ code: other, name })),
    until,
    simulated: (place.simulated ?? false) || lanes.some((row) => row.simulated),
  };
}
