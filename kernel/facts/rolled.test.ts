import { afterAll, beforeAll, expect, it } from 'vitest';
import { testStore } from '../../test/stores.ts';
import { ManualClock } from '../base/clock.ts';
import type { Access } from '../identity/access.ts';
import { systemWho } from '../identity/index.ts';
import { makeJournal } from '../journal/index.ts';
import * as sdk from '../sdk/index.ts';
import type { Store } from '../store/types.ts';
import { type Facts, makeFacts } from './index.ts';

const passing = {
  title: '过车',
  columns: {
    site: sdk.text('站点', { required: true, search: true }),
    at: sdk.instant('时间', { required: true }),
    org: sdk.org('单位', { required: true }),
    over: sdk.yesNo('超限', { required: true }),
    kg: sdk.integer('总重'),
    plate: sdk.text('车牌', { search: true }),
  },
  naturalKey: ['site', 'at'],
  time: 'at',
  org: 'org',
  lookups: ['plate'],
} as const;
/** The same facts twice: with their counts kept ready, and without. */
const rolled = sdk.fact({ ...passing, key: 'rolled', rollUp: { by: ['site', 'org', 'over'], sums: ['kg'] } });
const plain = sdk.fact({ ...passing, key: 'plain' });
const app = sdk.app({
  key: 'road',
  title: '路',
  about: '',
  facts: [rolled, plain],
  grants: { roles: [], permits: [] },
});
const access: Access = {
  scope: (who) => (who.system ? { kind: 'all' } : { kind: 'orgs', codes: ['4301'] }),
  roleScope: () => ({ kind: 'all' }),
  seesPersonal: () => true,
  hasRole: () => false,
};
const clerk: sdk.Who = { personId: 'clerk', name: 'clerk', posts: [], system: false };

let store: Store;
let facts: Facts;
beforeAll(async () => {
  store = await testStore({ apps: [app] });
  const clock = new ManualClock('2024-09-01T08:00:00+08:00');
  facts = makeFacts({ store, journal: makeJournal({ clock }), access, clock });
  const rows = Array.from({ length: 400 }, (_, n) => ({
    values: {
      site: `S${n % 3}`,
      at: new Date(Date.UTC(2024, 1, 1 + ((n * 37) % 180), n % 24, n % 60, 0, n)).toISOString(),
      org: n % 2 ? '4301' : '4302',
      over: n % 7 === 0,
      kg: n % 5 ? n * 100 : null,
      plate: `湘A${n % 50}`,
    },
  }));
  await facts.bind(app, rolled, systemWho).record(rows, 'test');
  await facts.rollUp([app]);
  // Some come after the counts were made, and some again.
  const late = rows.slice(0, 30).map(({ values }) => ({ values: { ...values, site: 'S9' } }));
  await facts.bind(app, rolled, systemWho).record([...late, ...rows.slice(0, 9)], 'test');
  await facts.bind(app, plain, systemWho).record([...rows, ...late], 'test');
});
afterAll(() => store.close());

const days = (from: string, to: string) => ({ gte: `${from}T00:00:00+08:00`, lt: `${to}T00:00:00+08:00` });

it.each<[string, sdk.ListQuery]>([
  ['all', {}],
  ['those of a column of the counts', { where: { over: true } }],
  ['those of some days', { where: { site: 'S1', at: days('2024-03-01', '2024-05-11') } }],
  ['those of parts of days', { where: { at: { gte: '2024-03-01T00:00:00Z', lt: '2024-03-20T10:30:00+08:00' } } }],
  ['those up to a moment', { where: { at: { lte: '2024-04-30T23:59:59+08:00' }, over: false } }],
  ['those of one moment', { where: { at: '2024-03-01T00:00:00+08:00' } }],
  ['those of another column', { where: { kg: { gt: 9000 } } }],
  ['those of one plate', { where: { plate: '湘A7' } }],
  ['those that are searched for', { search: '湘A4' }],
  ['oldest first', { sort: ['at'], where: { site: { in: ['S1', 'S9'] } } }],
  ['a later page', { page: 4, pageSize: 50 }],
  ['a page past the end', { page: 40, where: { over: true } }],
  ['rare ones', { where: { kg: { lt: 500 } }, pageSize: 3 }],
])('lists are the same with counts kept ready: %s', async (_what, query) => {
  for (const who of [systemWho, clerk]) {
    const [page, truth] = await Promise.all(
      [rolled, plain].map((type) => facts.bind(app, type, who).list({ ...query, sort: query.sort ?? ['-at', 'site'] })),
    );
    const shown = (one: typeof page) => ({ ...one, rows: one?.rows.map(({ factId: _, ...row }) => row) });
    expect(shown(page)).toEqual(shown(truth));
  }
});

it.each<[string, sdk.TallyQuery]>([
  ['by day', { by: ['at:day'], figures: { all: { aggregate: 'count' } } }],
  [
    'by month and column',
    {
      by: ['at:month', 'org'],
      figures: { over: { aggregate: 'count', where: { over: true } }, kg: { aggregate: 'sum', of: 'kg' } },
    },
  ],
  ['of some days', { where: { at: days('2024-03-01', '2024-05-11') }, figures: { all: { aggregate: 'count' } } }],
  ['of nothing', { where: { site: 'none' }, figures: { kg: { aggregate: 'sum', of: 'kg' } } }],
  ['by hour', { by: ['at:hour'], where: { over: true }, figures: { all: { aggregate: 'count' } } }],
  ['with the largest', { by: ['site'], figures: { most: { aggregate: 'max', of: 'kg' } }, sort: ['-most'] }],
])('figures by groups are the same with counts kept ready: %s', async (_what, query) => {
  for (const who of [systemWho, clerk]) {
    const [rows, truth] = await Promise.all([rolled, plain].map((type) => facts.bind(app, type, who).tally(query)));
    expect(rows).toEqual(truth);
  }
});

it('refuses what is no filter, whichever way it would be answered', async () => {
  const list = (where: sdk.Filter) => facts.bind(app, rolled, systemWho).list({ where });
  await expect(list({ at: 5 })).rejects.toMatchObject({ code: 'input.invalid' });
  await expect(list({ at: { gte: '2024-02-31T00:00:00+08:00' } })).rejects.toMatchObject({ code: 'input.invalid' });
  await expect(list({ site: 5 })).rejects.toMatchObject({ code: 'input.invalid' });
});
