import { type RawBuilder, sql } from 'kysely';
import { Refusal } from '../base/refusal.ts';
import type { Page } from '../sdk/filter.ts';
import type { Db } from '../store/types.ts';

export interface JournalQuery {
  readonly person?: string;
  /** An action, or a group of them by what stands before the dot: `case` finds `case.move`. */
  readonly action?: string;
  /** A subject or its beginning: `evaluation.payment/`. */
  readonly subject?: string;
  /** Instants, ISO 8601 with offset. */
  readonly from?: string;
  readonly to?: string;
  readonly page?: number;
  readonly pageSize?: number;
}

export interface JournalRow {
  readonly id: string;
  readonly at: string;
  readonly personId: string;
  readonly personName: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** Place in the chain and its hash; null while unsealed. */
  readonly n: number | null;
  readonly hash: string | null;
}

function instant(text: string): Date {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new Refusal('input.invalid', { detail: `“${text}”不是时间。` });
  return at;
}

function startsWith(text: string): string {
  return `${text.replace(/[\\%_]/g, '\\$&')}%`;
}

function conditions(query: JournalQuery): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (query.person) all.push(sql`e.person_id = ${query.person}`);
  if (query.action) all.push(sql`(e.action = ${query.action} OR e.action LIKE ${startsWith(`${query.action}.`)})`);
  if (query.subject) all.push(sql`e.subject LIKE ${startsWith(query.subject)}`);
  if (query.from) all.push(sql`e.at >= ${instant(query.from)}`);
  if (query.to) all.push(sql`e.at <= ${instant(query.to)}`);
  return sql.join(all, sql` AND `);
}

/** The journal, newest first. */
export async function listJournal(db: Db, query: JournalQuery = {}): Promise<Page<JournalRow>> {
  const page = Math.max(1, Math.trunc(query.page ?? 1));
  const pageSize = Math.min(100, Math.max(1, Math.trunc(query.pageSize ?? 20)));
  const where = conditions(query);
  const [counted, found] = await Promise.all([
    sql<{ total: number }>`SELECT count(*) AS total FROM kernel.journal_entry e WHERE ${where}`.execute(db),
    sql<JournalRow>`
      SELECT e.id, e.at, e.person_id AS "personId", e.person_name AS "personName", e.action, e.subject, e.detail,
        l.n, l.hash
      FROM kernel.journal_entry e LEFT JOIN kernel.journal_link l ON l.entry_id = e.id
      WHERE ${where} ORDER BY e.at DESC, e.seq DESC LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`.execute(db),
  ]);
  return { rows: found.rows, total: counted.rows[0]?.total ?? 0, page, pageSize };
}
