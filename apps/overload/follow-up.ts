import Type, { type Static } from 'typebox';
import {
  type Ctx,
  chinaIso,
  deliveryContract,
  type EntityRecord,
  feedContract,
  newId,
  type Values,
} from '../../kernel/sdk/index.ts';
import { gateRefusal, overloadReview, stationCheck } from './cases.ts';
import { act } from './entities.ts';
import type { Taken } from './taken.ts';
import { type SiteKind, siteKinds } from './words.ts';

const actHours = 12;
const hour = 3_600_000;
const why = '称重数据判定';

type Act = EntityRecord<typeof act>;

export const recordKeyOf = (site: string, recordNo: string) => `${site}/${recordNo}`;
const keyOf = ({ site, recordNo }: FollowUp) => recordKeyOf(site, recordNo);
const isHome = (plate: string | null) => plate?.startsWith('湘') ?? false;
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()]);

/** A record that something has to be done about, with its decision and what the registers said when it was decided. */
const FollowUp = Type.Object({
  site: Type.String(),
  siteName: Type.String(),
  siteKind: Type.Enum(Object.keys(siteKinds)),
  org: Type.String(),
  recordNo: Type.String(),
  at: Type.String(),
  plate: nullable(Type.String()),
  carrier: nullable(Type.String()),
  axles: Type.Integer(),
  totalKg: Type.Integer(),
  screenLimitKg: Type.Integer(),
  registryLimitKg: nullable(Type.Integer()),
  limitKg: Type.Integer(),
  overKg: Type.Integer(),
  simulated: Type.Boolean(),
});
type FollowUp = Omit<Static<typeof FollowUp>, 'siteKind'> & { readonly siteKind: SiteKind };

const followUpOf = ({ row, site, vehicle, plate, at, decision }: Taken): FollowUp => ({
  site: site.code,
  siteName: site.name,
  siteKind: site.kind,
  org: site.org,
  recordNo: row.recordNo,
  at: chinaIso(new Date(at)),
  plate,
  carrier: vehicle?.carrier ?? null,
  axles: row.axles,
  totalKg: row.totalKg,
  screenLimitKg: decision.screenLimitKg,
  registryLimitKg: decision.registryLimitKg,
  limitKg: decision.limitKg,
  overKg: decision.overKg,
  simulated: row.simulated ?? false,
});

function common(one: FollowUp) {
  const { siteName, site, siteKind: _kind, limitKg: _limit, carrier: _carrier, at, ...values } = one;
  // Without the plate: whoever may not see it in full reads titles all the same.
  const title = `${siteName} ${one.axles}轴 ${one.totalKg} kg，超限 ${one.overKg} kg`;
  return { ...values, title, siteCode: site, recordKey: keyOf(one), passedAt: at };
}

/** The act that a passage belongs to, when one of the same plate lies within the hours before or after. */
async function actNear(ctx: Ctx, plate: string, at: number): Promise<Act | undefined> {
  const around = (hours: number) => chinaIso(new Date(at + hours * hour));
  const firstAt = { gte: around(-actHours), lte: around(actHours) };
  const [first] = await ctx.entities(act).all({ plate, firstAt });
  return first;
}

/** Counts the passage to its act; a smaller weight becomes the one that counts, unless it was fined already. */
async function join(ctx: Ctx, known: Act, one: FollowUp): Promise<void> {
  if (known.recordKeys.includes(keyOf(one))) return;
  const { totalKg, limitKg } = one;
  const lighter = totalKg < known.totalKg && !known.finedBy;
  const weight = { totalKg, limitKg, recordKey: keyOf(one) };
  const recordKeys = [...known.recordKeys, keyOf(one)];
  const values = { recordKeys, weighings: recordKeys.length, ...(lighter ? weight : {}) };
  await ctx.entities(act).update(known.id, known.version, values, why);
}

async function openAct(ctx: Ctx, one: FollowUp, plate: string): Promise<Act> {
  const { org, at, totalKg, limitKg, carrier, simulated } = one;
  const recordKey = keyOf(one);
  const counted = { recordKeys: [recordKey], weighings: 1, recordKey, totalKg, limitKg };
  const values: Values<(typeof act)['fields']> = { plate, org, firstAt: at, ...counted, carrier, simulated };
  return ctx.entities(act).create(values, why);
}

/** Opens the act with its review or check, or adds the passage to an act that is there. */
async function follow(ctx: Ctx, one: FollowUp): Promise<void> {
  const near = one.plate === null ? undefined : await actNear(ctx, one.plate, Date.parse(one.at));
  if (near) return join(ctx, near, one);
  const opened = one.plate === null ? null : await openAct(ctx, one, one.plate);
  const values = { ...common(one), act: opened?.id ?? null };
  if (one.siteKind === 'fixed') await ctx.cases(stationCheck).open(values, why);
  else await ctx.cases(overloadReview).open({ ...values, homeProvince: isHome(one.plate) }, why);
}

/**
 * What a record leads to, in one transaction. The passages of one vehicle come one after the other, also those of a
 * batch that comes again while it is still being taken: a line was cut, and the station had no answer.
 */
async function followAlone(ctx: Ctx, one: FollowUp): Promise<void> {
  await ctx.atomically(async (tx) => {
    await tx.alone(`passages of ${one.plate ?? keyOf(one)}`);
    if ((await known(tx, [one])).size > 0) return;
    // Whoever is turned back at the gate has not yet driven on the expressway: he is refused, not fined.
    if (one.siteKind === 'entrance') await tx.cases(gateRefusal).open(common(one), why);
    else await follow(tx, one);
  });
}

/** The cases that records of a kind of site lead to. */
const caseOf = ({ siteKind: kind }: FollowUp) =>
  kind === 'entrance' ? gateRefusal : kind === 'fixed' ? stationCheck : overloadReview;

/** Keys of records whose case is there already: a batch may come again. */
async function known(ctx: Ctx, all: readonly FollowUp[]): Promise<ReadonlySet<string>> {
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

/** Follows each record; one that fails is told at the end and does not hold up the others. */
async function open(ctx: Ctx, all: readonly FollowUp[]): Promise<void> {
  const inOrder = [...all].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const there = await known(ctx, inOrder);
  const failures: unknown[] = [];
  for (const one of inOrder) {
    if (there.has(keyOf(one))) continue;
    await followAlone(ctx, one).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

/** Turns the few records that are followed into what has to be done about them. */
export async function openFollowUps(ctx: Ctx, taken: readonly Taken[]): Promise<void> {
  if (taken.length > 0) await open(ctx, taken.map(followUpOf));
}

/** Where records of the stations become checks, refusals and reviews. Handed over again, they change nothing. */
export const followUpFeed = feedContract({
  key: 'follow-ups',
  title: '违法超限记录处置',
  row: FollowUp,
  by: [],
  take: async (ctx, rows) => {
    await open(ctx, rows as readonly FollowUp[]);
    return { accepted: rows.length, duplicates: 0, rejected: [] };
  },
});

/** What is to be done about records waits here, so that stations have their receipt before it is. */
export const toFollowUp = deliveryContract({
  key: 'to-follow-up',
  title: '违法超限记录转处置',
  to: `overload/${followUpFeed.key}`,
  maxAttempts: 20,
  by: ['registrar', 'province'],
});

/** Has the records followed as soon as may be; that they will be is durable when it returns. */
export async function queueFollowUps(ctx: Ctx, taken: readonly Taken[]): Promise<void> {
  if (taken.length > 0) await ctx.upload(toFollowUp, newId(ctx.clock.now().getTime()), taken.map(followUpOf));
}
