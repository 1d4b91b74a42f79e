import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testStore } from '../../test/stores.ts';
import { text } from '../sdk/field.ts';
import { learnPairs, rarePairs } from './pairs.ts';
import { whereSql } from './postgres-where.ts';
import type { Store } from './types.ts';

let store: Store;
beforeAll(async () => {
  store = await testStore();
  await sql`create table public.note (body text, remark text)`.execute(store.db);
  await sql`insert into public.note values
    ('机场出租汽车拒载', null), ('租车合同', '出租'), ('公交站台', 'ABC大桥'), ('', ''), ('桥', '出'), ('😀出租', null)`.execute(
    store.db,
  );
});
afterAll(() => store?.close());

const fields = { body: text('正文', { search: 'pairs' }), remark: text('备注', { search: true }) } as const;

async function found(search: string, rare?: readonly string[]): Promise<number> {
  const where = whereSql({ alias: 'n', fields, search, rare });
  const { rows } = await sql<{ hits: number }>`select count(*) as hits from public.note n where ${where}`.execute(
    store.db,
  );
  return rows[0]?.hits ?? 0;
}

it.each([
  ['租', 3],
  ['出租', 3],
  ['租汽车', 1],
  ['出租车', 0],
  ['abc大', 1],
  ['站台', 1],
  ['%', 0],
  ['😀出', 1],
])('a search for %s finds %i rows, pairs or not, as the text itself says', async (search, hits) => {
  expect(await found(search)).toBe(hits);
  expect(await found(search, await rarePairs(store.db, search))).toBe(hits);
});

it('the pairs of a text are its adjacent signs, in lower case', async () => {
  const { rows } = await sql<{ pairs: readonly string[] }>`
    select kernel.pairs('出租Car') as pairs union all select kernel.pairs('桥') union all select kernel.pairs('')`.execute(
    store.db,
  );
  expect(rows.map((row) => row.pairs)).toEqual([['出租', '租c', 'ca', 'ar'], [], []]);
});

it('a word is sought by its rare pairs, or by the rarest where all are common', async () => {
  await sql`create table public.remark as
    select '养护作业' || n as body from generate_series(1, 200) n union all select '养护工作' from generate_series(1, 100)`.execute(
    store.db,
  );
  await sql`create index on public.remark using gin (kernel.pairs(body))`.execute(store.db);
  expect(await rarePairs(store.db, '养护作业')).toEqual(['养护', '护作', '作业']);
  await sql`analyze public.remark`.execute(store.db);
  await learnPairs(store.db);
  expect(await rarePairs(store.db, '养护作业')).toEqual(['护作']);
  expect(await rarePairs(store.db, '养护作业船')).toEqual(['业船']);
  expect(await rarePairs(store.db, '养')).toBeUndefined();
});
