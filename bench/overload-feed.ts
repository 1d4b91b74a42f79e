import { type ChildProcess, fork } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { overload } from '../apps/overload/app.ts';
import { gateRefusal, overloadReview, stationCheck } from '../apps/overload/cases.ts';
import { assert } from '../kernel/base/assert.ts';
import { systemWho } from '../kernel/identity/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { readConfig } from '../server/config.ts';
import { LogFile } from '../server/log-file.ts';
import { serve } from '../server/serve.ts';
import type { SendAnswer, SendOrder } from './overload-sender.ts';

export interface FeedPace {
  readonly rowsPerSecond: number;
  readonly latencyP50: number;
  readonly latencyP95: number;
  /** Processor time of the platform's process for a row, in microseconds; the databases of rows apart. */
  readonly microsecondsPerRow: number;
  /** Reviews, checks and refusals that came of it. */
  readonly cases: number;
  /** From the last receipt until they were all open: they wait behind the receipts. */
  readonly secondsUntilOpen: number;
}

const answered = (child: ChildProcess) =>
  new Promise<SendAnswer>((resolve, reject) => {
    child.once('message', (answer) => resolve(answer as SendAnswer));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the sender ended with ${code}`)));
  });

async function casesOf(kernel: Kernel): Promise<number> {
  const ctx = kernel.ctxFor(systemWho, overload);
  const all = await Promise.all([overloadReview, gateRefusal, stationCheck].map((type) => ctx.cases(type).list()));
  return all.reduce((sum, { total }) => sum + total, 0);
}

/** Returns when nothing waits that records have led to. */
async function followedUp(kernel: Kernel): Promise<void> {
  const waiting = async () => (await kernel.contracts.uploads(systemWho, { app: 'overload', state: 'waiting' })).total;
  while ((await waiting()) > 0) await setTimeout(50);
}

/** Rows a second through HTTP, each batch decided and durable before it is answered. */
export async function feedPace(
  kernel: Kernel,
  dir: string,
  order: Omit<SendOrder, 'url' | 'key' | 'now'>,
): Promise<FeedPace> {
  const posts = [{ org: '430000', role: 'overload.registrar' }];
  const { id } = await kernel.identity.people.create(systemWho, { login: 'bench', name: 'bench', posts });
  const { key } = await kernel.identity.people.issueKey(systemWho, id);
  const served = await serve(kernel, readConfig({ PORT: '0', HENGDAO_LOG_LEVEL: 'silent' }), {
    version: 'bench',
    webDist: tmpdir(),
    demonstration: null,
    log: new LogFile({ path: join(dir, 'server.log') }),
  });
  const sender = fork('tools/run.mjs', ['bench/overload-sender.ts'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  try {
    sender.send({ ...order, url: served.url, key, now: kernel.clock.now().getTime() } satisfies SendOrder);
    await answered(sender);
    const before = process.cpuUsage();
    sender.send('go');
    const answer = await answered(sender);
    const { user, system } = process.cpuUsage(before);
    assert(
      'seconds' in answer && answer.accepted === order.rows,
      `accepted of ${order.rows}: ${JSON.stringify(answer)}`,
    );
    const received = performance.now();
    await followedUp(kernel);
    const secondsUntilOpen = (performance.now() - received) / 1000;
    const at = (share: number) => answer.latencies[Math.floor((answer.latencies.length - 1) * share)] ?? 0;
    return {
      rowsPerSecond: order.rows / answer.seconds,
      latencyP50: at(0.5),
      latencyP95: at(0.95),
      microsecondsPerRow: (user + system) / order.rows,
      cases: await casesOf(kernel),
      secondsUntilOpen,
    };
  } finally {
    sender.kill();
    await served.close();
  }
}
