import {
  type Ctx,
  chinaDate,
  chinaIso,
  type FactRecord,
  type Filter,
  inForce,
  must,
  type NewFact,
} from '../../../kernel/sdk/index.ts';
import { weighing } from '../facts.ts';
import { agrees, pairLast, pairNext } from '../rules/compare.ts';
import { comparison, loadingSlip } from './facts.ts';
import { comparisonRules } from './loop-tables.ts';
import { openLoadCheck } from './slips.ts';

const hour = 3_600_000;

type Passed = FactRecord<typeof weighing> & { readonly plate: string };
type Slip = FactRecord<typeof loadingSlip>;

/** The start and the end of what is compared, in common terms. */
interface Leg {
  readonly plate: string;
  readonly at: number;
  readonly kg: number;
  readonly time: string;
  readonly site: string;
  readonly recordNo: string;
  readonly org: string;
  readonly enterprise: string | null;
  readonly simulated: boolean;
}

const ofPassage = ({ plate, at, totalKg, site, recordNo, org, simulated }: Passed): Leg => ({
  ...{ plate, site, recordNo, org, simulated, kg: totalKg, time: at, at: Date.parse(at), enterprise: null },
});
const ofSlip = ({ plate, at, grossKg, site, slipNo, org, enterprise, simulated }: Slip): Leg => ({
  ...{ plate, site, org, simulated, recordNo: slipNo, kg: grossKg, time: at, at: Date.parse(at) },
  enterprise: enterprise ?? null,
});

async function passagesOf(ctx: Ctx, where: Filter): Promise<readonly Leg[]> {
  const rows = await ctx.facts(weighing).all(where);
  return rows.flatMap((row) => (row.plate ? [ofPassage({ ...row, plate: row.plate })] : []));
}

function toFact(pair: 'slip' | 'exit', start: Leg, seen: Leg, perMille: number): NewFact<typeof comparison> {
  const { site, recordNo, org, plate } = start;
  return {
    simulated: start.simulated,
    values: {
      ...{ pair, site, recordNo, org, plate, at: start.time, startKg: start.kg },
      ...{ seenSite: seen.site, seenNo: seen.recordNo, seenOn: seen.time, seenKg: seen.kg },
      agrees: agrees(start.kg, seen.kg, perMille),
    },
  };
}

/** Keeps the comparisons, and has looked into what does not agree. */
async function keep(ctx: Ctx, pair: 'slip' | 'exit', pairs: readonly (readonly [Leg, Leg])[]): Promise<number> {
  const today = chinaDate(ctx.clock.now());
  const { perMille } = must(inForce(comparisonRules, today), 'rules of comparison');
  await ctx.facts(comparison).record(
    pairs.map(([start, seen]) => toFact(pair, start, seen, perMille)),
    'compare-trips',
  );
  for (const [start, seen] of pairs) {
    if (agrees(start.kg, seen.kg, perMille)) continue;
    const { site, recordNo, org, enterprise, plate, time, kg, simulated } = start;
    const differenceKg = seen.kg - kg;
    const title =
      pair === 'slip' ? `装载单 ${recordNo} 与过车相差 ${differenceKg} kg` : `出口比入口多 ${differenceKg} kg`;
    const common = {
      site,
      recordNo,
      org,
      enterprise,
      plate,
      startedAt: time,
      startKg: kg,
      differenceKg,
      title,
      simulated,
    };
    await openLoadCheck(ctx, { ground: pair, ...common, seen: { site: seen.site, on: seen.time, kg: seen.kg } });
  }
  return pairs.length;
}

async function compareSlips(ctx: Ctx, since: Date, withinMs: number): Promise<number> {
  const recent = { gte: chinaIso(since) };
  const [slips, done] = await Promise.all([
    ctx.facts(loadingSlip).all({ at: recent }),
    ctx.facts(comparison).all({ pair: 'slip', at: recent }),
  ]);
  const compared = new Set(done.map(({ site, recordNo }) => `${site}/${recordNo}`));
  const open = slips.map(ofSlip).filter(({ site, recordNo }) => !compared.has(`${site}/${recordNo}`));
  if (open.length === 0) return 0;
  const plates = [...new Set(open.map(({ plate }) => plate))];
  const seen = await passagesOf(ctx, { plate: { in: plates }, at: recent, siteKind: { ne: 'source' } });
  return keep(ctx, 'slip', pairNext(open, seen, withinMs));
}

async function compareExits(ctx: Ctx, since: Date, withinMs: number): Promise<number> {
  const exits = await passagesOf(ctx, { siteKind: 'exit', receivedAt: { gte: chinaIso(since) } });
  if (exits.length === 0) return 0;
  const plates = [...new Set(exits.map(({ plate }) => plate))];
  const from = Math.min(...exits.map(({ at }) => at)) - withinMs;
  const entrances = await passagesOf(ctx, {
    plate: { in: plates },
    siteKind: 'entrance',
    at: { gte: chinaIso(new Date(from)) },
  });
  return keep(ctx, 'exit', pairLast(entrances, exits, withinMs));
}

/**
 * Holds slips against the next scale, and exits against their entrances. Slips of the last hours wait for their
 * passage; exits are looked at as they arrive, a little overlapping. Run again it changes nothing.
 */
export async function compareTrips(ctx: Ctx): Promise<{ slips: number; exits: number }> {
  const now = ctx.clock.now();
  const { hours } = must(inForce(comparisonRules, chinaDate(now)), 'rules of comparison');
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const slips = await compareSlips(ctx, ago(2 * hours * hour), hours * hour);
  const exits = await compareExits(ctx, ago(hour / 2), hours * hour);
  return { slips, exits };
}
