import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { Refusal } from '../base/refusal.ts';
import type { Who } from '../sdk/ctx.ts';
import { kept } from '../store/kept-plans.ts';
import type { Db } from '../store/types.ts';

/** One request, as the one who sends it names it: the same key with the same content is the same request. */
export interface RequestKey {
  readonly key: string;
  readonly content: unknown;
}

/**
 * Takes the key within the transaction of the request. Returns the case that the same request has already changed, or
 * null when it is the first. A second one that comes at the same time waits until the first has committed or failed.
 */
export async function takeKey(db: Db, who: Who, request: RequestKey, now: Date): Promise<string | null> {
  const hash = createHash('sm3').update(JSON.stringify(request.content)).digest('hex');
  const taken = await sql`${kept}
    insert into kernel.idempotency (person_id, key, request_hash, at)
    values (${who.personId}, ${request.key}, ${hash}, ${now})
    on conflict (person_id, key) do nothing returning 1`.execute(db);
  if (taken.rows.length > 0) return null;
  const { rows } = await sql<{ request_hash: string; case_id: string }>`
    select request_hash, case_id from kernel.idempotency
    where person_id = ${who.personId} and key = ${request.key}`.execute(db);
  const [first] = rows;
  if (first?.request_hash !== hash) throw new Refusal('input.invalid', { detail: '同一请求编号用于不同的内容。' });
  return first.case_id;
}

/** Notes, in the same transaction, which case the request has changed. */
export async function keepResult(db: Db, who: Who, request: RequestKey, caseId: string): Promise<void> {
  await sql`${kept} update kernel.idempotency set case_id = ${caseId}
    where person_id = ${who.personId} and key = ${request.key}`.execute(db);
}

/** Forgets keys older than `before`: a client repeats within minutes, not weeks. */
export async function forgetKeys(db: Db, before: Date): Promise<void> {
  await sql`delete from kernel.idempotency where at < ${before}`.execute(db);
}
