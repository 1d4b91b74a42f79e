import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testStore } from '../../test/stores.ts';
import { text } from '../sdk/field.ts';
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

async function found(search: string): Promise<number> {
  const where = whereSql({ alias: 'n', fields, search });
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
});

it('the pairs of a text are its adjacent signs, in lower case', async () => {
  const { rows } = await sql<{ pairs: readonly string[] }>`
    select kernel.pairs('出租Car') as pairs union all select kernel.pairs('桥') union all select kernel.pairs('')`.execute(
    store.db,
  );
  expect(rows.map((row) => row.pairs)).toEqual([['出租', '租c', 'ca', 'ar'], [], []]);
});
