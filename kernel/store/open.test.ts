import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from './open.ts';
import type { Store } from './types.ts';

let dataDir: string;
let open: Store[];

async function opened(): Promise<Store> {
  const store = await openStore({ dataDir });
  open.push(store);
  return store;
}

beforeEach(() => {
  const parent = mkdtempSync(join(tmpdir(), 'hengdao-open-'));
  // The server's own user must reach its folder.
  chmodSync(parent, 0o711);
  dataDir = join(parent, 'data');
  open = [];
});

afterEach(async () => {
  for (const store of open) await store.close();
  rmSync(join(dataDir, '..'), { recursive: true, force: true });
});

describe('an embedded store', () => {
  it('keeps rows, facts and files over a restart', async () => {
    const first = await opened();
    await sql`CREATE TABLE thing (n bigint, d date, x numeric(20,4), at timestamptz, j jsonb)`.execute(first.db);
    await sql`INSERT INTO thing VALUES (42, '2024-07-01', 12.3400, '2024-07-01T08:00:00.123456+08:00', '{"a":1}')`.execute(
      first.db,
    );
    const hash = await first.files.put(Buffer.from('abc'), 'a.txt');
    await open.pop()?.close();
    const second = await opened();
    const { rows } = await sql`SELECT * FROM thing`.execute(second.db);
    expect(rows).toEqual([{ n: 42, d: '2024-07-01', x: 12.34, at: '2024-07-01T08:00:00+08:00', j: { a: 1 } }]);
    expect(Buffer.from(await second.files.get(hash)).toString()).toBe('abc');
    const answer = await second.facts.query({
      query: "SELECT toInt64(5) n, toDecimal64('1.25', 2) d",
      format: 'JSONEachRow',
    });
    expect(await answer.json()).toEqual([{ n: 5, d: 1.25 }]);
  });

  it('writes facts while a long question runs', async () => {
    const { facts } = await opened();
    await facts.command({ query: 'CREATE TABLE hengdao.beside (n Int8) ENGINE = MergeTree ORDER BY n' });
    const order: string[] = [];
    const ask = async () => {
      const answer = await facts.query({ query: 'SELECT sleep(2)', format: 'JSONEachRow' });
      await answer.json();
      order.push('answered');
    };
    const write = async () => {
      await facts.insert({ table: 'hengdao.beside', values: [{ n: 1 }], format: 'JSONEachRow' });
      order.push('written');
    };
    await Promise.all([ask(), write()]);
    expect(order).toEqual(['written', 'answered']);
  });

  it('keeps the password from other users', async () => {
    await opened();
    expect(statSync(join(dataDir, 'postgres', 'password')).mode & 0o777).toBe(0o600);
  });
});
