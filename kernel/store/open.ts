import { mkdirSync, statfsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { openClickHouseHere, openClickHouseServer } from './clickhouse.ts';
import { startCluster } from './cluster.ts';
import { StoreError } from './errors.ts';
import { FactLog } from './fact-log/fact-log.ts';
import { afterLanding, land } from './fact-log/land.ts';
import { openFiles } from './files.ts';
import { lockDir } from './lock.ts';
import { openPostgres } from './postgres.ts';
import { embeddedBinDir } from './postgres-binaries.ts';
import type { Db, Store, StoreConfig } from './types.ts';

/** Below this the databases would stop in the midst of work: better not to start. */
const minimumFreeBytes = 64 * 1024 * 1024;

function makeDataDir(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o711 });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new StoreError(code === 'ENOSPC' ? 'store.disk-full' : 'store.permission', dir, error);
  }
  const { bavail, bsize } = statfsSync(dir);
  if (bavail * bsize < minimumFreeBytes) throw new StoreError('store.disk-full', dir);
}

/** Steps to take back, in reverse order, when a later one fails or the store is closed. */
class Unwind {
  readonly #steps: (() => Promise<void> | void)[] = [];
  add(step: () => Promise<void> | void): void {
    this.#steps.push(step);
  }
  async run(): Promise<void> {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) await step();
  }
}

/**
 * Opens both databases and the file store: embedded ones in the data directory, or servers by URL. Throws StoreError
 * with a message for the operator; whatever was started until then is stopped again.
 */
export async function openStore(config: StoreConfig): Promise<Store> {
  const dir = resolve(config.dataDir);
  const log = config.log ?? (() => undefined);
  makeDataDir(dir);
  const unwind = new Unwind();
  const lock = lockDir(dir);
  unwind.add(() => lock.release());
  try {
    const [db, { facts, factLog }] = await both(
      openDatabase(config, dir, log, unwind),
      openFacts(config, dir, log, unwind),
    );
    mkdirSync(join(dir, 'files'), { recursive: true, mode: 0o700 });
    return {
      db,
      facts,
      factLog,
      files: openFiles(join(dir, 'files')),
      about: {
        postgres: config.databaseUrl ? 'server' : `embedded ${join(dir, 'postgres')}`,
        clickhouse: config.clickhouseUrl ? 'server' : `embedded ${join(dir, 'clickhouse')}`,
        files: join(dir, 'files'),
      },
      close: () => unwind.run(),
    };
  } catch (error) {
    await unwind.run();
    throw error;
  }
}

/** Waits for both, also when one fails: what the other has opened must be known before it is taken back. */
async function both<A, B>(first: Promise<A>, second: Promise<B>): Promise<readonly [A, B]> {
  await Promise.allSettled([first, second]);
  return [await first, await second];
}

async function openDatabase(
  config: StoreConfig,
  dir: string,
  log: (line: string) => void,
  unwind: Unwind,
): Promise<Db> {
  let url = config.databaseUrl;
  if (!url) {
    const cluster = await startCluster({ binDir: await embeddedBinDir(), dir: join(dir, 'postgres'), log });
    unwind.add(() => cluster.stop());
    url = cluster.url;
  }
  const postgres = await openPostgres(url, log);
  unwind.add(() => postgres.close());
  return postgres.db;
}

async function openFacts(
  config: StoreConfig,
  dir: string,
  log: (line: string) => void,
  unwind: Unwind,
): Promise<{ readonly facts: ClickHouseClient; readonly factLog: FactLog }> {
  const clickhouse = await (config.clickhouseUrl
    ? openClickHouseServer(config.clickhouseUrl)
    : openClickHouseHere(join(dir, 'clickhouse')));
  unwind.add(() => clickhouse.close());
  const { client } = clickhouse;
  const factLog = await FactLog.open({
    dir: join(dir, 'facts-log'),
    land: (frames) => land(client, frames),
    trouble: (error) => log(`facts wait for ClickHouse: ${String(error)}`),
  });
  unwind.add(() => factLog.close());
  return { facts: afterLanding(client, () => factLog.landed()), factLog };
}
