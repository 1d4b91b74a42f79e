import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FactLog, type FactLogOptions } from './fact-log.ts';
import { type Frame, framePieces, readFrames } from './frames.ts';

let dir: string;
let landed: string[];
let isEngineGone: boolean;
let troubles: string[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hengdao-log-'));
  landed = [];
  isEngineGone = false;
  troubles = [];
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const open = (more: Partial<FactLogOptions> = {}) =>
  FactLog.open({
    dir,
    land: async (frames) => {
      if (isEngineGone) throw new Error('the engine is gone');
      landed.push(...frames.map(({ bytes }) => bytes.toString()));
    },
    trouble: (error) => troubles.push(String(error)),
    landEveryMs: 3_600_000,
    ...more,
  });
const frame = (text: string): Frame => ({ table: 'hengdao.x', columns: 'a, b', bytes: Buffer.from(text) });
const files = () => readdirSync(dir);
const only = () => join(dir, files()[0] ?? '');

it('lands what was acknowledged when somebody asks, in the order it came, and keeps nothing', async () => {
  const log = await open();
  await Promise.all(['one', 'two', 'three'].map((text) => log.append(frame(text))));
  expect(landed).toEqual([]);
  await Promise.all([log.landed(), log.landed()]);
  expect(landed).toEqual(['one', 'two', 'three']);
  expect(files()).toEqual(['refused']);
  await log.append(frame('four'));
  await log.close();
  expect(landed).toEqual(['one', 'two', 'three', 'four']);
  expect(files()).toEqual(['refused']);
});

it('takes on while the engine is gone, tells who asks, and lands all when it is back', async () => {
  const log = await open({ segmentBytes: 100 });
  isEngineGone = true;
  for (let n = 0; n < 20; n += 1) await log.append(frame(`fact ${n}`));
  expect(files().length).toBeGreaterThan(3);
  await expect(log.landed()).rejects.toThrow('the engine is gone');
  isEngineGone = false;
  await log.append(frame('fact 20'));
  await log.landed();
  expect(landed).toEqual(Array.from({ length: 21 }, (_, n) => `fact ${n}`));
  await log.close();
});

it('refuses more than it may hold for an engine that is gone, and takes on afterwards', async () => {
  const log = await open({ mostBytes: 300 });
  isEngineGone = true;
  const taking = async () => {
    for (let n = 0; n < 50; n += 1) await log.append(frame(`fact ${n}`));
  };
  await expect(taking()).rejects.toThrow('the engine is gone');
  const taken = log.waitingBytes;
  isEngineGone = false;
  await log.append(frame('later'));
  await log.landed();
  expect(log.waitingBytes).toBe(0);
  expect(taken).toBeGreaterThan(300);
  expect(landed.at(-1)).toBe('later');
  await log.close();
});

it('brings in what a kill has left, up to what was cut short', async () => {
  const log = await open();
  await log.append(frame('one'));
  await log.append(frame('two'));
  // The process is gone at this point: nobody closes the log.
  const torn = Buffer.concat(framePieces(frame('never acknowledged')));
  appendFileSync(only(), torn.subarray(0, -3));
  const again = await open();
  expect(landed).toEqual(['one', 'two']);
  await again.append(frame('three'));
  await again.close();
  expect(landed).toEqual(['one', 'two', 'three']);
  await log.close();
});

it('does not open while the engine does not take what is left, and loses nothing by it', async () => {
  const log = await open();
  await log.append(frame('one'));
  isEngineGone = true;
  await expect(open()).rejects.toThrow('the engine is gone');
  await log.close();
  expect(troubles).toEqual(['Error: the engine is gone']);
  isEngineGone = false;
  await (await open()).close();
  expect(landed).toEqual(['one']);
});

it('reads no frame beyond the first damaged byte', () => {
  const path = join(dir, 'file');
  writeFileSync(path, Buffer.concat(['one', 'two', 'three'].flatMap((text) => framePieces(frame(text)))));
  const whole = readFileSync(path);
  const texts = (bytes: Buffer) => [...readFrames(bytes)].map(({ bytes }) => bytes.toString());
  expect(texts(whole)).toEqual(['one', 'two', 'three']);
  for (let at = 0; at < whole.length; at += 1) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 0x55;
    expect(['one', 'two', 'three'].slice(0, texts(damaged).length)).toEqual(texts(damaged));
    truncateSync(path, at);
    expect(texts(readFileSync(path)).length).toBeLessThan(3);
    writeFileSync(path, whole);
  }
});
