import { sql } from 'kysely';
import type { Db } from './types.ts';

/** Runs `work` behind a savepoint of somebody's transaction: when it fails it leaves nothing, and the rest goes on. */
export async function inSavepoint<T>(db: Db, work: () => Promise<T>): Promise<T> {
  await sql`savepoint part`.execute(db);
  try {
    const result = await work();
    await sql`release savepoint part`.execute(db);
    return result;
  } catch (error) {
    await sql`rollback to savepoint part`.execute(db);
    throw error;
  }
}
