import { caseType, choice, type Fields, instant, ref, text } from '../../../kernel/sdk/index.ts';
import { referralRules } from '../law.ts';
import { limits } from '../limits.ts';
import { matterFields, returnedWhy, returnInput } from './common.ts';

const fields = {
  ...matterFields,
  penalty: ref('普通程序案件', 'penalty', { required: true }),
  police: text('受移送机关', { required: true, maxLength: 80 }),
  crime: text('涉嫌罪名', { required: true, maxLength: 80 }),
  report: text('涉嫌犯罪情况调查报告', { required: true, multiline: true }),
  receivedAt: instant('公安机关接受时间'),
  receipt: text('移送回执号', { maxLength: 60 }),
  policeAnswer: choice('公安机关决定', { filed: '立案', 'not-filed': '不予立案' }),
  policeReason: text('不予立案的理由', { multiline: true }),
  returnedWhy,
} as const satisfies Fields;

/** 移送涉嫌犯罪案件 (E18, E19). */
export const referral = caseType({
  key: 'referral',
  title: '移送涉嫌犯罪案件',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['officer'],
  fields,
  initial: 'reported',
  states: {
    reported: { title: '待决定移送', tone: 'active' },
    approved: { title: '待移送', tone: 'warning' },
    sent: { title: '待公安机关决定', tone: 'active' },
    'not-filed': { title: '公安不予立案', tone: 'bad' },
    reconsidering: { title: '提请复议', tone: 'active' },
    filed: { title: '待移交涉案物品', tone: 'warning' },
    'handed-over': { title: '已移送完毕', final: true, tone: 'good' },
    returned: { title: '退回行政处理', final: true, tone: 'plain' },
    refused: { title: '不移送', final: true, tone: 'plain' },
  },
  moves: {
    approve: { title: '决定移送', from: ['reported'], to: 'approved', by: ['head'], basis: referralRules('第五条') },
    refuse: {
      title: '决定不移送',
      from: ['reported'],
      to: 'refused',
      by: ['head'],
      input: returnInput,
      basis: referralRules('第五条'),
    },
    send: {
      title: '移送',
      from: ['approved'],
      to: 'sent',
      by: ['officer'],
      input: {
        receivedAt: instant('公安机关接受时间', { required: true }),
        receipt: text('移送回执号', { required: true, maxLength: 60 }),
      },
      basis: referralRules('第五条、第六条'),
    },
    filed: {
      title: '公安立案',
      from: ['sent', 'reconsidering'],
      to: 'filed',
      by: ['officer'],
      basis: referralRules('第八条'),
    },
    'not-filed': {
      title: '公安不予立案',
      from: ['sent'],
      to: 'not-filed',
      by: ['officer'],
      input: { policeReason: text('不予立案的理由', { required: true, multiline: true }) },
      basis: referralRules('第八条'),
    },
    reconsider: {
      title: '提请复议或建议监督',
      from: ['not-filed'],
      to: 'reconsidering',
      by: ['head'],
      basis: referralRules('第九条'),
    },
    accept: {
      title: '不再提请，依法处理',
      from: ['not-filed', 'reconsidering'],
      to: 'returned',
      by: ['head'],
      basis: referralRules('第十条'),
    },
    'hand-over': {
      title: '移交涉案物品和材料',
      from: ['filed'],
      to: 'handed-over',
      by: ['officer'],
      basis: referralRules('第十二条'),
    },
  },
  deadlines: {
    approval: {
      title: '移送决定时限',
      startsOn: { enter: ['reported'] },
      stopsOn: { enter: ['approved', 'refused'] },
      limits: limits.referralApproval,
      onBreach: { tell: ['head', 'supervisor'] },
    },
    transfer: {
      title: '移送时限',
      startsOn: { enter: ['approved'] },
      stopsOn: { enter: ['sent'] },
      limits: limits.referralTransfer,
      onBreach: { tell: ['officer', 'supervisor'] },
    },
    police: {
      title: '公安机关审查时限',
      startsOn: { enter: ['sent'] },
      stopsOn: { enter: ['filed', 'not-filed'] },
      startsAt: 'receivedAt',
      limits: limits.policeDecision,
      onBreach: { tell: ['officer'] },
    },
    reconsideration: {
      title: '提请复议时限',
      startsOn: { enter: ['not-filed'] },
      stopsOn: { enter: ['reconsidering', 'returned'] },
      limits: limits.reconsideration,
      onBreach: { tell: ['officer', 'head'] },
    },
    goods: {
      title: '移交物品时限',
      startsOn: { enter: ['filed'] },
      stopsOn: { enter: ['handed-over'] },
      limits: limits.goodsHandOver,
      onBreach: { tell: ['officer'] },
    },
  },
});
