import { sql } from 'kysely';
import type { Journal } from '../journal/types.ts';
import type { Who } from '../sdk/ctx.ts';
import type { Db } from '../store/types.ts';

/** What the kernel must know of a deadline to make its breach known. */
export interface BreachedDeadline {
  readonly id: number;
  readonly app: string;
  readonly case_type: string;
  readonly case_id: string;
  readonly org: string;
  readonly key: string;
  readonly title: string;
  readonly due_at: string;
  readonly basis: string;
  readonly tell: readonly string[];
}

/**
 * Marks those of the deadlines that are overdue as breached, tells and journals in the given transaction. Only those that this
 * transaction marks are told of, so a breach is told once however many workers and moves come upon it.
 */
export async function breach(
  deps: { readonly db: Db; readonly journal: Journal; readonly system: Who },
  ids: readonly number[],
  now: Date,
): Promise<number> {
  if (ids.length === 0) return 0;
  const { db, journal, system } = deps;
  const { rows } = await sql<BreachedDeadline>`
    update kernel.deadline set state = 'breached', breached_at = ${now}
    where id = any(${[...ids]}::bigint[]) and breached_at is null and state = 'running' and due_at < ${now}
    returning id, app, case_type, case_id, org, key, title, due_at, basis, tell`.execute(db);
  for (const deadline of rows) {
    const message = `“${deadline.title}”已逾期，应于${deadline.due_at}前完成（${deadline.basis}）。`;
    if (deadline.tell.length > 0) {
      await sql`
        insert into kernel.notice (at, app, role, org, case_type, case_id, deadline_id, message)
        select ${now}::timestamptz, ${deadline.app}, role, ${deadline.org}, ${deadline.case_type},
          ${deadline.case_id}::uuid, ${deadline.id}::bigint, ${message}
        from unnest(${[...deadline.tell]}::text[]) as role`.execute(db);
    }
    await journal.append(db, {
      who: system,
      action: 'deadline.breach',
      subject: `${deadline.app}.${deadline.case_type}/${deadline.case_id}`,
      detail: { deadline: deadline.key, dueAt: deadline.due_at, basis: deadline.basis, told: deadline.tell },
    });
  }
  return rows.length;
}
