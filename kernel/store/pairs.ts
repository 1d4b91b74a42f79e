import { sql } from 'kysely';
import { searchText } from './conditions.ts';
import type { Db } from './types.ts';

/** The pairs of signs by which an index finds a text fastest; undefined for one that no index finds. */
export async function rarePairs(db: Db, search: string | undefined): Promise<readonly string[] | undefined> {
  const text = searchText(search);
  if ([...text].length < 2) return undefined;
  const { rows } = await sql<{ rare: readonly string[] | null }>`select kernel.rare_pairs(${text}) as rare`.execute(db);
  return rows[0]?.rare ?? undefined;
}

/** Takes over from the database's statistics which pairs are common. Cheap; run now and then. */
export async function learnPairs(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`delete from kernel.pair_frequency`.execute(tx);
    await sql`
      insert into kernel.pair_frequency (pair, frequency)
      select common.pair, max(common.frequency)
      from pg_stats s
      cross join unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as common (pair, frequency)
      where s.attname = 'pairs' and common.pair is not null
      group by common.pair`.execute(tx);
  });
}
