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
async function actNear(ctx: Ctx, plate: string, at: number): Promise<Act | undefined> {
  const around = (hours: number) => chinaIso(new Date(at + hours * hour));
  const firstAt = { gte: around(-actHours), lte: around(actHours) };
  const [first] = await ctx.entities(act).all({ plate, firstAt });
  return first;
}

/** Counts the passage to its act; a smaller weight becomes the one that counts, unless it was fined already. */
async function join(ctx: Ctx, known: Act, one: Taken): Promise<void> {
  if (known.recordKeys.includes(keyOf(one))) return;
  const { totalKg } = one.row;
  const lighter = totalKg < known.totalKg && !known.finedBy;
  const weight = { totalKg, limitKg: one.decision.limitKg, recordKey: keyOf(one) };
  const recordKeys = [...known.recordKeys, keyOf(one)];
  const values = { recordKeys, weighings: recordKeys.length, ...(lighter ? weight : {}) };
  await ctx.entities(act).update(known.id, known.version, values, why);
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

/** Opens the act with its review or check, or adds the passage to an act that is there. */
async function follow(ctx: Ctx, one: Taken): Promise<void> {
  const near = one.plate === null ? undefined : await actNear(ctx, one.plate, one.at);
  if (near) return join(ctx, near, one);
  const opened = one.plate === null ? null : await openAct(ctx, one, one.plate);
  const values = { ...common(one), act: opened?.id ?? null };
  if (one.site.kind === 'fixed') await ctx.cases(stationCheck).open(values, why);
  else await ctx.cases(overloadReview).open({ ...values, homeProvince: isHome(one.plate) }, why);
}

/**
 * What a record leads to, in one transaction. The passages of one vehicle come one after the other, also those of a
 * batch that comes again while it is still being taken: a line was cut, and the station had no answer.
 */
async function followAlone(ctx: Ctx, one: Taken): Promise<void> {
  await ctx.atomically(async (tx) => {
    await tx.alone(`passages of ${one.plate ?? keyOf(one)}`);
    if ((await known(tx, [one])).size > 0) return;
    // Whoever is turned back at the gate has not yet driven on the expressway: he is refused, not fined.
    if (one.site.kind === 'entrance') await tx.cases(gateRefusal).open(common(one), why);
    else await follow(tx, one);
  });
}

/** The cases that records of a kind of site lead to. */
const caseOf = ({ site: { kind } }: Taken) =>
  kind === 'entrance' ? gateRefusal : kind === 'fixed' ? stationCheck : overloadReview;

/** Keys of records whose case is there already: a batch may come again. */
async function known(ctx: Ctx, all: readonly Taken[]): Promise<ReadonlySet<string>> {
  const found = await Promise.all(
    [...new Set(all.map(caseOf))].map(async (type) => {
      const recordKey = { in: all.filter((one) => caseOf(one) === type).map(keyOf) };
      const rows: readonly { readonly recordKey: string }[] = await ctx.cases(type).all({ recordKey });
      return rows.map((row) => row.recordKey);
    }),
  );
  return new Set(found.flat());
}

/** Whether something has to be done about a record. Sources are watched by their rates. */
export const isFollowed = ({ decision, site }: Taken): boolean => decision.unlawful && site.kind !== 'source';

/** Turns the few records that are followed into what has to be done about them. */
export async function openFollowUps(ctx: Ctx, taken: readonly Taken[]): Promise<void> {
  if (taken.length === 0) return;
  const followed = [...taken].sort((a, b) => a.at - b.at);
  const there = await known(ctx, followed);
  for (const one of followed) if (!there.has(keyOf(one))) await followAlone(ctx, one);
}
