import { caseType, type Fields, instant, text, yuan } from '../../../kernel/sdk/index.ts';
import { penaltyLaw } from '../law.ts';
import { limits } from '../limits.ts';
import { linkFields } from './common.ts';

const fields = {
  ...linkFields,
  amount: yuan('当场收缴金额', { required: true, min: 0.01 }),
  receipt: text('财政票据号', { required: true, maxLength: 60 }),
  collectedAt: instant('收缴或抵岸时间', { required: true }),
  bankReceipt: text('缴款凭证号', { maxLength: 60 }),
} as const satisfies Fields;

/** 当场收缴的罚款 (E10): two working days to the organ, two more to the bank. */
export const cash = caseType({
  key: 'cash',
  title: '当场收缴罚款',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['officer'],
  fields,
  initial: 'collected',
  states: {
    collected: { title: '待交机关', tone: 'warning' },
    'turned-in': { title: '待缴银行', tone: 'warning' },
    banked: { title: '已缴银行', final: true, tone: 'good' },
  },
  moves: {
    'turn-in': {
      title: '交至机关',
      from: ['collected'],
      to: 'turned-in',
      by: ['cashier'],
      basis: penaltyLaw('第七十一条'),
    },
    bank: {
      title: '缴付银行',
      from: ['turned-in'],
      to: 'banked',
      by: ['cashier'],
      input: { bankReceipt: text('缴款凭证号', { required: true, maxLength: 60 }) },
      basis: penaltyLaw('第七十一条'),
    },
  },
  deadlines: {
    toOrgan: {
      title: '交至机关期限',
      startsOn: { enter: ['collected'] },
      stopsOn: { enter: ['turned-in'] },
      startsAt: 'collectedAt',
      limits: limits.cashToOrgan,
      onBreach: { tell: ['cashier', 'head'] },
    },
    toBank: {
      title: '缴付银行期限',
      startsOn: { enter: ['turned-in'] },
      stopsOn: { enter: ['banked'] },
      limits: limits.cashToBank,
      onBreach: { tell: ['cashier', 'head'] },
    },
  },
});
