/**
 * Positions over real sockets into the real store: durable and acknowledged in a second, how long the acknowledgement
 * takes, memory of open connections, and questions over what was stored. The load comes from a process of its own on the
 * same machine. BENCH_SECONDS of each load (10, none with 0), BENCH_CONNECTIONS (2000), BENCH_FLEET (16147), BENCH_IDLE (BENCH_FLEET),
 * BENCH_UNANSWERED (1,8), BENCH_RATE of the paced load (20000), BENCH_POSITIONS of the questions (5000000).
 */
import { type ChildProcess, fork } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coach } from '../apps/coach/app.ts';
import { systemClock } from '../kernel/base/clock.ts';
import { openKernel } from '../kernel/kernel.ts';
import type { Store } from '../kernel/store/index.ts';
import { startTerminals, type TerminalServer } from '../server/terminals/start.ts';
import { bytesPerPosition, mostConnections, prepared, residentMb, storedNow } from './gateway-house.ts';
import type { LoadAnswer, LoadOrder } from './gateway-load.ts';
import { questions } from './gateway-questions.ts';
import type { BenchResult, BenchRow } from './result.ts';

const say = (text: string) => console.error(text);
const number = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const seconds = number('BENCH_SECONDS', 10);
const few = number('BENCH_CONNECTIONS', 2000);
const fleet = number('BENCH_FLEET', 16_147);
const idle = number('BENCH_IDLE', fleet);
const rate = number('BENCH_RATE', 20_000);
const positions = number('BENCH_POSITIONS', 5_000_000);
/** What a connection may have on its way unanswered: one as a rule, more when a terminal empties its blind area. */
const unanswered = (process.env.BENCH_UNANSWERED ?? '1,8').split(',').map(Number);
const required = 20_000;

interface Load {
  readonly connections: number;
  readonly window: number;
  readonly rate: number | null;
}

const loads = (most: number): readonly Load[] => [
  ...unanswered.map((window) => ({ connections: few, window, rate: null })),
  { connections: few, window: 1, rate },
  { connections: Math.min(fleet, most), window: 1, rate: null },
  { connections: Math.min(fleet, most), window: 1, rate },
];

function ask(load: ChildProcess, order: LoadOrder): Promise<LoadAnswer> {
  return new Promise((resolve, reject) => {
    load.once('message', (answer) => resolve(answer as LoadAnswer));
    load.once('error', reject);
    load.send(order);
  });
}

const row = (label: string, unit: string, value: number, baseline: number, against: string): BenchRow => ({
  label,
  unit,
  value: Math.round(value * 100) / 100,
  baseline,
  ratio: baseline === 0 ? 0 : Math.round((value / baseline) * 100) / 100,
  against,
});

async function idleRows(load: ChildProcess, { gateway }: TerminalServer, most: number): Promise<readonly BenchRow[]> {
  const connections = Math.min(idle, most);
  if (connections < idle) say(`this system lets a process open too few files for ${idle} connections: ${connections}`);
  const before = residentMb();
  await ask(load, { kind: 'idle', port: gateway.port, connections });
  const grown = residentMb() - before;
  await ask(load, { kind: 'drop' });
  return [
    row(`memory of ${connections} connections`, 'MB', grown, (1024 * connections) / 16_147, '16,147 under 1 GB'),
    row('memory of 10,000 connections', 'MB', (grown / connections) * 10_000, 0, 'none'),
    row('resident memory with the stores', 'MB', residentMb(), 0, 'none'),
  ];
}

interface Measured {
  readonly rows: readonly BenchRow[];
  readonly sent: number;
}

async function measure(
  { load, store, port }: { load: ChildProcess; store: Store; port: number },
  { connections, window, rate }: Load,
  from: number,
): Promise<Measured> {
  const [before, cpuBefore] = [await storedNow(store), process.cpuUsage()];
  const answer = await ask(load, { kind: 'load', port, connections, window, rate, seconds, from });
  const cpu = process.cpuUsage(cpuBefore);
  const stored = (await storedNow(store)) - before;
  const { acknowledged, p50, p99 } = answer;
  if (stored < acknowledged) throw new Error(`${acknowledged} acknowledged, ${stored} stored`);
  const label = `${connections} connections, ${rate === null ? `${window} unanswered each` : `${rate}/s offered`}`;
  const cpuMicros = (cpu.user + cpu.system) / acknowledged;
  const perSecond = acknowledged / answer.seconds;
  say(`${label}: ${Math.round(perSecond)}/s, p50 ${p50.toFixed(0)} ms, ${cpuMicros.toFixed(1)} µs of server each`);
  const wanted = rate === null ? required : Math.min(rate, required);
  return {
    sent: answer.sent,
    rows: [
      row(`${label}: durable and acknowledged`, 'messages/s', perSecond, wanted, 'required'),
      row(`${label}: acknowledgement, half of them within`, 'ms', p50, 0, 'none'),
      row(`${label}: acknowledgement, 99 % within`, 'ms', p99, 0, 'none'),
      row(
        `${label}: stored of acknowledged`,
        '%',
        (Math.min(stored, acknowledged) / acknowledged) * 100,
        100,
        'required',
      ),
      row(`${label}: processor time of server and store for a message`, 'µs', cpuMicros, 0, 'none'),
    ],
  };
}

export async function run(): Promise<BenchResult> {
  const dir = mkdtempSync(join(tmpdir(), 'hengdao-gateway-'));
  // The database server's own user must reach its folder below this one.
  chmodSync(dir, 0o711);
  const store = await prepared(join(dir, 'data'), Math.max(few, fleet));
  const load = fork('tools/run.mjs', ['bench/gateway-load.ts'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const rows: BenchRow[] = [];
  try {
    const kernel = await openKernel({ store, apps: [coach], clock: systemClock });
    const trouble = (what: string, error: unknown) => say(`${what}: ${String(error)}`);
    const terminals = await startTerminals(kernel, { host: '127.0.0.1', port: 0, trouble });
    const { port } = terminals.gateway;
    const most = mostConnections();
    rows.push(...(await idleRows(load, terminals, most)));
    let from = 0;
    for (const one of seconds > 0 ? loads(most) : []) {
      const measured = await measure({ load, store, port }, one, from);
      from += measured.sent;
      rows.push(...measured.rows);
    }
    rows.push(row('bytes on disk for a driven position', 'bytes', await bytesPerPosition(store), 0, 'none'));
    load.send({ kind: 'end' } satisfies LoadOrder);
    await terminals.close();
    if (positions > 0) rows.push(...(await questions(store, positions, say)));
  } finally {
    load.kill();
    await store.close();
    rmSync(dir, { recursive: true, force: true });
  }
  return { name: 'gateway', baseline: 'what the contract requires', rows };
}
