import { type RawBuilder, sql } from 'kysely';
import { assert } from '../base/assert.ts';
import type { Db } from './types.ts';

/** Rows that are fetched, and held in memory, at once. */
const batchRows = 1000;

/**
 * The rows of a query in batches, all from one snapshot, however many there are; the first batch comes even when it is
 * empty. Holds one connection until it ends. Who stops taking rows for a minute loses the snapshot, which would keep
 * the server from clearing away old rows.
 */
export async function* streamRows<T>(db: Db, query: RawBuilder<T>): AsyncGenerator<readonly T[]> {
  assert(!db.isTransaction, 'a stream has a snapshot of its own');
  const tx = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
  try {
    await sql`SET LOCAL idle_in_transaction_session_timeout = '60s'`.execute(tx);
    // The planner would otherwise prefer a way that is quick for the first tenth of the rows.
    await sql`SET LOCAL cursor_tuple_fraction = 1`.execute(tx);
    await sql`DECLARE streamed NO SCROLL CURSOR FOR ${query}`.execute(tx);
    for (let more = true; more; ) {
      const { rows } = await sql<T>`FETCH ${sql.lit(batchRows)} FROM streamed`.execute(tx);
      more = rows.length === batchRows;
      yield rows;
    }
  } finally {
    await tx.rollback().execute();
  }
}
