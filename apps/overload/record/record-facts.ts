import { type Ctx, chinaDate, type EntityRecord, type FactRecord, Refusal } from '../../../kernel/sdk/index.ts';
import { certificate, permit, site, vehicle } from '../entities.ts';
import { media, weighing } from '../facts.ts';
import { overloadGrants } from '../grants.ts';
import { gateOf } from '../review.ts';
import type { GateResult } from '../rules/evidence.ts';
import type { Permit } from '../rules/permit.ts';
import { type Explained, type ExplainedStep, explain } from './explain.ts';

export type Weighing = FactRecord<typeof weighing>;

/** A weighing with what it rests on. */
export interface RecordFacts {
  readonly record: Weighing;
  readonly media: readonly FactRecord<typeof media>[];
  readonly site: EntityRecord<typeof site> | null;
  /** Certificates of the lane, newest first. */
  readonly certificates: readonly EntityRecord<typeof certificate>[];
  /** Null for whoever sees plates masked, since the checks are made on the plates themselves, and without an excess. */
  readonly gate: readonly GateResult[] | null;
  readonly explanation: { readonly rules: string; readonly steps: readonly ExplainedStep[] };
}

const sighted = overloadGrants.roles.filter((role) => role.seesPersonal).map((role) => role.key);

/** Whether the acting person reads plates in full; checks that compare plates are made for him alone. */
export const seesPlates = (ctx: Ctx): boolean => ctx.who.system || sighted.some((role) => ctx.hasRole(role));

export async function recordOf(ctx: Ctx, siteCode: string, recordNo: string): Promise<Weighing> {
  const [found] = await ctx.facts(weighing).all({ site: siteCode, recordNo });
  if (!found) throw new Refusal('record.missing', { what: `检测单 ${recordNo}` });
  return found;
}

export async function permitsOf(ctx: Ctx, plate: string | null, date: string): Promise<readonly Permit[]> {
  if (plate === null) return [];
  const rows = await ctx.entities(permit).all({ plate, validFrom: { lte: date }, validTo: { gte: date } });
  return rows.map((one) => ({
    no: one.number,
    // That of the question: to whom plates are masked the row tells no other.
    plate,
    from: one.validFrom,
    to: one.validTo,
    maxKg: one.maxKg,
    lengthMm: one.maxLengthMm ?? null,
    widthMm: one.maxWidthMm ?? null,
    heightMm: one.maxHeightMm ?? null,
    sites: one.sites ?? [],
  }));
}

/** What a decision about the record is explained from, with registers as they are now. */
export async function explainedOf(
  ctx: Ctx,
  record: Weighing,
  decided: Explained['decided'] = null,
): Promise<Explained> {
  const date = chinaDate(new Date(record.at));
  const plate = seesPlates(ctx) ? (record.plate ?? null) : null;
  const [registered, permits] = await Promise.all([
    plate === null ? null : ctx.entities(vehicle).find({ plate }),
    permitsOf(ctx, plate, date),
  ]);
  return {
    date,
    siteKind: record.siteKind,
    site: record.site,
    plate,
    axles: record.axles,
    totalKg: record.totalKg,
    lengthMm: record.lengthMm ?? null,
    widthMm: record.widthMm ?? null,
    heightMm: record.heightMm ?? null,
    vehicle: registered && {
      code: registered.axleCode,
      category: registered.category,
      airSuspension: registered.airSuspension,
      singleTyreNonDriveAxles: registered.singleTyreAxles,
      registeredKg: registered.registeredKg ?? null,
    },
    permits,
    decided,
  };
}

const gateSubject = (record: Weighing) =>
  ({ siteCode: record.site, recordNo: record.recordNo, passedAt: record.at }) as Parameters<typeof gateOf>[1];

/** The nine checks of a record as they stand now. */
export const checksOf = async (ctx: Ctx, record: Weighing): Promise<readonly GateResult[]> =>
  (await gateOf(ctx, gateSubject(record))) ?? [];

/** A weighing with pictures, certificates, the nine checks and the decision explained. */
export async function recordFacts(
  ctx: Ctx,
  siteCode: string,
  recordNo: string,
  decided: Explained['decided'],
): Promise<RecordFacts> {
  const record = await recordOf(ctx, siteCode, recordNo);
  const [pictures, place, certificates] = await Promise.all([
    ctx.facts(media).all({ site: siteCode, recordNo }),
    ctx.entities(site).find({ code: siteCode }),
    ctx.entities(certificate).all({ siteCode, firstLane: { lte: record.lane }, lastLane: { gte: record.lane } }),
  ]);
  return {
    record,
    media: pictures,
    site: place,
    certificates: [...certificates].sort((a, b) => b.validTo.localeCompare(a.validTo)),
    gate: seesPlates(ctx) && record.over ? await checksOf(ctx, record) : null,
    explanation: explain(await explainedOf(ctx, record, decided)),
  };
}
