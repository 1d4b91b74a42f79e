import { type Ctx, type EntityRecord, type Filter, Refusal } from '../../../kernel/sdk/index.ts';
import { certificate, site } from '../entities.ts';
import { siteDay } from '../facts.ts';
import { type Counted, type CountedBy, countPassages, type Days } from './figures.ts';

type Site = EntityRecord<typeof site>;

export interface SiteBrief
  extends Pick<Site, 'code' | 'name' | 'kind' | 'org' | 'status' | 'longitude' | 'latitude' | 'road' | 'simulated'> {
  /** Days due and online of the period, from the daily reports. */
  readonly due: number;
  readonly online: number;
  readonly trucks: number;
  readonly over: number;
  readonly unlawful: number;
}

export interface Board extends Days {
  /** Passages by division. */
  readonly byOrg: readonly CountedBy<'org' | 'road'>[];
  /** Passages by day, or by month where the period is long. */
  readonly trend: readonly CountedBy<'road'>[];
  readonly trendBy: 'at:day' | 'at:month';
  readonly sites: readonly SiteBrief[];
  /** Sites in use of which a certificate ends within the days given, or has ended. */
  readonly certificatesEnding: number;
  readonly simulated: boolean;
}

const dayMs = 86_400_000;
const longestTrendOfDays = 62;
const certificateWarningDays = 60;

export function daysIn({ from, to }: Days): number {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (!(days >= 1 && days <= 400)) throw new Refusal('input.invalid', { detail: '期间须为 1 至 400 日' });
  return days;
}

/** Days due, online and so on of each site. */
async function onlineOf(ctx: Ctx, counted: Counted) {
  const rows = await ctx.facts(siteDay).tally({
    where: {
      day: { gte: counted.from, lte: counted.to },
      ...(counted.orgs?.length ? { org: { in: counted.orgs } } : {}),
    },
    by: ['site'],
    figures: { due: { aggregate: 'count' }, online: { aggregate: 'count', where: { online: true } } },
    limit: 20_000,
  });
  return new Map(rows.map((row) => [String(row.site), { due: Number(row.due), online: Number(row.online) }]));
}

async function endingOf(ctx: Ctx, sites: readonly Site[], today: string): Promise<number> {
  const soon = new Date(Date.parse(today) + certificateWarningDays * dayMs).toISOString().slice(0, 10);
  const later = await ctx.entities(certificate).all({ validTo: { gt: soon } });
  const covered = new Set(later.map(({ siteCode }) => siteCode));
  return sites.filter(({ status, code }) => status === 'in-use' && !covered.has(code)).length;
}

/** What a board of a period shows, of the divisions given or of all in sight. */
export async function board(ctx: Ctx, counted: Counted, today: string): Promise<Board> {
  const trendBy = daysIn(counted) > longestTrendOfDays ? 'at:month' : 'at:day';
  const where: Filter = counted.orgs?.length ? { org: { in: counted.orgs } } : {};
  const [byOrg, trend, bySite, online, sites] = await Promise.all([
    countPassages(ctx, counted, ['org', 'road']),
    countPassages(ctx, counted, [trendBy, 'road']),
    countPassages(ctx, counted, ['site']),
    onlineOf(ctx, counted),
    ctx.entities(site).all(where),
  ]);
  const counts = new Map(bySite.map((row) => [row.site, row]));
  return {
    from: counted.from,
    to: counted.to,
    byOrg,
    trend,
    trendBy,
    sites: sites.map(({ code, name, kind, org, status, longitude, latitude, road, simulated }) => {
      const { trucks = 0, over = 0, unlawful = 0 } = counts.get(code) ?? {};
      const { due, online: days } = online.get(code) ?? { due: 0, online: 0 };
      return {
        code,
        name,
        kind,
        org,
        status,
        longitude,
        latitude,
        road,
        simulated,
        due,
        online: days,
        trucks,
        over,
        unlawful,
      };
    }),
    certificatesEnding: await endingOf(ctx, sites, today),
    simulated: byOrg.some((row) => row.simulated) || sites.some((one) => one.simulated),
  };
}
