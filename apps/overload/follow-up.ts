import { type Ctx, chinaIso, type EntityRecord, type Values } from '../../kernel/sdk/index.ts';
import { gateRefusal, overloadReview, stationCheck } from './cases.ts';
import { act } from './entities.ts';
import type { Taken } from './taken.ts';

const actHours = 12;
const hour = 3_600_000;
const why = '称重数据判定';

type Act = EntityRecord<typeof act>;

export const recordKeyOf = (site: string, recordNo: string) => `${site}/${recordNo}`;
const keyOf = ({ row }: Taken) => recordKeyOf(row.site, row.recordNo);
const isHome = (plate: string | null) => plate?.startsWith('湘') ?? false;

/** Without the plate: whoever may not see it in full reads titles all the same. */
const titleOf = ({ row, site, decision }: Taken) =>
  `${site.name} ${row.axles}轴 ${row.totalKg} kg，超限 ${decision.overKg} kg`;

function common(one: Taken) {
  const { row, site, plate, at, decision } = one;
  return {
    title: titleOf(one),
    org: site.org,
    siteCode: site.code,
    recordKey: keyOf(one),
    recordNo: row.recordNo,
    plate,
    passedAt: chinaIso(new Date(at)),
    axles: row.axles,
    totalKg: row.totalKg,
    screenLimitKg: decision.screenLimitKg,
    registryLimitKg: decision.registryLimitKg,
    overKg: decision.overKg,
    simulated: row.simulated ?? false,
  };
}

/** The act that a passage belongs to, when one of the same plate lies within the hours before or after. */
const actNear = (acts: readonly Act[], { plate, at }: Taken): Act | undefined =>
  acts.find((one) => one.plate === plate && Math.abs(Date.parse(one.firstAt) - at) <= actHours * hour);

/** Counts the passage to its act; a smaller weight becomes the one that counts, unless it was fined already. */
async function join(ctx: Ctx, known: Act, one: Taken): Promise<Act> {
  if (known.recordKeys.includes(keyOf(one))) return known;
  const { totalKg } = one.row;
  const lighter = totalKg < known.totalKg && !known.finedBy;
  const weight = { totalKg, limitKg: one.decision.limitKg, recordKey: keyOf(one) };
  const recordKeys = [...known.recordKeys, keyOf(one)];
  const values = { recordKeys, weighings: recordKeys.length, ...(lighter ? weight : {}) };
  return ctx.entities(act).update(known.id, known.version, values, why);
}

async function openAct(ctx: Ctx, one: Taken, plate: string): Promise<Act> {
  const values: Values<(typeof act)['fields']> = {
    plate,
    org: one.site.org,
    firstAt: chinaIso(new Date(one.at)),
    recordKeys: [keyOf(one)],
    weighings: 1,
    recordKey: keyOf(one),
    totalKg: one.row.totalKg,
    limitKg: one.decision.limitKg,
    carrier: one.vehicle?.carrier ?? null,
    simulated: one.row.simulated ?? false,
  };
  return ctx.entities(act).create(values, why);
}

/** Opens the act with its review, or adds the passage to an act that is there. Gives the acts as they then are. */
async function follow(ctx: Ctx, acts: readonly Act[], one: Taken): Promise<readonly Act[]> {
  const near = actNear(acts, one);
  if (near) {
    const joined = await join(ctx, near, one);
    return acts.map((each) => (each.id === joined.id ? joined : each));
  }
  return ctx.atomically(async (tx) => {
    const opened = one.plate === null ? null : await openAct(tx, one, one.plate);
    const values = { ...common(one), act: opened?.id ?? null };
    if (one.site.kind === 'fixed') await tx.cases(stationCheck).open(values, why);
    else await tx.cases(overloadReview).open({ ...values, homeProvince: isHome(one.plate) }, why);
    return opened ? [...acts, opened] : acts;
  });
}

/** Keys of records whose case is there already: a batch may come again. */
async function known(ctx: Ctx, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const where = { recordKey: { in: keys } };
  const all = await Promise.all([
    ctx.cases(overloadReview).all(where),
    ctx.cases(stationCheck).all(where),
    ctx.cases(gateRefusal).all(where),
  ]);
  return new Set(all.flatMap((rows) => rows.map(({ recordKey }) => recordKey)));
}

async function actsOf(ctx: Ctx, all: readonly Taken[]): Promise<readonly Act[]> {
  const times = all.map(({ at }) => at);
  const around = (at: number) => chinaIso(new Date(at));
  return ctx.entities(act).all({
    plate: { in: [...new Set(all.flatMap(({ plate }) => plate ?? []))] },
    firstAt: { gte: around(Math.min(...times) - actHours * hour), lte: around(Math.max(...times) + actHours * hour) },
  });
}

/** Whether something has to be done about a record. Sources are watched by their rates. */
export const isFollowed = ({ decision, site }: Taken): boolean => decision.unlawful && site.kind !== 'source';

/** Turns the few records that are followed into what has to be done about them. */
export async function openFollowUps(ctx: Ctx, taken: readonly Taken[]): Promise<void> {
  if (taken.length === 0) return;
  const followed = [...taken].sort((a, b) => a.at - b.at);
  const there = await known(ctx, followed.map(keyOf));
  const fresh = followed.filter((one) => !there.has(keyOf(one)));
  if (fresh.length === 0) return;
  let acts = await actsOf(ctx, fresh);
  for (const one of fresh) {
    // Whoever is turned back at the gate has not yet driven on the expressway: he is refused, not fined.
    if (one.site.kind === 'entrance') await ctx.cases(gateRefusal).open(common(one), why);
    else acts = await follow(ctx, acts, one);
  }
}
