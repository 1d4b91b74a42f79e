import type { ReckonDue } from '../kernel/cases/due.ts';
import { app } from '../kernel/sdk/app.ts';
import { caseType } from '../kernel/sdk/case.ts';
import { org, text, yuan } from '../kernel/sdk/field.ts';
import { grants } from '../kernel/sdk/grant.ts';

/** Working days without holidays, plus what was paused: enough to see that the engine asks rightly. */
export const reckonDue: ReckonDue = ({ startedAt, amount, pauses }) => {
  const paused = pauses.reduce((ms, pause) => ms + Date.parse(pause.to) - Date.parse(pause.from), 0);
  return {
    due: new Date(startedAt.getTime() + amount * 3_600_000 + paused),
    provisional: false,
    explanation: [`${amount}小时`, ...pauses.map((pause) => `暂停 ${pause.from} 至 ${pause.to}`)],
  };
};

export const note = caseType({
  key: 'note',
  title: '提醒',
  lawVersion: 1,
  fields: { title: text('标题', { required: true }), unit: org('单位', { required: true }) },
  label: 'title',
  org: 'unit',
  states: { open: { title: '未读' }, read: { title: '已读', final: true } },
  initial: 'open',
  openedBy: ['lead', 'head'],
  moves: { read: { title: '阅', from: ['open'], to: 'read', by: ['head'] } },
});

export const payment = caseType({
  key: 'payment',
  title: '付款',
  lawVersion: 2,
  fields: {
    title: text('事由', { required: true, search: true }),
    unit: org('单位', { required: true }),
    amount: yuan('金额', { required: true, min: 0.01 }),
    payee: text('收款人', { personal: 'name' }),
    voucher: text('凭证号', { fixed: true }),
  },
  label: 'title',
  org: 'unit',
  states: {
    draft: { title: '草稿' },
    review: { title: '审核' },
    asked: { title: '补正' },
    paid: { title: '已付', final: true },
  },
  initial: 'draft',
  openedBy: ['lead'],
  moves: {
    edit: {
      title: '修改',
      from: ['draft'],
      to: 'draft',
      by: ['lead'],
      input: { amount: yuan('金额'), voucher: text('凭证号') },
    },
    submit: { title: '提交', from: ['draft', 'asked'], to: 'review', by: ['lead'], needs: ['payee'] },
    ask: { title: '退回补正', from: ['review'], to: 'asked', by: ['head'], tell: ['lead'] },
    approve: {
      title: '批准',
      from: ['review'],
      to: 'paid',
      by: ['head'],
      notBy: ['submit'],
      input: { opinion: text('意见', { required: true }) },
      guard: ({ amount }) => (amount > 50_000 ? { reason: '超出审批权限', basis: '内控手册第十条' } : undefined),
      effect: async (subject, input, ctx) => {
        await ctx.cases(note).open({ title: `已付：${subject.title}`, unit: subject.unit });
        if (input.opinion === '坏的') throw new Error('the effect fails');
      },
    },
  },
  deadlines: {
    review: {
      title: '审核时限',
      startsOn: { move: ['submit'] },
      stopsOn: { move: ['approve'] },
      pausedIn: ['asked'],
      limits: [
        { since: '2020-01-01', amount: 48, unit: 'hour', basis: '旧办法第二条' },
        { since: '2026-03-10', amount: 24, unit: 'hour', basis: '新办法第二条' },
      ],
      onBreach: { tell: ['head'] },
    },
  },
});

export const older = caseType({
  key: 'payment',
  title: '付款',
  lawVersion: 1,
  fields: payment.fields,
  label: 'title',
  org: 'unit',
  openedBy: ['lead'],
  states: { draft: { title: '草稿' }, done: { title: '办结', final: true } },
  initial: 'draft',
  moves: { finish: { title: '直接办结', from: ['draft'], to: 'done', by: ['lead'] } },
});

export const office = app({
  key: 'office',
  title: '测试业务',
  about: '',
  cases: [payment, note],
  formerCases: [older],
  grants: grants({
    roles: [
      { key: 'lead', title: '经办', reach: 'own', seesPersonal: true },
      { key: 'head', title: '负责人', reach: 'subtree', seesPersonal: true },
      { key: 'reader', title: '查阅', reach: 'subtree' },
    ],
    permits: [
      { role: 'lead', on: ['case:*'], may: ['read'] },
      { role: 'head', on: ['*'], may: ['read'] },
      { role: 'reader', on: ['*'], may: ['read'] },
    ],
  }),
});
