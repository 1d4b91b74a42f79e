import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { penalty } from '../apps/enforcement/cases/penalty.ts';
import { spotPenalty } from '../apps/enforcement/cases/spot-penalty.ts';
import { hotline } from '../apps/hotline/app.ts';
import { order } from '../apps/hotline/order/order.ts';
import { department } from '../apps/hotline/registers/department.ts';
import { apps } from '../apps/index.ts';
import { systemClock } from '../kernel/base/clock.ts';
import hunan from '../kernel/identity/data/hunan.json' with { type: 'json' };
import { type DivisionFile, loadOrgs, systemWho } from '../kernel/identity/index.ts';
import { type Kernel, openKernel } from '../kernel/kernel.ts';
import { startCluster } from '../kernel/store/cluster.ts';
import { learnPairs, migrate, openStore } from '../kernel/store/index.ts';
import { embeddedBinDir } from '../kernel/store/postgres-binaries.ts';
import type { Db } from '../kernel/store/types.ts';
import { seeded } from '../sim/overload/random.ts';
import { clicking, hammer, percentile, type Times, type User } from './cases-clicks.ts';
import { fillCases } from './cases-filler.ts';
import { loadOrders } from './cases-load.ts';
import { makeUsers } from './cases-people.ts';
import type { BenchRow } from './result.ts';

/** Orders and cases of the year; the province's has 1,120,000 and 64,000. */
const orders = Number(process.env.BENCH_ORDERS ?? 20_000);
const cases = Number(process.env.BENCH_CASES ?? 4_000);
/** How long each question is asked, how long people click, and how long they think between clicks. */
const seconds = Number(process.env.BENCH_SECONDS ?? 15);
const clickSeconds = Number(process.env.BENCH_CLICK_SECONDS ?? 60);
const thinkSeconds = Number(process.env.BENCH_THINK_SECONDS ?? 15);
const atOnce = 100;
const dayMs = 86_400_000;
const say = (line: string) => console.error(line);

const divisions = (hunan as DivisionFile).divisions;
export const places = divisions.filter(({ level }) => level === 'city' || level === 'county').map(({ code }) => code);

/** Fills tables without the indexes of their texts, which are made at once at the end. */
async function withoutTextIndexes(db: Db, fill: () => Promise<void>): Promise<void> {
  const { rows } = await sql<{ schema: string; name: string; text: string }>`
    select schemaname as schema, indexname as name, indexdef as text from pg_indexes
    where schemaname in ('hotline', 'enforcement') and indexdef like '%gin%'`.execute(db);
  for (const { schema, name } of rows) await sql`drop index ${sql.id(schema, name)}`.execute(db);
  await fill();
  await sql`set maintenance_work_mem = '512MB'`.execute(db);
  for (const { text } of rows) await sql.raw(text).execute(db);
}

export async function load(kernel: Kernel): Promise<void> {
  const { db } = kernel.store;
  const until = kernel.clock.now();
  const from = new Date(until.getTime() - 364 * dayMs).toISOString().slice(0, 10);
  const snow = new Set([30, 31].map((index) => new Date(Date.parse(from) + index * dayMs).toISOString().slice(0, 10)));
  const plan = { from, days: 365, holidays: new Set<string>(), snow, cities: places, calls: orders, seed: 1 };
  const everyBusiness = Object.keys(order.fields.business.options) as (keyof typeof order.fields.business.options)[];
  for (const { code, name, level } of divisions) {
    if (level !== 'city') continue;
    const values = { name, org: code, region: code, businesses: everyBusiness, ranked: true, active: true };
    await kernel.ctxFor(systemWho, hotline).entities(department).create(values, 'bench');
  }
  const began = performance.now();
  await withoutTextIndexes(db, async () => {
    await loadOrders(kernel, plan, until);
    const counties = { orgs: places, until };
    await fillCases(db, 'enforcement', penalty, { ...counties, count: Math.round(cases * 0.6) });
    await fillCases(db, 'enforcement', spotPenalty, { ...counties, count: Math.round(cases * 0.4) });
  });
  await sql`vacuum analyze`.execute(db);
  await learnPairs(db);
  say(`${orders} orders and ${cases} cases are there after ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

async function startServer(dir: string, databaseUrl: string): Promise<Running> {
  const program = fileURLToPath(new URL('../tools/run.mjs', import.meta.url));
  const file = fileURLToPath(new URL('./cases-server.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [program, file, join(dir, 'server'), databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  const [url] = (await once(lines, 'line')) as [string];
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

const rowsOf = (label: string, { ms, errors }: Times, aim: number, shares: readonly number[]): readonly BenchRow[] =>
  shares.map((share) => {
    const value = percentile(ms, share);
    const name = `${label}, p${Math.round(share * 100)} of ${ms.length}, ${errors} errors`;
    say(`${name}: ${value.toFixed(0)} ms`);
    return { label: name, unit: 'ms', value, baseline: aim, ratio: value / aim, against: 'aim' };
  });

/** Urges orders that are being handled, over HTTP: a move with guard, history, deadlines, journal and idempotency. */
async function movesPerSecond(url: string, kernel: Kernel, users: readonly User[]): Promise<BenchRow> {
  const supervisors = users.slice(140, 160);
  const { rows } = await sql<{ id: string; version: number }>`
    select id::text, version from hotline."order" where state = 'handling' limit ${supervisors.length}`.execute(
    kernel.store.db,
  );
  const end = performance.now() + seconds * 1000;
  let done = 0;
  await Promise.all(
    rows.map(async ({ id, version }, index) => {
      const cookie = supervisors[index]?.cookie ?? '';
      for (let seen = version; performance.now() < end; seen += 1) {
        const answer = await fetch(`${url}/api/hotline/cases/order/${id}/moves/urge`, {
          method: 'POST',
          headers: { cookie, 'x-hengdao': '1', 'content-type': 'application/json' },
          body: JSON.stringify({ version: seen }),
        });
        if (!answer.ok) throw new Error(`a move was refused: ${await answer.text()}`);
        await answer.arrayBuffer();
        done += 1;
      }
    }),
  );
  const value = done / seconds;
  say(`${value.toFixed(0)} moves/s over HTTP, ${rows.length} at once`);
  // Ten times the mean of a day, each order moved five times.
  const needed = (1_120_000 / 365 / 86_400) * 10 * 5;
  return {
    label: `moves over HTTP, ${rows.length} at once`,
    unit: 'moves/s',
    value,
    baseline: needed,
    ratio: value / needed,
    against: 'a day of snow',
  };
}

async function measure(url: string, kernel: Kernel, users: readonly User[]): Promise<readonly BenchRow[]> {
  const random = seeded(2);
  const some = Array.from({ length: atOnce }, () => users[Math.floor(random() * users.length)]).filter(
    (user) => user !== undefined,
  );
  const hotliners = users.filter(({ app }) => app === 'hotline');
  const searchers = Array.from({ length: atOnce }, (_, index) => hotliners[index * 7]).filter(
    (user) => user !== undefined,
  );
  const searched = ['养护作业', '出租车', '收费站', '甩客', '坑槽积水', '通行证办理'];
  const askFor = (_user: User, round: number) =>
    `/api/hotline/cases/order?q=${encodeURIComponent(searched[round % searched.length] ?? '')}`;
  const rows: BenchRow[] = [await movesPerSecond(url, kernel, users)];
  const single = await hammer(url, searchers.slice(0, 1), seconds, askFor);
  rows.push(...rowsOf('search, one user', single, 300, [0.5, 0.95]));
  // As long as somebody reads what he has found.
  const reading = () => 2000 + random() * 3000;
  const calm = await hammer(url, searchers, seconds, askFor, reading);
  rows.push(...rowsOf(`search, ${atOnce} users, each every 2 to 5 s`, calm, 300, [0.5, 0.95]));
  rows.push(
    ...rowsOf(`search, ${atOnce} users without pause`, await hammer(url, searchers, seconds, askFor), 300, [0.5, 0.95]),
  );
  rows.push(
    ...rowsOf(
      'work list, one user',
      await hammer(url, hotliners.slice(70, 71), seconds, () => '/api/work'),
      300,
      [0.5, 0.95],
    ),
  );
  const works = await hammer(url, some, seconds, () => '/api/work', reading);
  rows.push(...rowsOf(`work list, ${atOnce} users, each every 2 to 5 s`, works, 300, [0.5, 0.95]));
  rows.push(
    ...rowsOf(
      `work list, ${atOnce} users without pause`,
      await hammer(url, some, seconds, () => '/api/work'),
      300,
      [0.5, 0.95],
    ),
  );
  const month = new Date(kernel.clock.now().getTime() - 40 * dayMs).toISOString().slice(0, 7);
  const supervisor = users.slice(140, 141);
  const bulletin = await hammer(
    url,
    supervisor,
    1,
    () => `/api/hotline/documents/monthly-bulletin/preview?subject=${month}&format=docx`,
  );
  rows.push(...rowsOf('bulletin of a month, preview', bulletin, 60_000, [0.95]));
  const label = `${users.length} users, a click each ${thinkSeconds} s`;
  const clicks = await clicking(url, users, { seconds: clickSeconds, thinkSeconds, random });
  rows.push(...rowsOf(label, clicks, 1000, [0.5, 0.95, 0.99]));
  return rows;
}

/** A whole year of both applications, then people at work over HTTP. Server, databases and people share the machine. */
export async function yearRows(): Promise<readonly BenchRow[]> {
  const dir = mkdtempSync(join(tmpdir(), 'hengdao-bench-'));
  // The database server's own user must reach its folder below this one.
  chmodSync(dir, 0o711);
  const settings = ['shared_buffers=1GB', 'max_wal_size=4GB'];
  const cluster = await startCluster({ binDir: await embeddedBinDir(), dir: join(dir, 'postgres'), settings });
  try {
    const store = await openStore({ dataDir: join(dir, 'data'), databaseUrl: cluster.url });
    try {
      await migrate(store, apps);
      await loadOrgs(store.db, hunan as DivisionFile);
      const kernel = await openKernel({ store, apps, clock: systemClock });
      await load(kernel);
      const users = await makeUsers(kernel, places);
      const server = await startServer(dir, cluster.url);
      try {
        return await measure(server.url, kernel, users);
      } finally {
        await server.stop();
      }
    } finally {
      await store.close();
    }
  } finally {
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}
