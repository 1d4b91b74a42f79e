import Type from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore } from '../../test/stores.ts';
import { ManualClock } from '../base/clock.ts';
import type { Access } from '../identity/access.ts';
import { listJournal, makeJournal } from '../journal/index.ts';
import * as sdk from '../sdk/index.ts';
import type { Store } from '../store/types.ts';
import { makeEntities } from './index.ts';

const station = sdk.entity({
  key: 'weigh-station',
  title: '治超站点',
  label: 'name',
  org: 'org',
  unique: [['code'], ['org', 'name']],
  sort: ['code'],
  fields: {
    code: sdk.text('编号', { required: true, search: true, fixed: true, pattern: '^[A-Z]\\d+$' }),
    name: sdk.text('名称', { required: true, search: true, maxLength: 20 }),
    org: sdk.org('单位', { required: true }),
    order: sdk.integer('排序', { min: 0, max: 99 }),
    limit: sdk.decimalField('限值', { places: 2, min: 0, unit: '吨' }),
    builtOn: sdk.date('建成日期'),
    checkedAt: sdk.instant('检定时间'),
    active: sdk.yesNo('启用'),
    kind: sdk.choice('类型', { fixed: '固定', mobile: '流动' }),
    parent: sdk.ref('上级站点', 'weigh-station'),
    keeper: sdk.text('联系人', { personal: 'name', search: true }),
    phone: sdk.text('电话', { personal: 'phone' }),
    settings: sdk.json('参数', Type.Object({ lanes: Type.Integer() })),
  },
});
const app = sdk.app({
  key: 'weighing',
  title: '治超',
  about: '',
  entities: [station],
  grants: { roles: [], permits: [] },
});

const person = (name: string): sdk.Who => ({ personId: name, name, posts: [], system: false });
const [chief, clerk, reader] = [person('局长'), person('办事员'), person('读者')];

/** The identity room is tested in its own place; here each person's scope is said outright. */
const access: Access = {
  scope: (who, _app, on, permit) => {
    if (who === chief) return { kind: 'all' };
    if (permit !== 'read' && who === reader) throw new sdk.Refusal('grant.denied', { action: `${permit} ${on}` });
    return { kind: 'orgs', codes: ['4301'] };
  },
  roleScope: () => ({ kind: 'all' }),
  seesPersonal: (who) => who === chief,
  hasRole: () => false,
};

const clock = new ManualClock('2024-07-01T08:00:00+08:00');
let store: Store;
let entities: ReturnType<typeof makeEntities>;
beforeAll(async () => {
  store = await testStore({ apps: [app] });
  entities = makeEntities({ store, journal: makeJournal({ clock }), access, clock });
});
afterAll(() => store.close());

const stations = (who: sdk.Who) => entities.bind(app, station, who);
let number = 0;
function values(more: Partial<sdk.Values<(typeof station)['fields']>> = {}): sdk.Values<(typeof station)['fields']> {
  number += 1;
  return { code: `S${number}`, name: `站点${number}`, org: '4301', ...more };
}

describe('rows', () => {
  it('come back as they were given, with what the kernel keeps', async () => {
    const given = values({
      order: 7,
      limit: 49.55,
      builtOn: '2020-02-29',
      checkedAt: '2024-06-30T16:00:00Z',
      active: false,
      kind: 'mobile',
      settings: { lanes: 2 },
    });
    const made = await stations(chief).create(given, '新建');
    expect(made).toMatchObject({
      ...given,
      checkedAt: '2024-07-01T00:00:00+08:00',
      version: 1,
      createdAt: '2024-07-01T08:00:00+08:00',
    });
    expect(await stations(chief).get(made.id)).toEqual(made);
  });

  it('keep every change with who, when and why', async () => {
    const made = await stations(clerk).create(values({ order: 1 }), '新建');
    clock.advance(60_000);
    const same = await stations(clerk).update(made.id, 1, { order: 1 }, '没有变化');
    expect(same.version).toBe(1);
    await stations(chief).update(made.id, 1, { order: 2, active: true }, '调整');
    const changes = await stations(clerk).history(made.id);
    expect(changes.map(({ version, byName, why }) => ({ version, byName, why }))).toEqual([
      { version: 1, byName: '办事员', why: '新建' },
      { version: 2, byName: '局长', why: '调整' },
    ]);
    expect(changes[1]?.diff).toEqual({ order: { before: 1, after: 2 }, active: { before: null, after: true } });
    const { rows } = await listJournal(store.db, { subject: `weighing.weigh-station/${made.id}` });
    expect(rows.map((row) => row.action)).toEqual(['entity.update', 'entity.create']);
  });

  it('are not overwritten by someone who has seen an older version', async () => {
    const made = await stations(chief).create(values(), '新建');
    const both = [1, 2].map((order) => stations(chief).update(made.id, 1, { order }, '同时修改'));
    const results = await Promise.allSettled(both);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({
      reason: { code: 'record.changed' },
    });
    expect((await stations(chief).get(made.id)).version).toBe(2);
  });

  it('leave nothing behind when the transaction around them fails', async () => {
    const given = values();
    const failing = store.db.transaction().execute(async (tx) => {
      await entities.bind(app, station, chief, tx).create(given, '新建');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await stations(chief).find({ code: given.code })).toBeNull();
  });
});

describe('bad input is refused in words', () => {
  const bad: readonly (readonly [string, object, string])[] = [
    ['a missing value', { name: undefined }, '“名称”必填'],
    ['a value too long', { name: '长'.repeat(21) }, '“名称”不能超过20字'],
    ['another pattern', { code: 'x' }, '“编号”格式不正确'],
    ['a number too great', { order: 100 }, '“排序”不能大于99'],
    ['a fraction', { order: 1.5 }, '“排序”'],
    ['too many places', { limit: 0.125 }, '“限值”最多2位小数'],
    ['a figure that is not exact', { limit: 1e18 }, '“限值”数值过大'],
    ['no such day', { builtOn: '2023-02-29' }, '“建成日期”不是存在的日期'],
    ['no such moment', { checkedAt: '2024-07-01T25:00:00Z' }, '“检定时间”不是存在的时间'],
    ['no such choice', { kind: 'flying' }, '“类型”不是可选的值'],
    ['another shape', { settings: { lanes: 'two' } }, '“参数”格式不正确'],
    ['an unknown field', { colour: 'red' }, '没有名为“colour”的字段'],
    ['a sign that cannot be kept', { name: 'a\u0000b' }, '“名称”含有不能保存的字符'],
    ['a reference to nothing', { parent: '0190a5b0-0000-7000-8000-000000000000' }, '“上级站点”所指的治超站点不存在'],
    ['a reference that is no id', { parent: '1; DROP TABLE x' }, '“上级站点”所指的治超站点不存在'],
  ];
  it.each(bad)('%s', async (_what, more, message) => {
    const creating = stations(chief).create({ ...values(), ...more } as never, '新建');
    await expect(creating).rejects.toMatchObject({ code: 'input.invalid', message: expect.stringContaining(message) });
  });

  it('a second row of the same key', async () => {
    const first = await stations(chief).create(values(), '新建');
    const again = stations(chief).create(values({ code: first.code }), '新建');
    await expect(again).rejects.toMatchObject({
      code: 'record.duplicate',
      message: `“治超站点（编号 ${first.code}）”已存在。`,
    });
  });

  it('a change of what is fixed, and a change without a reason', async () => {
    const made = await stations(chief).create(values(), '新建');
    await expect(stations(chief).update(made.id, 1, { code: 'Z1' }, '改号')).rejects.toThrow('“编号”建立后不能修改');
    await expect(stations(chief).update(made.id, 1, { order: 1 }, ' ')).rejects.toThrow('变更原因');
  });
});

describe('scope and personal fields', () => {
  it('hide other parts of the tree from reading and writing', async () => {
    const far = await stations(chief).create(values({ org: '4302' }), '新建');
    await expect(stations(clerk).get(far.id)).rejects.toMatchObject({ code: 'record.missing' });
    expect(await stations(clerk).find({ code: far.code })).toBeNull();
    await expect(stations(clerk).update(far.id, 1, { order: 1 }, '改')).rejects.toMatchObject({ code: 'grant.scope' });
    await expect(stations(clerk).create(values({ org: '4302' }), '建')).rejects.toMatchObject({ code: 'grant.scope' });
    const near = await stations(clerk).create(values(), '新建');
    await expect(stations(clerk).update(near.id, 1, { org: '4302' }, '移走')).rejects.toMatchObject({
      code: 'grant.scope',
    });
    await expect(stations(reader).create(values(), '建')).rejects.toMatchObject({ code: 'grant.denied' });
  });

  it('mask what is personal, in rows and history, and journal who looks at it', async () => {
    const made = await stations(chief).create(values({ keeper: '欧阳明', phone: '13812345678' }), '新建');
    expect(await stations(clerk).get(made.id)).toMatchObject({ keeper: '欧**', phone: '138****5678' });
    expect((await stations(clerk).history(made.id))[0]?.diff.keeper).toEqual({ before: null, after: '欧**' });
    expect(await stations(chief).get(made.id)).toMatchObject({ keeper: '欧阳明' });
    const { rows } = await listJournal(store.db, { action: 'personal.view', person: '局长' });
    expect(rows[0]).toMatchObject({ subject: 'weighing.weigh-station', detail: { rows: [made.id] } });
  });

  it('cannot be felt out by searching, comparing or sorting', async () => {
    await stations(chief).create(values({ keeper: '司马光' }), '新建');
    expect((await stations(clerk).list({ search: '司马' })).total).toBe(0);
    expect((await stations(chief).list({ search: '司马' })).total).toBe(1);
    expect((await stations(clerk).list({ where: { keeper: '司马光' } })).total).toBe(1);
    const denied = { code: 'grant.denied' };
    await expect(stations(clerk).list({ where: { keeper: { contains: '司' } } })).rejects.toMatchObject(denied);
    await expect(stations(clerk).list({ where: { phone: { gte: '1' } } })).rejects.toMatchObject(denied);
    await expect(stations(clerk).list({ sort: ['-phone'] })).rejects.toMatchObject(denied);
  });
});

describe('lists', () => {
  it('filter, search, sort and page', async () => {
    for (const n of [1, 2, 3, 4, 5]) {
      await stations(chief).create(values({ code: `L${n}`, name: `列表100%${n}`, order: n % 2 ? n : null }), '新建');
    }
    const list = (query: sdk.ListQuery) => stations(chief).list(query);
    const codes = async (query: sdk.ListQuery) => (await list(query)).rows.map((row) => row.code);
    expect(await codes({ search: '100%', pageSize: 2, page: 2 })).toEqual(['L3', 'L4']);
    expect((await list({ search: '100%', pageSize: 2 })).total).toBe(5);
    expect(await codes({ search: '表100', sort: ['-order', '-code'] })).toEqual(['L5', 'L3', 'L1', 'L4', 'L2']);
    const where = (more: sdk.Filter) => codes({ where: { code: { contains: 'l' }, ...more } });
    expect(await where({ order: { gte: 2, lt: 5 } })).toEqual(['L3']);
    expect(await where({ order: { empty: true } })).toEqual(['L2', 'L4']);
    expect(await where({ order: null })).toEqual(['L2', 'L4']);
    expect(await where({ order: { in: [1, null] } })).toEqual(['L1', 'L2', 'L4']);
    expect(await where({ order: { in: [] } })).toEqual([]);
    expect(await where({ order: { ne: 1 } })).toEqual(['L2', 'L3', 'L4', 'L5']);
    expect(await where({ name: { contains: '%1' } })).toEqual(['L1']);
  });

  it.each<[string, sdk.ListQuery]>([
    ['an unknown field', { where: { colour: 'red' } }],
    ['an inherited name', { where: { constructor: 'red' } }],
    ['an unknown operator', { where: { order: { like: 1 } as never } }],
    ['a value of another kind', { where: { order: 'x' } }],
    ['a fraction for a whole number', { where: { order: 1.5 } }],
    ['a day that does not exist', { where: { builtOn: '2024-02-31' } }],
    ['a sign that cannot be kept', { where: { name: 'a\u0000' } }],
    ['such a sign in the search box', { search: '\u0000' }],
    ['text within a number', { where: { order: { contains: '1' } } }],
    ['an unknown sort', { sort: ['-nothing'] }],
    ['too long a page', { pageSize: 101 }],
    ['no page', { page: 0 }],
    ['an id that is none', { where: { id: 'x' } }],
  ])('refuse %s', async (_what, query) => {
    await expect(stations(chief).list(query)).rejects.toMatchObject({ code: 'input.invalid' });
  });
});
