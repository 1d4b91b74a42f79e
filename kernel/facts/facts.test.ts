import Type from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore } from '../../test/stores.ts';
import { ManualClock } from '../base/clock.ts';
import type { Access } from '../identity/access.ts';
import { listJournal, makeJournal } from '../journal/index.ts';
import * as sdk from '../sdk/index.ts';
import type { Store } from '../store/types.ts';
import { type Facts, makeFacts } from './index.ts';

const weighing = sdk.fact({
  key: 'weighing',
  title: '称重记录',
  columns: {
    site: sdk.text('站点', { required: true, search: true }),
    at: sdk.instant('过车时间', { required: true }),
    lane: sdk.integer('车道', { required: true }),
    plate: sdk.text('车牌', { personal: 'plate', search: true }),
    org: sdk.org('单位', { required: true }),
    total: sdk.decimalField('总重', { places: 2, unit: '吨' }),
    day: sdk.date('日期'),
    over: sdk.yesNo('超限'),
    kind: sdk.choice('类型', { car: '客车', truck: '货车' }),
    axles: sdk.json('轴重', Type.Array(Type.Number())),
    photo: sdk.integer('照片数'),
  },
  naturalKey: ['site', 'lane', 'at'],
  time: 'at',
  org: 'org',
  order: ['site', 'at'],
  storage: { lane: { type: 'UInt8' }, at: { codec: 'Delta, ZSTD(1)' } },
});
const app = sdk.app({
  key: 'weighing',
  title: '治超',
  about: '',
  facts: [weighing],
  grants: { roles: [], permits: [] },
});

const person = (name: string): sdk.Who => ({ personId: name, name, posts: [], system: false });
const [chief, clerk] = [person('局长'), person('办事员')];
const access: Access = {
  scope: (who) => (who === chief ? { kind: 'all' } : { kind: 'orgs', codes: ['4301', "43'01"] }),
  roleScope: () => ({ kind: 'all' }),
  seesPersonal: (who) => who === chief,
  hasRole: () => false,
};

const clock = new ManualClock('2024-07-01T08:00:00+08:00');
let store: Store;
let facts: Facts;
beforeAll(async () => {
  store = await testStore({ apps: [app] });
  facts = makeFacts({ store, journal: makeJournal({ clock }), access, clock });
});
afterAll(() => store.close());

type Weighing = sdk.Values<(typeof weighing)['columns']>;
const of = (who: sdk.Who) => facts.bind(app, weighing, who);
const passing = (more: Partial<Weighing> & { site: string }): { values: Weighing } => ({
  values: { lane: 1, at: '2024-06-30T10:00:00+08:00', org: '4301', ...more },
});

describe('facts', () => {
  it('come back as they were given', async () => {
    const values = {
      site: "a'; DROP TABLE x --\t\n\\n“引号”{p0:String}😀",
      lane: 3,
      at: '2024-06-30T23:59:59.123+08:00',
      plate: '湘A12345',
      org: '4301',
      total: 1234567890123.45,
      day: '2024-02-29',
      over: true,
      kind: 'truck',
      axles: [1.5, 2],
    } as const;
    await of(chief).record([{ values: { ...values, axles: [1.5, 2] }, simulated: true }], 'test');
    const found = await of(chief).all({ site: values.site });
    expect(found).toEqual([
      {
        ...values,
        photo: null,
        factId: expect.stringMatching(/^[0-9a-f]{48}$/),
        receivedAt: '2024-07-01T08:00:00+08:00',
        source: 'test',
        corrects: null,
        simulated: true,
      },
    ]);
  });

  it('count once, however often and in whatever offset they arrive; the first arrival stands', async () => {
    await of(chief).record([passing({ site: 'once', total: 10 })], 'first');
    clock.advance(1000);
    await of(chief).record([passing({ site: 'once', total: 11, at: '2024-06-30T02:00:00Z' })], 'second');
    await of(chief).record([passing({ site: 'once', total: 12 }), passing({ site: 'once', total: 12 })], 'third');
    expect(await of(chief).all({ site: 'once' })).toMatchObject([{ total: 10, source: 'first' }]);
    expect((await of(chief).list({ where: { site: 'once' } })).total).toBe(1);
  });

  it('are corrected by new facts that name the old ones', async () => {
    await of(chief).record([passing({ site: 'fix', total: 10 })], 'test');
    const [old] = await of(chief).all({ site: 'fix' });
    await of(chief).record([{ ...passing({ site: 'fix', total: 20 }), corrects: old?.factId }], 'test');
    const [newer, ...rest] = await of(chief).all({ site: 'fix' });
    expect(rest).toEqual([]);
    expect(newer).toMatchObject({ total: 20, corrects: old?.factId });
    await of(chief).record([{ ...passing({ site: 'fix', total: 30 }), corrects: newer?.factId }], 'test');
    expect(await of(chief).all({ site: 'fix' })).toMatchObject([{ total: 30 }]);
    const { rows } = await listJournal(store.db, { action: 'fact.correct' });
    expect(rows[1]?.detail).toEqual({ corrects: old?.factId, source: 'test' });
  });

  it.each<[string, object, string]>([
    ['a missing column', { org: null }, '“单位”必填'],
    ['no such day', { day: '2024-02-31' }, '“日期”不是存在的日期'],
    ['an unknown column', { colour: 1 }, '没有名为“colour”的字段'],
  ])('refuse %s', async (_what, more, message) => {
    const recording = of(chief).record([passing({ site: 'bad', ...more })], 'test');
    await expect(recording).rejects.toMatchObject({ code: 'input.invalid', message: expect.stringContaining(message) });
    expect(await of(chief).all({ site: 'bad' })).toEqual([]);
  });

  it('share inserts, and fail alone when the engine does not take one of them', async () => {
    const callers = Array.from({ length: 200 }, (_, lane) =>
      of(chief).record([passing({ site: 'many', lane })], 'test'),
    );
    // 300 does not fit the declared UInt8: the declaration's own storage type is narrower than its field.
    callers.push(of(chief).record([passing({ site: 'many', lane: 'x' as never })], 'test'));
    const raw = facts.insertRows(app, weighing, [passing({ site: 'many', lane: 1, day: 'nonsense' })], 'test');
    const results = await Promise.allSettled([...callers, raw]);
    expect(results.filter((result) => result.status === 'rejected')).toHaveLength(2);
    expect((await of(chief).list({ where: { site: 'many' } })).total).toBe(200);
  });
});

it('lie once on the disk after they have settled, and read the same', async () => {
  for (let n = 0; n < 3; n += 1) await of(chief).record([passing({ site: 'settled', total: 10 + n })], 'test');
  const before = await of(chief).all();
  expect(await facts.settle(3600)).toBe(0);
  expect(await facts.settle(0)).toBeGreaterThan(0);
  expect(await facts.settle(0)).toBe(0);
  expect(await of(chief).all()).toEqual(before);
  const answer = await store.facts.query({
    query: "SELECT count() AS rows FROM hengdao.weighing_weighing WHERE site = 'settled'",
    format: 'JSONEachRow',
  });
  expect(await answer.json()).toEqual([{ rows: 1 }]);
});

describe('the outbox', () => {
  it('ships after the commit, and nothing of what is rolled back', async () => {
    const failing = store.db.transaction().execute(async (tx) => {
      await facts.bind(app, weighing, chief, tx).record([passing({ site: 'rolled back' })], 'move');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await store.db.transaction().execute(async (tx) => {
      await facts.bind(app, weighing, chief, tx).record([passing({ site: 'moved' })], 'move');
      expect(await of(chief).all({ site: 'moved' })).toEqual([]);
    });
    expect(await of(chief).all({ site: { in: ['moved', 'rolled back'] } })).toMatchObject([{ site: 'moved' }]);
    expect(await facts.ship()).toBe(0);
  });

  it('counts once what is shipped twice and by several at once', async () => {
    await store.db.transaction().execute(async (tx) => {
      const bound = facts.bind(app, weighing, chief, tx);
      for (let lane = 0; lane < 50; lane += 1) await bound.record([passing({ site: 'twice', lane })], 'move');
    });
    await of(chief).record([passing({ site: 'twice', lane: 7 })], 'move');
    const shipped = await Promise.all([facts.ship(), facts.ship(), facts.ship()]);
    expect(shipped.reduce((sum, each) => sum + each, 0)).toBe(50);
    expect((await of(chief).list({ where: { site: 'twice' } })).total).toBe(50);
  });
});

describe('lists', () => {
  beforeAll(async () => {
    const rows = [1, 2, 3, 4, 5].map((lane) =>
      passing({
        site: 'L',
        lane,
        at: `2024-0${lane}-01T00:00:00+08:00`,
        total: lane % 2 ? lane + 0.1 : null,
        org: lane === 5 ? '4302' : "43'01",
        plate: `湘A0000${lane}`,
        day: `2024-0${lane}-01`,
        over: lane > 3,
      }),
    );
    await of(chief).record(rows, 'list');
  });

  it('filter, search, sort and page', async () => {
    const lanes = async (query: sdk.ListQuery) =>
      (await of(chief).list({ ...query, where: { site: 'L', ...query.where } })).rows.map((row) => row.lane);
    expect(await lanes({})).toEqual([5, 4, 3, 2, 1]);
    expect(await lanes({ sort: ['lane'], page: 2, pageSize: 2 })).toEqual([3, 4]);
    expect(await lanes({ where: { total: { gte: 1.1, lt: 5.1 } } })).toEqual([3, 1]);
    expect(await lanes({ where: { total: { in: [1.1, null] } } })).toEqual([4, 2, 1]);
    expect(await lanes({ where: { total: { empty: false } } })).toEqual([5, 3, 1]);
    expect(await lanes({ where: { total: { ne: 1.1 } } })).toEqual([5, 4, 3, 2]);
    expect(await lanes({ where: { at: { gt: '2024-01-31T16:00:00Z', lte: '2024-04-01T00:00:00+08:00' } } })).toEqual([
      4, 3,
    ]);
    expect(await lanes({ where: { at: { in: ['2024-01-31T16:00:00Z'] } } })).toEqual([2]);
    expect(await lanes({ where: { day: { gte: '2024-04-01' } } })).toEqual([5, 4]);
    expect(await lanes({ where: { day: { in: ['2024-04-01'] } } })).toEqual([4]);
    expect(await lanes({ where: { over: true } })).toEqual([5, 4]);
    expect(await lanes({ where: { org: { in: ["43'01"] } } })).toEqual([4, 3, 2, 1]);
    expect(await lanes({ where: { corrects: null, source: 'list', simulated: false }, search: 'a00003' })).toEqual([3]);
    const [row] = (await of(chief).list({ where: { site: 'L', lane: 3 } })).rows;
    expect(await lanes({ where: { factId: row?.factId ?? '' } })).toEqual([3]);
  });

  it('show what lies in scope, masked', async () => {
    const page = await of(clerk).list({ where: { site: 'L' }, sort: ['lane'] });
    expect(page.rows.map((row) => row.plate)).toEqual(['湘A***01', '湘A***02', '湘A***03', '湘A***04']);
    expect((await of(clerk).list({ search: '湘A0000' })).total).toBe(0);
    await expect(of(clerk).list({ sort: ['plate'] })).rejects.toMatchObject({ code: 'grant.denied' });
  });

  it.each<[string, sdk.ListQuery]>([
    ['an unknown field', { where: { colour: 1 } }],
    ['another kind', { where: { at: 5 } }],
    ['an unknown sort', { sort: ['x; DROP'] }],
  ])('refuse %s', async (_what, query) => {
    await expect(of(chief).list(query)).rejects.toMatchObject({ code: 'input.invalid' });
  });
});
