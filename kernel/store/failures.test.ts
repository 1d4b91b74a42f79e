import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { startChild } from '../../test/harness/child.ts';
import { codeOfOutput } from './errors.ts';
import { openStore } from './open.ts';
import { processIdentity } from './process-identity.ts';

let parent: string;
let dataDir: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'hengdao-fail-'));
  // The server's own user must reach its folder.
  chmodSync(parent, 0o711);
  dataDir = join(parent, 'data');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const pidFile = () => join(dataDir, 'postgres/data/postmaster.pid');

describe('a data directory', () => {
  it('that another process uses is refused, and taken over when that process is killed', async () => {
    const holder = startChild('test/harness/hold-store.ts', [dataDir]);
    await holder.waitFor((line) => line === 'ready');
    await expect(openStore({ dataDir })).rejects.toMatchObject({
      code: 'store.locked',
      message: expect.stringContaining(`进程 ${holder.pid}`),
    });
    const orphan = Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);
    await holder.kill();
    // The database server outlives the killed process: it is stopped, and another one started.
    expect(processIdentity(orphan)).not.toBe('');
    const store = await openStore({ dataDir });
    expect(processIdentity(orphan)).toBe('');
    const { rows } = await sql`SELECT n FROM kept`.execute(store.db);
    expect(rows).toEqual([{ n: 1 }]);
    await expect(openStore({ dataDir })).rejects.toMatchObject({ code: 'store.locked' });
    await store.close();
    expect(existsSync(join(dataDir, 'lock'))).toBe(false);
  });

  it('whose pid file names some other program is opened all the same', async () => {
    await (await openStore({ dataDir })).close();
    writeFileSync(pidFile(), `${process.pid}\n`);
    writeFileSync(join(dataDir, 'lock'), `${process.pid}\nanother boot\n`);
    await (await openStore({ dataDir })).close();
  });

  it('that is damaged is reported, and the lock is given back', async () => {
    await (await openStore({ dataDir })).close();
    writeFileSync(join(dataDir, 'postgres/data/global/pg_control'), Buffer.alloc(8192));
    await expect(openStore({ dataDir })).rejects.toMatchObject({
      code: 'store.corrupt',
      message: expect.stringContaining('备份'),
    });
    expect(existsSync(join(dataDir, 'lock'))).toBe(false);
  });

  it('whose database dies is served again, and what was committed is there', async () => {
    const said: string[] = [];
    const store = await openStore({ dataDir, log: (line) => said.push(line) });
    await sql`CREATE TABLE kept AS SELECT 1 AS n`.execute(store.db);
    const kill = () => process.kill(Number(readFileSync(pidFile(), 'utf8').split('\n')[0]), 'SIGKILL');
    const left = store.db.transaction().execute(async (tx) => {
      await sql`INSERT INTO kept VALUES (2)`.execute(tx);
      kill();
      await expect.poll(() => said.join()).toContain('connection lost');
      await sql`INSERT INTO kept VALUES (3)`.execute(tx);
    });
    await expect(left).rejects.toThrow();
    const read = async () => (await sql`SELECT n FROM kept`.execute(store.db).catch(() => ({ rows: [] }))).rows;
    await expect.poll(read, { timeout: 20_000 }).toEqual([{ n: 1 }]);
    await expect.poll(() => said).toContain('PostgreSQL serves again');
    kill();
    await store.close();
    expect(existsSync(join(dataDir, 'lock'))).toBe(false);
    const again = await openStore({ dataDir });
    expect((await sql`SELECT n FROM kept`.execute(again.db)).rows).toEqual([{ n: 1 }]);
    await again.close();
  }, 60_000);

  it('that cannot be made is reported', async () => {
    writeFileSync(dataDir, 'a file stands in its place');
    await expect(openStore({ dataDir })).rejects.toMatchObject({ code: 'store.permission' });
  });
});

describe('a server', () => {
  const server = (change: Partial<URL>) => Object.assign(new URL(inject('postgresUrl')), change).href;
  const cases: readonly (readonly [string, () => string, string])[] = [
    ['that does not take the password', () => server({ password: 'wrong' }), 'store.password'],
    ['without the database', () => server({ pathname: '/nowhere' }), 'store.missing-database'],
    ['that is not there', () => server({ port: '1' }), 'store.unreachable'],
    ['at an unknown address', () => server({ hostname: 'no-such-host.invalid' }), 'store.unreachable'],
  ];
  it.each(cases)('%s is reported', async (_what, url, code) => {
    await expect(openStore({ dataDir, databaseUrl: url() })).rejects.toMatchObject({ code });
  });

  it('of ClickHouse that is not there is reported', async () => {
    const opening = openStore({ dataDir, databaseUrl: inject('postgresUrl'), clickhouseUrl: 'http://127.0.0.1:1' });
    await expect(opening).rejects.toMatchObject({ code: 'store.unreachable' });
  });

  it('that hangs up is reported', async () => {
    const stranger = createServer((socket) => socket.destroy());
    await new Promise<void>((done) => stranger.listen(0, '127.0.0.1', done));
    const { port } = stranger.address() as { port: number };
    const opening = openStore({ dataDir, databaseUrl: `postgres://u:p@127.0.0.1:${port}/d` });
    await expect(opening).rejects.toMatchObject({ code: 'store.unreachable' });
    await new Promise((done) => stranger.close(done));
  });
});

describe('the reason in what a program says', () => {
  it.each([
    ['FATAL: could not write lock file: No space left on device', 'store.disk-full'],
    ['initdb: error: could not access directory "/root/x": Permission denied', 'store.permission'],
    ['LOG: could not bind IPv4 address "127.0.0.1": Address already in use', 'store.port-in-use'],
    ['PANIC: could not locate a valid checkpoint record', 'store.corrupt'],
    ['something else', 'store.failed'],
  ])('%s', (output, code) => {
    expect(codeOfOutput(output)).toBe(code);
  });
});
