import { sql } from 'kysely';
import type { Db } from './types.ts';

/** The pairs of a text by which an index finds it fastest, and how many rows the table has as far as is known. */
export async function rarePairs(
  db: Db,
  table: string,
  text: string,
): Promise<{ readonly pairs: readonly string[]; readonly rows: number }> {
  const { rows } = await sql<{ pairs: readonly string[] | null; rows: number | null }>`
    select kernel.rare_pairs(${text}) as pairs,
      (select reltuples from pg_class where oid = to_regclass(${table})) as rows`.execute(db);
  return { pairs: rows[0]?.pairs ?? [], rows: rows[0]?.rows ?? 0 };
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
