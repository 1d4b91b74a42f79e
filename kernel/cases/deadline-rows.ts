import { sql } from 'kysely';
import { must } from '../base/assert.ts';
import { chinaDate, chinaIso, chinaMidnight } from '../base/clock.ts';
import type { CaseDeadline, DeadlineDecl, Extension, LimitUnit } from '../sdk/case.ts';
import type { RowValues } from '../sdk/check-values.ts';
import { kept } from '../store/kept-plans.ts';
import type { Db } from '../store/types.ts';
import type { DeadlinePlan } from './deadline-plan.ts';
import type { Pause, ReckonDue } from './due.ts';
import { type AnyCaseType, limitOn } from './law.ts';

/** Periods that count from the day after the event unless they are declared otherwise. */
const inDays = (unit: LimitUnit) => unit === 'calendarDay' || unit === 'workingDay' || unit === 'calendarMonth';

interface OpenPause {
  readonly from: string;
  /** Null while it lasts. */
  readonly to: string | null;
}

export interface DeadlineRow {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly org: string;
  readonly started_at: string;
  readonly amount: number;
  readonly unit: LimitUnit;
  readonly count_from: 'nextDay' | 'sameMoment';
  readonly roll_forward: boolean;
  readonly basis: string;
  readonly pauses: readonly OpenPause[];
  readonly due_at: string | null;
  readonly provisional: boolean;
  readonly explanation: readonly string[];
  readonly stopped_at: string | null;
  readonly state: CaseDeadline['state'];
}

export const deadlineColumns = sql`id, key, title, org, started_at, amount, unit, count_from, roll_forward, basis, pauses,
  due_at, provisional, explanation, stopped_at, state`;

/**
 * Deadlines of a case that have not stopped. Movers hold the lock of the case; the scanner alone may breach one in
 * between, which every change here therefore looks at again.
 */
export async function activeDeadlines(db: Db, caseId: string): Promise<readonly DeadlineRow[]> {
  const { rows } = await sql<DeadlineRow>`${kept}
    select ${deadlineColumns} from kernel.deadline where case_id = ${caseId} and stopped_at is null order by id`.execute(
    db,
  );
  return rows;
}

export async function allDeadlines(db: Db, caseId: string): Promise<readonly CaseDeadline[]> {
  const { rows } = await sql<DeadlineRow>`${kept}
    select ${deadlineColumns} from kernel.deadline where case_id = ${caseId} order by id`.execute(db);
  return rows.map((row) => ({
    key: row.key,
    title: row.title,
    startedAt: row.started_at,
    dueAt: row.due_at,
    stoppedAt: row.stopped_at,
    state: row.state,
    provisional: row.provisional,
    basis: row.basis,
    explanation: row.explanation,
  }));
}

/** Reckons a row's due date again, from its own limit and pauses. */
export function dueOf(row: DeadlineRow, reckon: ReckonDue) {
  return reckon({
    startedAt: new Date(row.started_at),
    amount: row.amount,
    unit: row.unit,
    countFrom: row.count_from,
    rollForward: row.roll_forward,
    pauses: row.pauses.map((pause): Pause => ({ from: pause.from, to: must(pause.to, 'end of a pause that is over') })),
    org: row.org,
  });
}

export interface DeadlineSubject {
  readonly app: string;
  readonly law: AnyCaseType;
  readonly caseId: string;
  readonly org: string;
  /** The case as the event leaves it. */
  readonly values: RowValues;
}

/** When the event happened: as the case says it, or now. */
function eventTime(decl: DeadlineDecl, values: RowValues, now: Date): Date {
  const told = decl.startsAt === undefined ? null : (values[decl.startsAt] ?? null);
  if (told === null) return now;
  const text = String(told);
  return text.length === 10 ? chinaMidnight(text) : new Date(text);
}

async function start(db: Db, subject: DeadlineSubject, key: string, now: Date, reckon: ReckonDue): Promise<void> {
  const { app, law, caseId, org } = subject;
  const decl = must(law.deadlines?.[key], `deadline ${key}`);
  const startedAt = eventTime(decl, subject.values, now);
  const limit = limitOn(decl, chinaDate(startedAt));
  // Before its first limit the deadline is not law yet.
  if (!limit) return;
  const { amount, unit, basis } = limit;
  const countFrom = decl.countFrom ?? (inDays(unit) ? 'nextDay' : 'sameMoment');
  const rollForward = decl.rollForward ?? (unit === 'calendarDay' || unit === 'calendarMonth');
  const answer = reckon({ startedAt, amount, unit, countFrom, rollForward, pauses: [], org });
  await sql`${kept}
    insert into kernel.deadline (app, case_type, case_id, org, key, title, started_at, amount, unit, count_from,
      roll_forward, basis, tell, lapses, due_at, provisional, explanation, state)
    values (${app}, ${law.key}, ${caseId}, ${org}, ${key}, ${decl.title}, ${startedAt}, ${amount}, ${unit}, ${countFrom},
      ${rollForward}, ${basis}, ${[...(decl.onBreach?.tell ?? [])]}::text[], ${decl.lapses ?? false}, ${answer.due}, ${answer.provisional},
      ${JSON.stringify(answer.explanation)}::jsonb, 'running')`.execute(db);
}

async function stop(db: Db, caseId: string, keys: readonly string[], now: Date): Promise<void> {
  await sql`${kept}
    update kernel.deadline
    set stopped_at = ${now}, state = case when state = 'breached' then state else 'met' end
    where case_id = ${caseId} and key = any(${[...keys]}::text[]) and stopped_at is null`.execute(db);
}

async function pause(db: Db, caseId: string, keys: readonly string[], now: Date): Promise<void> {
  const opened = JSON.stringify([{ from: chinaIso(now), to: null }]);
  await sql`
    update kernel.deadline set state = 'paused', due_at = null, pauses = pauses || ${opened}::jsonb
    where case_id = ${caseId} and key = any(${[...keys]}::text[]) and stopped_at is null and state = 'running'`.execute(
    db,
  );
}

async function resume(db: Db, row: DeadlineRow, now: Date, reckon: ReckonDue): Promise<void> {
  const pauses = row.pauses.map((each) => ({ from: each.from, to: each.to ?? chinaIso(now) }));
  const answer = dueOf({ ...row, pauses }, reckon);
  await sql`
    update kernel.deadline set state = 'running', due_at = ${answer.due}, provisional = ${answer.provisional},
      explanation = ${JSON.stringify(answer.explanation)}::jsonb, pauses = ${JSON.stringify(pauses)}::jsonb
    where id = ${row.id}`.execute(db);
}

/** Lengthens a deadline that runs or stands still; one that was breached before this moment stays breached. */
async function extend(
  db: Db,
  row: DeadlineRow,
  { amount, basis }: Extension,
  { now, reckon }: { readonly now: Date; readonly reckon: ReckonDue },
): Promise<void> {
  if (row.state === 'breached' || (row.due_at !== null && new Date(row.due_at) < now)) return;
  const longer = { ...row, amount: row.amount + amount, basis: `${row.basis}；延长 ${amount}：${basis}` };
  const answer = row.state === 'paused' ? null : dueOf(longer, reckon);
  await sql`
    update kernel.deadline set amount = ${longer.amount}, basis = ${longer.basis},
      due_at = ${answer ? answer.due : null}, provisional = ${answer ? answer.provisional : row.provisional},
      explanation = ${JSON.stringify(answer ? answer.explanation : row.explanation)}::jsonb
    where id = ${row.id} and state = ${row.state}`.execute(db);
}

/** Carries out what the plan says, in the transaction of the move. What is overdue has been marked as breached before. */
export async function applyPlan(
  db: Db,
  subject: DeadlineSubject,
  active: readonly DeadlineRow[],
  plan: DeadlinePlan,
  now: Date,
  reckon: ReckonDue,
  move: string | null,
): Promise<void> {
  const found = (key: string) =>
    must(
      active.find((deadline) => deadline.key === key),
      `active deadline ${key}`,
    );
  if (plan.stop.length > 0) await stop(db, subject.caseId, plan.stop, now);
  for (const key of plan.start) await start(db, subject, key, now, reckon);
  if (plan.pause.length > 0) await pause(db, subject.caseId, plan.pause, now);
  for (const key of plan.resume) await resume(db, found(key), now, reckon);
  for (const key of plan.extend) {
    const extension = subject.law.deadlines?.[key]?.extendedBy?.[move ?? ''];
    if (extension) await extend(db, found(key), extension, { now, reckon });
  }
}
