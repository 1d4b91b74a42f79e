import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { systemClock } from '../kernel/base/clock.ts';
import { makeEntities } from '../kernel/entities/index.ts';
import { makeFacts } from '../kernel/facts/index.ts';
import { makeJournal } from '../kernel/journal/index.ts';
import { startCluster } from '../kernel/store/cluster.ts';
import { migrateClickHouse, migratePostgres, readMigrations } from '../kernel/store/migrate.ts';
import { openStore } from '../kernel/store/open.ts';
import { embeddedBinDir } from '../kernel/store/postgres-binaries.ts';
import type { Store } from '../kernel/store/types.ts';
import { debianInitdbFlags, debianPostgres } from '../test/debian-postgres.ts';
import { createDeclared } from '../test/declared.ts';
import { bySides, pace } from './pace.ts';
import type { BenchResult, BenchRow } from './result.ts';
import { bareSites, bareWeighings, makeBareTable } from './store-bare.ts';
import { bench, everywhere, newSite, newWeighing, site, weighing, who } from './store-data.ts';

const seconds = 0.7;
const turns = 3;
const say = (line: string) => console.error(line);

interface Server {
  readonly name: string;
  readonly url: string;
  stop(): Promise<void>;
}

async function servers(dir: string): Promise<readonly Server[]> {
  const embedded = await startCluster({ binDir: await embeddedBinDir(), dir: join(dir, 'embedded') });
  const found: Server[] = [{ name: 'PostgreSQL embedded', ...embedded }];
  const binDir = debianPostgres();
  if (binDir) {
    const debian = await startCluster({ binDir, dir: join(dir, 'debian'), initdbFlags: debianInitdbFlags });
    found.push({ name: `PostgreSQL ${binDir.split('/').at(-2)} of Debian`, ...debian });
  } else say('skipped: no PostgreSQL server from Debian on this machine');
  return found;
}

async function prepared(dataDir: string, databaseUrl: string): Promise<Store> {
  const store = await openStore({ dataDir, databaseUrl, clickhouseUrl: process.env.CLICKHOUSE_URL });
  await migratePostgres(
    store.db,
    readMigrations('postgres').filter((file) => file.name < '0010'),
  );
  await migrateClickHouse(store, []);
  await createDeclared(store, [bench]);
  return store;
}

const deps = (store: Store) => ({
  store,
  journal: makeJournal({ clock: systemClock }),
  access: everywhere,
  clock: systemClock,
});

/** Entities: each row with its history and its journal entry, `batch` rows in a transaction on `lanes` connections. */
async function entityRows(store: Store, server: Server): Promise<readonly BenchRow[]> {
  const entities = makeEntities(deps(store));
  const pool = new pg.Pool({ connectionString: server.url, max: 20 });
  const rows: BenchRow[] = [];
  const ours = async (batch: number) => {
    await store.db.transaction().execute(async (tx) => {
      const sites = entities.bind(bench, site, who, tx);
      for (let n = 0; n < batch; n += 1) await sites.create(newSite(), '新建');
    });
    return batch;
  };
  try {
    for (const [batch, lanes] of [
      [1, 1],
      [1, 16],
      [100, 1],
      [1000, 1],
    ] as const) {
      const measured = await bySides(
        turns,
        () => pace(lanes, seconds, () => ours(batch)),
        () => pace(lanes, seconds, () => bareSites(pool, batch)),
      );
      const label = `${server.name}: entities, ${batch} a transaction, ${lanes} at once`;
      say(`${label}: ${Math.round(measured.value)} rows/s, bare ${Math.round(measured.baseline)}`);
      rows.push({ label, unit: 'rows/s', ...measured, against: 'pg client: the same statements in one transaction' });
    }
  } finally {
    await pool.end();
  }
  return rows;
}

/** Facts: checked, named by their key, committed in groups; against plain inserts into a plain table. */
async function factRows(store: Store): Promise<readonly BenchRow[]> {
  const facts = makeFacts(deps(store));
  const recording = facts.bind(bench, weighing, who);
  await makeBareTable(store.facts);
  const engine = `ClickHouse ${process.env.CLICKHOUSE_URL ? 'server' : 'embedded'}`;
  const rows: BenchRow[] = [];
  for (const [batch, lanes] of [
    [1, 1],
    [1, 64],
    [1, 512],
    [100, 1],
    [1000, 1],
    [20_000, 1],
  ] as const) {
    const measured = await bySides(
      turns,
      () =>
        pace(lanes, seconds, async () => {
          await recording.record(
            Array.from({ length: batch }, () => ({ values: newWeighing() })),
            'bench',
          );
          return batch;
        }),
      () => pace(lanes, seconds, () => bareWeighings(store.facts, batch)),
    );
    const label = `${engine}: facts, ${batch} a call, ${lanes} at once`;
    say(`${label}: ${Math.round(measured.value)} rows/s, bare ${Math.round(measured.baseline)}`);
    rows.push({
      label,
      unit: 'rows/s',
      ...measured,
      against: '@clickhouse/client: JSONEachRow into a plain synced table',
    });
  }
  return rows;
}

/** The embedded server against the one of Debian, ours on both. */
function embeddedAgainstServer(rows: readonly BenchRow[]): readonly BenchRow[] {
  return rows
    .filter((row) => row.label.startsWith('PostgreSQL embedded'))
    .flatMap((row) => {
      const what = row.label.split(': ')[1];
      const other = rows.find((each) => each !== row && each.label.endsWith(`: ${what}`));
      return other
        ? [
            {
              label: `embedded against server: ${what}`,
              unit: row.unit,
              value: row.value,
              baseline: other.value,
              ratio: row.value / other.value,
              against: other.label,
            },
          ]
        : [];
    });
}

/** Rows acknowledged as durable, by batch size, on both databases. ClickHouse as a server only by CLICKHOUSE_URL. */
export async function run(): Promise<BenchResult> {
  const dir = mkdtempSync(join(tmpdir(), 'hengdao-bench-'));
  // The database server's own user must reach its folder below this one.
  chmodSync(dir, 0o711);
  const running = await servers(dir);
  const rows: BenchRow[] = [];
  try {
    for (const [index, server] of running.entries()) {
      const store = await prepared(join(dir, `data-${index}`), server.url);
      try {
        rows.push(...(await entityRows(store, server)));
        if (index === 0) rows.push(...(await factRows(store)));
      } finally {
        await store.close();
      }
    }
    if (!process.env.CLICKHOUSE_URL)
      say('ClickHouse is measured embedded only: Debian has no server; set CLICKHOUSE_URL');
    return { name: 'store', baseline: 'the bare client', rows: [...rows, ...embeddedAgainstServer(rows)] };
  } finally {
    for (const server of running) await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}
