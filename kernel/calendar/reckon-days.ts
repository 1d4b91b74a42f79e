import { assert } from '../base/assert.ts';
import { chinaDate, chinaMidnight } from '../base/clock.ts';
import { addDays } from './dates.ts';
import { type DueQuestion, gapsOf, type Reckoning, type Step, unitNames } from './question.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** No limit in law comes near; beyond it somebody has mistaken the unit. */
const longestDays = 20_000;

function lastMoment(date: string): number {
  return chinaMidnight(addDays(date, 1)).getTime() - 1;
}

function dueOn(date: string, { start, rules }: DueQuestion): Date {
  if (rules.dueAt === 'endOfDay') return new Date(lastMoment(date));
  const timeOfDay = start.getTime() - chinaMidnight(chinaDate(start)).getTime();
  return new Date(chinaMidnight(date).getTime() + timeOfDay);
}

/**
 * Calendar and working days. A civil day does not count when the deadline stands still at its end: a pause from Monday
 * to Wednesday takes Monday and Tuesday out, and one within a day takes out none.
 */
export function reckonDays(question: DueQuestion, calendar: WorkCalendar): Reckoning {
  const { start, limit, region, rules } = question;
  const gaps = gapsOf(question.pauses);
  const steps: Step[] = [];
  let provisional = false;

  /** Why a day does not count, or null; asks the calendar only where the rule depends on it. */
  const excluded = (date: string, workedOnly: boolean): { why: string; forGood: boolean } | null => {
    const end = lastMoment(date);
    const gap = gaps.find(({ from, to }) => from <= end && end < to);
    if (gap) return { why: '暂停', forGood: gap.to === Number.POSITIVE_INFINITY };
    if (!workedOnly) return null;
    const verdict = calendar.isWorkingDay(date, region);
    provisional ||= verdict.provisional;
    return verdict.working ? null : { why: verdict.why, forGood: false };
  };
  const paused = (left: number): Reckoning => ({
    due: null,
    remaining: { amount: left, unit: limit.unit },
    provisional,
    steps,
  });

  let date = addDays(chinaDate(start), rules.countFrom === 'nextDay' ? 0 : -1);
  const latest = addDays(date, longestDays);
  for (let left = limit.amount; left > 0; ) {
    date = addDays(date, 1);
    assert(date < latest, `limit of ${limit.amount} ${limit.unit} does not end`);
    const reason = excluded(date, limit.unit === 'workingDay');
    if (reason) steps.push({ kind: 'skip', date, text: `${date} 不计：${reason.why}` });
    else left -= 1;
    if (reason?.forGood) return paused(left);
  }
  steps.push({ kind: 'count', date, text: `计满 ${limit.amount} ${unitNames[limit.unit]}，末日为 ${date}` });
  if (!rules.rollForwardOnHoliday) return { due: dueOn(date, question), remaining: null, provisional, steps };

  for (let reason = excluded(date, true); reason; reason = excluded(date, true)) {
    if (reason.forGood) return paused(0);
    const next = addDays(date, 1);
    steps.push({ kind: 'roll', date, text: `末日 ${date} 为${reason.why}，顺延至 ${next}` });
    date = next;
  }
  return { due: dueOn(date, question), remaining: null, provisional, steps };
}
