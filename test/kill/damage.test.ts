import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPasswords } from '../../cli/start/first-start.ts';
import { openStore } from '../../kernel/store/index.ts';
import { Client } from '../../server/test/client.ts';
import { hengdao, type Run } from '../harness/hengdao.ts';

let parent: string;
let dataDir: string;
let run: Run | null = null;
function makeFolder(): void {
  parent = mkdtempSync(join(tmpdir(), 'hengdao-damage-'));
  // The database's own user must reach its folder below this one.
  chmodSync(parent, 0o711);
  dataDir = join(parent, 'data');
}

async function started(): Promise<Client> {
  run = hengdao(dataDir, ['start']);
  const client = new Client(await run.url);
  const password = readPasswords(join(dataDir, 'accounts.txt')).get('admin');
  expect((await client.post('/api/login', { login: 'admin', password })).status).toBe(200);
  return client;
}

async function stopped(): Promise<number | null> {
  run?.child.kill('SIGINT');
  const code = (await run?.exit) ?? null;
  run = null;
  return code;
}

/** Starts it and expects that it says why it cannot, and ends. */
async function refused(): Promise<string> {
  const attempt = hengdao(dataDir, ['start']);
  expect(await attempt.exit).toBe(1);
  expect(attempt.said()).not.toMatch(/^\s+at /m);
  expect(existsSync(join(dataDir, 'lock'))).toBe(false);
  return attempt.said();
}

const unit = (code: string) => ({ code, name: `${code} 所`, parent: '430000' });

describe('a damaged folder', () => {
  beforeEach(makeFolder);
  afterEach(async () => {
    run?.child.kill('SIGKILL');
    await run?.exit;
    rmSync(parent, { recursive: true, force: true });
  });

  it('of PostgreSQL is told in a sentence', async () => {
    await started();
    expect(await stopped()).toBe(0);
    writeFileSync(join(dataDir, 'postgres/data/global/pg_control'), Buffer.alloc(8192));
    expect(await refused()).toContain('数据目录已损坏，无法打开');
  });

  it('of ClickHouse is told in a sentence: facts do not go missing unnoticed', async () => {
    const store = await openStore({ dataDir });
    const table = 'CREATE TABLE hengdao.kept (n Int64) ENGINE = MergeTree ORDER BY n';
    await store.facts.command({ query: table });
    await store.facts.insert({ table: 'hengdao.kept', values: [{ n: 1 }], format: 'JSONEachRow' });
    const parts = await store.facts.query({
      query: "SELECT path FROM system.parts WHERE table = 'kept' AND active",
      format: 'JSONEachRow',
    });
    const [part] = await parts.json<{ path: string }>();
    await store.close();
    writeFileSync(join(part?.path ?? '', 'columns.txt'), 'naught');
    const said = await refused();
    expect(said).toContain('数据目录已损坏，无法打开（ClickHouse 表 kept');
    // It is said at every start, until somebody who has seen it has moved the part away.
    expect(await refused()).toContain('ClickHouse 表 kept');
    const aside = /ClickHouse 表 kept：(\S+?)\/?）/.exec(said)?.[1] ?? '';
    renameSync(aside, join(parent, 'given-up'));
    await started();
    expect(await stopped()).toBe(0);
  });

  it('whose database is killed under the running server answers 503 until it serves again', async () => {
    const client = await started();
    expect((await client.post('/api/orgs', unit('430000-k1'))).status).toBe(204);
    process.kill(Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    // A connection that is open outlives the postmaster until it notices: the first answers may still be whole.
    let down = await client.get('/api/journal');
    while (down.status === 200) down = await client.get('/api/journal');
    expect(down.status).toBe(503);
    expect(down.json).toMatchObject({ error: { code: 'outside.unavailable' } });
    expect(down.json.error.requestId).toBe(down.headers.get('x-request-id'));
    await expect.poll(async () => (await client.get('/api/journal')).status, { timeout: 60_000 }).toBe(200);
    expect((await client.get('/api/orgs')).text).toContain('430000-k1');
    // It serves a moment before its keeper has seen so and says it.
    await expect.poll(() => readFileSync(join(dataDir, 'server.log'), 'utf8')).toContain('PostgreSQL serves again');
    process.kill(Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    expect(await stopped()).toBe(0);
  });
});

/** Gives the data folder a small disk of its own. */
function mounted(): boolean {
  makeFolder();
  mkdirSync(dataDir, { mode: 0o711 });
  const options = ['-t', 'tmpfs', '-o', 'size=320m,mode=711'];
  if (isRoot && spawnSync('mount', [...options, 'tmpfs', dataDir]).status === 0) return true;
  console.warn('skipped: the tests of a full disk need root on Linux and the right to mount a tmpfs');
  rmSync(parent, { recursive: true });
  return false;
}

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

describe('a full disk', () => {
  let there = false;
  beforeAll(() => {
    there = mounted();
  });
  afterAll(async () => {
    run?.child.kill('SIGKILL');
    await run?.exit;
    if (!there) return;
    spawnSync('umount', [dataDir]);
    rmSync(parent, { recursive: true });
  });
  /** Acknowledged while the disk was full, or filling. */
  const kept: string[] = ['430000-after'];
  const filler = () => join(dataDir, 'filler');
  function fill(): void {
    const block = Buffer.alloc(64 * 1024);
    for (let size = block.length; size > 0; ) {
      try {
        appendFileSync(filler(), block.subarray(0, size));
      } catch (error) {
        expect(error).toMatchObject({ code: 'ENOSPC' });
        size = Math.floor(size / 2);
      }
    }
  }

  it('refuses what cannot be kept, loses nothing that was acknowledged, and goes on when there is room', async (test) => {
    if (!there) return test.skip();
    const client = await started();
    fill();
    const refusals: number[] = [];
    for (let n = 0; n < 400 && refusals.length < 3; n += 1) {
      const code = `430000-d${n}`;
      const { status } = await client.post('/api/orgs', { ...unit(code), name: 'x'.repeat(90) + n });
      if (status === 204) kept.push(code);
      else refusals.push(status);
    }
    const file = new FormData();
    file.append('file', new Blob(['x'.repeat(1_000_000)]), 'a.txt');
    const put = await fetch(`${client.url}/api/files`, {
      method: 'POST',
      body: file,
      headers: { cookie: client.cookie, 'x-hengdao': '1' },
    });
    expect(put.status).toBe(503);
    expect(new Set(refusals)).toEqual(new Set(refusals.length === 0 ? [] : [503]));
    rmSync(filler());
    const journal = () => client.get('/api/journal/verify');
    await expect.poll(async () => (await journal()).status, { timeout: 60_000 }).toBe(200);
    expect((await journal()).json.broken).toBeNull();
    expect((await client.post('/api/orgs', unit('430000-after'))).status).toBe(204);
    expect(await stopped()).toBe(0);
  });

  it('is told in a sentence at the start', async (test) => {
    if (!there) return test.skip();
    fill();
    expect(await refused()).toContain('磁盘空间不足');
    rmSync(filler());
    const { text } = await (await started()).get('/api/orgs');
    expect(kept.filter((code) => !text.includes(`"${code}"`))).toEqual([]);
    expect(await stopped()).toBe(0);
    expect(readdirSync(dataDir)).not.toContain('lock');
  });
});
