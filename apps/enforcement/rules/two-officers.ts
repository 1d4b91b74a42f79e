import type { Ctx, EntityRecord, Filter, GuardRefusal } from '../../../kernel/sdk/index.ts';
import { ministryProcedure, penaltyLaw } from '../law.ts';
import { type FieldOfLaw, fieldsOfLaw } from '../options.ts';
import { certificate, certificateReview, officer } from '../registers/organs.ts';

const basis = penaltyLaw('第四十二条');

type Certificate = EntityRecord<typeof certificate>;

/** The review of the year before counts until this year's is due, at the end of March. */
function reviewYear(on: string): number {
  const year = Number(on.slice(0, 4));
  return on.slice(5) <= '03-31' ? year - 2 : year - 1;
}

async function wantOf(ctx: Ctx, id: string, field: FieldOfLaw, on: string): Promise<GuardRefusal | undefined> {
  const person = await ctx.entities(officer).find({ id });
  if (!person) return { reason: '执法人员不在登记中', basis };
  if (person.status !== 'active') return { reason: `执法人员“${person.name}”不在岗`, basis };
  const held = await ctx.entities(certificate).all({ officer: id, status: 'valid' } satisfies Filter);
  const inTime = held.filter((one) => one.issuedOn <= on && on <= one.validUntil);
  if (inTime.length === 0) return { reason: `“${person.name}”在 ${on} 没有有效的执法证件`, basis };
  const fitting = inTime.filter((one) => one.field === 'all' || one.field === field);
  if (fitting.length === 0) return { reason: `“${person.name}”的执法证件不含${fieldsOfLaw[field]}`, basis };
  if (await anyReviewed(ctx, fitting, on)) return undefined;
  return { reason: `“${person.name}”的执法证件未通过年度审验`, basis: ministryProcedure('执法证件年度审验') };
}

async function anyReviewed(ctx: Ctx, held: readonly Certificate[], on: string): Promise<boolean> {
  const year = reviewYear(on);
  for (const one of held) {
    // A certificate that is not a year old has had no review to pass.
    if (Number(one.issuedOn.slice(0, 4)) >= year) return true;
    const review = await ctx
      .entities(certificateReview)
      .find({ certificate: one.id, passed: true, year: { gte: year } });
    if (review) return true;
  }
  return false;
}

export interface Pair {
  readonly leadOfficer: string;
  readonly secondOfficer: string;
  readonly field: FieldOfLaw;
}

/** 行政处罚法 第四十二条: no fewer than two officers, each with a certificate that is valid, covers the field and was reviewed. */
export async function refuseOfficers(pair: Pair, on: string, ctx: Ctx): Promise<GuardRefusal | undefined> {
  if (pair.leadOfficer === pair.secondOfficer) return { reason: '执法人员不得少于两人', basis };
  return (
    (await wantOf(ctx, pair.leadOfficer, pair.field, on)) ?? (await wantOf(ctx, pair.secondOfficer, pair.field, on))
  );
}
