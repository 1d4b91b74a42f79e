import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore } from '../../test/stores.ts';
import { begun } from '../base/begun.ts';
import { streamClickHouse } from './clickhouse-stream.ts';
import { streamRows } from './stream.ts';
import type { Store } from './types.ts';

interface Row {
  readonly n: number;
}

let store: Store;
beforeAll(async () => {
  store = await testStore();
  await sql`CREATE TABLE streamed AS SELECT n::bigint FROM generate_series(1, 2500) n`.execute(store.db);
  await store.facts.command({ query: 'CREATE TABLE hengdao.streamed (n Int64) ENGINE = MergeTree ORDER BY n' });
  await store.facts.command({ query: 'INSERT INTO hengdao.streamed SELECT number + 1 FROM numbers(200000)' });
});
afterAll(() => store.close());

const from = (least: number) =>
  streamRows<Row>(store.db, sql`SELECT n FROM streamed WHERE n >= ${least} AND n = ANY(${[1, 2500, least]}) OR n > 1`);
const facts = (text: string, values: Record<string, unknown> = {}) =>
  streamClickHouse<Row>(store.facts, { text, values });

async function sizes(batches: AsyncIterable<readonly unknown[]>): Promise<readonly number[]> {
  const all: number[] = [];
  for await (const batch of batches) all.push(batch.length);
  return all;
}

async function openTransactions(): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    SELECT count(*) AS open FROM pg_stat_activity
    WHERE datname = current_database() AND state LIKE 'idle in transaction%'`.execute(store.db);
  return rows[0]?.open ?? -1;
}

describe('rows of PostgreSQL', () => {
  it('come in batches, the last one short, none twice', async () => {
    expect(await sizes(from(1))).toEqual([1000, 1000, 500]);
    const exact = streamRows(store.db, sql`SELECT n FROM streamed LIMIT 1000`);
    expect(await sizes(exact)).toEqual([1000, 0]);
    expect(await sizes(streamRows(store.db, sql`SELECT n FROM streamed WHERE false`))).toEqual([0]);
  });

  it('are those of one moment, whatever is written meanwhile', async () => {
    let sum = 0;
    for await (const batch of streamRows<Row>(store.db, sql`SELECT n FROM streamed ORDER BY n`)) {
      if (sum === 0) await sql`UPDATE streamed SET n = n + 10000`.execute(store.db);
      sum += batch.reduce((total, { n }) => total + n, 0);
    }
    expect(sum).toBe((2500 * 2501) / 2);
  });

  it('hold no connection once somebody has stopped taking them, or has never begun', async () => {
    for await (const batch of from(1)) {
      expect(batch).toHaveLength(1000);
      expect(await openTransactions()).toBe(1);
      break;
    }
    const left = await begun(from(1));
    expect(await openTransactions()).toBe(1);
    await left.return?.();
    expect(await openTransactions()).toBe(0);
    await expect(sizes(streamRows(store.db, sql`SELECT nothing FROM streamed`))).rejects.toMatchObject({
      code: '42703',
    });
    expect(await openTransactions()).toBe(0);
  });
});

describe('rows of ClickHouse', () => {
  it('come in batches and beside other work of the engine', async () => {
    let rows = 0;
    let last = 0;
    for await (const batch of facts('SELECT n FROM hengdao.streamed WHERE n > {least:Int64} ORDER BY n', {
      least: 5,
    })) {
      if (rows === 0) await store.facts.command({ query: 'INSERT INTO hengdao.streamed VALUES (-1)' });
      rows += batch.length;
      last = batch.at(-1)?.n ?? last;
      expect(batch.length).toBeLessThanOrEqual(1000);
    }
    expect({ rows, last }).toEqual({ rows: 199_995, last: 200_000 });
    expect(await sizes(facts('SELECT n FROM hengdao.streamed WHERE false'))).toEqual([0]);
  });

  it('may be left half way, and a wrong question is told at once', async () => {
    for await (const _ of facts('SELECT n FROM hengdao.streamed')) break;
    await expect(sizes(facts('SELECT nothing FROM hengdao.streamed'))).rejects.toThrow('nothing');
    expect(await sizes(facts('SELECT n FROM hengdao.streamed LIMIT 3'))).toEqual([3]);
  });
});
