import { sql } from 'kysely';
import type { ReminderMark } from '../sdk/case.ts';
import { kept } from '../store/kept-plans.ts';
import type { Db } from '../store/types.ts';
import { activeDeadlines, type DeadlineRow, dueOf } from './deadline-rows.ts';
import type { ReckonDue } from './due.ts';
import type { AnyCaseType } from './law.ts';

/** How much of the deadline's own unit has run when a mark is reached; null where the deadline is too short for it. */
export function amountAt(amount: number, mark: ReminderMark): number | null {
  if ('after' in mark) return amount + mark.after;
  const reached = 'before' in mark ? amount - mark.before : Math.round((amount * mark.percent) / 100);
  return reached > 0 && reached < amount ? reached : null;
}

const unitTitles = {
  minute: '分钟',
  hour: '小时',
  calendarDay: '日',
  workingDay: '个工作日',
  calendarMonth: '个月',
  workingMinute: '个工作分钟',
} as const;

function wording(row: DeadlineRow, mark: ReminderMark): string {
  if ('percent' in mark) return `时限已过${mark.percent}%`;
  const unit = unitTitles[row.unit];
  return 'before' in mark ? `距期满${mark.before}${unit}` : `已逾期${mark.after}${unit}`;
}

interface NewReminder {
  readonly deadline: number;
  readonly at: string;
  readonly mark: string;
  readonly tell: readonly string[];
}

function remindersOf(law: AnyCaseType, row: DeadlineRow, now: Date, reckon: ReckonDue): readonly NewReminder[] {
  if (row.due_at === null) return [];
  return (law.deadlines?.[row.key]?.reminders ?? []).flatMap(({ at: mark, tell }) => {
    const amount = amountAt(row.amount, mark);
    if (amount === null) return [];
    const at = dueOf({ ...row, amount }, reckon).due;
    return at > now ? [{ deadline: row.id, at: at.toISOString(), mark: wording(row, mark), tell }] : [];
  });
}

export function hasReminders(law: AnyCaseType): boolean {
  return Object.values(law.deadlines ?? {}).some((decl) => (decl.reminders ?? []).length > 0);
}

/**
 * Sets the reminders of a case's running deadlines anew, in the transaction that has moved a due date: what has not
 * been told yet goes, and what still lies ahead is reckoned like the due date itself, around holidays and pauses.
 */
export async function setReminders(
  db: Db,
  law: AnyCaseType,
  caseId: string,
  now: Date,
  reckon: ReckonDue,
): Promise<void> {
  await sql`${kept}
    delete from kernel.reminder r using kernel.deadline d
    where r.deadline_id = d.id and d.case_id = ${caseId} and r.told_at is null`.execute(db);
  const rows = (await activeDeadlines(db, caseId)).flatMap((row) => remindersOf(law, row, now, reckon));
  if (rows.length === 0) return;
  await sql`${kept}
    insert into kernel.reminder (deadline_id, at, mark, tell)
    select deadline, at, mark, tell
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given (deadline bigint, at timestamptz, mark text, tell text[])`.execute(db);
}

const batch = 200;

/** Tells what is to be told by `now`; returns how many reminders. Safe beside other workers: each is told once. */
export async function tellReminders(db: Db, now: Date): Promise<number> {
  for (let told = 0; ; ) {
    const { rows } = await sql<{ told: number }>`
      with due as (
        select r.id, r.mark, r.tell, d.id as deadline_id, d.app, d.org, d.case_type, d.case_id, d.title, d.due_at
        from kernel.reminder r join kernel.deadline d on d.id = r.deadline_id
        where r.told_at is null and r.at <= ${now} and d.stopped_at is null
        order by r.at limit ${batch} for update of r skip locked),
      marked as (update kernel.reminder set told_at = ${now} where id in (select id from due)),
      notices as (
        insert into kernel.notice (at, kind, app, role, org, case_type, case_id, deadline_id, message)
        select ${now}::timestamptz, 'reminder', app, role, org, case_type, case_id, deadline_id,
          '“' || title || '”' || mark || '，应于' || to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')
          || '前完成。'
        from due cross join unnest(tell) as role)
      select count(*) as told from due`.execute(db);
    const found = rows[0]?.told ?? 0;
    told += found;
    if (found < batch) return told;
  }
}
