import { sql } from 'kysely';
import type { Journal } from '../journal/types.ts';
import type { Who } from '../sdk/ctx.ts';
import type { Db } from '../store/types.ts';

interface BreachedDeadline {
  readonly app: string;
  readonly case_type: string;
  readonly case_id: string;
  readonly key: string;
  readonly due_at: string;
  readonly basis: string;
  readonly tell: readonly string[];
}

/** Marks what is overdue and tells the roles, in one statement; returns what it has marked as breached. */
async function markAndTell(db: Db, ids: readonly number[], now: Date): Promise<readonly BreachedDeadline[]> {
  const { rows } = await sql<BreachedDeadline>`
    with late as (
      update kernel.deadline set
        state = case when lapses then 'lapsed' else 'breached' end,
        breached_at = case when lapses then null else ${now}::timestamptz end,
        stopped_at = case when lapses then due_at end
      where id = any(${[...ids]}::bigint[]) and breached_at is null and state = 'running' and due_at < ${now}
      returning id, app, case_type, case_id, org, key, title, due_at, basis, tell, lapses),
    told as (
      insert into kernel.notice (at, app, role, org, case_type, case_id, deadline_id, message)
      select ${now}::timestamptz, app, role, org, case_type, case_id, id,
        case when lapses
          then '“' || title || '”已于' || to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') || '期满'
          else '“' || title || '”已逾期，应于' || to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') || '前完成'
        end || '（' || basis || '）。'
      from late cross join unnest(tell) as role)
    select app, case_type, case_id, key, due_at, basis, tell from late where not lapses`.execute(db);
  return rows;
}

/**
 * Marks those of the deadlines that are overdue as breached, or as lapsed where only a right has run out, tells and journals in the given transaction. Only those
 * that this transaction marks are told of, so a breach is told once however many workers and moves come upon it.
 */
export async function breach(
  deps: { readonly db: Db; readonly journal: Journal; readonly system: Who },
  ids: readonly number[],
  now: Date,
): Promise<number> {
  if (ids.length === 0) return 0;
  const breached = await markAndTell(deps.db, ids, now);
  for (const deadline of breached) {
    await deps.journal.append(deps.db, {
      who: deps.system,
      action: 'deadline.breach',
      subject: `${deadline.app}.${deadline.case_type}/${deadline.case_id}`,
      detail: { deadline: deadline.key, dueAt: deadline.due_at, basis: deadline.basis, told: deadline.tell },
    });
  }
  return breached.length;
}
