import { afterAll, beforeAll, expect, it } from 'vitest';
import { testStore } from '../../test/stores.ts';
import { migrateClickHouse, readMigrations, statementsOf } from './migrate.ts';
import type { Store } from './types.ts';

const renaming = '0155-facts-named-when-asked';
const table = 'hengdao.coach_vehicle_day';
const files = readMigrations('clickhouse');

let store: Store;
beforeAll(async () => {
  store = await testStore();
  await migrateClickHouse(
    store,
    files.filter(({ name }) => name < renaming),
  );
});
afterAll(() => store.close());

/** A row as the version before named it. */
async function record(name: string, corrects: string, records: number): Promise<void> {
  await store.facts.command({
    query: `INSERT INTO ${table} (fact_id_hex, received_at, source, corrects, simulated, day, plate, org, vehicle_class,
        networked, online, records, qualified, drift_records, drifting, total_km, complete_km, overspeeds,
        fatigue_seconds, rules)
      VALUES ('${name}', now64(3), 'test', '${corrects}', true, '2024-07-01', '湘A00001', '4301', 'line-coach', true,
        true, ${records}, 1, 0, false, 1, 1, 0, 0, 'test')`,
  });
}

interface Named {
  readonly id: string;
  readonly corrects: string;
  readonly records: number;
}

async function rows(): Promise<readonly Named[]> {
  const query = `SELECT lower(hex(fact_id)) AS id, corrects, records FROM ${table} FINAL ORDER BY records`;
  return await (await store.facts.query({ query, format: 'JSONEachRow' })).json<Named>();
}

it('facts of the version before keep their corrections, however long the chain, also when a kill repeats the step', async () => {
  const name = (digit: string) => digit.repeat(64);
  await record(name('a'), '', 1);
  await record(name('b'), name('a'), 2);
  await record(name('c'), name('b'), 3);
  await record(name('c'), name('b'), 3);
  await record(name('d'), name('f'), 4);
  await migrateClickHouse(store, files);
  const renamed = await rows();
  expect(renamed.map(({ records }) => records)).toEqual([1, 2, 3, 4]);
  expect(renamed.map(({ corrects }) => corrects)).toEqual(['', renamed[0]?.id, renamed[1]?.id, name('f')]);
  expect(renamed[0]?.id).toMatch(/^[0-9a-f]{48}$/);
  const again = files.find((file) => file.name === renaming);
  for (const query of statementsOf(again?.text ?? '')) await store.facts.command({ query });
  expect(await rows()).toEqual(renamed);
});
