import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { newId } from '../kernel/base/ids.ts';
import type { App } from '../kernel/sdk/app.ts';
import { migrateClickHouse, migratePostgres, readMigrations } from '../kernel/store/migrate.ts';
import { openStore } from '../kernel/store/open.ts';
import type { Store } from '../kernel/store/types.ts';
import { createDeclared } from './declared.ts';

export { createDeclared };

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The kernel's own migrations are numbered below this; those of applications are derived for tests. */
const firstOfApplications = '0100';

export interface TestStoreOptions {
  /** Applications whose tables are made, straight from their declarations. */
  readonly apps?: readonly App[];
  /** Another server than the one of the run. */
  readonly serverUrl?: string;
}

/**
 * A fresh store for a test file: an own database on the run's PostgreSQL server, an own folder for facts and files.
 * `close()` removes all of it. One at a time in a process, since the engine of facts binds one folder.
 */
export async function testStore(options: TestStoreOptions = {}): Promise<Store> {
  const server = options.serverUrl ?? inject('postgresUrl');
  const name = `test_${newId().replaceAll('-', '')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const databaseUrl = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  const dataDir = mkdtempSync(join(tmpdir(), 'hengdao-test-'));
  const store = await openStore({ dataDir, databaseUrl });
  const kernelOnly = (file: { name: string }) => file.name < firstOfApplications;
  await migratePostgres(store.db, readMigrations('postgres').filter(kernelOnly));
  await migrateClickHouse(store, readMigrations('clickhouse').filter(kernelOnly));
  await createDeclared(store, options.apps ?? []);
  return {
    ...store,
    close: async () => {
      await store.close();
      await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
