import type { Access } from '../../kernel/identity/access.ts';
import * as sdk from '../../kernel/sdk/index.ts';

/** A small application for the kill tests: a row that is made, a row that all update, a fact. */
export const item = sdk.entity({
  key: 'item',
  title: '条目',
  label: 'code',
  unique: [['code']],
  fields: { code: sdk.text('编号', { required: true }), count: sdk.integer('计数', { required: true }) },
});

export const event = sdk.fact({
  key: 'event',
  title: '事件',
  columns: {
    code: sdk.text('编号', { required: true }),
    at: sdk.instant('时间', { required: true }),
    by: sdk.choice('途径', { direct: '直接', move: '随事务' }, { required: true }),
  },
  naturalKey: ['code', 'at'],
  time: 'at',
});

export const ledger = sdk.app({
  key: 'ledger',
  title: '台账',
  about: '',
  entities: [item],
  facts: [event],
  grants: { roles: [], permits: [] },
});

export const writer: sdk.Who = { personId: 'writer', name: '写入者', posts: [], system: true };

export const everywhere: Access = {
  scope: () => ({ kind: 'all' }),
  roleScope: () => ({ kind: 'all' }),
  seesPersonal: () => true,
  hasRole: () => true,
};

/** All events carry one time, so that sending one again is the same fact. */
export const eventAt = '2024-07-01T08:00:00+08:00';
