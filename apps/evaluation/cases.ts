import Type from 'typebox';
import {
  type CaseRecordOf,
  type Ctx,
  caseType,
  choice,
  type Fields,
  type GuardRefusal,
  integer,
  json,
  org,
  person,
  ref,
  text,
} from '../../kernel/sdk/index.ts';
import { target } from './entities.ts';

export { paymentApproval } from './payment-approval.ts';

/** Whoever has it before him may send it back, with a reason. */
const returned = <From extends string, To extends string>(from: From, to: To, ...by: readonly string[]) => ({
  title: '退回',
  from: [from],
  to,
  by,
  input: returnInput,
});

const returnInput = { returnedWhy: text('退回原因', { required: true, multiline: true }) };

const evaluationFields = {
  title: text('名称', { required: true, search: true }),
  org: org('单位', { required: true }),
  year: integer('年度', { required: true, min: 2000, max: 2100 }),
  project: ref('项目', 'project', { help: '不选为部门整体支出。' }),
  values: json(
    '填报内容',
    Type.Array(
      Type.Object({
        targetId: Type.String(),
        actualText: Type.String({ maxLength: 2000 }),
        score: Type.Union([Type.Number({ minimum: 0, maximum: 100 }), Type.Null()]),
        reason: Type.Union([Type.String({ maxLength: 4000 }), Type.Null()]),
      }),
    ),
    { hidden: true },
  ),
  goalActual: text('年度目标实际完成情况', { multiline: true }),
  returnedWhy: text('退回原因', { multiline: true }),
  publishedDocument: text('公布文号', { maxLength: 100 }),
} as const satisfies Fields;

type SelfEvaluation = CaseRecordOf<string, typeof evaluationFields>;

const selfEvaluationBasis = '财预〔2020〕10号：未达成的指标须说明偏差原因和改进措施（按配置执行）';

async function guardFilled(subject: SelfEvaluation, _input: unknown, ctx: Ctx): Promise<GuardRefusal | undefined> {
  const where = { org: subject.org, year: subject.year, ...(subject.project ? { project: subject.project } : {}) };
  const targets = await ctx.entities(target).all(where);
  const filled = new Map((subject.values ?? []).map((one) => [one.targetId, one]));
  const empty = targets.filter((one) => !filled.get(one.id)?.actualText.trim());
  if (targets.length === 0) return { reason: '没有已设定的绩效指标' };
  if (empty.length > 0) {
    return { reason: `还有 ${empty.length} 个指标未填实际完成值，第一个是“${empty[0]?.level3}”` };
  }
  const unexplained = targets.filter((one) => {
    const value = filled.get(one.id);
    return value && (value.score ?? 0) < one.weight && !value.reason?.trim();
  });
  if (unexplained.length === 0) return undefined;
  const reason = `${unexplained.length} 个指标得分低于分值而未说明偏差原因，第一个是“${unexplained[0]?.level3}”`;
  return { reason, basis: selfEvaluationBasis };
}

/** 绩效自评: filled, checked, reviewed, approved and published, by different people. */
export const selfEvaluation = caseType({
  key: 'self-evaluation',
  title: '绩效自评',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['performance', 'finance', 'project-lead'],
  fields: evaluationFields,
  initial: 'filling',
  states: {
    filling: { title: '填报', tone: 'plain' },
    checking: { title: '核对', tone: 'active' },
    reviewing: { title: '复核', tone: 'active' },
    approving: { title: '审批', tone: 'active' },
    approved: { title: '待公开', tone: 'warning' },
    published: { title: '已公开', final: true, tone: 'good' },
  },
  moves: {
    fill: {
      title: '保存填报',
      from: ['filling'],
      to: 'filling',
      by: ['performance', 'project-lead'],
      input: {
        values: evaluationFields.values,
        goalActual: text('年度目标实际完成情况', { multiline: true }),
      },
    },
    submit: {
      title: '提交核对',
      from: ['filling'],
      to: 'checking',
      by: ['performance', 'project-lead'],
      guard: guardFilled,
      basis: selfEvaluationBasis,
    },
    check: { title: '核对通过', from: ['checking'], to: 'reviewing', by: ['finance'], notBy: ['submit'] },
    review: {
      title: '复核通过',
      from: ['reviewing'],
      to: 'approving',
      by: ['department-head'],
      notBy: ['submit', 'check'],
    },
    approve: {
      title: '批准',
      from: ['approving'],
      to: 'approved',
      by: ['head'],
      notBy: ['submit', 'check', 'review'],
    },
    publish: {
      title: '公开',
      from: ['approved'],
      to: 'published',
      by: ['performance'],
      confirm: '公开后不能收回；更正须另行公开。',
      input: { publishedDocument: text('公布文号', { maxLength: 100 }) },
    },
    'check-return': returned('checking', 'filling', 'finance'),
    'review-return': returned('reviewing', 'filling', 'department-head'),
    'approve-return': returned('approving', 'filling', 'head'),
    'publish-return': returned('approved', 'filling', 'performance'),
  },
  deadlines: {
    filing: {
      title: '自评时限',
      startsOn: { enter: ['filling'] },
      stopsOn: { enter: ['approved', 'published'] },
      limits: [{ since: '2020-01-01', amount: 30, unit: 'workingDay', basis: '本级财政年度通知（可配置）' }],
      countFrom: 'nextDay',
      onBreach: { tell: ['performance', 'finance'] },
    },
  },
});

const findingFields = {
  message: text('发现', { required: true, search: true, maxLength: 2000 }),
  org: org('单位', { required: true }),
  year: integer('年度', { required: true }),
  disclosure: ref('公开文件', 'disclosure', { required: true }),
  findingId: text('发现编号', { required: true, fixed: true }),
  rule: text('规则', { required: true, search: true }),
  severity: choice('严重程度', { high: '高', medium: '中', low: '低' }, { required: true }),
  kind: choice(
    '性质',
    { arithmetic: '算术（由文本即可判定）', plausibility: '合理性（须有证据）', tolerance: '尾差' },
    { required: true },
  ),
  printed: text('公布', { maxLength: 1000 }),
  computed: text('重算', { maxLength: 1000 }),
  quotes: json('引文', Type.Array(Type.Object({ line: Type.Integer(), text: Type.String() })), { hidden: true }),
  assignee: person('整改责任人'),
  dismissedWhy: text('不采纳理由', { multiline: true }),
  rectification: text('整改情况', { multiline: true }),
} as const satisfies Fields;

/** 审核发现: confirmed or dismissed with a reason, assigned, rectified, verified by somebody else. */
export const finding = caseType({
  key: 'finding',
  title: '审核发现',
  lawVersion: 1,
  label: 'message',
  org: 'org',
  openedBy: ['finance', 'performance', 'auditor'],
  fields: findingFields,
  initial: 'open',
  states: {
    open: { title: '待确认', tone: 'warning' },
    confirmed: { title: '已确认', tone: 'bad' },
    assigned: { title: '整改中', tone: 'active' },
    rectified: { title: '待验收', tone: 'active' },
    closed: { title: '已办结', final: true, tone: 'good' },
    dismissed: { title: '不采纳', final: false, tone: 'plain' },
  },
  moves: {
    confirm: { title: '确认', from: ['open'], to: 'confirmed', by: ['finance', 'performance', 'auditor'] },
    dismiss: {
      title: '不采纳',
      from: ['open', 'confirmed'],
      to: 'dismissed',
      by: ['finance', 'performance', 'auditor'],
      input: { dismissedWhy: text('不采纳理由', { required: true, multiline: true }) },
    },
    reopen: {
      title: '重新打开',
      from: ['dismissed'],
      to: 'open',
      by: ['finance', 'performance', 'auditor', 'supervisor'],
    },
    assign: {
      title: '交办整改',
      from: ['confirmed'],
      to: 'assigned',
      by: ['finance', 'performance', 'auditor'],
      input: { assignee: person('整改责任人', { required: true }) },
    },
    rectify: {
      title: '报告整改',
      from: ['assigned'],
      to: 'rectified',
      by: ['project-lead', 'department-head', 'performance', 'finance'],
      input: { rectification: text('整改情况', { required: true, multiline: true }) },
    },
    accept: {
      title: '验收办结',
      from: ['rectified'],
      to: 'closed',
      by: ['finance', 'auditor', 'supervisor'],
      notBy: ['rectify'],
    },
    refuse: {
      title: '验收不通过',
      from: ['rectified'],
      to: 'assigned',
      by: ['finance', 'auditor', 'supervisor'],
      notBy: ['rectify'],
      input: returnInput,
    },
  },
  deadlines: {
    rectification: {
      title: '整改时限',
      startsOn: { enter: ['confirmed'] },
      stopsOn: { enter: ['closed', 'dismissed'] },
      limits: [{ since: '2020-01-01', amount: 60, unit: 'calendarDay', basis: '审计整改通行时限（可配置）' }],
      countFrom: 'nextDay',
      rollForward: true,
      onBreach: { tell: ['finance', 'supervisor'] },
    },
  },
});

/** 绩效目标申报: a project's goal and targets for a year, set with the adviser, approved before the budget is. */
export const goalSetting = caseType({
  key: 'goal-setting',
  title: '绩效目标申报',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['performance', 'project-lead'],
  fields: {
    title: text('名称', { required: true, search: true }),
    org: org('单位', { required: true }),
    year: integer('年度', { required: true, min: 2000, max: 2100 }),
    project: ref('项目', 'project', { required: true }),
    opinion: text('审核意见', { multiline: true }),
    returnedWhy: text('退回原因', { multiline: true }),
  },
  initial: 'drafting',
  states: {
    drafting: { title: '编制', tone: 'plain' },
    reviewing: { title: '审核', tone: 'active' },
    approving: { title: '审批', tone: 'active' },
    approved: { title: '已批复', final: true, tone: 'good' },
  },
  moves: {
    submit: { title: '提交审核', from: ['drafting'], to: 'reviewing', by: ['performance', 'project-lead'] },
    review: {
      title: '审核通过',
      from: ['reviewing'],
      to: 'approving',
      by: ['finance'],
      notBy: ['submit'],
      input: { opinion: text('审核意见', { multiline: true }) },
    },
    approve: { title: '批复', from: ['approving'], to: 'approved', by: ['head'], notBy: ['submit', 'review'] },
    'review-return': returned('reviewing', 'drafting', 'finance'),
    'approve-return': returned('approving', 'drafting', 'head'),
  },
});

/** 绩效运行监控: spending progress against indicator progress in mid-year, with what is forecast to be missed. */
export const monitoring = caseType({
  key: 'monitoring',
  title: '绩效运行监控',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['performance', 'project-lead'],
  fields: {
    title: text('名称', { required: true, search: true }),
    org: org('单位', { required: true }),
    year: integer('年度', { required: true, min: 2000, max: 2100 }),
    project: ref('项目', 'project', { required: true }),
    spending: text('支出进度', { required: true, maxLength: 200 }),
    progress: text('指标进度', { required: true, maxLength: 200 }),
    forecast: text('预计不能完成的指标', { multiline: true }),
    measures: text('纠偏措施', { multiline: true }),
    returnedWhy: text('退回原因', { multiline: true }),
  },
  initial: 'drafting',
  states: {
    drafting: { title: '填写', tone: 'plain' },
    reviewing: { title: '审核', tone: 'active' },
    accepted: { title: '已审定', final: true, tone: 'good' },
  },
  moves: {
    submit: {
      title: '提交',
      from: ['drafting'],
      to: 'reviewing',
      by: ['performance', 'project-lead'],
      needs: ['measures'],
    },
    accept: {
      title: '审定',
      from: ['reviewing'],
      to: 'accepted',
      by: ['finance', 'department-head'],
      notBy: ['submit'],
    },
    return: returned('reviewing', 'drafting', 'finance', 'department-head'),
  },
});
