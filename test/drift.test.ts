import { afterAll, beforeAll, expect, it } from 'vitest';
import { apps } from '../apps/index.ts';
import { migrateClickHouse, migratePostgres, readMigrations } from '../kernel/store/migrate.ts';
import { schemaDiff } from '../kernel/store/schema-diff.ts';
import type { Store } from '../kernel/store/types.ts';
import { testStore } from './stores.ts';

let store: Store;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

it('all migrations on empty databases give exactly what the applications declare', async () => {
  await migratePostgres(store.db, readMigrations('postgres'));
  await migrateClickHouse(store, readMigrations('clickhouse'));
  expect(apps.length).toBeGreaterThan(0);
  // Mend a difference with: npm run schema -- write NAME
  expect(await schemaDiff(store, apps)).toEqual([]);
});
