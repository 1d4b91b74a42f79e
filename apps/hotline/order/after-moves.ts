import { choice, type Moves, text, yesNo } from '../../../kernel/sdk/index.ts';
import { callBackWays, satisfactions, solved } from '../options.ts';
import type { Order, orderFields } from './fields.ts';
import { closes, closesAndTells, tells } from './follow.ts';
import { finished, guardArchive, guardBad, guardContent, guardUnreached, type OrderValues } from './rules.ts';
import type { State } from './states.ts';

const long = (title: string) => text(title, { required: true, multiline: true, maxLength: 2000 });
const asked = {
  satisfaction: choice('满意度', satisfactions, { required: true }),
  solved: choice('是否解决', solved, { required: true }),
  callBackWay: choice('回访方式', callBackWays, { help: '电话回访的不填。' }),
} as const;
const oneMore = ({ attempts }: Order) => (attempts ?? 0) + 1;
/** What is common to a call-back that has found the caller. */
const found = (order: Order, { callBackWay }: { readonly callBackWay?: 'phone' | 'sms' | null }) => ({
  attempts: oneMore(order),
  reached: true,
  callBackWay: callBackWay ?? ('phone' as const),
});

/** Moves once the answer is there: call-back, review, reopening, the rectification of bad ratings, the archive. */
export const afterMoves = {
  'call-back-content': {
    title: '回访：满意',
    from: ['callback'],
    to: 'closed',
    by: ['visitor'],
    input: asked,
    guard: guardContent,
    sets: (order, input, ctx): OrderValues => ({ ...finished(order, ctx), ...found(order, input) }),
    effect: closes,
  },
  'call-back-bad': {
    title: '回访：不满意',
    from: ['callback'],
    to: 'dissatisfied',
    by: ['visitor'],
    input: { ...asked, satisfactionWhy: long('不满意原因') },
    guard: guardBad,
    sets: (order, input): OrderValues => ({ ...found(order, input), bad: true, badVerified: false }),
  },
  'note-sms': {
    title: '收到短信回复',
    aside: true,
    from: ['callback'],
    to: 'callback',
    by: [],
    input: { smsAnswer: text('短信回复', { required: true, maxLength: 500 }) },
  },
  'not-reached': {
    title: '回访未接通',
    from: ['callback'],
    to: 'callback',
    by: ['visitor'],
    sets: (order): OrderValues => ({ attempts: oneMore(order) }),
  },
  'close-unreached': {
    title: '多次未接通办结',
    from: ['callback'],
    to: 'closed',
    by: ['visitor'],
    guard: guardUnreached,
    sets: (order, _input, ctx): OrderValues => ({ ...finished(order, ctx), reached: false }),
    effect: closesAndTells,
    basis: '12328交通运输服务监督热线管理办法：应当回访，无法联系的除外',
  },
  redo: {
    title: '复核：重办',
    from: ['dissatisfied'],
    to: 'handling',
    by: ['checker'],
    notBy: ['answer', 'pass'],
    input: { reviewOpinion: long('复核意见') },
    tell: ['handler', 'unit-head'],
    sets: (order): OrderValues => ({
      attempts: 0,
      redoCount: (order.redoCount ?? 0) + 1,
      once: false,
      reviewed: true,
      extended: false,
      extensionAsked: false,
    }),
  },
  uphold: {
    title: '复核：维持',
    from: ['dissatisfied'],
    to: 'closed',
    by: ['checker'],
    notBy: ['answer', 'pass'],
    input: { reviewOpinion: long('复核意见') },
    sets: (order, _input, ctx): OrderValues => ({ ...finished(order, ctx), reviewed: true }),
    effect: closesAndTells,
  },
  reopen: {
    title: '重开',
    aside: true,
    from: ['closed'],
    to: 'dissatisfied',
    by: ['checker', 'supervisor'],
    input: { reopenWhy: long('重开原因') },
    tell: ['handler', 'unit-head'],
    sets: (): OrderValues => ({ once: false, finishedAt: null }),
    effect: tells('reopened'),
  },
  'note-repeat': {
    title: '记为重复投诉',
    aside: true,
    from: ['closed'],
    to: 'closed',
    by: ['checker'],
    sets: (): OrderValues => ({ once: false }),
  },
  rectify: {
    title: '差评整改',
    aside: true,
    from: ['closed'],
    to: 'closed',
    by: ['handler', 'unit-head'],
    input: { badMeasure: long('原因、责任和整改措施') },
    guard: ({ bad }) => (bad ? undefined : { reason: '该工单没有差评' }),
    sets: (): OrderValues => ({ badVerified: false }),
  },
  'verify-rectified': {
    title: '核实差评整改',
    aside: true,
    from: ['closed'],
    to: 'closed',
    by: ['checker'],
    notBy: ['rectify'],
    needs: ['badMeasure'],
    input: { verified: yesNo('整改属实', { required: true }) },
    guard: (_order, { verified }) => (verified ? undefined : { reason: '整改不属实的，须重开' }),
    sets: (): OrderValues => ({ badVerified: true }),
  },
  archive: {
    title: '归档',
    aside: true,
    from: ['closed', 'rejected', 'merged'],
    to: 'archived',
    by: ['checker'],
    guard: guardArchive,
    confirm: '归档后不能重开。',
  },
} as const satisfies Moves<State, typeof orderFields>;
