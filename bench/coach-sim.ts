/**
 * The whole fleet of the province from the simulator's command, over real sockets into the real store: does it hold, what
 * does it cost. BENCH_VEHICLES, BENCH_SPEED, BENCH_INTERVAL, BENCH_SECONDS change the load.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coach } from '../apps/coach/app.ts';
import { terminal, vehicle } from '../apps/coach/entities.ts';
import { systemClock } from '../kernel/base/clock.ts';
import { loadOrgs } from '../kernel/identity/index.ts';
import { systemWho } from '../kernel/identity/who.ts';
import { type Kernel, openKernel } from '../kernel/kernel.ts';
import { openStore, type Store } from '../kernel/store/index.ts';
import { migrateClickHouse, migratePostgres, readMigrations } from '../kernel/store/migrate.ts';
import { startTerminals } from '../server/terminals/start.ts';
import { simulatedCoach } from '../sim/coach/places.ts';
import type { FleetCounts } from '../sim/coach/run.ts';
import { createDeclared } from '../test/declared.ts';
import type { BenchResult, BenchRow } from './result.ts';

const vehicles = Number(process.env.BENCH_VEHICLES ?? 16_147);
const speed = Number(process.env.BENCH_SPEED ?? 60);
const interval = Number(process.env.BENCH_INTERVAL ?? 10);
const seconds = Number(process.env.BENCH_SECONDS ?? 60);
const say = (text: string) => console.error(text);

async function prepared(dataDir: string): Promise<Store> {
  const store = await openStore({ dataDir });
  await migratePostgres(
    store.db,
    readMigrations('postgres').filter(({ name }) => name < '0100'),
  );
  await migrateClickHouse(
    store,
    readMigrations('clickhouse').filter(({ name }) => name < '0100'),
  );
  await createDeclared(store, [coach]);
  const divisions = [{ code: '430100', name: '长沙市', level: 'city' as const, parent: null }];
  await loadOrgs(store.db, { source: 'bench', divisions });
  return store;
}

async function admit(kernel: Kernel): Promise<void> {
  const common = { org: '430100', simulated: true } as const;
  for (let from = 1; from <= vehicles; from += 1000) {
    await kernel.ctxFor(systemWho, coach).atomically(async (ctx) => {
      for (let number = from; number < from + 1000 && number <= vehicles; number += 1) {
        const { phone, plate, authCode } = simulatedCoach(number);
        const made = { ...common, plate, colour: 'yellow', vehicleClass: 'line-coach', operating: true } as const;
        const owner = await ctx.entities(vehicle).create(made, 'bench');
        const admitted = { ...common, phone, authCode, state: 'admitted', plate, vehicle: owner.id } as const;
        await ctx.entities(terminal).create(admitted, 'bench');
      }
    });
  }
}

/** Processor seconds and resident megabytes of a process so far. */
function usage(pid: number): { readonly cpu: number; readonly mb: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return { cpu: ticks / 100, mb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024 };
}

/** Runs the command to its end; gives what it counted and the most it used. */
async function simulate(port: number) {
  const args = { vehicles, speed, interval, seconds, port };
  const flags = Object.entries(args).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child: ChildProcess = spawn(process.execPath, ['cli/hengdao.mjs', 'sim', 'coach', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString('utf8');
  });
  const most = { cpu: 0, mb: 0, serverMb: 0 };
  const watch = setInterval(() => {
    if (child.pid === undefined || child.exitCode !== null) return;
    const { cpu, mb } = usage(child.pid);
    Object.assign(most, { cpu, mb: Math.max(most.mb, mb), serverMb: Math.max(most.serverMb, usage(process.pid).mb) });
  }, 1000);
  await once(child, 'close');
  clearInterval(watch);
  return { counts: JSON.parse(printed) as FleetCounts, most };
}

async function stored(store: Store): Promise<number> {
  const query = 'SELECT count() AS n FROM hengdao.coach_position FINAL';
  const [row] = await (await store.facts.query({ query, format: 'JSONEachRow' })).json<{ n: number }>();
  return Number(row?.n ?? 0);
}

export async function run(): Promise<BenchResult> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hengdao-bench-'));
  chmodSync(dataDir, 0o711);
  const store = await prepared(dataDir);
  try {
    const kernel = await openKernel({ store, apps: [coach], clock: systemClock });
    say(`admitting ${vehicles} coaches`);
    await admit(kernel);
    const troubles: string[] = [];
    const trouble = (what: string, error: unknown) => void troubles.push(`${what}: ${String(error)}`);
    const server = await startTerminals(kernel, { host: '127.0.0.1', port: 0, trouble });
    const before = process.cpuUsage();
    const { counts, most } = await simulate(server.gateway.port);
    const used = process.cpuUsage(before);
    await server.close();
    const kept = await stored(store);
    for (const one of troubles.slice(0, 5)) say(one);
    say(JSON.stringify(counts));
    const due = (vehicles * speed) / interval;
    const row = (label: string, unit: string, value: number, baseline = 0, against = 'none'): BenchRow => ({
      ...{ label, unit, value, baseline, against },
      ratio: baseline === 0 ? 0 : value / baseline,
    });
    return {
      name: 'coach-sim',
      baseline: 'positions due at this speed',
      rows: [
        row('durable and acknowledged', 'positions/s', counts.acknowledged / seconds, due, 'positions due a second'),
        row('kept, each once', 'positions', kept, counts.acknowledged, 'acknowledged'),
        row('coaches connected at the end', 'coaches', counts.connected, vehicles, 'vehicles'),
        row('simulator', 'cores', most.cpu / seconds),
        row('simulator, resident at most', 'MB', most.mb),
        row('server, rules and store', 'cores', (used.user + used.system) / 1e6 / seconds),
        row('server, resident at most', 'MB', most.serverMb),
      ],
    };
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
