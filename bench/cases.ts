import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { must } from '../kernel/base/assert.ts';
import { systemClock } from '../kernel/base/clock.ts';
import { reckoner, shippedCalendar } from '../kernel/calendar/index.ts';
import { type BoundCases, makeCases, makeLawBook } from '../kernel/cases/index.ts';
import { makeAccess, openOrgTree, systemWho } from '../kernel/identity/index.ts';
import { makeJournal } from '../kernel/journal/index.ts';
import { app } from '../kernel/sdk/app.ts';
import { caseType } from '../kernel/sdk/case.ts';
import type { Ctx } from '../kernel/sdk/ctx.ts';
import { org, text } from '../kernel/sdk/field.ts';
import { startCluster } from '../kernel/store/cluster.ts';
import { createTable, declaredTables } from '../kernel/store/declared-tables.ts';
import { migrate, openStore } from '../kernel/store/index.ts';
import { embeddedBinDir } from '../kernel/store/postgres-binaries.ts';
import type { Store } from '../kernel/store/types.ts';
import { bareMove, type Lane } from './cases-bare.ts';
import { yearRows } from './cases-year.ts';
import type { BenchResult, BenchRow } from './result.ts';

/** A case that goes to and fro, with a deadline that starts and stops: every move writes all that a move can write. */
const order = caseType({
  key: 'order',
  title: '工单',
  lawVersion: 1,
  fields: { title: text('标题', { required: true }), unit: org('单位', { required: true }), note: text('说明') },
  label: 'title',
  org: 'unit',
  states: { here: { title: '此处' }, there: { title: '彼处' } },
  initial: 'here',
  openedBy: [],
  moves: {
    go: { title: '去', from: ['here'], to: 'there', by: [], input: { note: text('说明') } },
    back: { title: '回', from: ['there'], to: 'here', by: [], input: { note: text('说明') } },
  },
  deadlines: {
    stay: {
      title: '停留时限',
      startsOn: { move: ['go'] },
      stopsOn: { move: ['back'] },
      limits: [{ since: '2020-01-01', amount: 30, unit: 'minute', basis: '测试' }],
    },
  },
});

const bench = app({ key: 'bench', title: '', about: '', cases: [order], grants: { roles: [], permits: [] } });

const secondsEach = 1;
/** The two sides take turns, so that whatever else the machine does falls on both. */
const rounds = 4;
const levels = [1, 8, 32];

/** Runs `once` in so many lanes for some seconds; returns how often it ran per second. */
async function perSecond(lanes: number, once: (lane: number) => Promise<void>): Promise<number> {
  const begun = performance.now();
  const end = begun + secondsEach * 1000;
  let done = 0;
  const lane = async (number: number) => {
    while (performance.now() < end) {
      await once(number);
      done++;
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
  return (done * 1000) / (performance.now() - begun);
}

function enginePace(cases: BoundCases<typeof order>, lanes: readonly Lane[]): Promise<number> {
  return perSecond(lanes.length, async (number) => {
    const lane = must(lanes[number], 'lane');
    const move = lane.version % 2 === 1 ? 'go' : 'back';
    const moved = await cases.move(lane.id, lane.version, move, { note: '走一步' });
    lane.version = moved.version;
  });
}

async function barePace(pool: pg.Pool, lanes: readonly Lane[]): Promise<number> {
  return perSecond(lanes.length, async (number) => {
    const client = await pool.connect();
    try {
      await bareMove(client, must(lanes[number], 'lane'));
    } finally {
      client.release();
    }
  });
}

async function openLanes(cases: BoundCases<typeof order>, count: number): Promise<Lane[]> {
  const opened = await Promise.all(
    Array.from({ length: count }, (_, n) => cases.open({ title: `第${n}件`, unit: '43' })),
  );
  return opened.map(({ id, version }) => ({ id, version }));
}

async function boundCases(store: Store): Promise<BoundCases<typeof order>> {
  const { db } = store;
  const cases = makeCases({
    db,
    journal: makeJournal({ clock: systemClock }),
    access: makeAccess([bench], await openOrgTree(db)),
    clock: systemClock,
    lawBook: makeLawBook([bench]),
    reckonDue: reckoner(shippedCalendar()),
    orgExists: () => true,
    // The case has neither guard nor effect, so nothing asks for services.
    ctxFor: () => ({}) as Ctx,
  });
  return cases.bind(bench, order, systemWho);
}

async function measure(store: Store, url: string): Promise<readonly BenchRow[]> {
  const cases = await boundCases(store);
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  const rows: BenchRow[] = [];
  try {
    for (const lanes of levels) {
      // Once before, so that neither side pays for a cold start.
      await cases.move((await openLanes(cases, 1))[0]?.id ?? '', 1, 'go', {});
      const [bare, moved] = [await openLanes(cases, lanes), await openLanes(cases, lanes)];
      let [baseline, value] = [0, 0];
      for (let round = 0; round < rounds; round++) {
        baseline += (await barePace(pool, bare)) / rounds;
        value += (await enginePace(cases, moved)) / rounds;
      }
      rows.push({ label: `${lanes} at once`, unit: 'moves/s', value, baseline, ratio: value / baseline });
    }
  } finally {
    await pool.end();
  }
  return rows;
}

/** Moves per second with history, deadline and journal, each durable, against the bare client doing the same writes. */
async function engineRows(): Promise<readonly BenchRow[]> {
  const dir = mkdtempSync(join(tmpdir(), 'hengdao-bench-'));
  // The database server's own user must reach its folder below this one.
  chmodSync(dir, 0o711);
  const cluster = await startCluster({ binDir: await embeddedBinDir(), dir: join(dir, 'postgres') });
  try {
    const store = await openStore({ dataDir: join(dir, 'data'), databaseUrl: cluster.url });
    try {
      await migrate(store, []);
      await sql`create schema if not exists bench`.execute(store.db);
      for (const statement of declaredTables(bench).flatMap(createTable)) await sql.raw(statement).execute(store.db);
      return await measure(store, cluster.url);
    } finally {
      await store.close();
    }
  } finally {
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The engine by itself, then a year of both applications with people at work over HTTP. */
export async function run(): Promise<BenchResult> {
  const rows = [...(await engineRows()), ...(await yearRows())];
  return { name: 'cases', baseline: 'pg client: the same statements in one transaction per move', rows };
}
