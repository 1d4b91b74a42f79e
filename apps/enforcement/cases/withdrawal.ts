import { caseType, type Fields, org, ref, text, yesNo } from '../../../kernel/sdk/index.ts';
import { penaltyLaw } from '../law.ts';

const fields = {
  title: text('名称', { required: true, search: true, fixed: true, maxLength: 200 }),
  org: org('执法单位', { required: true }),
  sheetNo: text('检测单号', { required: true, search: true, fixed: true, indexed: true, maxLength: 120 }),
  why: text('撤回理由', { required: true, fixed: true, multiline: true, maxLength: 4000 }),
  offsite: ref('非现场超限记录', 'offsite', { required: true, fixed: true }),
  penalty: ref('普通程序案件', 'penalty', { fixed: true }),
  handled: text('处理情况', { multiline: true, maxLength: 2000 }),
  simulated: yesNo('模拟数据'),
} as const satisfies Fields;

/** 记录撤回: the weighing network takes back a record it had handed over. Who holds a case on it says what became of that case. */
export const withdrawal = caseType({
  key: 'withdrawal',
  title: '移交记录撤回',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: [],
  fields,
  initial: 'received',
  states: {
    received: { title: '待处理', tone: 'bad' },
    handled: { title: '已处理', final: true, tone: 'plain' },
  },
  moves: {
    handle: {
      title: '登记处理情况',
      from: ['received'],
      to: 'handled',
      by: ['officer', 'head'],
      input: { handled: text('处理情况', { required: true, multiline: true, maxLength: 2000 }) },
      basis: penaltyLaw('第四十一条'),
    },
  },
});
