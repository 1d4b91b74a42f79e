import {
  type CaseRecordOf,
  type Ctx,
  caseType,
  choice,
  date,
  decimal,
  type Fields,
  type GuardRefusal,
  sum,
  text,
  toNumber,
  yuan,
} from '../../../kernel/sdk/index.ts';
import { lastDay, today } from '../deadlines.ts';
import { coercionLaw, penaltyLaw, reviewLaw } from '../law.ts';
import { limits } from '../limits.ts';
import { freeze, instalment, payment } from '../registers/file.ts';
import { reportToMinistry } from '../rules/ministry.ts';
import { type Surcharge, surcharge } from '../rules/surcharge.ts';
import { linkFields, refuseBeforeEnd, refuseFuture, returnInput } from './common.ts';

const fields = {
  ...linkFields,
  decisionNumber: text('决定书文号', { search: true }),
  fine: yuan('罚款金额', { required: true, min: 0.01 }),
  servedOn: date('决定送达日期', { required: true }),
  remedy: choice(
    '救济途径',
    { both: '可复议可诉讼', 'review-first': '复议前置' },
    {
      required: true,
      basis: reviewLaw('第二十三条第一款'),
    },
  ),
  deferredUntil: date('延期缴纳至'),
  deferredWhy: text('延期或分期的理由', { multiline: true }),
  courtFrom: date('可申请法院强制执行之日', { help: '复议和诉讼期限届满，或延期、分期届满。' }),
  urgedOn: date('催告书送达日期'),
  answer: text('当事人的陈述申辩', { multiline: true }),
  appliedOn: date('申请法院日期'),
  court: text('受理法院', { maxLength: 60 }),
  courtAnswer: text('法院意见', { multiline: true }),
  suspendedOn: date('中止执行日期'),
  endedWhy: text('中止或终结的理由', { multiline: true }),
  surcharge: yuan('加处罚款'),
  paid: yuan('已缴金额'),
  returnedWhy: text('退回原因', { multiline: true }),
} as const satisfies Fields;

type Collection = CaseRecordOf<string, typeof fields>;

/** The last day for paying: fifteen days, or what was granted. */
export function payableUntil(
  subject: Pick<Collection, 'servedOn' | 'deferredUntil' | 'org'>,
  ctx: Pick<Ctx, 'calendar'>,
): string {
  return subject.deferredUntil ?? lastDay(ctx, 'payment', subject.servedOn, subject.org).date;
}

/** What has come in, and what is still owed on a day with the surcharge until then. */
export async function balance(
  subject: Collection,
  on: string,
  ctx: Ctx,
): Promise<Surcharge & { readonly paid: number }> {
  const received = await ctx.entities(payment).all({ collection: subject.id });
  const frozen = await ctx.entities(freeze).all({ collection: subject.id });
  const reckoned = surcharge({
    fine: subject.fine,
    dueOn: payableUntil(subject, ctx),
    paid: received.map(({ amount, paidOn }) => ({ amount, on: paidOn })),
    frozen: frozen.map(({ fromOn, untilOn }) => ({ from: fromOn, until: untilOn ?? null })),
    on,
  });
  return { ...reckoned, paid: toNumber(sum(received.map((one) => one.amount))) };
}

async function guardPaid(subject: Collection, _input: unknown, ctx: Ctx): Promise<GuardRefusal | undefined> {
  const { owed } = await balance(subject, today(ctx), ctx);
  if (owed.lte(0)) return undefined;
  return { reason: `尚欠 ${owed.toFixed(2)} 元（含加处罚款）`, basis: penaltyLaw('第六十六条、第七十二条') };
}

async function setBalance(subject: Collection, _input: unknown, ctx: Ctx) {
  const { amount, paid } = await balance(subject, today(ctx), ctx);
  return { surcharge: toNumber(amount.round(2)), paid };
}

async function guardInstalments(
  subject: Collection,
  input: { deferredUntil: string },
  ctx: Ctx,
): Promise<GuardRefusal | undefined> {
  const plan = await ctx.entities(instalment).all({ collection: subject.id });
  if (plan.length === 0) return undefined;
  const total = sum(plan.map((one) => one.amount));
  if (!total.eq(decimal(subject.fine)))
    return { reason: `分期合计 ${total.toFixed(2)} 元，与罚款 ${subject.fine} 元不符` };
  const last =
    plan
      .map((one) => one.dueOn)
      .sort()
      .at(-1) ?? '';
  return last === input.deferredUntil ? undefined : { reason: `最后一期应缴日期 ${last} 与延期缴纳至的日期不符` };
}

/** 行政强制法 第四十六条: the surcharge has run for more than thirty days; 第五十四条: urged, and ten working days gone. */
async function guardCourt(subject: Collection, _input: unknown, ctx: Ctx): Promise<GuardRefusal | undefined> {
  const on = today(ctx);
  const opens = subject.courtFrom ?? '';
  if (on <= opens) {
    return { reason: `当事人的复议、诉讼期限或延期至 ${opens} 届满，尚不能申请`, basis: coercionLaw('第五十三条') };
  }
  const last = lastDay(ctx, 'courtApplication', opens, subject.org);
  if (on > last.date) return { reason: `申请法院强制执行的期限已于 ${last.date} 届满，不再受理`, basis: last.basis };
  return refuseBeforeEnd(ctx, { limit: 'urging', from: subject.urgedOn ?? on, region: subject.org, what: '催告期' });
}

function courtFrom(subject: Collection, ctx: Ctx): string {
  const remedy = subject.remedy === 'review-first' ? 'review' : 'litigation';
  return subject.deferredUntil ?? lastDay(ctx, remedy, subject.servedOn, subject.org).date;
}

const whole = ['due', 'deferred', 'overdue', 'urged', 'applied', 'accepted', 'suspended'] as const;

/** 罚款收缴与申请强制执行 (E9, E11 to E17). */
export const collection = caseType({
  key: 'collection',
  title: '罚款收缴',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['cashier'],
  fields,
  initial: 'due',
  states: {
    due: { title: '待缴款', tone: 'active' },
    deferred: { title: '延期或分期', tone: 'active' },
    overdue: { title: '逾期加处', tone: 'bad' },
    urged: { title: '已催告', tone: 'warning' },
    applied: { title: '已申请法院', tone: 'warning' },
    accepted: { title: '法院已受理', tone: 'warning' },
    refused: { title: '法院不予受理', tone: 'bad' },
    suspended: { title: '中止执行', tone: 'plain' },
    paid: { title: '已缴清', final: true, tone: 'good' },
    executed: { title: '法院裁定执行', final: true, tone: 'good' },
    ended: { title: '终结执行', final: true, tone: 'plain' },
  },
  moves: {
    defer: {
      title: '批准延期或分期',
      from: ['due'],
      to: 'deferred',
      by: ['head'],
      input: {
        deferredUntil: date('延期缴纳至', { required: true }),
        deferredWhy: text('理由', { required: true, multiline: true }),
      },
      guard: guardInstalments,
      issues: ['deferral-notice'],
      basis: penaltyLaw('第六十六条'),
    },
    settle: {
      title: '缴清',
      from: whole,
      to: 'paid',
      by: ['cashier'],
      guard: guardPaid,
      sets: setBalance,
      effect: (subject, _input, ctx) => reportToMinistry(ctx, 'payment', subject),
      confirm: '缴清后不再加处罚款。',
    },
    lapse: {
      title: '逾期未缴',
      from: ['due', 'deferred'],
      to: 'overdue',
      by: ['cashier', 'officer'],
      guard: (subject, _input, ctx) => {
        const last = payableUntil(subject, ctx);
        return today(ctx) > last
          ? undefined
          : { reason: `缴款期限至 ${last}，尚未届满`, basis: penaltyLaw('第六十七条') };
      },
      sets: async (subject, input, ctx) => ({
        ...(await setBalance(subject as Collection, input, ctx)),
        courtFrom: courtFrom(subject as Collection, ctx),
      }),
      basis: penaltyLaw('第七十二条'),
    },
    urge: {
      title: '催告',
      from: ['overdue'],
      to: 'urged',
      by: ['officer'],
      input: { urgedOn: date('催告书送达日期', { required: true }) },
      guard: (_subject, { urgedOn }, ctx) => refuseFuture(ctx, String(urgedOn), '催告书送达日期'),
      sets: setBalance,
      issues: ['urging-letter'],
      basis: coercionLaw('第五十四条'),
    },
    'hear-answer': {
      title: '记录陈述申辩',
      from: ['urged'],
      to: 'urged',
      by: ['officer'],
      input: { answer: text('当事人的陈述申辩', { required: true, multiline: true }) },
      basis: coercionLaw('第三十六条'),
    },
    'apply-court': {
      title: '申请法院强制执行',
      from: ['urged'],
      to: 'applied',
      by: ['head'],
      input: { court: text('受理法院', { required: true, maxLength: 60 }) },
      guard: guardCourt,
      sets: (_subject, _input, ctx) => ({ appliedOn: today(ctx) }),
      basis: coercionLaw('第五十三条'),
    },
    'court-accept': {
      title: '法院受理',
      from: ['applied', 'refused'],
      to: 'accepted',
      by: ['officer'],
      basis: coercionLaw('第五十六条'),
    },
    'court-refuse': {
      title: '法院不予受理',
      from: ['applied'],
      to: 'refused',
      by: ['officer'],
      input: { courtAnswer: text('法院意见', { required: true, multiline: true }) },
      basis: coercionLaw('第五十六条'),
    },
    'court-rule': {
      title: '法院裁定执行',
      from: ['accepted'],
      to: 'executed',
      by: ['officer'],
      input: { courtAnswer: text('裁定', { required: true, multiline: true }) },
      sets: setBalance,
      basis: coercionLaw('第五十七条'),
    },
    'court-return': {
      title: '法院裁定不予执行',
      from: ['accepted', 'refused'],
      to: 'urged',
      by: ['officer'],
      input: returnInput,
      basis: coercionLaw('第五十八条'),
    },
    suspend: {
      title: '中止执行',
      from: ['overdue', 'urged'],
      to: 'suspended',
      by: ['head'],
      input: { endedWhy: text('中止的理由', { required: true, multiline: true }) },
      sets: (_subject, _input, ctx) => ({ suspendedOn: today(ctx) }),
      issues: ['suspension-notice'],
      basis: coercionLaw('第三十九条'),
    },
    resume: {
      title: '恢复执行',
      from: ['suspended'],
      to: 'overdue',
      by: ['head'],
      issues: ['suspension-notice'],
      basis: coercionLaw('第三十九条'),
    },
    'end-suspended': {
      title: '中止满三年不再执行',
      from: ['suspended'],
      to: 'ended',
      by: ['head'],
      guard: ({ suspendedOn, org }, _input, ctx) =>
        refuseBeforeEnd(ctx, {
          limit: 'suspension',
          from: suspendedOn ?? today(ctx),
          region: org,
          what: '中止执行满三年之期',
        }),
      basis: coercionLaw('第三十九条'),
    },
    end: {
      title: '终结执行',
      from: ['overdue', 'urged', 'suspended'],
      to: 'ended',
      by: ['head'],
      input: { endedWhy: text('终结的理由', { required: true, multiline: true }) },
      issues: ['suspension-notice'],
      confirm: '终结后不再执行。',
      basis: coercionLaw('第四十条'),
    },
  },
  deadlines: {
    payment: {
      title: '缴款期限',
      startsOn: { enter: ['due'] },
      stopsOn: { enter: ['paid', 'deferred', 'overdue'] },
      startsAt: 'servedOn',
      limits: limits.payment,
      onBreach: { tell: ['cashier', 'officer'] },
    },
    urging: {
      title: '催告期',
      startsOn: { move: ['urge'] },
      stopsOn: { enter: ['applied', 'paid', 'suspended', 'ended'] },
      startsAt: 'urgedOn',
      lapses: true,
      limits: limits.urging,
      onBreach: { tell: ['officer'] },
    },
    court: {
      title: '申请法院强制执行期限',
      startsOn: { move: ['lapse'] },
      stopsOn: { enter: ['applied', 'paid', 'ended'] },
      startsAt: 'courtFrom',
      limits: limits.courtApplication,
      onBreach: { tell: ['officer', 'head', 'supervisor'] },
    },
    acceptance: {
      title: '法院受理期限',
      startsOn: { enter: ['applied'] },
      stopsOn: { enter: ['accepted', 'refused', 'paid'] },
      limits: limits.courtAcceptance,
      onBreach: { tell: ['officer'] },
    },
    ruling: {
      title: '法院裁定期限',
      startsOn: { enter: ['accepted'] },
      stopsOn: { enter: ['executed', 'urged', 'paid'] },
      limits: limits.courtRuling,
      onBreach: { tell: ['officer'] },
    },
    objection: {
      title: '对不予受理的异议期限',
      startsOn: { enter: ['refused'] },
      stopsOn: { enter: ['accepted', 'urged'] },
      limits: limits.courtObjection,
      onBreach: { tell: ['officer', 'head'] },
    },
    suspension: {
      title: '中止满三年',
      startsOn: { enter: ['suspended'] },
      stopsOn: { enter: ['overdue', 'paid', 'ended'] },
      limits: limits.suspension,
      onBreach: { tell: ['head'] },
    },
  },
});
