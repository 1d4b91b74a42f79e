import { sql } from 'kysely';
import { kept } from './kept-plans.ts';
import type { Db } from './types.ts';

/** The pairs of signs by which an index finds a text best. */
export async function rarePairs(db: Db, text: string): Promise<readonly string[]> {
  const { rows } = await sql<{ rare: readonly string[] | null }>`${kept}
    select kernel.rare_pairs(${text}) as rare`.execute(db);
  return rows[0]?.rare ?? [];
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
