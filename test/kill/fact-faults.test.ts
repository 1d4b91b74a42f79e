import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../kernel/store/open.ts';
import type { Store } from '../../kernel/store/types.ts';
import { connectCoach, drivenPosition } from '../coach-house.ts';
import { type Child, startChild } from '../harness/child.ts';

const coaches = 4;
// Times on the wire have whole seconds.
const startMs = Math.floor(Date.now() / 1000) * 1000 - 86_400_000;

let parent: string;
let dataDir: string;
const children: Child[] = [];
const started = (file: string, args: readonly string[]): Child => {
  const child = startChild(file, args);
  children.push(child);
  return child;
};
const portOf = async (child: Child) =>
  Number((await child.waitFor((line) => line.startsWith('port '))).slice('port '.length));

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'hengdao-faults-'));
  // The database's own user must reach its folder below this one.
  chmodSync(parent, 0o711);
  dataDir = join(parent, 'data');
});
afterEach(async () => {
  for (const child of children.splice(0)) await child.kill();
  spawnSync('umount', [join(dataDir, 'clickhouse')]);
  spawnSync('umount', [join(dataDir, 'facts-log')]);
  rmSync(parent, { recursive: true, force: true });
});

/** Drives every coach over some steps; gives which of them were acknowledged. */
async function drive(port: number, from: number, steps: number): Promise<readonly string[]> {
  const acknowledged: string[] = [];
  const all = Array.from({ length: coaches }, async (_, index) => {
    const client = await connectCoach(port, index + 1);
    for (let step = from; step < from + steps; step += 1) {
      if ((await client.report(drivenPosition(startMs, step))) === true) acknowledged.push(`${index + 1} ${step}`);
    }
    client.close();
  });
  await Promise.all(all);
  return acknowledged;
}

async function stored(store: Store): Promise<readonly string[]> {
  const answer = await store.facts.query({
    query: `SELECT concat(toString(toInt64(phone) - 13900000000), ' ',
        toString(intDiv(toUnixTimestamp64Milli(at) - ${startMs}, 1000))) AS what
      FROM hengdao.coach_position FINAL`,
    format: 'JSONEachRow',
  });
  return (await answer.json<{ what: string }>()).map(({ what }) => what).sort();
}

/** A disk of its own for one folder of the store, or null where that may not be had. */
function ownDisk(folder: string, megabytes: number): string | null {
  const path = join(dataDir, folder);
  mkdirSync(path, { recursive: true });
  chmodSync(dataDir, 0o711);
  const options = ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`];
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (isRoot && spawnSync('mount', [...options, 'tmpfs', path]).status === 0) return path;
  console.warn('skipped: the tests of a full disk need root on Linux and the right to mount a tmpfs');
  return null;
}

/** Fills a disk to its last page. Gives how to make room again. */
function fill(path: string): () => void {
  const ballast = join(path, 'ballast');
  const page = Buffer.alloc(4096);
  try {
    for (;;) appendFileSync(ballast, page);
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' });
  }
  return () => rmSync(ballast);
}

it.each(['clickhouse', 'facts-log'])(
  'a full disk under %s: what was acknowledged is there, service resumes',
  async (folder) => {
    const disk = ownDisk(folder, 160);
    if (!disk) return;
    const server = started('test/kill/gateway-server.ts', [dataDir, '1', String(coaches)]);
    const port = await portOf(server);
    const acknowledged = [...(await drive(port, 0, 20))];
    const makeRoom = fill(disk);
    // They wait for their answers, which come when there is room at the latest.
    const during = drive(port, 20, 20);
    await server.waitFor((line) => line.startsWith('trouble ') || line.startsWith('log '));
    makeRoom();
    acknowledged.push(...(await during), ...(await drive(port, 40, 20)));
    expect(acknowledged).toHaveLength(coaches * 60);
    await server.kill();
    const store = await openStore({ dataDir });
    try {
      expect(await stored(store)).toEqual([...acknowledged].sort());
    } finally {
      await store.close();
    }
  },
);

it('a ClickHouse that is gone: positions are acknowledged all the same, and are there when it is back', async () => {
  const engineDir = join(parent, 'engine');
  const engine = started('test/harness/clickhouse-server.ts', [engineDir]);
  const enginePort = await portOf(engine);
  const clickhouseUrl = `http://127.0.0.1:${enginePort}`;
  const server = started('test/kill/gateway-server.ts', [dataDir, '1', String(coaches), clickhouseUrl]);
  const port = await portOf(server);
  const acknowledged = [...(await drive(port, 0, 20))];
  await engine.kill();
  acknowledged.push(...(await drive(port, 20, 20)));
  await server.waitFor((line) => line.startsWith('log facts wait'));
  acknowledged.push(...(await drive(port, 40, 20)));
  // The power goes as well, before the engine has taken anything.
  await server.kill();
  await portOf(started('test/harness/clickhouse-server.ts', [engineDir, String(enginePort)]));
  const again = started('test/kill/gateway-server.ts', [dataDir, '2', String(coaches), clickhouseUrl]);
  acknowledged.push(...(await drive(await portOf(again), 60, 20)));
  expect(acknowledged).toHaveLength(coaches * 80);
  await again.kill();
  const store = await openStore({ dataDir, clickhouseUrl });
  try {
    expect(await stored(store)).toEqual([...acknowledged].sort());
  } finally {
    await store.close();
  }
});
