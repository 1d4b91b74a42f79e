import {
  type CaseRecordOf,
  type Ctx,
  caseType,
  choice,
  date,
  decimalField,
  type Fields,
  integer,
  org,
  text,
  yesNo,
} from '../../../kernel/sdk/index.ts';
import { creditConditionOf, proposeListing } from './credit.ts';
import { type SubjectKind, subjectKinds } from './subjects.ts';

/** What article 66 and 68 hold ready for each of the four. */
export const consequences: Readonly<Record<SubjectKind, string>> = {
  vehicle: '吊销车辆道路运输证',
  driver: '责令停止从事营业性运输',
  company: '责令停业整顿；情节严重的吊销经营许可证',
  source: '责令改正；指使超限的处以罚款',
};

export const stages = { warning: '二次预警', 'last-warning': '临界预警', reached: '达到条件' } as const;

const counted = {
  stage: choice('预警程度', stages, { required: true }),
  acts: integer('周期内违法次数', { required: true, min: 0 }),
  ratePct: decimalField('违法车辆占比', { places: 2, unit: '%' }),
};

const fields = {
  title: text('事由', { required: true, search: true, maxLength: 200 }),
  org: org('车籍地或所在地', { required: true }),
  subjectKind: choice('对象类别', subjectKinds, { required: true }),
  subject: text('对象标识', { required: true, fixed: true, hidden: true, maxLength: 80 }),
  subjectName: text('对象', { required: true, search: true, personal: 'plate', maxLength: 100 }),
  cycleFrom: date('周期起', { required: true }),
  ...counted,
  measure: text('法律后果', { required: true, maxLength: 200 }),
  basis: text('依据', { required: true, maxLength: 300 }),
  sentTo: text('移送机关', { maxLength: 100 }),
  outcome: text('处理结果', { multiline: true, maxLength: 2000 }),
  documentNo: text('决定文号', { maxLength: 80 }),
  why: text('理由', { multiline: true, maxLength: 2000 }),
  simulated: yesNo('模拟数据'),
} as const satisfies Fields;

export type Consequence = CaseRecordOf<string, typeof fields>;

/** 一超四罚: vehicle, driver, company and source within their one-year cycles, warned before the threshold. */
export const consequence = caseType({
  key: 'consequence',
  title: '一超四罚',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: [],
  opening: [
    'title',
    'org',
    'subjectKind',
    'subject',
    'subjectName',
    'cycleFrom',
    'stage',
    'acts',
    'ratePct',
    'measure',
    'basis',
    'simulated',
  ],
  fields,
  initial: 'warned',
  states: {
    warned: { title: '预警', tone: 'warning' },
    reached: { title: '达到条件，待移送', tone: 'bad' },
    sent: { title: '已移送', tone: 'active' },
    done: { title: '已处理', final: true, tone: 'good' },
    lifted: { title: '已解除', final: true, tone: 'plain' },
  },
  moves: {
    'warn-again': { title: '再次预警', from: ['warned'], to: 'warned', by: [], input: counted },
    reach: {
      title: '达到条件',
      from: ['warned'],
      to: 'reached',
      by: [],
      input: counted,
      basis: '《公路安全保护条例》第六十六条；62号令第四十六条',
    },
    send: {
      title: '移送处理',
      from: ['reached'],
      to: 'sent',
      by: ['chief'],
      input: { sentTo: text('移送机关', { required: true, maxLength: 100 }) },
      basis: '62号令第四十四条',
    },
    'carry-out': {
      title: '登记处理结果',
      from: ['sent'],
      to: 'done',
      by: ['chief', 'province'],
      input: {
        outcome: text('处理结果', { required: true, multiline: true, maxLength: 2000 }),
        documentNo: text('决定文号', { required: true, maxLength: 80 }),
      },
      effect: async (subject: Consequence, _input: unknown, ctx: Ctx) => {
        const condition = creditConditionOf[subject.subjectKind];
        const evidence = `${subject.title}；决定文号 ${subject.documentNo ?? ''}；一超四罚事项 ${subject.id}`;
        if (condition) await proposeListing(ctx, subject, condition, evidence);
      },
    },
    lift: {
      title: '解除',
      from: ['warned', 'reached', 'sent'],
      to: 'lifted',
      by: ['chief'],
      input: { why: text('理由', { required: true, multiline: true, maxLength: 2000 }) },
    },
  },
  deadlines: {
    send: {
      title: '移送车籍地',
      startsOn: { enter: ['reached'] },
      stopsOn: { enter: ['sent', 'lifted'] },
      limits: [{ since: '2016-09-21', amount: 7, unit: 'workingDay', basis: '62号令第四十四条' }],
      onBreach: { tell: ['chief'] },
    },
  },
});
