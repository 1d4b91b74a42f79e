import { sql } from 'kysely';
import { sm3 } from '../store/sm3.ts';
import type { Db } from '../store/types.ts';

/** What the first link is chained to. */
export const chainStart = '0'.repeat(64);

/** Any constant: only one sealer at a time extends the chain. */
const sealerLock = 20_240_702;
const batch = 2_000;

/** hash = SM3(hash of the link before, followed by the entry's canonical JSON), both as UTF-8 text. */
export function linkHash(previous: string, canonical: string): string {
  return sm3(previous + canonical);
}

async function sealBatch(db: Db): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(${sql.lit(sealerLock)})`.execute(tx);
    const last = await sql<{ n: number; hash: string }>`
      SELECT n, hash FROM kernel.journal_link ORDER BY n DESC LIMIT 1`.execute(tx);
    const { rows } = await sql<{ id: string; canonical: string }>`
      SELECT e.id, e.canonical FROM kernel.journal_unsealed u JOIN kernel.journal_entry e ON e.id = u.entry_id
      ORDER BY e.seq LIMIT ${sql.lit(batch)}`.execute(tx);
    if (rows.length === 0) return 0;
    let { n, hash } = last.rows[0] ?? { n: 0, hash: chainStart };
    const links = rows.map((row) => {
      n += 1;
      hash = linkHash(hash, row.canonical);
      return { n, id: row.id, hash };
    });
    await sql`
      INSERT INTO kernel.journal_link (n, entry_id, hash)
      SELECT * FROM unnest(${links.map((link) => link.n)}::bigint[], ${links.map((link) => link.id)}::uuid[],
        ${links.map((link) => link.hash)}::text[])`.execute(tx);
    await sql`
      DELETE FROM kernel.journal_unsealed WHERE entry_id = ANY(${links.map((link) => link.id)}::uuid[])`.execute(tx);
    return rows.length;
  });
}

/** Links all committed entries that have no link yet; how many it has linked. Run on a short interval and at the stop. */
export async function sealJournal(db: Db): Promise<number> {
  let total = 0;
  for (let sealed = await sealBatch(db); sealed > 0; sealed = sealed < batch ? 0 : await sealBatch(db)) total += sealed;
  return total;
}
