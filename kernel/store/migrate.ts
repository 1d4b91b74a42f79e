import { readdirSync, readFileSync } from 'node:fs';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { App } from '../sdk/app.ts';
import { StoreError } from './errors.ts';
import { schemaDiff } from './schema-diff.ts';
import { sm3 } from './sm3.ts';
import type { Store } from './types.ts';

export interface Migration {
  /** File name without ending, such as `0003-entities`. */
  readonly name: string;
  readonly text: string;
  readonly hash: string;
}

/** Any constant will do: it keeps two servers on one database from migrating at the same time. */
const lockKey = 20_240_701;

/** The reviewed migration files of one engine, in order. */
export function readMigrations(engine: 'postgres' | 'clickhouse'): readonly Migration[] {
  const dir = new URL(`./migrations/${engine}/`, import.meta.url);
  return readdirSync(dir)
    .filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const text = readFileSync(new URL(file, dir), 'utf8');
      return { name: file.slice(0, -4), text, hash: sm3(text) };
    });
}

/** Throws when a file that has run was edited since: what it did can no longer be told from the file. */
function pending(files: readonly Migration[], done: ReadonlyMap<string, string>): readonly Migration[] {
  for (const file of files) {
    const hash = done.get(file.name);
    if (hash !== undefined && hash !== file.hash) throw new StoreError('store.migration-changed', file.name);
  }
  return files.filter((file) => !done.has(file.name));
}

async function doneInPostgres(db: Kysely<unknown> | Transaction<unknown>): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ name: string; hash: string }>`SELECT name, hash FROM kernel.migration`.execute(db);
  return new Map(found.rows.map((row) => [row.name, row.hash]));
}

/** Runs the files that have not run yet, each in one transaction with its record. */
export async function migratePostgres(db: Kysely<unknown>, files: readonly Migration[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(${sql.lit(lockKey)})`.execute(tx);
    await sql`CREATE SCHEMA IF NOT EXISTS kernel`.execute(tx);
    await sql`CREATE TABLE IF NOT EXISTS kernel.migration (
      name text PRIMARY KEY, hash text NOT NULL, at timestamptz NOT NULL DEFAULT now())`.execute(tx);
  });
  for (const file of pending(files, await doneInPostgres(db))) {
    try {
      await db.transaction().execute(async (tx) => {
        await sql`SELECT pg_advisory_xact_lock(${sql.lit(lockKey)})`.execute(tx);
        if ((await doneInPostgres(tx)).has(file.name)) return;
        await sql.raw(file.text).execute(tx);
        await sql`INSERT INTO kernel.migration (name, hash) VALUES (${file.name}, ${file.hash})`.execute(tx);
      });
    } catch (error) {
      throw new StoreError('store.migration', `${file.name}：${(error as Error).message}`, error);
    }
  }
}

/** The statements of a file: each ends with a semicolon at the end of a line. */
export function statementsOf(text: string): readonly string[] {
  return text
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.replace(/^\s*--.*$/gm, '').trim())
    .filter((statement) => statement !== '');
}

/**
 * ClickHouse has no transactions around definitions, so each statement of a file must bear being run again
 * (`IF NOT EXISTS`): after a kill in between, the file is run once more from its start.
 */
export async function migrateClickHouse(store: Pick<Store, 'facts'>, files: readonly Migration[]): Promise<void> {
  await store.facts.command({
    query: `CREATE TABLE IF NOT EXISTS hengdao.migration (name String, hash String, at DateTime DEFAULT now())
      ENGINE = MergeTree ORDER BY name SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`,
  });
  const answer = await store.facts.query({ query: 'SELECT name, hash FROM hengdao.migration', format: 'JSONEachRow' });
  const rows = await answer.json<{ name: string; hash: string }>();
  for (const file of pending(files, new Map(rows.map((row) => [row.name, row.hash])))) {
    try {
      for (const query of statementsOf(file.text)) await store.facts.command({ query });
    } catch (error) {
      throw new StoreError('store.migration', `${file.name}：${(error as Error).message}`, error);
    }
    const values = [{ name: file.name, hash: file.hash }];
    await store.facts.insert({ table: 'hengdao.migration', values, format: 'JSONEachRow' });
  }
}

/**
 * Brings both databases to what the files say, and makes sure that this is what the applications declare. Throws
 * StoreError: `store.migration`, `store.migration-changed` or `store.drift`.
 */
export async function migrate(store: Store, apps: readonly App[]): Promise<void> {
  await migratePostgres(store.db, readMigrations('postgres'));
  await migrateClickHouse(store, readMigrations('clickhouse'));
  const [first, ...more] = await schemaDiff(store, apps);
  if (first) throw new StoreError('store.drift', `${first.what}${more.length > 0 ? `，另有 ${more.length} 处` : ''}`);
}
