import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testStore } from '../../test/stores.ts';
import { instant, text } from '../sdk/field.ts';
import { listPage } from './list-page.ts';
import { learnPairs } from './pairs.ts';
import { type SoughtBy, whereSql } from './postgres-where.ts';
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

async function found(search: string, by: SoughtBy = 'pairs'): Promise<number> {
  const where = whereSql({ alias: 'n', fields, search, by });
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
  expect(await found(search, 'rare')).toBe(hits);
  expect(await found(search, 'text')).toBe(hits);
});

it('the pairs of a text are its adjacent signs, in lower case', async () => {
  const { rows } = await sql<{ pairs: readonly string[] }>`
    select kernel.pairs('出租Car') as pairs union all select kernel.pairs('桥') union all select kernel.pairs('')`.execute(
    store.db,
  );
  expect(rows.map((row) => row.pairs)).toEqual([['出租', '租c', 'ca', 'ar'], [], []]);
});

it('a word is known by its rare pairs, or by the rarest where all are common', async () => {
  await sql`create table public.remark as
    select '养护作业' || n as body from generate_series(1, 200) n union all select '养护工作' from generate_series(1, 100)`.execute(
    store.db,
  );
  await sql`create index on public.remark using gin (kernel.pairs(body))`.execute(store.db);
  const rare = async (word: string) => {
    const { rows } = await sql<{ rare: readonly string[] }>`select kernel.rare_pairs(${word}) as rare`.execute(
      store.db,
    );
    return rows[0]?.rare;
  };
  expect(await rare('养护作业')).toEqual(['养护', '护作', '作业']);
  await sql`analyze public.remark`.execute(store.db);
  await learnPairs(store.db);
  expect(await rare('养护作业')).toEqual(['护作']);
  expect(await rare('养护作业船')).toEqual(['业船']);
});

/** Many rows, of which common words stand in all months and a seasonal one only in the oldest. */
it('a page of a search is the same by whatever way it is found', async () => {
  await sql`create table public.call (id int primary key, at timestamptz not null, body text, remark text)`.execute(
    store.db,
  );
  await sql`insert into public.call
    select n, timestamptz '2026-01-01' + n * interval '1 minute',
      case when n % 5 = 0 then '收费站排队' when n < 2000 then '除雪不及时' else '公交晚点' end,
      case when n % 700 = 0 then '夔门ETC' end
    from generate_series(1, 12000) n`.execute(store.db);
  await sql`create index on public.call using gin (kernel.pairs(body))`.execute(store.db);
  await sql`create index on public.call (at)`.execute(store.db);
  await sql`analyze public.call`.execute(store.db);
  await learnPairs(store.db);
  const shown = { ...fields, at: instant('时间', { required: true, indexed: true }) };
  const columns = sql`c.id, c.body`;
  const base = { table: 'public.call', alias: 'c', fields: shown, columns };
  const words = ['收费站', '收费', '除雪', '站排', '费站收', '夔门', 'etc', '雪', '没有的词'];
  const spans = [0, 40, 480, 2380].map((offset) => ({ pageSize: 20, offset }));
  for (const search of words) {
    const { rows: hits } = await sql<{ id: number }>`
      select id from public.call where body ilike ${`%${search}%`} or remark ilike ${`%${search}%`}
      order by at desc, id`.execute(store.db);
    for (const span of spans) {
      for (const sort of [['-at'], ['body', '-at']]) {
        const { rows, total, more } = await listPage<{ id: number; body: string }>(
          store.db,
          { ...base, search, sort },
          span,
        );
        expect(more ? hits.length > total : hits.length === total).toBe(true);
        if (sort.length > 1) expect(rows).toHaveLength(Math.max(0, Math.min(20, hits.length - span.offset)));
        else expect(rows.map(({ id }) => id)).toEqual(hits.slice(span.offset, span.offset + 20).map(({ id }) => id));
      }
    }
  }
});
