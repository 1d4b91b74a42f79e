import {
  type CaseRecordOf,
  type Ctx,
  caseType,
  choice,
  date,
  decimal,
  type Fields,
  type GuardRefusal,
  instant,
  ref,
  sum,
  text,
  toNumber,
  yuan,
} from '../../../kernel/sdk/index.ts';
import { today } from '../deadlines.ts';
import { ministryProcedure, provincialProcedure, roadProtection } from '../law.ts';
import { extensions, limits } from '../limits.ts';
import { damage } from '../registers/file.ts';
import { refuseOfficers } from '../rules/two-officers.ts';
import { matterFields, refuseBeforeEnd, refuseFuture } from './common.ts';

const fields = {
  ...matterFields,
  party: ref('当事人', 'party', { required: true }),
  vehicle: ref('涉案车船', 'vehicle'),
  place: text('地点', { required: true }),
  damagedAt: instant('损坏时间', { required: true }),
  kind: choice('类别', { damage: '赔偿', use: '补偿' }, { required: true }),
  findings: text('勘验情况', { multiline: true }),
  amount: yuan('赔补偿金额'),
  noticeServedOn: date('通知书送达日期'),
  answer: text('当事人意见', { multiline: true }),
  receipt: text('票据号', { maxLength: 60 }),
  extendedWhy: text('延长的理由', { multiline: true }),
  endedWhy: text('终止理由', { multiline: true }),
} as const satisfies Fields;

type Compensation = CaseRecordOf<string, typeof fields>;

async function damaged(subject: Compensation, ctx: Ctx): Promise<number> {
  const rows = await ctx.entities(damage).all({ compensation: subject.id });
  return toNumber(sum(rows.map(({ price, quantity }) => decimal(price).times(quantity))));
}

async function guardSurvey(subject: Compensation, _input: unknown, ctx: Ctx): Promise<GuardRefusal | undefined> {
  const officers = await refuseOfficers(subject, today(ctx), ctx);
  if (officers) return officers;
  return (await damaged(subject, ctx)) > 0
    ? undefined
    : { reason: '路产损坏清单为空', basis: roadProtection('第八十五条') };
}

/** 公路赔补偿: survey, notice, three days to answer, fifteen to pay (E27 where nothing else fixes the whole). */
export const compensation = caseType({
  key: 'compensation',
  title: '公路赔补偿',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['officer'],
  fields,
  initial: 'surveying',
  states: {
    surveying: { title: '勘验调查', tone: 'active' },
    noticing: { title: '待通知', tone: 'active' },
    answering: { title: '当事人权利', tone: 'active' },
    reviewing: { title: '复核', tone: 'active' },
    paying: { title: '待缴', tone: 'warning' },
    paid: { title: '已缴清', final: true, tone: 'good' },
    sued: { title: '转民事诉讼', final: true, tone: 'plain' },
    ended: { title: '终止', final: true, tone: 'plain' },
  },
  moves: {
    survey: {
      title: '勘验完毕',
      from: ['surveying'],
      to: 'noticing',
      by: ['officer'],
      input: { findings: text('勘验情况', { required: true, multiline: true }) },
      guard: guardSurvey,
      sets: async (subject, _input, ctx) => ({ amount: await damaged(subject as Compensation, ctx) }),
      basis: roadProtection('第八十五条'),
    },
    extend: {
      title: '延长办理期限',
      from: ['surveying'],
      to: 'surveying',
      by: ['head'],
      input: { extendedWhy: text('延长的理由', { required: true, multiline: true }) },
      guard: ({ extendedWhy }) =>
        extendedWhy ? { reason: '办理期限只能延长一次', basis: provincialProcedure('时限延长') } : undefined,
      basis: provincialProcedure('时限延长'),
    },
    notify: {
      title: '送达通知书',
      from: ['noticing'],
      to: 'answering',
      by: ['officer'],
      input: { noticeServedOn: date('通知书送达日期', { required: true }) },
      guard: (_subject, { noticeServedOn }, ctx) => refuseFuture(ctx, String(noticeServedOn), '送达日期'),
      issues: ['compensation-notice'],
    },
    dispute: {
      title: '当事人提出异议',
      from: ['answering'],
      to: 'reviewing',
      by: ['officer'],
      input: { answer: text('当事人意见', { required: true, multiline: true }) },
    },
    uphold: { title: '复核维持', from: ['reviewing'], to: 'paying', by: ['head'], notBy: ['survey'] },
    resurvey: { title: '重新勘验', from: ['reviewing'], to: 'surveying', by: ['head'] },
    agree: { title: '当事人无异议', from: ['answering'], to: 'paying', by: ['officer'] },
    lapse: {
      title: '逾期未提出异议',
      from: ['answering'],
      to: 'paying',
      by: ['officer'],
      guard: ({ noticeServedOn, org }, _input, ctx) =>
        refuseBeforeEnd(ctx, {
          limit: 'compensationAnswer',
          from: noticeServedOn ?? today(ctx),
          region: org,
          what: '陈述异议期',
        }),
      basis: ministryProcedure('路产赔补偿通知'),
    },
    pay: {
      title: '缴清',
      from: ['paying'],
      to: 'paid',
      by: ['cashier'],
      input: { receipt: text('票据号', { required: true, maxLength: 60 }) },
    },
    sue: { title: '提起民事诉讼', from: ['paying'], to: 'sued', by: ['head'] },
    end: {
      title: '终止',
      from: ['surveying', 'noticing'],
      to: 'ended',
      by: ['head'],
      input: { endedWhy: text('终止理由', { required: true, multiline: true }) },
    },
  },
  deadlines: {
    handling: {
      title: '办理期限',
      startsOn: { enter: ['surveying'] },
      stopsOn: { enter: ['answering', 'ended'] },
      extendedBy: { extend: extensions.ownInitiative },
      limits: limits.ownInitiative,
      onBreach: { tell: ['officer', 'head'] },
    },
    answer: {
      title: '陈述异议期',
      startsOn: { enter: ['answering'] },
      stopsOn: { enter: ['reviewing', 'paying'] },
      startsAt: 'noticeServedOn',
      lapses: true,
      limits: limits.compensationAnswer,
    },
    payment: {
      title: '缴纳期限',
      startsOn: { enter: ['paying'] },
      stopsOn: { enter: ['paid', 'sued'] },
      limits: limits.compensationPayment,
      onBreach: { tell: ['officer', 'cashier'] },
    },
  },
});
