import Type, { type Static } from 'typebox';
import {
  type CaseRecord,
  type Ctx,
  chinaDate,
  deliveryContract,
  feedContract,
  must,
  orRejected,
  type Taken,
  takeEach,
  whenCase,
} from '../../../kernel/sdk/index.ts';
import { overloadReview } from '../cases.ts';
import { act, site } from '../entities.ts';
import { objection } from '../evidence/objection.ts';
import { gateOf } from '../review.ts';
import { loadCheck } from './load-check.ts';
import { stationCheck } from './station-check.ts';

type Review = CaseRecord<typeof overloadReview>;

/** A reviewed record as enforcement takes it: the smallest weight of the act, and what makes the device's word evidence. */
async function offsiteRow(ctx: Ctx, review: Review) {
  const place = must(await ctx.entities(site).find({ code: review.siteCode }), `site ${review.siteCode}`);
  const known = await ctx.entities(act).get(must(review.act, 'the act of a record handed over'));
  const checks = await gateOf(ctx, review);
  const day = chinaDate(new Date(review.passedAt));
  return {
    sheetNo: review.recordKey,
    org: place.enforcer ?? place.org,
    station: place.name.slice(0, 80),
    plate: known.plate,
    passedAt: review.passedAt,
    axles: review.axles,
    grossKg: known.totalKg,
    limitKg: review.decidedLimitKg ?? known.limitKg,
    deviceLegal: checks?.some(({ check, ok }) => check === 'certificate' && ok) ?? false,
    deviceAudited: (place.auditedOn ?? null) !== null && (place.auditedOn ?? '') <= day,
    placePublished: (place.publishedOn ?? null) !== null && (place.publishedOn ?? '') <= day,
    simulated: review.simulated ?? false,
  };
}

/** 非现场记录移交: a record that three people have looked at goes to enforcement as its non-site case. */
export const toEnforcement = deliveryContract({
  key: 'to-enforcement',
  title: '非现场记录移交行政执法',
  maxAttempts: 8,
  to: 'enforcement/offsite-records',
  follows: [whenCase(overloadReview, ['handed-over'], (review, ctx) => offsiteRow(ctx, review))],
});

/** What enforcement must know of a record that it was handed, and that is evidence no more; null where it never was. */
async function withdrawalRow(ctx: Ctx, review: Review, why: string) {
  const steps = await ctx.cases(overloadReview).history(review.id);
  if (!steps.some(({ to }) => to === 'handed-over')) return null;
  return { sheetNo: review.recordKey, why, simulated: review.simulated ?? false };
}

/** 移交记录撤回: a record that was handed over is taken back, also when a decision stands on it that has to be corrected. */
export const withdrawals = deliveryContract({
  key: 'withdrawals',
  title: '移交记录撤回通知',
  maxAttempts: 8,
  to: 'enforcement/withdrawals',
  follows: [
    whenCase(overloadReview, ['withdrawn'], (review, ctx) => withdrawalRow(ctx, review, review.why ?? '')),
    whenCase(objection, ['upheld'], async (one, ctx) => {
      const review = await ctx.cases(overloadReview).get(one.review);
      return review.state === 'closed' ? withdrawalRow(ctx, review, `异议成立：${one.answer ?? ''}`) : null;
    }),
  ],
});

/** 线索移交: what stations and sources leave to enforcement without being a record of a device. */
export const cluesToEnforcement = deliveryContract({
  key: 'clues-to-enforcement',
  title: '治超线索移交行政执法',
  maxAttempts: 8,
  to: 'enforcement/clues',
  follows: [
    whenCase(stationCheck, ['handed-over'], (one) => ({
      source: 'overload',
      number: one.id,
      org: one.org,
      title: one.title,
      content: `固定站检测 ${one.recordNo}：首次称重 ${one.totalKg} kg，认定限值 ${one.decidedLimitKg ?? 0} kg，复称 ${one.reweighedKg ?? 0} kg；公安退回：${one.why ?? ''}`,
      object: one.plate ?? '',
      place: one.siteCode,
      happenedAt: one.passedAt,
      simulated: one.simulated ?? false,
    })),
    whenCase(loadCheck, ['handed-over'], (one) => ({
      source: 'overload',
      number: one.id,
      org: one.org,
      title: one.title,
      content: one.finding ?? one.title,
      object: one.enterprise ?? one.plate ?? '',
      place: one.siteCode,
      happenedAt: one.startedAt,
      simulated: one.simulated ?? false,
    })),
  ],
});

const Answer = Type.Object({
  sheetNo: Type.String({ title: '检测单号', minLength: 1, maxLength: 120 }),
  result: Type.Enum(['filed', 'not-filed', 'police', 'closed'], { title: '办理结果' }),
  caseNo: Type.Optional(Type.String({ title: '案号', maxLength: 100 })),
  decisionNo: Type.Optional(Type.String({ title: '处罚决定书文号', maxLength: 80 })),
  fineYuan: Type.Optional(Type.Number({ title: '罚款（元）', minimum: 0 })),
  why: Type.Optional(Type.String({ title: '理由', maxLength: 2000 })),
});
type Answer = Static<typeof Answer>;

const moveOf = (row: Answer) => {
  const { result, caseNo, decisionNo, fineYuan, why } = row;
  switch (result) {
    case 'filed':
      return ['answer-filed', { caseNo }] as const;
    case 'not-filed':
      return ['answer-not-filed', { why }] as const;
    case 'police':
      return ['answer-police', { why }] as const;
    default:
      return ['answer-closed', { decisionNo, fineYuan }] as const;
  }
};

/** What an answer finds told already: the same again changes nothing, nor does dropping what we have taken back. */
const isTold = (review: Review, { result, caseNo }: Answer) =>
  (review.state === 'withdrawn' && result === 'not-filed') ||
  (review.state === result && (result !== 'filed' || caseNo === undefined || caseNo === review.caseNo));

async function takeAnswer(ctx: Ctx, row: Answer): Promise<Taken> {
  const [review] = await ctx.cases(overloadReview).all({ recordKey: row.sheetNo });
  // Enforcement also takes records of stations that are none of ours: what it answers about them is not for us.
  if (!review || isTold(review, row)) return 'duplicate';
  const [move, input] = moveOf(row);
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined && value !== ''));
  await ctx.cases(overloadReview).move(review.id, review.version, move, given);
  return 'accepted';
}

/** 行政执法反馈: filed, not filed, closed, or taken by the police. It decides over the lock of the act. */
export const enforcementAnswers = feedContract({
  key: 'enforcement-answers',
  title: '行政执法办理结果',
  row: Answer,
  by: [],
  take: (ctx, rows) => takeEach(rows as readonly Answer[], (row) => takeAnswer(ctx, row).catch(orRejected(row))),
});
