import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { must } from '../kernel/base/assert.ts';
import { type ClusterConfig, startCluster } from '../kernel/store/cluster.ts';
import { embeddedBinDir } from '../kernel/store/postgres-binaries.ts';
import { debianInitdbFlags, debianPostgres } from './debian-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The PostgreSQL server of this run; every test file makes a database of its own on it. */
    postgresUrl: string;
  }
}

/** The embedded server; with `HENGDAO_TEST_POSTGRES=debian` the one from Debian, so that any test runs against either. */
async function programs(): Promise<Pick<ClusterConfig, 'binDir' | 'initdbFlags'>> {
  if (process.env.HENGDAO_TEST_POSTGRES !== 'debian') return { binDir: await embeddedBinDir() };
  return { binDir: must(debianPostgres(), 'a PostgreSQL server from Debian'), initdbFlags: debianInitdbFlags };
}

/**
 * One real PostgreSQL server for the whole run. It does not wait for the disk: what must survive a kill is tested with
 * the product's own settings, by the store's tests and the kill tests.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), 'hengdao-test-'));
  // The server's own user must reach its folder below this one.

  chmodSync(dir, 0o711);
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];
  const cluster = await startCluster({ ...(await programs()), dir: join(dir, 'postgres'), settings });
  project.provide('postgresUrl', cluster.url);
  return async () => {
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
