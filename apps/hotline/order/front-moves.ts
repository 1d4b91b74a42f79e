import { type Ctx, choice, type Moves, org, ref, text, yesNo } from '../../../kernel/sdk/index.ts';
import { levelOf } from '../classify.ts';
import { businesses, kinds, satisfactions, urgencies } from '../options.ts';
import { guardPublic } from '../public/guard-public.ts';
import type { Order, orderFields } from './fields.ts';
import { closes, tells, tellsUnit } from './follow.ts';
import { finished, guardAnswerNow, guardHolder, guardReturns, type OrderValues } from './rules.ts';
import type { State } from './states.ts';

const why = (title: string) => text(title, { required: true, multiline: true, maxLength: 1000 });
const refuse = {
  title: '不予受理',
  to: 'rejected',
  input: { refusedWhy: why('不予受理理由（告知诉求人）') },
  basis: '12328交通运输服务监督热线管理办法：不属于交通运输职责、无明确对象事实理由、已进入法定程序的不予受理',
} as const;

/** Back at the centre that registered it, to be sent elsewhere. */
const toCentre = (order: Order): OrderValues => ({ org: order.centre ?? order.org });

const guardDispatch = async (order: Order, input: { readonly org: string }, ctx: Ctx) =>
  guardHolder(order, input) ?? (await guardPublic(order, input, ctx));

/** Moves of the centre: on the line and at the dispatcher's desk. */
export const frontMoves = {
  'answer-now': {
    title: '即时答复',
    from: ['new'],
    to: 'closed',
    by: ['agent'],
    input: {
      answer: text('答复', { required: true, multiline: true, maxLength: 4000 }),
      article: ref('引用知识', 'article'),
      satisfaction: choice('通话评价', satisfactions),
    },
    guard: guardAnswerNow,
    sets: (order, _input, ctx): OrderValues => ({ ...finished(order, ctx), answeredOnLine: true, once: true }),
    effect: closes,
  },
  refuse: { ...refuse, from: ['new'], by: ['agent'] },
  'dispatch-suggested': {
    title: '按建议派发',
    from: ['pending'],
    to: 'assigned',
    by: ['dispatcher'],
    needs: ['content'],
    guard: (order) =>
      order.suggestedOrg ? guardHolder(order, { org: order.suggestedOrg }) : { reason: '没有登记承办该领域的单位' },
    sets: (order): OrderValues => ({ org: order.suggestedOrg ?? order.org, level: levelOf(order) }),
    effect: tellsUnit('sent'),
  },
  dispatch: {
    title: '派发',
    from: ['pending'],
    to: 'assigned',
    by: ['dispatcher'],
    needs: ['content'],
    input: {
      org: org('承办单位', { required: true }),
      kind: choice('诉求性质', kinds),
      business: choice('业务领域', businesses),
      urgency: choice('紧急程度', urgencies),
      attachmentPublic: yesNo('附件可公开', { help: '公开提交的照片，确认没有人脸、车牌等个人信息的。' }),
    },
    guard: guardDispatch,
    sets: (order): OrderValues => ({ level: levelOf(order) }),
    effect: tellsUnit('sent'),
  },
  'send-back': {
    title: '退回坐席',
    from: ['pending'],
    to: 'new',
    by: ['dispatcher'],
    input: { returnedWhy: why('退回原因') },
  },
  'refuse-pending': { ...refuse, from: ['pending'], by: ['dispatcher'], effect: tells('refused') },
  merge: {
    title: '合并重复工单',
    from: ['pending', 'assigned'],
    to: 'merged',
    by: ['dispatcher'],
    input: { mergedInto: text('合并到工单编号', { required: true, maxLength: 40 }) },
    effect: tells('merged'),
  },
  sign: { title: '签收', from: ['assigned'], to: 'handling', by: ['handler'] },
  return: {
    title: '退回（非职责）',
    from: ['assigned'],
    to: 'pending',
    by: ['handler'],
    input: { returnedWhy: why('退回依据') },
    guard: guardReturns,
    sets: (order): OrderValues => ({ ...toCentre(order), returnCount: (order.returnCount ?? 0) + 1 }),
  },
  appeal: {
    title: '申诉受理',
    aside: true,
    from: ['rejected', 'merged'],
    to: 'pending',
    by: ['agent', 'checker'],
    input: { appealWhy: why('申诉理由') },
    sets: toCentre,
  },
} as const satisfies Moves<State, typeof orderFields>;
