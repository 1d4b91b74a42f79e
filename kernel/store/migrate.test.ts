import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore } from '../../test/stores.ts';
import { migrateClickHouse, migratePostgres, readMigrations, statementsOf } from './migrate.ts';
import { sm3 } from './sm3.ts';
import type { Store } from './types.ts';

const file = (name: string, text: string) => ({ name, text, hash: sm3(text) });

let store: Store;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

describe('migrations of PostgreSQL', () => {
  it('run once, in order, and are recorded by their hash', async () => {
    const files = [file('9001-a', 'CREATE TABLE a (n int)'), file('9002-b', 'ALTER TABLE a ADD COLUMN m int')];
    await migratePostgres(store.db, files);
    await migratePostgres(store.db, files);
    const { rows } = await sql<{ name: string }>`
      SELECT name FROM kernel.migration WHERE name > '9' ORDER BY name`.execute(store.db);
    expect(rows.map((row) => row.name)).toEqual(['9001-a', '9002-b']);
  });

  it('take back a file that fails, whole, and say which', async () => {
    const broken = file('9003-c', 'CREATE TABLE c (n int); CREATE TABLE c (n int)');
    await expect(migratePostgres(store.db, [broken])).rejects.toMatchObject({ code: 'store.migration' });
    await migratePostgres(store.db, [file('9003-c', 'CREATE TABLE c (n int)')]);
  });

  it('refuse a file that was edited after it ran', async () => {
    await migratePostgres(store.db, [file('9004-d', 'CREATE TABLE d (n int)')]);
    const edited = file('9004-d', 'CREATE TABLE d (n bigint)');
    await expect(migratePostgres(store.db, [edited])).rejects.toMatchObject({ code: 'store.migration-changed' });
  });

  it('run once when two servers start together', async () => {
    const files = [file('9005-e', 'CREATE TABLE e (n int)')];
    await Promise.all([migratePostgres(store.db, files), migratePostgres(store.db, files)]);
  });
});

describe('migrations of ClickHouse', () => {
  it('run each statement of a file', async () => {
    const text = '-- Two tables.\nCREATE TABLE IF NOT EXISTS hengdao.m1 (n Int8) ENGINE = Memory;\nSELECT 1;\n';
    expect(statementsOf(text)).toHaveLength(2);
    await migrateClickHouse(store, [file('9001-m', text)]);
    await migrateClickHouse(store, [file('9001-m', text)]);
    const answer = await store.facts.query({ query: 'SELECT count() n FROM hengdao.m1', format: 'JSONEachRow' });
    expect(await answer.json()).toEqual([{ n: 0 }]);
  });
});

it('the files in the folder are numbered without a clash', () => {
  const names = readMigrations('postgres').map((migration) => migration.name.slice(0, 4));
  expect(new Set(names).size).toBe(names.length);
});
