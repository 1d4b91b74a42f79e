import { sql } from 'kysely';
import { factTable } from '../store/naming.ts';
import type { Db } from '../store/types.ts';
import type { FactRow } from './encode.ts';
import type { GroupCommit } from './group-commit.ts';

/** Facts of a transaction wait here until it is committed. */
export async function toOutbox(db: Db, app: string, fact: string, source: string, rows: readonly FactRow[]) {
  await sql`
    INSERT INTO kernel.fact_outbox (app, fact, source, rows)
    VALUES (${app}, ${fact}, ${source}, ${JSON.stringify(rows)}::jsonb)`.execute(db);
}

interface OutboxRow {
  readonly id: number;
  readonly app: string;
  readonly fact: string;
  readonly rows: readonly FactRow[];
}

const batch = 500;

/**
 * Ships one batch. A kill between the insert and the removal ships it again, which counts once, since a fact is named
 * by its key. The rows stay locked meanwhile: whoever ships next waits and then finds them gone.
 */
async function shipBatch(db: Db, commit: GroupCommit): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    const { rows } = await sql<OutboxRow>`
      SELECT id, app, fact, rows FROM kernel.fact_outbox ORDER BY id LIMIT ${sql.lit(batch)} FOR UPDATE`.execute(tx);
    if (rows.length === 0) return 0;
    await Promise.all(rows.map((row) => commit.insert(factTable(row.app, row.fact), row.rows)));
    await sql`DELETE FROM kernel.fact_outbox WHERE id = ANY(${rows.map((row) => row.id)}::bigint[])`.execute(tx);
    return rows.length;
  });
}

/** Ships all that is committed. Returns how many entries went. */
export async function shipOutbox(db: Db, commit: GroupCommit): Promise<number> {
  let total = 0;
  for (;;) {
    const waiting = await sql`SELECT FROM kernel.fact_outbox LIMIT 1`.execute(db);
    if (waiting.rows.length === 0) return total;
    total += await shipBatch(db, commit);
  }
}
