import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LogFile } from './log-file.ts';

let dir: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hengdao-log-'));
  path = join(dir, 'server.log');
});
afterEach(() => rmSync(dir, { recursive: true }));

it('is put aside at its size, the youngest few are kept, and a later start goes on', () => {
  const open = () => new LogFile({ path, maxBytes: 100, keep: 2 });
  const first = open();
  for (let n = 10; n < 40; n += 1) first.write(`{"line":${n}}\n`);
  first.close();
  const second = open();
  second.write('{"line":40}\n');
  second.close();
  expect(readdirSync(dir).sort()).toEqual(['server.log', 'server.log.1', 'server.log.2']);
  for (const name of readdirSync(dir)) {
    expect(statSync(join(dir, name)).size).toBeLessThanOrEqual(100);
    expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600);
  }
  const kept = ['server.log.2', 'server.log.1', 'server.log'].map((name) => readFileSync(join(dir, name), 'utf8'));
  const lines = kept.join('').trimEnd().split('\n');
  expect(lines).toEqual(Array.from({ length: lines.length }, (_, n) => `{"line":${41 - lines.length + n}}`));
});

it('holds no passwords of database addresses', () => {
  const log = new LogFile({ path });
  log.say('cannot reach postgres://hengdao:s3cret@10.0.0.1:5432/hengdao or http://default:other@host');
  log.close();
  const text = readFileSync(path, 'utf8');
  expect(text).not.toMatch(/s3cret|other/);
  expect(text).toContain('postgres://hengdao:***@10.0.0.1:5432/hengdao');
});

it('stops nobody when it cannot be written, and tells how much it has lost', () => {
  const log = new LogFile({ path: join(dir, 'later/server.log') });
  log.say('one');
  log.say('two');
  expect(existsSync(join(dir, 'later'))).toBe(false);
  mkdirSync(join(dir, 'later'));
  log.say('three');
  log.close();
  const said = readFileSync(join(dir, 'later/server.log'), 'utf8').trimEnd().split('\n');
  expect(said.map((line) => JSON.parse(line).msg)).toEqual(['2 lines of the log were lost', 'three']);
});
