import { choice, type Moves, org, text, yesNo } from '../../../kernel/sdk/index.ts';
import { handlings, results } from '../options.ts';
import type { orderFields } from './fields.ts';
import { tells, tellsUnit } from './follow.ts';
import { guardAnswer, guardExtensionAsked, guardForward, nowIso, type OrderValues } from './rules.ts';
import type { State } from './states.ts';

const unit = ['handler', 'unit-head'] as const;
const long = (title: string) => text(title, { required: true, multiline: true, maxLength: 4000 });

/** Moves of the unit that handles it, and of the centre upon them. */
export const unitMoves = {
  forward: {
    title: '再转下级',
    from: ['handling'],
    to: 'assigned',
    by: unit,
    input: { org: org('下级单位', { required: true }) },
    guard: guardForward,
    effect: tellsUnit('sent'),
  },
  'ask-extension': {
    title: '申请延期',
    from: ['handling'],
    to: 'handling',
    by: unit,
    input: {
      extensionWhy: long('延期理由'),
      callerTold: yesNo('已告知诉求人', { required: true }),
    },
    guard: (order, { callerTold }) => {
      if (order.extended || order.extensionAsked) return { reason: '只能延期一次' };
      return callerTold ? undefined : { reason: '延期理由须先告知诉求人' };
    },
    sets: (): OrderValues => ({ extensionAsked: true }),
  },
  'refuse-extension': {
    title: '不同意延期',
    from: ['handling'],
    to: 'handling',
    by: ['checker'],
    notBy: ['ask-extension'],
    guard: guardExtensionAsked,
    sets: (): OrderValues => ({ extensionAsked: false }),
  },
  'ask-caller': {
    title: '等候诉求人补充',
    from: ['handling'],
    to: 'waiting',
    by: unit,
    input: { proof: long('已要求补充的内容和凭据') },
    basis: '只在等候诉求人或法定程序时暂停计时，凭据留存',
  },
  'caller-answered': {
    title: '已补充，继续办理',
    from: ['waiting'],
    to: 'handling',
    by: [...unit, 'agent'],
    input: { supplement: text('补充内容', { multiline: true, maxLength: 4000 }) },
  },
  'clue-decided': {
    title: '线索已处理',
    from: ['legal'],
    to: 'handling',
    by: unit,
    input: { caseNumber: text('执法案件编号', { maxLength: 100, help: '不予立案的不填，在答复中说明。' }) },
  },
  answer: {
    title: '提交答复',
    from: ['handling'],
    to: 'checking',
    by: unit,
    input: {
      answer: long('答复（基本事实、办理经过）'),
      answerBasis: text('答复依据', { required: true, multiline: true, maxLength: 2000 }),
      result: choice('核查结果', results),
      handling: choice('处理方式', handlings),
    },
    guard: guardAnswer,
    basis: '12328交通运输服务监督热线管理办法：答复应写明基本事实、办理经过和依据',
  },
  urge: {
    title: '催办',
    aside: true,
    from: ['handling'],
    to: 'handling',
    by: ['agent', 'dispatcher', 'supervisor'],
    tell: unit,
    sets: ({ urgedCount }): OrderValues => ({ urgedCount: (urgedCount ?? 0) + 1 }),
    effect: tellsUnit('urged'),
  },
  pass: {
    title: '审核通过',
    from: ['checking'],
    to: 'callback',
    by: ['checker'],
    notBy: ['answer'],
    effect: tells('answered'),
  },
  'return-answer': {
    title: '退回重办',
    from: ['checking'],
    to: 'handling',
    by: ['checker'],
    notBy: ['answer'],
    input: { returnedWhy: long('退回原因') },
    tell: unit,
    sets: (order): OrderValues => ({ redoCount: (order.redoCount ?? 0) + 1, once: false }),
  },
} as const satisfies Moves<State, typeof orderFields>;

/** A report that calls for a penalty waits for what the enforcement organ decides. */
export const clueSets = (_order: unknown, _input: unknown, ctx: Parameters<typeof nowIso>[0]): OrderValues => ({
  clueAt: nowIso(ctx),
});
