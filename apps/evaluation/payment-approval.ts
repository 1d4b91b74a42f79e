import {
  type CaseRecordOf,
  type Ctx,
  caseType,
  type Fields,
  file,
  type GuardRefusal,
  integer,
  org,
  Refusal,
  ref,
  sum,
  tenThousandYuan,
  text,
  toNumber,
} from '../../kernel/sdk/index.ts';
import { budgetLine, project } from './entities.ts';
import { payment } from './facts.ts';

const paymentFields = {
  title: text('事由', { required: true, search: true, maxLength: 200 }),
  org: org('单位', { required: true }),
  year: integer('预算年度', { required: true, min: 2000, max: 2100 }),
  project: ref('项目', 'project', { required: true }),
  line: ref('资金', 'budget-line', { required: true }),
  amount: tenThousandYuan('申请金额', { required: true, min: 0.0001 }),
  payee: text('收款单位', { required: true, search: true, maxLength: 200 }),
  contractNo: text('合同编号', { maxLength: 100 }),
  invoice: file('发票或合同'),
  technologyOpinion: text('技术审核意见', { multiline: true }),
  financeOpinion: text('财务审核意见', { multiline: true }),
  returnedWhy: text('退回原因', { multiline: true }),
  voucher: text('支付凭证号', { maxLength: 100 }),
} as const satisfies Fields;

type PaymentCase = CaseRecordOf<string, typeof paymentFields>;

const budgetBasis = '预算法 第十三条、第五十七条：支出必须以经批准的预算为依据，按预算执行';

type Line = { readonly fullYear: number; readonly committed: number };

/** Why a line cannot bear an amount: full-year budget less all that is paid or under approval is too little. */
function shortage(line: Line, amount: number): string | undefined {
  const left = sum([line.fullYear, -line.committed]);
  return left.lt(amount) ? `申请 ${amount} 万元，超过该资金可用余额 ${left} 万元` : undefined;
}

async function guardBudget(subject: PaymentCase, _input: unknown, ctx: Ctx): Promise<GuardRefusal | undefined> {
  const line = await ctx.entities(budgetLine).get(subject.line);
  if (line.project !== subject.project) return { reason: '所选资金不属于该项目', basis: budgetBasis };
  const reason = shortage(line, subject.amount);
  if (reason) return { reason, basis: budgetBasis };
  const owner = await ctx.entities(project).get(subject.project);
  return owner.stopped ? { reason: `项目“${owner.name}”已停止：${owner.stoppedWhy ?? '未填写原因'}` } : undefined;
}

/**
 * Takes from the line, or gives back with a negative amount. What the line has is asked again on the very version that
 * is written over, so that of two applications at once only one gets the same money.
 */
async function commit(subject: PaymentCase, amount: number, why: string, ctx: Ctx): Promise<void> {
  const lines = ctx.entities(budgetLine);
  const line = await lines.get(subject.line);
  const reason = shortage(line, amount);
  if (reason) throw new Refusal('case.guard', { move: '提交', reason }, budgetBasis);
  const committed = toNumber(sum([line.committed, amount]));
  await lines.update(line.id, line.version, { committed }, `${why}：${subject.title}`);
}

const take = (subject: PaymentCase, _input: unknown, ctx: Ctx) => commit(subject, subject.amount, '付款申请占用', ctx);
const release = (subject: PaymentCase, _input: unknown, ctx: Ctx) =>
  commit(subject, -subject.amount, '付款申请释放', ctx);

async function recordPayment(subject: PaymentCase, input: { voucher: string }, ctx: Ctx): Promise<void> {
  const owner = await ctx.entities(project).get(subject.project);
  const values = {
    voucher: input.voucher,
    org: subject.org,
    paidAt: ctx.clock.now().toISOString(),
    year: subject.year,
    project: owner.name,
    projectId: subject.project,
    lineId: subject.line,
    payee: subject.payee,
    purpose: subject.title,
    amount: subject.amount,
    caseId: subject.id,
  };
  await ctx.facts(payment).record([{ values }], 'evaluation.payment-approval');
}

const returnInput = { returnedWhy: text('退回原因', { required: true, multiline: true }) };
/** Whoever has it before him may send it back; nobody else. */
const returned = <S extends string>(from: S, by: string) => ({
  title: '退回',
  from: [from],
  to: 'draft' as const,
  by: [by],
  input: returnInput,
  effect: release,
});

const threeDays = [
  { since: '2020-01-01', amount: 3, unit: 'workingDay', basis: '单位内部控制制度（可配置）' },
] as const;

/** 付款审批: the unit's own chain, project lead to head, each checked against the budget before anything is paid. */
export const paymentApproval = caseType({
  key: 'payment-approval',
  title: '付款审批',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['finance', 'performance', 'project-lead', 'department-head'],
  fields: paymentFields,
  initial: 'draft',
  states: {
    draft: { title: '拟稿', tone: 'plain' },
    lead: { title: '待项目负责人', tone: 'active' },
    department: { title: '待部门负责人', tone: 'active' },
    technology: { title: '待技术意见', tone: 'active' },
    finance: { title: '待财务意见', tone: 'active' },
    deputy: { title: '待分管领导', tone: 'active' },
    head: { title: '待单位负责人', tone: 'active' },
    approved: { title: '待支付', tone: 'warning' },
    paid: { title: '已支付', final: true, tone: 'good' },
    withdrawn: { title: '已撤回', final: true, tone: 'plain' },
  },
  moves: {
    submit: {
      title: '提交',
      from: ['draft'],
      to: 'lead',
      by: ['finance', 'performance', 'project-lead', 'department-head'],
      guard: guardBudget,
      effect: take,
      basis: budgetBasis,
    },
    'lead-agree': { title: '项目负责人同意', from: ['lead'], to: 'department', by: ['project-lead'] },
    'department-agree': {
      title: '部门负责人同意',
      from: ['department'],
      to: 'technology',
      by: ['department-head'],
      notBy: ['submit'],
    },
    'technology-agree': {
      title: '出具技术意见',
      from: ['technology'],
      to: 'finance',
      by: ['technology'],
      notBy: ['submit'],
      input: { technologyOpinion: text('技术审核意见', { required: true, multiline: true }) },
    },
    'finance-agree': {
      title: '出具财务意见',
      from: ['finance'],
      to: 'deputy',
      by: ['finance'],
      notBy: ['submit'],
      input: { financeOpinion: text('财务审核意见', { required: true, multiline: true }) },
    },
    'deputy-agree': { title: '分管领导同意', from: ['deputy'], to: 'head', by: ['deputy'], notBy: ['submit'] },
    'head-agree': { title: '单位负责人批准', from: ['head'], to: 'approved', by: ['head'], notBy: ['submit'] },
    pay: {
      title: '支付',
      from: ['approved'],
      to: 'paid',
      by: ['finance'],
      notBy: ['submit'],
      input: { voucher: text('支付凭证号', { required: true, maxLength: 100 }) },
      effect: recordPayment,
      confirm: '支付后不能撤回，更正须另记一笔。',
    },
    'lead-return': returned('lead', 'project-lead'),
    'department-return': returned('department', 'department-head'),
    'technology-return': returned('technology', 'technology'),
    'finance-return': returned('finance', 'finance'),
    'deputy-return': returned('deputy', 'deputy'),
    'head-return': returned('head', 'head'),
    withdraw: {
      title: '撤回作废',
      from: ['draft'],
      to: 'withdrawn',
      by: ['finance', 'performance', 'project-lead', 'department-head'],
      confirm: '作废后不能恢复。',
    },
  },
  deadlines: {
    approval: {
      title: '审批时限',
      startsOn: { move: ['submit'] },
      stopsOn: { enter: ['approved', 'draft', 'withdrawn'] },
      limits: threeDays,
      countFrom: 'nextDay',
      onBreach: { tell: ['finance'] },
    },
    payment: {
      title: '支付时限',
      startsOn: { enter: ['approved'] },
      stopsOn: { enter: ['paid'] },
      limits: [{ since: '2020-01-01', amount: 5, unit: 'workingDay', basis: '单位内部控制制度（可配置）' }],
      countFrom: 'nextDay',
      onBreach: { tell: ['finance'] },
    },
  },
});
