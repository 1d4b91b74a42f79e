import { afterAll, beforeAll, expect, it } from 'vitest';
import { testStore } from '../../test/stores.ts';
import { ManualClock } from '../base/clock.ts';
import type { Access } from '../identity/access.ts';
import { systemWho } from '../identity/index.ts';
import { makeJournal } from '../journal/index.ts';
import * as sdk from '../sdk/index.ts';
import type { Db, Store } from '../store/types.ts';
import { makeEntities } from './index.ts';

const permit = sdk.entity({
  key: 'permit',
  title: '通行证',
  label: 'number',
  fields: {
    number: sdk.text('编号', { required: true }),
    plate: sdk.text('车牌'),
    maxKg: sdk.integer('总质量', { required: true }),
  },
});
const app = sdk.app({
  key: 'road',
  title: '路',
  about: '',
  entities: [permit],
  grants: { roles: [], permits: [] },
});
const access: Access = {
  scope: () => ({ kind: 'all' }),
  roleScope: () => ({ kind: 'all' }),
  seesPersonal: () => true,
  hasRole: () => true,
};

let store: Store;
let entities: ReturnType<typeof makeEntities>;
beforeAll(async () => {
  store = await testStore({ apps: [app] });
  const clock = new ManualClock('2024-07-01T08:00:00+08:00');
  entities = makeEntities({ store, journal: makeJournal({ clock }), access, clock });
});
afterAll(() => store.close());

const permits = (db?: Db) => entities.bind(app, permit, systemWho, db);
const numbersOf = async (plate: string, db?: Db) => {
  const found = await permits(db).lookup('plate', ['number', 'maxKg']);
  return (found.get(plate) ?? []).map(({ number }) => number).sort();
};

it('finds rows as they are now: new ones, changed ones, and those that are found elsewhere', async () => {
  expect(await numbersOf('A')).toEqual([]);
  const one = await permits().create({ number: '1', plate: 'A', maxKg: 50 }, 'test');
  await permits().create({ number: '2', plate: 'A', maxKg: 60 }, 'test');
  await permits().create({ number: '3', maxKg: 60 }, 'test');
  expect(await numbersOf('A')).toEqual(['1', '2']);
  const changed = await permits().update(one.id, one.version, { maxKg: 70 }, 'test');
  const [row] = ((await permits().lookup('plate', ['maxKg', 'number'])).get('A') ?? []).filter(
    ({ number }) => number === '1',
  );
  expect(row).toMatchObject({ maxKg: 70 });
  await permits().update(one.id, changed.version, { plate: 'B' }, 'test');
  expect([await numbersOf('A'), await numbersOf('B')]).toEqual([['2'], ['1']]);
});

it('misses none whose transaction began earlier and ends later than another', async () => {
  const first = await store.db.startTransaction().execute();
  const second = await store.db.startTransaction().execute();
  await permits(first).create({ number: 'slow', plate: 'C', maxKg: 1 }, 'test');
  await permits(second).create({ number: 'quick', plate: 'C', maxKg: 1 }, 'test');
  await second.commit().execute();
  expect(await numbersOf('C')).toEqual(['quick']);
  // Within the transaction its own rows are seen.
  expect(await numbersOf('C', first)).toEqual(['quick', 'slow']);
  await first.commit().execute();
  expect(await numbersOf('C')).toEqual(['quick', 'slow']);
});

it('gives everybody who asks at once what was committed before he asked', async () => {
  const numbers = Array.from({ length: 20 }, (_, n) => `n${n}`);
  const seen = await Promise.all(
    numbers.map(async (number) => {
      await permits().create({ number, plate: 'D', maxKg: 1 }, 'test');
      return (await numbersOf('D')).includes(number);
    }),
  );
  expect(seen).toEqual(numbers.map(() => true));
});

it('is for the system only', async () => {
  const clerk: sdk.Who = { personId: 'clerk', name: 'clerk', posts: [], system: false };
  await expect(entities.bind(app, permit, clerk).lookup('plate', ['number'])).rejects.toThrow('register');
});
