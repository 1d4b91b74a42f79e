import { type Moves, text, yuan } from '../../../kernel/sdk/index.ts';
import type { reviewFields } from '../case-fields.ts';
import { leaveToPolice, releaseReview, settleReview } from './review-lock.ts';

type State = 'handed-over' | 'filed' | 'not-filed' | 'police' | 'closed';

const oneActOneFine = '《行政处罚法》第二十九条';

/** What enforcement answers about a record that was handed over. Nobody makes these moves by hand: they come by contract. */
export const answerMoves = {
  'answer-filed': {
    title: '执法已立案',
    from: ['handed-over', 'filed'],
    to: 'filed',
    by: [],
    input: { caseNo: text('案号', { maxLength: 100 }) },
  },
  'answer-not-filed': {
    title: '执法不予立案',
    from: ['handed-over', 'filed'],
    to: 'not-filed',
    by: [],
    input: { why: text('理由', { multiline: true, maxLength: 2000 }) },
    effect: releaseReview,
    basis: oneActOneFine,
  },
  'answer-police': {
    title: '公安机关处理',
    from: ['handed-over', 'filed'],
    to: 'police',
    by: [],
    input: { why: text('理由', { multiline: true, maxLength: 2000 }) },
    effect: leaveToPolice,
    basis: oneActOneFine,
  },
  'answer-closed': {
    title: '执法已结案',
    from: ['handed-over', 'filed'],
    to: 'closed',
    by: [],
    input: { decisionNo: text('处罚决定书文号', { maxLength: 80 }), fineYuan: yuan('罚款') },
    effect: settleReview,
  },
} as const satisfies Moves<State, typeof reviewFields>;
