import Type from 'typebox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testStore } from '../../test/stores.ts';
import { ManualClock } from '../base/clock.ts';
import type { Access } from '../identity/access.ts';
import { makeJournal } from '../journal/index.ts';
import * as sdk from '../sdk/index.ts';
import type { Store } from '../store/types.ts';
import { type Facts, makeFacts } from './index.ts';
import { rolledTally } from './tally-rolled.ts';

const passing = sdk.fact({
  key: 'passing',
  title: '过车',
  columns: {
    site: sdk.text('站点', { required: true }),
    at: sdk.instant('时间', { required: true }),
    plate: sdk.text('车牌', { personal: 'plate' }),
    org: sdk.org('单位', { required: true }),
    kg: sdk.integer('总重'),
    day: sdk.date('日期'),
    over: sdk.yesNo('超限'),
    axles: sdk.json('轴重', Type.Array(Type.Number())),
  },
  naturalKey: ['site', 'at'],
  time: 'at',
  org: 'org',
  rollUp: { by: ['site', 'org', 'over'] },
});
const app = sdk.app({ key: 'road', title: '路', about: '', facts: [passing], grants: { roles: [], permits: [] } });
const person = (name: string): sdk.Who => ({ personId: name, name, posts: [], system: false });
const [chief, clerk] = [person('chief'), person('clerk')];
const access: Access = {
  scope: (who) => (who === chief ? { kind: 'all' } : { kind: 'orgs', codes: ['4301'] }),
  roleScope: () => ({ kind: 'all' }),
  seesPersonal: (who) => who === chief,
  hasRole: () => false,
};

let store: Store;
let facts: Facts;
let of: (who: sdk.Who) => sdk.FactStore<typeof passing>;
beforeAll(async () => {
  store = await testStore({ apps: [app] });
  const clock = new ManualClock('2024-07-01T08:00:00+08:00');
  facts = makeFacts({ store, journal: makeJournal({ clock }), access, clock });
  of = (who) => facts.bind(app, passing, who);
  const row = (site: string, org: string, at: string, kg: number | null, over: boolean, simulated = false) => ({
    values: {
      site,
      org,
      at,
      kg,
      over,
      plate: `湘A${kg}`,
      day: at.slice(0, 10),
      axles: kg === null ? null : [kg / 4, 1],
    },
    simulated,
  });
  await of(chief).record(
    [
      row('A', '4301', '2024-05-31T23:30:00+08:00', 10, false),
      row('A', '4301', '2024-06-01T00:30:00+08:00', 20, true),
      row('A', '4301', '2024-06-01T01:30:00+08:00', 40, true, true),
      row('B', '4302', '2024-06-02T01:30:00+08:00', null, false),
    ],
    'test',
  );
});
afterAll(() => store?.close());

it('counts by columns and by civil months of China, in the scope of who asks', async () => {
  const query = {
    by: ['org', 'at:month'],
    figures: {
      trucks: { aggregate: 'count' },
      over: { aggregate: 'count', where: { over: true } },
      kg: { aggregate: 'sum', of: 'kg' },
    },
  } as const;
  const inScope = [
    { org: '4301', 'at:month': '2024-05', trucks: 1, over: 0, kg: 10, simulated: false },
    { org: '4301', 'at:month': '2024-06', trucks: 2, over: 2, kg: 60, simulated: true },
  ];
  expect(await of(clerk).tally(query)).toEqual(inScope);
  expect(await of(chief).tally(query)).toEqual([
    ...inScope,
    { org: '4302', 'at:month': '2024-06', trucks: 1, over: 0, kg: null, simulated: false },
  ]);
});

it('takes averages, deviations, extremes and elements of lists', async () => {
  const [all] = await of(chief).tally({
    where: { site: 'A' },
    figures: {
      mean: { aggregate: 'average', of: 'kg' },
      spread: { aggregate: 'deviation', of: 'kg', where: { over: true } },
      front: { aggregate: 'average', of: 'axles', element: 0 },
      none: { aggregate: 'average', of: 'axles', element: 5 },
      last: { aggregate: 'max', of: 'at' },
      plates: { aggregate: 'distinct', of: 'plate' },
    },
  });
  expect(all).toMatchObject({ spread: 10, none: null, last: '2024-06-01T01:30:00+08:00', plates: 3 });
  expect(all?.mean).toBeCloseTo(70 / 3);
  expect(all?.front).toBeCloseTo(70 / 12);
});

it('counts whole days alike from the rows and from the counts kept by day', async () => {
  const figures = {
    trucks: { aggregate: 'count' },
    over: { aggregate: 'count', where: { over: true } },
  } as const;
  const at = { gte: '2024-05-31T16:00:00Z', lt: '2024-06-01T16:00:00Z' };
  const asked = { where: { at, site: { in: ['A', 'B'] } }, by: ['at:day', 'org'], figures };
  const expected = [{ 'at:day': '2024-06-01', org: '4301', trucks: 2, over: 2, simulated: true }];
  const rows = { ...asked, figures: { ...figures, kg: { aggregate: 'sum', of: 'kg' } as const } };
  expect(rolledTally(passing, asked)).toEqual({
    span: { from: '2024-06-01', to: '2024-06-02' },
    where: { site: { in: ['A', 'B'] } },
  });
  expect(rolledTally(passing, rows)).toBe(null);
  expect(await of(chief).tally(asked)).toEqual(expected);
  expect(await facts.rollUp([app])).toBeGreaterThan(0);
  expect(await of(chief).tally(asked)).toEqual(expected);
  expect(await of(chief).tally(rows)).toMatchObject(expected);
  const cut = { ...asked, where: { at: { ...at, gte: '2024-05-31T17:00:00Z' } } };
  expect(rolledTally(passing, cut)).toBe(null);
  expect(await of(chief).tally(cut)).toMatchObject([{ trucks: 1 }]);
});

it('sorts by figures and stops at a limit', async () => {
  const figures = { trucks: { aggregate: 'count' } } as const;
  const rows = await of(chief).tally({ by: ['day'], figures, sort: ['-trucks', 'day'], limit: 2 });
  expect(rows.map((row) => [row.day, row.trucks])).toEqual([
    ['2024-06-01', 2],
    ['2024-05-31', 1],
  ]);
});

it('does not count masked values one by one', async () => {
  const asked = of(clerk).tally({ by: ['plate'], figures: { trucks: { aggregate: 'count' } } });
  await expect(asked).rejects.toMatchObject({ code: 'grant.denied' });
  await expect(of(clerk).tally({ by: ['nothing'], figures: {} })).rejects.toMatchObject({ code: 'input.invalid' });
});
