import type { StateDecl } from '../../../kernel/sdk/index.ts';

export const states = {
  new: { title: '新建', tone: 'plain' },
  pending: { title: '待派', tone: 'warning' },
  assigned: { title: '待签收', tone: 'warning' },
  handling: { title: '办理中', tone: 'active' },
  waiting: { title: '待诉求人补充', tone: 'plain' },
  legal: { title: '法定程序中', tone: 'plain' },
  checking: { title: '审核', tone: 'active' },
  callback: { title: '待回访', tone: 'active' },
  dissatisfied: { title: '复核', tone: 'bad' },
  closed: { title: '办结', tone: 'good' },
  rejected: { title: '不予受理', tone: 'plain' },
  merged: { title: '已合并', tone: 'plain' },
  referred: { title: '转信访', final: true, tone: 'plain' },
  archived: { title: '归档', final: true, tone: 'good' },
} as const satisfies Readonly<Record<string, StateDecl>>;

export type State = keyof typeof states;

/** States of an order that somebody still has to work on. */
export const openStates = [
  'new',
  'pending',
  'assigned',
  'handling',
  'waiting',
  'legal',
  'checking',
  'callback',
  'dissatisfied',
] as const satisfies readonly State[];
