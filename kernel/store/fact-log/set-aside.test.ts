import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openClickHouseHere } from '../clickhouse.ts';
import type { ClickHouse } from '../types.ts';
import { FactLog } from './fact-log.ts';
import type { Frame } from './frames.ts';
import { land } from './land.ts';
import { refusals } from './set-aside.ts';

let dir: string;
let engine: ClickHouse;
let troubles: string[];
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'hengdao-aside-'));
  engine = await openClickHouseHere(join(dir, 'clickhouse'));
  await engine.client.command({ query: 'CREATE TABLE hengdao.seen (n Int64) ENGINE = ReplacingMergeTree ORDER BY n' });
  troubles = [];
});
afterAll(async () => {
  await engine.close();
  rmSync(dir, { recursive: true, force: true });
});

const open = (log: string, isGone = () => false) =>
  FactLog.open({
    dir: join(dir, log),
    land: async (frames) => {
      if (isGone()) throw new Error('the engine is gone');
      await land(engine.client, frames);
    },
    trouble: (error) => troubles.push(String(error)),
    landEveryMs: 3_600_000,
  });

/** One column of one number in the native format. */
function frame(n: number, table = 'hengdao.seen', column = 'n'): Frame {
  const value = Buffer.alloc(8);
  value.writeBigInt64LE(BigInt(n));
  const name = Buffer.from(column);
  return {
    table,
    columns: column,
    bytes: Buffer.concat([Buffer.of(1, 1, name.length), name, Buffer.of(5), Buffer.from('Int64'), value]),
  };
}

async function numbers(table: string): Promise<readonly number[]> {
  const answer = await engine.client.query({ query: `SELECT n FROM ${table} FINAL ORDER BY n`, format: 'JSONEachRow' });
  return (await answer.json<{ n: number }>()).map(({ n }) => Number(n));
}

it('sets aside what the engine refuses, brings in all around it, and takes it once the reason is mended', async () => {
  const log = await open('log');
  const cut: Frame = { ...frame(3), bytes: frame(3).bytes.subarray(0, -2) };
  for (const each of [frame(1), frame(2), cut, frame(4), frame(7, 'hengdao.later'), frame(5)]) await log.append(each);
  await log.landed();
  expect(await numbers('hengdao.seen')).toEqual([1, 2, 4, 5]);
  const [, other] = log.setAside;
  expect(log.setAside.map(({ table }) => table).sort()).toEqual(['hengdao.later', 'hengdao.seen']);
  expect(other?.reason).toMatch(/Cannot read all data|does not exist/);
  expect(log.waitingBytes).toBe(0);
  await log.close();

  // What is set aside is there after a restart, and keeps nobody from starting.
  const again = await open('log');
  const missing = again.setAside.find(({ table }) => table === 'hengdao.later')?.name ?? '';
  await expect(again.retry(missing)).rejects.toThrow('does not exist');
  await engine.client.command({ query: 'CREATE TABLE hengdao.later (n Int64) ENGINE = ReplacingMergeTree ORDER BY n' });
  expect(await again.retry(missing)).toBe(true);
  expect(await again.retry(missing)).toBe(false);
  expect(await numbers('hengdao.later')).toEqual([7]);
  expect(again.setAside.map(({ table }) => table)).toEqual(['hengdao.seen']);
  await again.close();
  expect(readdirSync(join(dir, 'log'))).toEqual(['refused']);
  expect(readdirSync(join(dir, 'log', 'refused'))).toHaveLength(1);
});

it('knows the refusals by the numbers of the engine', async () => {
  const numbers = [...refusals.keys()];
  const answer = await engine.client.query({
    query: `SELECT arrayMap(code -> errorCodeToName(code), [${numbers}]) AS names`,
    format: 'JSONEachRow',
  });
  expect(await answer.json()).toEqual([{ names: [...refusals.values()] }]);
});

it('sets nothing aside while the engine is gone', async () => {
  let isGone = true;
  const log = await open('gone', () => isGone);
  await log.append(frame(10));
  await log.append(frame(11, 'hengdao.nowhere'));
  await expect(log.landed()).rejects.toThrow('the engine is gone');
  expect(log.setAside).toEqual([]);
  isGone = false;
  await log.landed();
  expect(await numbers('hengdao.seen')).toContain(10);
  expect(log.setAside.map(({ table }) => table)).toEqual(['hengdao.nowhere']);
  await log.close();
});

it('finds one bad frame among many without trying each', async () => {
  let tries = 0;
  const log = await FactLog.open({
    dir: join(dir, 'many'),
    land: (frames) => {
      tries += 1;
      return land(engine.client, frames);
    },
    trouble: (error) => troubles.push(String(error)),
    landEveryMs: 3_600_000,
  });
  await Promise.all(
    Array.from({ length: 1000 }, (_, n) => log.append(n === 617 ? frame(n, 'hengdao.seen', 'm') : frame(1000 + n))),
  );
  await log.landed();
  expect(tries).toBeLessThan(30);
  expect(log.setAside).toHaveLength(1);
  expect((await numbers('hengdao.seen')).filter((n) => n >= 1000)).toHaveLength(999);
  await log.close();
});
