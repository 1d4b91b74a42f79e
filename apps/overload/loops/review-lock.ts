import { type CaseRecordOf, type Ctx, type GuardRefusal, must } from '../../../kernel/sdk/index.ts';
import type { reviewFields } from '../case-fields.ts';
import { act } from '../entities.ts';
import { applyLock, guardLock, lockOf } from './act-lock.ts';

type Reviewed = CaseRecordOf<string, typeof reviewFields>;

const actOf = async (ctx: Ctx, subject: Reviewed) =>
  ctx.entities(act).get(must(subject.act, 'the act of a judged record'));

/** Only what we hold ourselves can be handed on for a fine. */
export async function guardHeldByUs(subject: Reviewed, _input: unknown, ctx: Ctx): Promise<GuardRefusal | undefined> {
  if (!subject.act) return { reason: '无有效车牌，不能确定当事人' };
  return guardLock(await actOf(ctx, subject), { kind: 'hold', by: 'transport' });
}

/** The act is done with by a decision of ours; without a figure of its own that of the judgement stands. */
export async function settleReview(
  subject: Reviewed,
  input: { readonly fineYuan?: number | null; readonly decisionNo?: string | null },
  ctx: Ctx,
): Promise<void> {
  const one = await actOf(ctx, subject);
  const yuan = input.fineYuan ?? one.fineYuan ?? 0;
  const decisionNo = input.decisionNo ?? null;
  await applyLock(ctx, one, { kind: 'settle', by: 'transport', yuan }, '行政处罚结案', { decisionNo });
}

/** Nothing comes of it on our side: the act is open again, also to the police. */
export async function releaseReview(subject: Reviewed, input: { readonly why?: string | null }, ctx: Ctx) {
  await applyLock(ctx, await actOf(ctx, subject), { kind: 'release', by: 'transport' }, input.why ?? '不予立案');
}

/** The police deal with it: from then on it is closed to us. */
export async function leaveToPolice(subject: Reviewed, input: { readonly why?: string | null }, ctx: Ctx) {
  const why = input.why ?? '移送公安机关';
  const one = await actOf(ctx, subject);
  const open = lockOf(one).by === null ? one : await applyLock(ctx, one, { kind: 'release', by: 'transport' }, why);
  await applyLock(ctx, open, { kind: 'hold', by: 'police' }, why);
}
