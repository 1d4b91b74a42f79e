import { chinaDate } from '../base/clock.ts';
import { addDays, addMonths, daysBetween } from './dates.ts';
import type { DueQuestion, Reckoning } from './question.ts';
import { reckonDays } from './reckon-days.ts';
import type { WorkCalendar } from './work-calendar.ts';

/**
 * Months and, as twelves, years: they end on the corresponding day (民法典 第二百零二条), which gives a number of days
 * that are then counted like any other, so that pauses and rest days are treated alike.
 */
export function reckonMonths(question: DueQuestion, calendar: WorkCalendar): Reckoning {
  const first = chinaDate(question.start);
  const { amount } = question.limit;
  const corresponding = addMonths(first, amount);
  const last = question.rules.countFrom === 'nextDay' ? corresponding : addDays(corresponding, -1);
  const days = daysBetween(first, last) + (question.rules.countFrom === 'nextDay' ? 0 : 1);
  const reckoning = reckonDays({ ...question, limit: { amount: days, unit: 'calendarDay' } }, calendar);
  const text = `${amount} 个月，至对应日 ${last}，计 ${days} 日`;
  return { ...reckoning, steps: [{ kind: 'count', date: last, text }, ...reckoning.steps] };
}
