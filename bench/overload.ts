import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { apps } from '../apps/index.ts';
import { overload } from '../apps/overload/app.ts';
import { gateRefusal, overloadReview } from '../apps/overload/cases.ts';
import { site } from '../apps/overload/entities.ts';
import { weighing } from '../apps/overload/facts.ts';
import { must } from '../kernel/base/assert.ts';
import { ManualClock } from '../kernel/base/clock.ts';
import hunan from '../kernel/identity/data/hunan.json' with { type: 'json' };
import { loadOrgs, systemWho } from '../kernel/identity/index.ts';
import { type Kernel, openKernel } from '../kernel/kernel.ts';
import { type Cluster, startCluster } from '../kernel/store/cluster.ts';
import { migrate, openStore } from '../kernel/store/index.ts';
import { embeddedBinDir } from '../kernel/store/postgres-binaries.ts';
import { readConfig } from '../server/config.ts';
import { LogFile } from '../server/log-file.ts';
import { serve } from '../server/serve.ts';
import { planSites } from '../sim/overload/enrol.ts';
import { seeded } from '../sim/overload/random.ts';
import { passage } from '../sim/overload/traffic.ts';
import { monthlyRows, yearSql } from '../sim/overload/year-sql.ts';
import { debianInitdbFlags, debianPostgres } from '../test/debian-postgres.ts';
import { type PlainYear, plainYear } from './overload-plain.ts';
import type { BenchResult, BenchRow } from './result.ts';

/** Weighings of the year; the province's has 140,690,000. */
const yearRows = Number(process.env.HENGDAO_BENCH_ROWS ?? 1_000_000);
const feedRows = Number(process.env.HENGDAO_BENCH_FEED_ROWS ?? 40_000);
const feedBatch = 5_000;
const feedLanes = 4;
const turns = 10;
const table = 'hengdao.overload_weighing';
const say = (line: string) => console.error(line);
const sites = planSites(96);

async function registerSites(kernel: Kernel): Promise<void> {
  const store = kernel.ctxFor(systemWho, overload).entities(site);
  for (const { code, kind, lanes, org, name } of sites) {
    await store.create({ code, name, kind, lanes, org, status: 'in-use', simulated: true }, 'bench');
  }
}

/** The year drawn and inserted within the engine, month by month. Gives the seconds. */
async function bulk(kernel: Kernel): Promise<number> {
  const began = performance.now();
  for (const [index, rows] of monthlyRows(yearRows).entries()) {
    const query = yearSql({ table, year: 2024, month: index + 1, rows, sites, seed: 1 });
    await kernel.store.facts.command({ query });
  }
  return (performance.now() - began) / 1000;
}

async function bytesOnDisk(kernel: Kernel): Promise<number> {
  const query = `SELECT sum(bytes_on_disk) AS bytes FROM system.parts
    WHERE database = 'hengdao' AND table = 'overload_weighing' AND active`;
  const answer = await kernel.store.facts.query({ query, format: 'JSONEachRow' });
  const [row] = await answer.json<{ bytes: string }>();
  return Number(row?.bytes);
}

/** Batches as stations send them, packed beforehand: the platform is measured, not the stations. */
function batches(now: number): readonly Uint8Array<ArrayBuffer>[] {
  const random = seeded(3);
  return Array.from({ length: feedRows / feedBatch }, (_, batch) => {
    const rows = Array.from({ length: feedBatch }, (_, number) => {
      const place = must(sites[Math.floor(random() * sites.length)], 'site');
      return JSON.stringify(passage(random, place, `feed${batch}-${number}`, now - Math.floor(random() * 3_600_000)));
    });
    return new Uint8Array(gzipSync(rows.join('\n')));
  });
}

/** Rows a second through HTTP, each batch durable before it is answered. */
async function feed(kernel: Kernel, clock: ManualClock, dir: string): Promise<number> {
  const posts = [{ org: '430000', role: 'overload.registrar' }];
  const { id } = await kernel.identity.people.create(systemWho, { login: 'bench', name: 'bench', posts });
  const { key } = await kernel.identity.people.issueKey(systemWho, id);
  const config = readConfig({ PORT: '0', HENGDAO_LOG_LEVEL: 'silent' });
  const served = await serve(kernel, config, {
    version: 'bench',
    webDist: tmpdir(),
    demonstration: null,
    log: new LogFile({ path: join(dir, 'server.log') }),
  });
  const waiting = [...batches(clock.now().getTime())];
  const headers = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/x-ndjson',
    'content-encoding': 'gzip',
  };
  const lane = async () => {
    for (let body = waiting.pop(); body; body = waiting.pop()) {
      const url = `${served.url}/api/overload/contracts/weighings`;
      const answer = await fetch(url, { method: 'POST', headers, body });
      const { accepted } = (await answer.json()) as { accepted: number };
      if (accepted !== feedBatch) throw new Error(`accepted ${accepted} of ${feedBatch}`);
    }
  };
  try {
    const began = performance.now();
    await Promise.all(Array.from({ length: feedLanes }, lane));
    return (feedRows * 1000) / (performance.now() - began);
  } finally {
    await served.close();
  }
}

interface Asked {
  readonly label: string;
  readonly ours: () => Promise<unknown>;
  /** The same in plain SQL. */
  readonly plain: string;
}

function questions(kernel: Kernel, plate: string): readonly Asked[] {
  const ctx = kernel.ctxFor(systemWho, overload);
  const facts = ctx.facts(weighing);
  const compute = async (keys: (key: string) => boolean, name: string, kind: 'year' | 'month') => {
    for (const one of overload.indicators.filter(({ key }) => keys(key))) {
      await ctx.indicators(one).compute({ kind, name }, '430000');
    }
  };
  const year = "at >= '2024-01-01 00:00+08' and at < '2025-01-01 00:00+08'";
  const busy = must(sites[0], 'site').code;
  const rate = (where: string) => `select count(*) filter (where over), count(*) from weighing where ${where}`;
  return [
    {
      label: 'passage list: one site, June, six axles, first page',
      ours: () =>
        facts.list({
          where: {
            site: busy,
            at: { gte: '2024-06-01T00:00:00+08:00', lt: '2024-07-01T00:00:00+08:00' },
            axles: 6,
          },
        }),
      plain: `select * from weighing where site = '${busy}' and at >= '2024-06-01 00:00+08' and at < '2024-07-01 00:00+08'
        and axles = 6 order by at desc limit 20`,
    },
    {
      label: 'passage list: over the limit in the province, newest page',
      ours: () => facts.list({ where: { over: true } }),
      plain: 'select * from weighing where over order by at desc limit 20',
    },
    {
      label: 'one plate over the year',
      ours: () => facts.list({ where: { plate } }),
      plain: `select * from weighing where plate = '${plate}' order by at desc limit 20`,
    },
    {
      label: 'over-limit rate of one month, expressway',
      ours: () => compute((key) => key === 'over-rate-month-expressway', '2024-06', 'month'),
      plain: rate("road = 'expressway' and at >= '2024-06-01 00:00+08' and at < '2024-07-01 00:00+08'"),
    },
    {
      label: 'all indicators of the year',
      ours: () => compute((key) => !key.startsWith('over-rate-month'), '2024', 'year'),
      plain: `select road, count(*), count(*) filter (where over), count(*) filter (where over and band <> 'to10'),
        count(*) filter (where over and band not in ('to10', 'to20')), count(*) filter (where timely),
        count(*) filter (where complete) from weighing where ${year} group by road`,
    },
  ];
}

async function times(once: () => Promise<unknown>): Promise<{ readonly p50: number; readonly p95: number }> {
  await once();
  const all: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const began = performance.now();
    await once();
    all.push(performance.now() - began);
  }
  all.sort((a, b) => a - b);
  return { p50: all[Math.floor(turns / 2)] ?? 0, p95: all[Math.ceil(turns * 0.95) - 1] ?? 0 };
}

async function asked(kernel: Kernel, plain: PlainYear): Promise<readonly BenchRow[]> {
  const { rows } = await kernel
    .ctxFor(systemWho, overload)
    .facts(weighing)
    .list({ where: { over: true }, pageSize: 50 });
  const plate = must(rows.find((row) => row.plate)?.plate, 'a plate of the year');
  const lines: BenchRow[] = [];
  for (const { label, ours, plain: text } of questions(kernel, plate)) {
    const theirs = await times(() => plain.query(text));
    const own = await times(ours);
    say(`${label}: p50 ${own.p50.toFixed(0)} ms, p95 ${own.p95.toFixed(0)} ms; plain ${theirs.p50.toFixed(0)} ms`);
    for (const part of ['p50', 'p95'] as const) {
      const ratio = own[part] / theirs[part];
      lines.push({ label: `${label}, ${part}`, unit: 'ms', value: own[part], baseline: theirs[part], ratio });
    }
  }
  return lines;
}

async function measure(
  kernel: Kernel,
  clock: ManualClock,
  plainUrl: string,
  dir: string,
): Promise<readonly BenchRow[]> {
  const seconds = await bulk(kernel);
  const settling = performance.now();
  await kernel.facts.settle(0);
  say(`settled in ${Math.round((performance.now() - settling) / 1000)} s`);
  const bytes = (await bytesOnDisk(kernel)) / yearRows;
  say(`bulk: ${Math.round(yearRows / seconds)} rows/s, ${bytes.toFixed(1)} bytes a row`);
  const plain = await plainYear(plainUrl, kernel.store.facts, table, dir);
  try {
    say(`plain: ${Math.round(yearRows / plain.seconds)} rows/s, ${(plain.bytes / yearRows).toFixed(1)} bytes a row`);
    const lines = await asked(kernel, plain);
    const perSecond = await feed(kernel, clock, dir);
    const ctx = kernel.ctxFor(systemWho, overload);
    const opened = (await ctx.cases(overloadReview).list()).total + (await ctx.cases(gateRefusal).list()).total;
    say(`feed: ${Math.round(perSecond)} rows/s, ${opened} reviews and refusals opened by it`);
    const row = (label: string, unit: string, value: number, baseline: number): BenchRow => ({
      label: `${label} (${yearRows} rows)`,
      unit,
      value,
      baseline,
      ratio: value / baseline,
    });
    return [
      row('bulk, drawn and inserted in the engine', 'rows/s', yearRows / seconds, yearRows / plain.seconds),
      row('on disk, with a 32-byte identity each', 'bytes/row', bytes, plain.bytes / yearRows),
      row(
        `feed over HTTP, ${feedRows} rows by ${feedBatch} in ${feedLanes} lanes, decided, durable`,
        'rows/s',
        perSecond,
        yearRows / plain.seconds,
      ),
      row('resident memory at the end', 'MiB', process.memoryUsage.rss() / 2 ** 20, 1),
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

/** A year of weighings in bulk and some through the public feed, and what the screens ask, against plain PostgreSQL. */
export async function run(): Promise<BenchResult> {
  const dir = mkdtempSync(join(tmpdir(), 'hengdao-bench-'));
  // The database server's own user must reach its folders below this one.
  chmodSync(dir, 0o711);
  const cluster = await plainCluster(dir);
  try {
    const store = await openStore({ dataDir: join(dir, 'data') });
    try {
      await migrate(store, apps);
      await loadOrgs(store.db, hunan as Parameters<typeof loadOrgs>[1]);
      const clock = new ManualClock('2025-01-01T12:00:00+08:00');
      const kernel = await openKernel({ store, apps, clock });
      await registerSites(kernel);
      const rows = await measure(kernel, clock, cluster.url, dir);
      return { name: 'overload', baseline: 'plain PostgreSQL, COPY, partitions by month, three indexes', rows };
    } finally {
      await store.close();
    }
  } finally {
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}
