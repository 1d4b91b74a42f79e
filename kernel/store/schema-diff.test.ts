import { sql } from 'kysely';
import Type from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDeclared, testStore } from '../../test/stores.ts';
import * as sdk from '../sdk/index.ts';
import { migrate, statementsOf } from './migrate.ts';
import { schemaDiff } from './schema-diff.ts';
import type { Store } from './types.ts';

const fields = {
  name: sdk.text('名称', { required: true, search: true }),
  org: sdk.org('单位', { required: true }),
  order: sdk.integer('排序'),
  amount: sdk.yuan("金额'元"),
  day: sdk.date('日期', { required: true }),
  at: sdk.instant('时间', { required: true }),
  done: sdk.yesNo('完成'),
  kind: sdk.choice('类型', { a: '甲', b: '乙' }),
  owner: sdk.person('责任人'),
  parent: sdk.ref('上级', 'thing'),
  scan: sdk.file('扫描件'),
  extra: sdk.json('其他', Type.Object({})),
} as const;
const thing = sdk.entity({
  key: 'some-thing',
  title: '事物',
  label: 'name',
  org: 'org',
  unique: [['org', 'name']],
  fields,
});
const matter = sdk.caseType({
  key: 'matter',
  title: '事项',
  lawVersion: 1,
  label: 'name',
  org: 'org',
  openedBy: [],
  fields,
  initial: 'open',
  states: { open: { title: '开' }, closed: { title: '完', final: true } },
  moves: { close: { title: '办结', from: ['open'], to: 'closed', by: [] } },
});
const happening = sdk.fact({
  key: 'happening',
  title: '发生',
  columns: fields,
  naturalKey: ['name', 'at'],
  time: 'at',
  order: ['org', 'name'],
  retentionDays: 365,
  storage: { name: { codec: 'ZSTD(3)' }, order: { type: 'UInt32' } },
});
const empty = { key: 'drift', title: '试验', about: '', grants: { roles: [], permits: [] } };
const app = sdk.app({ ...empty, entities: [thing], cases: [matter], facts: [happening] });

let store: Store;
beforeAll(async () => {
  store = await testStore({ apps: [app] });
});
afterAll(() => store.close());

describe('the schema', () => {
  it('agrees with what it was derived from', async () => {
    expect(await schemaDiff(store, [app])).toEqual([]);
  });

  it('is mended by the statements of its differences', async () => {
    const changed = {
      ...fields,
      name: sdk.text('名字', { required: true }),
      order: sdk.decimalField('排序', { places: 3 }),
      done: sdk.yesNo('完成', { required: true }),
      day: sdk.date('日期'),
      added: sdk.text('新增', { search: true }),
    };
    const later = sdk.app({
      ...empty,
      entities: [
        sdk.entity({ ...thing, fields: changed, unique: [['name']] } as never),
        sdk.entity({ key: 'other', title: '另一物', label: 'name', fields: { name: fields.name } }),
      ],
      cases: [matter],
      facts: [
        sdk.fact({ ...happening, title: '发生了', columns: { ...fields, added: changed.added } } as never),
        sdk.fact({ key: 'second', title: '第二', columns: { at: fields.at }, naturalKey: ['at'], time: 'at' }),
      ],
    });
    const found = await schemaDiff(store, [later]);
    expect(found.map((each) => each.what)).toEqual([
      'drift.other is missing',
      'drift.some_thing.name is titled 名称, not 名字',
      'drift.some_thing.order is bigint, not numeric(20,3)',
      'drift.some_thing.day is date NOT NULL, not date',
      'drift.some_thing.done is boolean, not boolean NOT NULL',
      'drift.some_thing.added is missing',
      'index some_thing_added_search of drift.some_thing is missing',
      'index some_thing_name_key of drift.some_thing is missing',
      'index some_thing_org_idx of drift.some_thing is missing',
      'index some_thing_name_search of drift.some_thing is not declared',
      'index some_thing_org_name_key of drift.some_thing is not declared',
      'drift_happening.added is missing',
      'drift_happening is titled 发生, not 发生了',
      'drift_second is missing',
    ]);
    for (const { engine, statement } of found) {
      if (engine === 'postgres') await sql.raw(statement).execute(store.db);
      else for (const query of statementsOf(statement)) await store.facts.command({ query });
    }
    expect(await schemaDiff(store, [later])).toEqual([]);
  });

  it('that is not what is declared keeps the server from starting', async () => {
    await expect(migrate(store, [app])).rejects.toMatchObject({ code: 'store.drift' });
  });

  it('refuses a fact that an empty column would name', async () => {
    const loose = sdk.fact({
      key: 'loose',
      title: '',
      columns: { at: sdk.instant('') },
      naturalKey: ['at'],
      time: 'at',
    });
    const making = createDeclared(store, [sdk.app({ ...empty, facts: [loose] })]);
    await expect(making).rejects.toThrow('drift.loose: at names the fact or its time');
  });
});
