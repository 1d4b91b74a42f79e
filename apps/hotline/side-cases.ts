import { caseType, date, org, text, yesNo } from '../../kernel/sdk/index.ts';
import { limits } from './limits.ts';

const long = (title: string) => text(title, { required: true, multiline: true, maxLength: 4000 });

const common = {
  title: text('事由', { required: true, search: true, maxLength: 200 }),
  org: org('被督办单位', { required: true }),
  orderNumber: text('工单编号', { required: true, maxLength: 40 }),
  answer: text('答复', { multiline: true, maxLength: 4000, hidden: true }),
  returnedWhy: text('退回原因', { multiline: true, maxLength: 1000, hidden: true }),
  simulated: yesNo('模拟数据', { hidden: true }),
} as const;

/** 督办: a higher authority asks a unit to account for an order. */
export const supervision = caseType({
  key: 'supervision',
  title: '督办',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['supervisor', 'dispatcher'],
  opening: ['title', 'org', 'orderNumber', 'demand', 'simulated'],
  fields: { ...common, demand: text('督办要求', { required: true, multiline: true, maxLength: 2000 }) },
  initial: 'open',
  states: {
    open: { title: '待答复', tone: 'warning' },
    answered: { title: '待核', tone: 'active' },
    ended: { title: '办结', final: true, tone: 'good' },
  },
  moves: {
    answer: {
      title: '答复督办',
      from: ['open'],
      to: 'answered',
      by: ['handler', 'unit-head'],
      input: { answer: long('答复') },
    },
    accept: { title: '认可', from: ['answered'], to: 'ended', by: ['supervisor'], notBy: ['answer'] },
    return: {
      title: '退回',
      from: ['answered'],
      to: 'open',
      by: ['supervisor'],
      notBy: ['answer'],
      input: { returnedWhy: long('退回原因') },
    },
  },
  deadlines: {
    answer: {
      title: '督办答复时限',
      startsOn: { enter: ['open'] },
      stopsOn: { enter: ['answered'] },
      limits: limits.supervision,
      reminders: [{ at: { before: 1 }, tell: ['handler', 'unit-head'] }],
      onBreach: { tell: ['unit-head', 'supervisor'] },
    },
  },
});

/** 抽检工单: what the Ministry draws as a sample; it runs on its own clock, whatever that of the order says. */
export const sample = caseType({
  key: 'sample',
  title: '部抽检工单',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['exchange', 'dispatcher'],
  opening: ['title', 'org', 'orderNumber', 'drawnOn', 'question', 'simulated'],
  fields: {
    ...common,
    org: org('承办中心', { required: true }),
    drawnOn: date('抽检日期'),
    question: text('抽检问题', { required: true, multiline: true, maxLength: 2000 }),
  },
  initial: 'drawn',
  states: {
    drawn: { title: '待核查', tone: 'warning' },
    checking: { title: '核查中', tone: 'active' },
    reported: { title: '已报部', final: true, tone: 'good' },
  },
  moves: {
    take: { title: '开始核查', from: ['drawn'], to: 'checking', by: ['checker'] },
    report: { title: '报部', from: ['checking'], to: 'reported', by: ['checker'], input: { answer: long('核查情况') } },
  },
  deadlines: {
    report: {
      title: '抽检报送时限',
      startsOn: { enter: ['drawn'] },
      stopsOn: { enter: ['reported'] },
      limits: limits.sampleAnswer,
      reminders: [
        { at: { percent: 50 }, tell: ['checker'] },
        { at: { before: 1 }, tell: ['checker'] },
      ],
      onBreach: { tell: ['checker', 'supervisor'] },
    },
  },
});
