/**
 * Positions over real sockets into the real store: durable and acknowledged in a second, how long the acknowledgement
 * takes, memory of open connections. The load comes from a process of its own on the same machine.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coach } from '../apps/coach/app.ts';
import { systemClock } from '../kernel/base/clock.ts';
import { loadOrgs } from '../kernel/identity/index.ts';
import { openKernel } from '../kernel/kernel.ts';
import { openStore, type Store } from '../kernel/store/index.ts';
import { migrateClickHouse, migratePostgres, readMigrations } from '../kernel/store/migrate.ts';
import { startTerminals } from '../server/terminals/start.ts';
import { registerCoaches } from '../test/coach-house.ts';
import { createDeclared } from '../test/declared.ts';
import type { LoadAnswer, LoadOrder } from './gateway-load.ts';
import type { BenchResult, BenchRow } from './result.ts';

const say = (text: string) => console.error(text);
const seconds = Number(process.env.BENCH_SECONDS ?? 10);
const connections = Number(process.env.BENCH_CONNECTIONS ?? 2000);
const idle = Number(process.env.BENCH_IDLE ?? 10_000);
/** What a connection may have on its way unanswered, as a terminal that empties its blind area does. */
const windows = [1, 8, 32] as const;
const required = 20_000;

async function prepared(dataDir: string): Promise<Store> {
  const store = await openStore({ dataDir });
  const kernelOnly = (file: { name: string }) => file.name < '0100';
  await migratePostgres(store.db, readMigrations('postgres').filter(kernelOnly));
  await migrateClickHouse(store, readMigrations('clickhouse').filter(kernelOnly));
  await createDeclared(store, [coach]);
  const divisions = [{ code: '430100', name: '长沙市', level: 'city' as const, parent: null }];
  await loadOrgs(store.db, { source: 'bench', divisions });
  return store;
}

function ask(load: ChildProcess, order: LoadOrder): Promise<LoadAnswer> {
  return new Promise((resolve, reject) => {
    load.once('message', (answer) => resolve(answer as LoadAnswer));
    load.once('error', reject);
    load.send(order);
  });
}

async function storedNow(store: Store): Promise<number> {
  const answer = await store.facts.query({
    query: 'SELECT count() AS n FROM hengdao.coach_position FINAL',
    format: 'JSONEachRow',
  });
  const [row] = await answer.json<{ n: number }>();
  return Number(row?.n ?? 0);
}

async function bytesPerPosition(store: Store): Promise<number> {
  await store.facts.command({ query: 'OPTIMIZE TABLE hengdao.coach_position FINAL' });
  const answer = await store.facts.query({
    query: `SELECT sum(data_compressed_bytes) / greatest(sum(rows), 1) AS bytes FROM system.parts
      WHERE database = 'hengdao' AND table = 'coach_position' AND active`,
    format: 'JSONEachRow',
  });
  const [row] = await answer.json<{ bytes: number }>();
  return Number(row?.bytes ?? 0);
}

const residentMb = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? Number.NaN) / 1024;

const row = (label: string, unit: string, value: number, baseline: number, against: string): BenchRow => ({
  label,
  unit,
  value: Math.round(value * 100) / 100,
  baseline,
  ratio: baseline === 0 ? 0 : Math.round((value / baseline) * 100) / 100,
  against,
});

export async function run(): Promise<BenchResult> {
  const dir = mkdtempSync(join(tmpdir(), 'hengdao-gateway-'));
  // The database server's own user must reach its folder below this one.
  chmodSync(dir, 0o711);
  const store = await prepared(join(dir, 'data'));
  const load = fork('tools/run.mjs', ['bench/gateway-load.ts'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const rows: BenchRow[] = [];
  try {
    const kernel = await openKernel({ store, apps: [coach], clock: systemClock });
    say(`registering ${connections} coaches`);
    await registerCoaches(kernel, connections);
    const trouble = (what: string, error: unknown) => say(`${what}: ${String(error)}`);
    const terminals = await startTerminals(kernel, { host: '127.0.0.1', port: 0, trouble });
    const { port } = terminals.gateway;
    const before = residentMb();
    await ask(load, { kind: 'idle', port, connections: idle });
    const grown = residentMb() - before;
    const limitMb = (1024 * idle) / 16_147;
    await ask(load, { kind: 'drop' });
    rows.push(row(`memory of ${idle} connections`, 'MB', grown, Math.round(limitMb), 'required: 16,147 under 1 GB'));
    let acknowledged = 0;
    for (const window of windows) {
      const [before, cpuBefore] = [await storedNow(store), process.cpuUsage()];
      const answer = await ask(load, { kind: 'load', port, connections, window, seconds, from: acknowledged });
      const cpu = process.cpuUsage(cpuBefore);
      acknowledged += answer.sent;
      const stored = (await storedNow(store)) - before;
      if (stored < answer.acknowledged) throw new Error(`${answer.acknowledged} acknowledged, ${stored} stored`);
      const label = `${connections} connections, ${window} unanswered each`;
      const busy = (cpu.user + cpu.system) / 1e6 / answer.seconds;
      say(`${label}: ${Math.round(answer.acknowledged / answer.seconds)}/s, server ${busy.toFixed(2)} cores`);
      rows.push(
        row(
          `${label}: durable and acknowledged`,
          'messages/s',
          answer.acknowledged / answer.seconds,
          required,
          'required',
        ),
        row(`${label}: acknowledgement, half of them within`, 'ms', answer.p50, 0, 'none'),
        row(`${label}: acknowledgement, 99 % within`, 'ms', answer.p99, 0, 'none'),
        row(
          `${label}: stored of acknowledged`,
          '%',
          (Math.min(stored, answer.acknowledged) / answer.acknowledged) * 100,
          100,
          'required',
        ),
        row(`${label}: processor time of server with embedded store`, 'cores', busy, 2, 'cores of the target machine'),
      );
    }
    rows.push(row('bytes on disk for a position', 'bytes', await bytesPerPosition(store), 0, 'none'));
    load.send({ kind: 'end' } satisfies LoadOrder);
    await terminals.close();
  } finally {
    load.kill();
    await store.close();
    rmSync(dir, { recursive: true, force: true });
  }
  return { name: 'gateway', baseline: 'what the contract requires', rows };
}
