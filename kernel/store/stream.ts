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
  const { connection, release } = await takeConnection(db);
  try {
    await sql`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY`.execute(connection);
    await sql`SET LOCAL idle_in_transaction_session_timeout = '60s'`.execute(connection);
    // The planner would otherwise prefer a way that is quick for the first tenth of the rows.
    await sql`SET LOCAL cursor_tuple_fraction = 1`.execute(connection);
    await sql`DECLARE streamed NO SCROLL CURSOR FOR ${query}`.execute(connection);
    for (let more = true; more; ) {
      const { rows } = await sql<T>`FETCH ${sql.lit(batchRows)} FROM streamed`.execute(connection);
      more = rows.length === batchRows;
      yield rows;
    }
  } finally {
    await sql`ROLLBACK`.execute(connection).finally(release);
  }
}

/** One connection for as long as it takes. A transaction of Kysely's would keep it for good when the server goes away. */
function takeConnection(db: Db): Promise<{ readonly connection: Db; readonly release: () => void }> {
  return new Promise((taken, fail) => {
    const hold = (connection: Db) => new Promise<void>((release) => taken({ connection, release }));
    db.connection().execute(hold).catch(fail);
  });
}
