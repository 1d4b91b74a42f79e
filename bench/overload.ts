/**
 * A year of weighings in bulk, what the screens ask over it, and some weighings through the public feed, against plain
 * PostgreSQL. `BENCH_ROWS=140690000` runs the province's year: some 15 minutes and 20 GB of disk.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apps } from '../apps/index.ts';
import { overload } from '../apps/overload/app.ts';
import { site } from '../apps/overload/entities.ts';
import { ManualClock } from '../kernel/base/clock.ts';
import hunan from '../kernel/identity/data/hunan.json' with { type: 'json' };
import { loadOrgs, systemWho } from '../kernel/identity/index.ts';
import { type Kernel, openKernel } from '../kernel/kernel.ts';
import { type Cluster, startCluster } from '../kernel/store/cluster.ts';
import { openStore } from '../kernel/store/index.ts';
import { migrateClickHouse, migratePostgres, readMigrations } from '../kernel/store/migrate.ts';
import { embeddedBinDir } from '../kernel/store/postgres-binaries.ts';
import { planSites } from '../sim/overload/enrol.ts';
import { monthlyRows, yearSql } from '../sim/overload/year-sql.ts';
import { debianInitdbFlags, debianPostgres } from '../test/debian-postgres.ts';
import { createDeclared } from '../test/declared.ts';
import { feedPace } from './overload-feed.ts';
import { type PlainYear, plainYear } from './overload-plain.ts';
import { questions, times } from './overload-questions.ts';
import type { BenchResult, BenchRow } from './result.ts';

/** Weighings of the year; the province's has 140,690,000. */
const yearRows = Number(process.env.BENCH_ROWS ?? 1_000_000);
/** Of these so many are copied into plain PostgreSQL. */
const plainRows = Math.min(yearRows, Number(process.env.BENCH_PLAIN_ROWS ?? 1_000_000));
const feedRows = Number(process.env.BENCH_FEED_ROWS ?? 600_000);
const feedBatch = 5_000;
const feedLanes = 8;
const turns = 10;
const table = 'hengdao.overload_weighing';
const siteCount = 960;
const say = (line: string) => console.error(line);

async function registerSites(kernel: Kernel): Promise<void> {
  const store = kernel.ctxFor(systemWho, overload).entities(site);
  for (const { code, kind, lanes, org, name } of planSites(siteCount)) {
    await store.create({ code, name, kind, lanes, org, status: 'in-use', simulated: true }, 'bench');
  }
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** The year drawn and inserted within the engine, month by month, with a daily report of each site. */
async function bulk(kernel: Kernel): Promise<void> {
  const sites = planSites(siteCount);
  for (const [index, rows] of monthlyRows(yearRows).entries()) {
    const query = yearSql({ table, year: 2024, month: index + 1, rows, sites, seed: 1 });
    await kernel.store.facts.command({ query, clickhouse_settings: { max_insert_threads: '2' } });
  }
  await kernel.store.facts.command({
    query: `INSERT INTO hengdao.overload_site_day (received_at, source, simulated, site, site_kind, org, day, online, networked, weighings)
      SELECT toDateTime(day) + 86400 AS received_at, 'bench', true, site, site_kind, org, day, number % 20 > 0, number % 50 > 0, 390
      FROM (SELECT number, toDate32('2024-01-01') + toUInt16(number % 366) AS day, intDiv(number, 366) + 1 AS no,
        [${sites.map(({ code }) => `'${code}'`)}][no] AS site, [${sites.map(({ kind }) => `'${kind}'`)}][no] AS site_kind,
        [${sites.map(({ org }) => `'${org}'`)}][no] AS org FROM numbers(${siteCount * 366}))`,
  });
}

async function bytesOnDisk(kernel: Kernel, like: string): Promise<number> {
  const answer = await kernel.store.facts.query({
    query: `SELECT sum(bytes_on_disk) AS bytes FROM system.parts
      WHERE database = 'hengdao' AND table LIKE {like:String} AND active`,
    query_params: { like },
    format: 'JSONEachRow',
  });
  const [row] = await answer.json<{ bytes: string }>();
  return Number(row?.bytes);
}

/** Takes the year in and gives how long each part took. */
async function takeYear(kernel: Kernel) {
  const inserted = await secondsOf(() => bulk(kernel));
  say(`bulk: ${Math.round(yearRows / inserted)} rows/s, ${inserted.toFixed(0)} s`);
  const settled = await secondsOf(() => kernel.facts.settle(0));
  const counted = await secondsOf(() => kernel.facts.rollUp(apps));
  const bytes = (await bytesOnDisk(kernel, 'overload_weighing')) / yearRows;
  const counts = (await bytesOnDisk(kernel, 'overload_weighing_by_day')) / yearRows;
  say(`settled in ${settled.toFixed(0)} s, counted by day in ${counted.toFixed(0)} s`);
  say(`${bytes.toFixed(1)} bytes a row and ${counts.toFixed(2)} for the counts by day`);
  return { inserted, settled, counted, bytes, counts };
}

async function asked(kernel: Kernel, plain: PlainYear): Promise<readonly BenchRow[]> {
  const lines: BenchRow[] = [];
  for (const { label, ours, plain: text } of await questions(kernel)) {
    const theirs = await times(turns, () => plain.query(text));
    const own = await times(turns, ours);
    say(`${label}: p50 ${own.p50.toFixed(0)} ms, p95 ${own.p95.toFixed(0)} ms; plain ${theirs.p50.toFixed(1)} ms`);
    for (const part of ['p50', 'p95'] as const) {
      const ratio = own[part] / theirs[part];
      lines.push({ label: `${label}, ${part}`, unit: 'ms', value: own[part], baseline: theirs[part], ratio });
    }
  }
  return lines;
}

async function measure(kernel: Kernel, plainUrl: string, dir: string): Promise<readonly BenchRow[]> {
  const year = await takeYear(kernel);
  const plain = await plainYear(plainUrl, kernel.store.facts, table, Math.round(yearRows / plainRows), dir);
  try {
    const plainPace = plain.rows / plain.seconds;
    say(
      `plain: ${plain.rows} rows, ${Math.round(plainPace)} rows/s, ${(plain.bytes / plain.rows).toFixed(1)} bytes each`,
    );
    const lines = await asked(kernel, plain);
    const feed = await feedPace(kernel, dir, { rows: feedRows, batch: feedBatch, lanes: feedLanes, sites: siteCount });
    const { rowsPerSecond, cases, secondsUntilOpen } = feed;
    say(`feed: ${Math.round(rowsPerSecond)} rows/s; ${cases} cases came of it, ${secondsUntilOpen.toFixed(1)} s later`);
    const row = (label: string, unit: string, value: number, baseline: number): BenchRow => ({
      label: `${label} (${yearRows} rows)`,
      unit,
      value,
      baseline,
      ratio: value / baseline,
    });
    const through = `feed over HTTP, ${feedRows} rows by ${feedBatch} in ${feedLanes} lanes, decided, durable`;
    return [
      row('bulk, drawn and inserted in the engine', 'rows/s', yearRows / year.inserted, plainPace),
      row(
        'bulk with settling and counts by day',
        's',
        year.inserted + year.settled + year.counted,
        yearRows / plainPace,
      ),
      row('on disk', 'bytes/row', year.bytes, plain.bytes / plain.rows),
      row('counts by day on disk', 'bytes/row', year.counts, plain.bytes / plain.rows),
      row(through, 'rows/s', feed.rowsPerSecond, plainPace),
      row('feed, time to the receipt of a batch, p50', 'ms', feed.latencyP50, (feedBatch * 1000) / plainPace),
      row('feed, time to the receipt of a batch, p95', 'ms', feed.latencyP95, (feedBatch * 1000) / plainPace),
      row('feed, from the last receipt until the last case is open', 's', feed.secondsUntilOpen, feedRows / plainPace),
      row('feed, processor time of the platform', 'µs/row', feed.microsecondsPerRow, 1e6 / plainPace),
      row('resident memory at its highest', 'MiB', process.resourceUsage().maxRSS / 1024, 1),
      ...lines,
    ];
  } finally {
    await plain.close();
  }
}

async function plainCluster(dir: string): Promise<Cluster> {
  const binDir = debianPostgres();
  const place = join(dir, 'plain');
  return binDir
    ? startCluster({ binDir, dir: place, initdbFlags: debianInitdbFlags })
    : startCluster({ binDir: await embeddedBinDir(), dir: place });
}

export async function run(): Promise<BenchResult> {
  const dir = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'hengdao-bench-'));
  // The database server's own user must reach its folders below this one.
  chmodSync(dir, 0o711);
  const cluster = await plainCluster(dir);
  try {
    const store = await openStore({ dataDir: join(dir, 'data') });
    try {
      const kernelOnly = (file: { name: string }) => file.name < '0100';
      await migratePostgres(store.db, readMigrations('postgres').filter(kernelOnly));
      await migrateClickHouse(store, readMigrations('clickhouse').filter(kernelOnly));
      await createDeclared(store, apps);
      await loadOrgs(store.db, hunan as Parameters<typeof loadOrgs>[1]);
      const kernel = await openKernel({ store, apps, clock: new ManualClock('2025-01-01T12:00:00+08:00') });
      await registerSites(kernel);
      const rows = await measure(kernel, cluster.url, dir);
      const baseline = `plain PostgreSQL with ${plainRows} rows, COPY, partitions by month, three indexes`;
      return { name: 'overload', baseline, rows };
    } finally {
      await store.close();
    }
  } finally {
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}
