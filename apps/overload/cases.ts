import { type CaseType, caseType, choice, type GuardRefusal, text } from '../../kernel/sdk/index.ts';
import { decidedLimitKg, limitWhy, reviewFields } from './case-fields.ts';
import { fineAndSeal, sealing } from './evidence/seal-record.ts';
import { answerMoves } from './loops/answer-moves.ts';
import { guardHeldByUs, releaseReview, settleReview } from './loops/review-lock.ts';
import { guardEvidence, guardLimit, guardUnfined } from './review.ts';

const why = text('理由', { required: true, multiline: true, maxLength: 2000 });
const reviewers = ['first-reviewer', 'second-reviewer', 'chief'] as const;
const article41 = '《行政处罚法》第四十一条';

/** Judged, but nothing has been decided on it yet: until then a record can be taken back. */
export const withdrawable = ['to-notify', 'notified', 'handed-over', 'filed'] as const;

/** The declaration below, for effects that read the history of their case. */
function reviews(): CaseType {
  return overloadReview as unknown as CaseType;
}

/** 非现场审核: a record is evidence only after two people have looked at it and a third has decided. */
export const overloadReview = caseType({
  key: 'overload-review',
  title: '非现场审核',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['officer'],
  fields: reviewFields,
  initial: 'collecting',
  states: {
    collecting: { title: '未采集', tone: 'plain' },
    first: { title: '待初审', tone: 'active' },
    second: { title: '待复核', tone: 'active' },
    judging: { title: '待判定', tone: 'active' },
    'to-notify': { title: '待告知', tone: 'warning' },
    notified: { title: '已告知', tone: 'warning' },
    'handed-over': { title: '已移交执法', tone: 'warning' },
    filed: { title: '已立案', tone: 'bad' },
    'not-filed': { title: '不予立案', final: true, tone: 'plain' },
    police: { title: '公安机关处理', final: true, tone: 'plain' },
    closed: { title: '已结案', final: true, tone: 'good' },
    'no-evidence': { title: '证据不全', final: true, tone: 'plain' },
    'first-failed': { title: '初审不通过', final: true, tone: 'plain' },
    exempt: { title: '免处理', final: true, tone: 'plain' },
    'not-handled': { title: '判定不处理', final: true, tone: 'plain' },
    'copied-out': { title: '已抄告', final: true, tone: 'good' },
    withdrawn: { title: '已撤回', final: true, tone: 'plain' },
  },
  moves: {
    collect: {
      title: '核对证据',
      from: ['collecting'],
      to: 'first',
      by: ['officer', 'first-reviewer'],
      guard: guardEvidence,
      basis: article41,
    },
    'give-up': {
      title: '证据不全归档',
      from: ['collecting'],
      to: 'no-evidence',
      by: ['officer', 'first-reviewer'],
      input: { why },
    },
    'first-pass': {
      title: '初审通过',
      from: ['first'],
      to: 'second',
      by: ['first-reviewer'],
      input: {
        decidedLimitKg: { ...decidedLimitKg, required: true },
        limitWhy: { ...limitWhy, required: true },
      },
      guard: guardLimit,
      basis: article41,
    },
    'first-fail': { title: '初审不通过', from: ['first'], to: 'first-failed', by: ['first-reviewer'], input: { why } },
    'second-pass': {
      title: '复核通过',
      from: ['second'],
      to: 'judging',
      by: ['second-reviewer'],
      notBy: ['first-pass'],
      basis: article41,
    },
    'second-return': { title: '退回初审', from: ['second'], to: 'first', by: ['second-reviewer'], input: { why } },
    exempt: {
      title: '免予处理',
      from: ['first', 'second', 'judging'],
      to: 'exempt',
      by: [...reviewers],
      input: { why },
    },
    judge: {
      title: '判定处罚',
      from: ['judging'],
      to: 'to-notify',
      by: ['chief'],
      notBy: ['first-pass', 'second-pass'],
      input: {
        reading: choice('不足 1000 kg', { floor: '不计', ceil: '按 1000 kg 计' }, { required: true }),
      },
      guard: guardUnfined,
      effect: fineAndSeal(reviews),
      confirm: '判定后该行为不得再由其他机关处罚。',
      basis: '62号令第四十三条',
    },
    dismiss: { title: '判定不处理', from: ['judging'], to: 'not-handled', by: ['chief'], input: { why } },
    'judge-return': { title: '退回复核', from: ['judging'], to: 'second', by: ['chief'], input: { why } },
    'copy-out': {
      title: '抄告车籍地',
      from: ['judging'],
      to: 'copied-out',
      by: ['chief'],
      input: { copiedTo: text('抄告单位', { required: true, maxLength: 100 }) },
      guard: ({ homeProvince }): GuardRefusal | undefined =>
        homeProvince ? { reason: '本省车辆不作抄告处理' } : undefined,
      effect: sealing(reviews),
    },
    notify: {
      title: '告知当事人',
      from: ['to-notify'],
      to: 'notified',
      by: ['officer', 'chief'],
      input: { noticeNo: text('告知文号', { required: true, maxLength: 60 }) },
      basis: '《行政处罚法》第四十一条第三款、第四十四条',
    },
    file: {
      title: '立案',
      from: ['notified'],
      to: 'filed',
      by: ['officer'],
      input: { caseNo: text('案号', { required: true, maxLength: 60 }) },
    },
    close: { title: '结案', from: ['filed'], to: 'closed', by: ['officer', 'chief'], effect: settleReview },
    'hand-over': {
      title: '移交行政执法',
      from: ['to-notify', 'notified'],
      to: 'handed-over',
      by: ['officer', 'chief'],
      guard: guardHeldByUs,
      confirm: '移交后由行政执法办理告知、立案和处罚，结果自动反馈。',
      basis: '62号令第四十三条；《行政处罚法》第五十四条',
    },
    withdraw: {
      title: '撤回',
      from: [...withdrawable],
      to: 'withdrawn',
      by: ['chief'],
      input: { why },
      effect: releaseReview,
      aside: true,
      confirm: '撤回后该记录不再用于处罚；已移交行政执法的同时通知撤回。',
      basis: article41,
    },
    ...answerMoves,
  },
  deadlines: {
    notice: {
      title: '告知期限',
      startsOn: { enter: ['to-notify'] },
      stopsOn: { enter: ['notified', 'handed-over', 'withdrawn'] },
      limits: [{ since: '2016-09-21', amount: 15, unit: 'calendarDay', basis: '本省规定待补录，暂按 15 日（可配置）' }],
      countFrom: 'nextDay',
      rollForward: true,
      onBreach: { tell: ['chief'] },
    },
    decision: {
      title: '立案后九十日内决定',
      startsOn: { enter: ['filed'] },
      stopsOn: { enter: ['closed', 'not-filed', 'police', 'withdrawn'] },
      limits: [{ since: '2021-07-15', amount: 90, unit: 'calendarDay', basis: '《行政处罚法》第六十条' }],
      countFrom: 'nextDay',
      onBreach: { tell: ['chief'] },
    },
  },
});

export { gateRefusal } from './loops/gate-refusal.ts';
export { stationCheck } from './loops/station-check.ts';
