import {
  type CaseRecordOf,
  type Ctx,
  caseType,
  chinaDate,
  choice,
  date,
  type Fields,
  type GuardRefusal,
  instant,
  ref,
  text,
  yesNo,
  yuan,
} from '../../../kernel/sdk/index.ts';
import { lastDay, today } from '../deadlines.ts';
import { coercionLaw } from '../law.ts';
import { limits } from '../limits.ts';
import { organ } from '../registers/organs.ts';
import { refuseNightAndHoliday } from '../rules/coercion-hours.ts';
import { refuseOfficers } from '../rules/two-officers.ts';
import { matterFields, refuseBeforeEnd, refuseFuture } from './common.ts';

const fields = {
  ...matterFields,
  penalty: ref('普通程序案件', 'penalty', { required: true }),
  way: choice('执行方式', { substitute: '代履行', removal: '拆除', other: '其他直接强制执行' }, { required: true }),
  duty: text('义务内容', { required: true, multiline: true }),
  substitute: text('代履行人', { maxLength: 80 }),
  budget: yuan('费用预算'),
  mustClear: yesNo('道路航道须立即清除', { basis: '行政强制法 第五十二条' }),
  urgedOn: date('催告书送达日期'),
  answer: text('当事人的陈述申辩', { multiline: true }),
  executeAt: instant('执行时间'),
  urgent: yesNo('情况紧急'),
  endedWhy: text('中止或终结的理由', { multiline: true }),
} as const satisfies Fields;

type Action = CaseRecordOf<string, typeof fields>;

/** 行政强制法 第十三条: who has no power of his own applies to the court. */
async function guardPower(subject: Action, _input: unknown, ctx: Ctx): Promise<GuardRefusal | undefined> {
  if (subject.way === 'substitute') return { reason: '代履行另行决定', basis: coercionLaw('第五十条') };
  const own = await ctx.entities(organ).find({ org: subject.org });
  if (own?.ownEnforcement) return undefined;
  return { reason: '法律未授予本机关强制执行权，应当申请人民法院强制执行', basis: coercionLaw('第十三条') };
}

function refuseWhileUrged({ urgedOn, org }: Action, ctx: Ctx, limit: 'urging' | 'substituteUrging') {
  return refuseBeforeEnd(ctx, { limit, from: urgedOn ?? today(ctx), region: org, what: '催告期' });
}

async function guardExecution(
  subject: Action,
  { executeAt, urgent }: { executeAt: string; urgent: boolean },
  ctx: Ctx,
): Promise<GuardRefusal | undefined> {
  const hours = refuseNightAndHoliday(ctx, { at: executeAt, urgent, region: subject.org });
  if (hours) return hours;
  const officers = await refuseOfficers(subject, today(ctx), ctx);
  if (officers || subject.mustClear) return officers;
  const substitute = subject.way === 'substitute';
  const { date: last, basis } = lastDay(
    ctx,
    substitute ? 'substituteUrging' : 'urging',
    subject.urgedOn ?? today(ctx),
    subject.org,
  );
  if (chinaDate(new Date(executeAt)) > last) return undefined;
  return { reason: substitute ? `代履行三日前应当催告，最早在 ${last} 之后` : `催告期至 ${last} 届满`, basis };
}

/** 行政强制执行与代履行 (E13, E15). */
export const action = caseType({
  key: 'action',
  title: '行政强制执行',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['officer'],
  fields,
  initial: 'proposed',
  states: {
    proposed: { title: '待催告', tone: 'plain' },
    urged: { title: '已催告', tone: 'warning' },
    decided: { title: '已决定', tone: 'active' },
    suspended: { title: '中止', tone: 'plain' },
    executed: { title: '已执行', final: true, tone: 'good' },
    performed: { title: '当事人已履行', final: true, tone: 'good' },
    ended: { title: '终结', final: true, tone: 'plain' },
  },
  moves: {
    urge: {
      title: '催告',
      from: ['proposed'],
      to: 'urged',
      by: ['officer'],
      input: { urgedOn: date('催告书送达日期', { required: true }) },
      guard: (_subject, { urgedOn }, ctx) => refuseFuture(ctx, String(urgedOn), '催告书送达日期'),
      issues: ['action-urging'],
      basis: coercionLaw('第三十五条'),
    },
    'decide-at-once': {
      title: '决定立即代履行',
      from: ['proposed'],
      to: 'decided',
      by: ['head'],
      guard: ({ mustClear }) =>
        mustClear
          ? undefined
          : { reason: '只有道路、航道等须立即清除的才能立即代履行', basis: coercionLaw('第五十二条') },
      issues: ['substitute-decision'],
      basis: coercionLaw('第五十二条'),
    },
    'hear-answer': {
      title: '记录陈述申辩',
      from: ['urged'],
      to: 'urged',
      by: ['officer'],
      input: { answer: text('当事人的陈述申辩', { required: true, multiline: true }) },
      basis: coercionLaw('第三十六条'),
    },
    decide: {
      title: '决定强制执行',
      from: ['urged'],
      to: 'decided',
      by: ['head'],
      guard: async (subject: Action, input, ctx) =>
        (await guardPower(subject, input, ctx)) ?? refuseWhileUrged(subject, ctx, 'urging'),
      issues: ['action-decision'],
      basis: coercionLaw('第三十七条'),
    },
    'decide-substitute': {
      title: '决定代履行',
      from: ['urged'],
      to: 'decided',
      by: ['head'],
      guard: (subject: Action, _input, ctx) =>
        subject.way === 'substitute'
          ? refuseWhileUrged(subject, ctx, 'substituteUrging')
          : { reason: '执行方式不是代履行', basis: coercionLaw('第五十条') },
      issues: ['substitute-decision'],
      basis: coercionLaw('第五十一条'),
    },
    execute: {
      title: '实施执行',
      from: ['decided'],
      to: 'executed',
      by: ['officer'],
      input: { executeAt: instant('执行时间', { required: true }), urgent: yesNo('情况紧急', { required: true }) },
      guard: guardExecution,
      basis: coercionLaw('第四十三条、第五十一条'),
    },
    performed: {
      title: '当事人自行履行',
      from: ['proposed', 'urged', 'decided', 'suspended'],
      to: 'performed',
      by: ['officer'],
    },
    suspend: {
      title: '中止执行',
      from: ['urged', 'decided'],
      to: 'suspended',
      by: ['head'],
      input: { endedWhy: text('中止的理由', { required: true, multiline: true }) },
      basis: coercionLaw('第三十九条'),
    },
    resume: { title: '恢复执行', from: ['suspended'], to: 'decided', by: ['head'], basis: coercionLaw('第三十九条') },
    end: {
      title: '终结执行',
      from: ['urged', 'decided', 'suspended'],
      to: 'ended',
      by: ['head'],
      input: { endedWhy: text('终结的理由', { required: true, multiline: true }) },
      basis: coercionLaw('第四十条'),
    },
  },
  deadlines: {
    suspension: {
      title: '中止满三年',
      startsOn: { enter: ['suspended'] },
      stopsOn: { enter: ['decided', 'performed', 'ended'] },
      limits: limits.suspension,
      onBreach: { tell: ['head'] },
    },
  },
});
