import { inSavepoint } from '../store/savepoint.ts';
import type { Db } from '../store/types.ts';

/** PostgreSQL broke a deadlock or a serialization conflict: nothing was written, so the work may simply run again. */
function isLostRace(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === '40P01' || code === '40001';
}

const attempts = 3;

/**
 * Runs `work` whole or not at all: in a transaction of its own, or, inside somebody's transaction, behind a savepoint,
 * so that a caught refusal leaves nothing behind.
 */
export async function whole<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  if (db.isTransaction) return inSavepoint(db, () => work(db));
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt >= attempts || !isLostRace(error)) throw error;
    }
  }
}
