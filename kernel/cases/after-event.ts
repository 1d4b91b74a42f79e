import { systemWho } from '../identity/who.ts';
import type { RowValues } from '../sdk/check-values.ts';
import type { Db } from '../store/types.ts';
import { breach } from './breach.ts';
import { type CaseEvent, planDeadlines } from './deadline-plan.ts';
import { activeDeadlines, applyPlan } from './deadline-rows.ts';
import type { CasesDeps } from './deps.ts';
import { type AnyCaseType, deadlinesOf } from './law.ts';
import { hasReminders, setReminders } from './reminders.ts';

export interface EventSubject {
  readonly app: string;
  readonly law: AnyCaseType;
  readonly caseId: string;
  readonly org: string;
  /** The case as the event leaves it. */
  readonly values: RowValues;
}

/**
 * Keeps the deadlines in step with what happened to the case, in the same transaction. A deadline that ran out before
 * this moment is breached first, even when the scanner has not come by yet: a late move never counts as in time.
 */
export async function keepDeadlines(
  deps: CasesDeps,
  db: Db,
  subject: EventSubject,
  event: CaseEvent,
  now: Date,
): Promise<void> {
  if (deadlinesOf(subject.law).length === 0) return;
  const opening = event.from === null;
  const active = opening ? [] : await activeDeadlines(db, subject.caseId);
  const overdue = active.filter((row) => row.state === 'running' && row.due_at !== null && new Date(row.due_at) < now);
  await breach(
    { db, journal: deps.journal, system: systemWho },
    overdue.map((row) => row.id),
    now,
  );
  const plan = planDeadlines(
    subject.law,
    active.map((row) => ({ key: row.key, paused: row.state === 'paused' })),
    event,
    subject.values,
  );
  if (Object.values(plan).every((keys) => keys.length === 0)) return;
  await applyPlan(db, subject, active, plan, now, deps.reckonDue, event.move);
  if (hasReminders(subject.law)) await setReminders(db, subject.law, subject.caseId, now, deps.reckonDue);
}
