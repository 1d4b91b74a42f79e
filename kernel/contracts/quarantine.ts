import { sql } from 'kysely';
import { isId, newId } from '../base/ids.ts';
import { Refusal } from '../base/refusal.ts';
import type { Who } from '../sdk/ctx.ts';
import type { Page } from '../sdk/filter.ts';
import { pageOf } from '../store/conditions.ts';
import type { Sql } from '../store/postgres-where.ts';
import { sm3 } from '../store/sm3.ts';
import type { Db } from '../store/types.ts';
import type { ContractsDeps } from './deps.ts';
import { visibleRows } from './visible.ts';

/** A part of what came in that could not be taken; its original bytes are kept. */
export interface BadPart {
  readonly code: string;
  readonly reason: string;
  readonly original: Uint8Array;
  readonly place?: string;
}

export interface QuarantineQuery {
  readonly app?: string;
  readonly contract?: string;
  readonly state?: 'open' | 'resolved' | 'dismissed';
  readonly page?: number;
  readonly pageSize?: number;
}

export interface QuarantineRow {
  readonly id: string;
  readonly intakeId: string;
  readonly app: string;
  readonly contract: string;
  readonly at: string;
  readonly code: string;
  readonly reason: string;
  /** The original as text; bytes that are no UTF-8 show as replacement signs. */
  readonly original: string;
  readonly place: string | null;
  readonly seen: number;
  readonly state: 'open' | 'resolved' | 'dismissed';
  readonly decidedAt: string | null;
  readonly decidedByName: string | null;
  readonly decidedWhy: string | null;
}

/** PostgreSQL keeps no NUL in text; the original bytes are kept as they are. */
const plain = (text: string) => text.replaceAll('\u0000', '\ufffd');

/** Keeps the bad parts of one intake; one that is open already under the same reason is counted, not kept again. */
export async function quarantine(
  db: Db,
  intake: { readonly id: string; readonly app: string; readonly contract: string },
  parts: readonly BadPart[],
  now: Date,
): Promise<void> {
  for (const part of parts) {
    await sql`
      insert into kernel.quarantine
        (id, intake_id, app, contract, at, code, reason, original, original_hash, place)
      values (${newId(now.getTime())}, ${intake.id}, ${intake.app}, ${intake.contract}, ${now}, ${part.code},
        ${plain(part.reason)}, ${Buffer.from(part.original)}, ${sm3(part.original)}, ${part.place ?? null})
      on conflict (app, contract, code, original_hash, coalesce(place, '')) where state = 'open'
      do update set seen = quarantine.seen + 1`.execute(db);
  }
}

interface StoredRow extends Omit<QuarantineRow, 'original'> {
  readonly original: Buffer;
}

const columns = sql`q.id, q.intake_id as "intakeId", q.app, q.contract, q.at, q.code, q.reason, q.original, q.place,
  q.seen, q.state, q.decided_at as "decidedAt", q.decided_by_name as "decidedByName", q.decided_why as "decidedWhy"`;

function within(deps: ContractsDeps, who: Who, query: QuarantineQuery): Sql {
  const state = query.state === undefined ? sql`true` : sql`q.state = ${query.state}`;
  return sql`${visibleRows(deps, who, 'q', query)} and ${state}`;
}

export async function listQuarantine(
  deps: ContractsDeps,
  who: Who,
  query: QuarantineQuery = {},
): Promise<Page<QuarantineRow>> {
  const { page, pageSize, offset } = pageOf(query);
  const where = within(deps, who, query);
  const { rows } = await sql<StoredRow>`
    select ${columns} from kernel.quarantine q where ${where}
    order by q.at desc, q.id limit ${pageSize} offset ${offset}`.execute(deps.store.db);
  const counted = await sql<{ total: number }>`
    select count(*) as total from kernel.quarantine q where ${where}`.execute(deps.store.db);
  const shown = rows.map((row) => ({ ...row, original: row.original.toString('utf8') }));
  return { rows: shown, total: counted.rows[0]?.total ?? 0, page, pageSize };
}

/** Closes an open part with the reason: `resolved` when it was put right and sent again, `dismissed` when it was naught. */
export async function decideQuarantine(
  deps: ContractsDeps,
  who: Who,
  id: string,
  decision: 'resolved' | 'dismissed',
  why: string,
): Promise<void> {
  if (why.trim() === '') throw new Refusal('input.invalid', { detail: '请填写处理说明。' });
  if (!isId(id)) throw new Refusal('record.missing', { what: '隔离数据' });
  const now = deps.clock.now();
  await deps.store.db.transaction().execute(async (db) => {
    const { rows } = await sql<{ state: string; app: string; contract: string }>`
      select q.state, q.app, q.contract from kernel.quarantine q
      where q.id = ${id} and ${within(deps, who, {})} for update`.execute(db);
    const [row] = rows;
    if (!row) throw new Refusal('record.missing', { what: '隔离数据' });
    if (row.state !== 'open') throw new Refusal('record.changed');
    await sql`
      update kernel.quarantine set state = ${decision}, decided_at = ${now}, decided_by = ${who.personId},
        decided_by_name = ${who.name}, decided_why = ${why} where id = ${id}`.execute(db);
    await deps.journal.append(db, {
      who,
      action: `quarantine.${decision}`,
      subject: `${row.app}.${row.contract}/${id}`,
      detail: { why },
    });
  });
}
