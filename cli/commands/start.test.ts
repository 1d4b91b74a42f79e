import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Run, hengdao as run } from '../../test/harness/hengdao.ts';
import { readPasswords } from '../start/first-start.ts';

const dir = mkdtempSync(join(tmpdir(), 'hengdao-start-'));
// The database's own user must reach its folder below this one.
chmodSync(dir, 0o711);
const dataDir = join(dir, 'data');

const hengdao = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => run(dataDir, args, env);

let first: Run;
let firstUrl: string;
beforeAll(async () => {
  first = hengdao(['start']);
  firstUrl = await first.url;
}, 120_000);
afterAll(async () => {
  first.child.kill('SIGKILL');
  await first.exit;
  rmSync(dir, { recursive: true, force: true });
});

const login = (url: string, password: string) =>
  fetch(`${url}/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hengdao': '1' },
    body: JSON.stringify({ login: 'admin', password }),
  });

it('shows the generated passwords once, and they work', async () => {
  const password = readPasswords(join(dataDir, 'accounts.txt')).get('admin') ?? '';
  expect(first.said()).toContain(password);
  expect((await login(firstUrl, password)).status).toBe(200);
  expect((await fetch(firstUrl)).headers.get('content-type')).toBe('text/html; charset=utf-8');
});

it('says plainly that the folder or the port is taken', async () => {
  const sameFolder = hengdao(['start']);
  expect(await sameFolder.exit).toBe(1);
  expect(sameFolder.said()).toContain('数据目录正被另一个衡道进程使用');
  const samePort = hengdao(['start'], { PORT: new URL(firstUrl).port });
  expect(await samePort.exit).toBe(1);
  expect(samePort.said()).toContain('已被占用');
});

it('stops cleanly at a Ctrl-C that arrives twice, and starts again with what it held', async () => {
  first.child.kill('SIGINT');
  first.child.kill('SIGINT');
  expect(await first.exit).toBe(0);
  const verified = hengdao(['journal', 'verify']);
  expect(await verified.exit).toBe(0);
  expect(verified.said()).toContain('待入链 0 条');
  const second = hengdao(['start']);
  const url = await second.url;
  const password = readPasswords(join(dataDir, 'accounts.txt')).get('admin') ?? '';
  expect(second.said()).not.toContain(password);
  expect((await login(url, password)).status).toBe(200);
  second.child.kill('SIGTERM');
  expect(await second.exit).toBe(0);
}, 120_000);
