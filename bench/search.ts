/**
 * Search for Chinese words in a million orders of the hotline, through the list of the case engine as a browser asks
 * for it: rows, count and scope. Held against the same question without the index of pairs.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { hotline } from '../apps/hotline/app.ts';
import { order } from '../apps/hotline/order/order.ts';
import { systemClock } from '../kernel/base/clock.ts';
import { loadOrgs } from '../kernel/identity/index.ts';
import { type Kernel, openKernel } from '../kernel/kernel.ts';
import type { Who } from '../kernel/sdk/ctx.ts';
import { startCluster } from '../kernel/store/cluster.ts';
import { migratePostgres, readMigrations } from '../kernel/store/migrate.ts';
import { openStore } from '../kernel/store/open.ts';
import { learnPairs } from '../kernel/store/pairs.ts';
import { embeddedBinDir } from '../kernel/store/postgres-binaries.ts';
import type { Db } from '../kernel/store/types.ts';
import { debianInitdbFlags, debianPostgres } from '../test/debian-postgres.ts';
import { createDeclared } from '../test/declared.ts';
import type { BenchResult, BenchRow } from './result.ts';

const orders = Number(process.env.ORDERS ?? 1_000_000);
const rounds = 7;
const say = (line: string) => console.error(line);

const places = ['火车站', '黄花机场', '芙蓉路', '高桥', '湘江大道', '汽车南站', '收费站', '服务区', '渡口', '码头'];
const things = ['出租车', '网约车', '公交车', '货车', '客运班车', '校车', '驾校', '渡船', '地铁', '养护作业车'];
const acts = [
  '拒载绕道',
  '超员行驶',
  '路灯不亮',
  '占道施工',
  '乱收费',
  '态度恶劣',
  '路面坑槽',
  '超限运输',
  '晚点',
  '漏油',
];
const tails = ['请尽快处理', '希望给予答复', '已多次反映', '影响通行安全', '要求退还费用', '建议增设标志'];

/** Words that are common, rare and found only within compounds, of two signs and more. */
const questions = ['出租', '坑槽', '养护作业', '机场出租车', '夔门', '渡口渡船漏油', '收费站', '多次反映'];

async function load(db: Db): Promise<void> {
  const { rows: indexes } = await sql<{ name: string; text: string }>`
    select indexname as name, indexdef as text from pg_indexes
    where schemaname = 'hotline' and tablename = 'order' and indexdef like '%gin%'`.execute(db);
  for (const { name } of indexes) await sql`drop index hotline.${sql.id(name)}`.execute(db);
  const pick = (words: readonly string[]) =>
    sql`(${sql.lit(`{${words.join(',')}}`)}::text[])[1 + floor(random() * ${sql.lit(words.length)})::int]`;
  await sql`
    insert into hotline.order (id, version, state, law_version, opened_at, opened_by, opened_by_name, number, title, kind,
      business, urgency, region, org, channel, object, content)
    select gen_random_uuid(), 1, 'archived', 1, timestamptz '2025-01-01' + random() * interval '365 days', 'bench', '压测',
      '430100-2025-' || n, place || thing || act, 'complaint', 'taxi', 'ordinary', '430100',
      case when random() < 0.3 then '430100' else '430000' end, 'phone', thing,
      '来电人反映在' || place || '附近遇到' || thing || act || '，时间为' || (1 + n % 12) || '月' || (1 + n % 28) || '日，'
        || ${pick(places)} || '方向，' || ${pick(tails)} || '，' || ${pick(tails)} || '。编号' || n
        || case when n % 50000 = 7 then '夔门' else '' end
    from (select n, ${pick(places)} as place, ${pick(things)} as thing, ${pick(acts)} as act
      from generate_series(1, ${sql.lit(orders)}) n) as made`.execute(db);
  say(`${orders} orders are there; making ${indexes.length} indexes`);
  await sql`set maintenance_work_mem = '512MB'`.execute(db);
  for (const { text } of indexes) await sql.raw(text).execute(db);
  await sql`vacuum analyze hotline.order`.execute(db);
  await learnPairs(db);
}

const person = (org: string): Who => ({
  personId: 'bench',
  name: '压测',
  posts: [{ org, role: 'hotline.handler' }],
  system: false,
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds * 0.95)] ?? 0;
}

async function measure(kernel: Kernel, server: string): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [whose, org] of [
    ['province', '430000'],
    ['one city', '430100'],
  ] as const) {
    for (const search of questions) {
      const list = () => kernel.ctxFor(person(org), hotline).cases(order).list({ search });
      const found = await list();
      const value = await timed(list);
      const from = performance.now();
      await sql`select count(*) from hotline.order
        where title ilike ${`%${search}%`} or content ilike ${`%${search}%`} or object ilike ${`%${search}%`}`.execute(
        kernel.store.db,
      );
      const baseline = performance.now() - from;
      const hits = `${found.approximate ? 'over ' : ''}${found.total}`;
      say(
        `${server}, ${whose}, ${search}: ${hits} hits, ${value.toFixed(0)} ms; without pairs ${baseline.toFixed(0)} ms`,
      );
      const label = `${server}: ${search} (${hits} of ${orders}), ${whose}, p95`;
      rows.push({ label, unit: 'ms', value, baseline, ratio: value / baseline });
    }
  }
  return rows;
}

async function onServer(dir: string, name: string, url: string): Promise<readonly BenchRow[]> {
  const store = await openStore({ dataDir: join(dir, `data-${name.length}`), databaseUrl: url });
  try {
    await migratePostgres(
      store.db,
      readMigrations('postgres').filter((file) => file.name < '0100'),
    );
    await createDeclared(store, [hotline]);
    const divisions = [
      { code: '430000', name: '湖南省', level: 'province', parent: null },
      { code: '430100', name: '长沙市', level: 'city', parent: '430000' },
    ] as const;
    await loadOrgs(store.db, { source: 'bench', divisions });
    const kernel = await openKernel({ store, apps: [hotline], clock: systemClock });
    await load(store.db);
    return await measure(kernel, name);
  } finally {
    await store.close();
  }
}

export async function run(): Promise<BenchResult> {
  const dir = mkdtempSync(join(tmpdir(), 'hengdao-bench-'));
  chmodSync(dir, 0o711);
  const rows: BenchRow[] = [];
  try {
    const servers = [{ name: 'PostgreSQL embedded', binDir: await embeddedBinDir(), initdbFlags: undefined }];
    const debian = debianPostgres();
    const all = debian
      ? [...servers, { name: 'PostgreSQL of Debian', binDir: debian, initdbFlags: debianInitdbFlags }]
      : servers;
    const only = process.env.SERVER;
    for (const { name, binDir, initdbFlags } of all.filter((one) => only === undefined || one.name.includes(only))) {
      const cluster = await startCluster({ binDir, dir: join(dir, name.replaceAll(' ', '-')), initdbFlags });
      try {
        rows.push(...(await onServer(dir, name, cluster.url)));
      } finally {
        await cluster.stop();
      }
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return { name: 'search', baseline: 'the same texts compared one by one', rows };
}
