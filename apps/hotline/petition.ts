import { caseType, choice, date, type Fields, org, text, yesNo } from '../../kernel/sdk/index.ts';
import { limits, petitionExtension } from './limits.ts';

const fields = {
  title: text('标题', { required: true, search: true, maxLength: 200 }),
  content: text('内容', { required: true, multiline: true, maxLength: 4000, hidden: true }),
  region: org('所属区域', { required: true }),
  org: org('承办单位', { required: true }),
  orderNumber: text('工单编号', { maxLength: 40, fixed: true }),
  receivedOn: date('收到日期', { hidden: true }),
  opinion: text('处理意见', { multiline: true, maxLength: 4000, hidden: true }),
  outcome: choice('复查复核结论', { upheld: '维持', changed: '变更' }),
  extendedWhy: text('延期理由', { multiline: true, maxLength: 1000, hidden: true }),
  petitionExtended: yesNo('已延期'),
  simulated: yesNo('模拟数据', { hidden: true }),
} as const satisfies Fields;

const opinion = text('处理意见', { required: true, multiline: true, maxLength: 4000 });
const basis = '信访工作条例';

/** 信访事项: what an order becomes that belongs to that procedure, under its own limits. */
export const petition = caseType({
  key: 'petition',
  title: '信访事项',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['dispatcher', 'checker'],
  opening: ['title', 'content', 'region', 'org', 'orderNumber', 'receivedOn', 'simulated'],
  fields,
  initial: 'received',
  states: {
    received: { title: '已收到', tone: 'warning' },
    handling: { title: '办理中', tone: 'active' },
    finished: { title: '已出具处理意见', tone: 'good' },
    reviewing: { title: '复查', tone: 'active' },
    reviewed: { title: '已复查', tone: 'good' },
    rechecking: { title: '复核', tone: 'active' },
    ended: { title: '终结', final: true, tone: 'good' },
    declined: { title: '不予受理', final: true, tone: 'plain' },
  },
  moves: {
    accept: { title: '受理并告知', from: ['received'], to: 'handling', by: ['handler', 'unit-head'], basis },
    decline: {
      title: '不予受理并告知',
      from: ['received'],
      to: 'declined',
      by: ['handler', 'unit-head'],
      input: { opinion },
      basis,
    },
    extend: {
      title: '批准延期',
      from: ['handling'],
      to: 'handling',
      by: ['unit-head'],
      input: { extendedWhy: text('延期理由（已告知信访人）', { required: true, multiline: true, maxLength: 1000 }) },
      guard: ({ petitionExtended }) => (petitionExtended ? { reason: '只能延期一次' } : undefined),
      sets: () => ({ petitionExtended: true }),
      basis: petitionExtension.basis,
    },
    finish: { title: '出具处理意见', from: ['handling'], to: 'finished', by: ['unit-head'], input: { opinion }, basis },
    'ask-review': { title: '请求复查', from: ['finished'], to: 'reviewing', by: ['checker', 'supervisor'], basis },
    review: {
      title: '复查意见',
      from: ['reviewing'],
      to: 'reviewed',
      by: ['supervisor'],
      notBy: ['finish'],
      input: { opinion, outcome: fields.outcome },
      basis,
    },
    'ask-recheck': { title: '请求复核', from: ['reviewed'], to: 'rechecking', by: ['checker', 'supervisor'], basis },
    recheck: {
      title: '复核意见',
      from: ['rechecking'],
      to: 'ended',
      by: ['supervisor'],
      notBy: ['finish', 'review'],
      input: { opinion, outcome: fields.outcome },
      basis,
    },
    end: { title: '期满终结', from: ['finished', 'reviewed'], to: 'ended', by: ['unit-head', 'supervisor'], basis },
  },
  deadlines: {
    tell: {
      title: '告知时限',
      startsOn: { enter: ['received'] },
      startsAt: 'receivedOn',
      stopsOn: { enter: ['handling', 'declined'] },
      limits: limits.petitionTell,
      onBreach: { tell: ['unit-head', 'supervisor'] },
    },
    finish: {
      title: '办结时限',
      startsOn: { enter: ['handling'] },
      stopsOn: { enter: ['finished'] },
      limits: limits.petitionFinish,
      extendedBy: { extend: petitionExtension },
      onBreach: { tell: ['unit-head', 'supervisor'] },
    },
    review: {
      title: '复查时限',
      startsOn: { enter: ['reviewing'] },
      stopsOn: { enter: ['reviewed'] },
      limits: limits.petitionReview,
      onBreach: { tell: ['supervisor'] },
    },
    recheck: {
      title: '复核时限',
      startsOn: { enter: ['rechecking'] },
      stopsOn: { enter: ['ended'] },
      limits: limits.petitionRecheck,
      onBreach: { tell: ['supervisor'] },
    },
  },
});
