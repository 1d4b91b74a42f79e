import { sql } from 'kysely';
import { chinaIso } from '../base/clock.ts';
import { systemWho } from '../identity/who.ts';
import { breach } from './breach.ts';
import { type DeadlineRow, deadlineColumns, dueOf } from './deadline-rows.ts';
import type { CasesDeps } from './deps.ts';
import { hasReminders, setReminders } from './reminders.ts';

const batch = 200;

/**
 * Marks what is overdue at `now`, tells and journals; returns how many. Safe beside other workers and movers: each
 * batch is a transaction of its own and skips what somebody else holds, who then takes care of it.
 */
export async function scanDeadlines(deps: CasesDeps, now: Date): Promise<number> {
  let breached = 0;
  for (;;) {
    const found = await deps.db.transaction().execute(async (db) => {
      const { rows } = await sql<{ id: number }>`
        select id from kernel.deadline where state = 'running' and due_at < ${now}
        order by due_at limit ${batch} for update skip locked`.execute(db);
      const ids = rows.map((row) => row.id);
      breached += await breach({ db, journal: deps.journal, system: systemWho }, ids, now);
      return ids.length;
    });
    if (found < batch) return breached;
  }
}

interface Recomputed extends DeadlineRow {
  readonly app: string;
  readonly case_type: string;
  readonly case_id: string;
}

async function recomputeBatch(deps: CasesDeps, afterId: number): Promise<{ last: number | null; changed: number }> {
  return deps.db.transaction().execute(async (db) => {
    const { rows } = await sql<Recomputed>`
      select ${deadlineColumns}, app, case_type, case_id from kernel.deadline
      where provisional and stopped_at is null and state = 'running' and id > ${afterId}
      order by id limit ${batch} for update`.execute(db);
    let changed = 0;
    for (const row of rows) {
      const answer = dueOf(row, deps.reckonDue);
      await sql`
        update kernel.deadline set due_at = ${answer.due}, provisional = ${answer.provisional},
          explanation = ${JSON.stringify(answer.explanation)}::jsonb where id = ${row.id}`.execute(db);
      const due = chinaIso(answer.due);
      if (due === row.due_at) continue;
      const law = deps.lawBook.laws(row.app, row.case_type).current;
      if (hasReminders(law)) await setReminders(db, law, row.case_id, deps.clock.now(), deps.reckonDue);
      changed++;
      await deps.journal.append(db, {
        who: systemWho,
        action: 'deadline.recompute',
        subject: `${row.app}.${row.case_type}/${row.case_id}`,
        detail: { deadline: row.key, before: row.due_at, after: due },
      });
    }
    return { last: rows.at(-1)?.id ?? null, changed };
  });
}

/**
 * Reckons all provisional due dates again; called when a year of the calendar is published. Returns how many moved.
 * Paused deadlines need none of this: they are reckoned when they resume.
 */
export async function recomputeProvisional(deps: CasesDeps): Promise<number> {
  let changed = 0;
  for (let last: number | null = 0; last !== null; ) {
    const done: { last: number | null; changed: number } = await recomputeBatch(deps, last);
    changed += done.changed;
    last = done.last;
  }
  return changed;
}
