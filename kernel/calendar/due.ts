import { chinaDate, chinaIso } from '../base/clock.ts';
import { checkQuestion, type Due, type DueQuestion, type Reckoning, type Step, unitNames } from './question.ts';
import { reckonDays } from './reckon-days.ts';
import { reckonMinutes } from './reckon-minutes.ts';
import { reckonMonths } from './reckon-months.ts';
import { reckonWorkingMinutes } from './reckon-working-minutes.ts';
import type { WorkCalendar } from './work-calendar.ts';

function reckon(question: DueQuestion, calendar: WorkCalendar): Reckoning {
  switch (question.limit.unit) {
    case 'minute':
    case 'hour':
      return reckonMinutes(question);
    case 'calendarDay':
    case 'workingDay':
      return reckonDays(question, calendar);
    case 'calendarMonth':
      return reckonMonths(question, calendar);
    case 'workingMinute':
      return reckonWorkingMinutes(question, calendar);
  }
}

function startStep({ start, limit, rules }: DueQuestion): Step {
  const from = rules.countFrom === 'nextDay' ? '自次日起' : '即时起';
  return {
    kind: 'start',
    date: chinaDate(start),
    text: `起算事件 ${chinaIso(start)}，${from}计 ${limit.amount} ${unitNames[limit.unit]}`,
  };
}

function endStep({ due, remaining }: Reckoning): Step {
  if (due) return { kind: 'due', date: chinaDate(due), text: `到期 ${chinaIso(due)}` };
  const rest = remaining ? `尚余 ${remaining.amount} ${unitNames[remaining.unit]}` : '';
  return { kind: 'paused', text: `暂停中，${rest}，恢复后续计` };
}

function calendarStep(question: DueQuestion, reckoning: Reckoning, calendar: WorkCalendar): Step {
  const last = reckoning.due ?? question.start;
  const years = [...new Set([question.start, last].map((instant) => Number(chinaDate(instant).slice(0, 4))))];
  const basis = years.flatMap((year) => calendar.basisOf(year));
  const rests = basis.length > 0 ? `，依据 ${basis.join('、')}` : '';
  return {
    kind: 'calendar',
    text: `日历版本 ${calendar.version}${rests}${reckoning.provisional ? '；结果为暂定，放假安排公布后重算' : ''}`,
  };
}

/**
 * When a deadline ends, and why. Pure: the same question and calendar give the same answer. Asserts a limit above zero,
 * whole days, and pauses that do not end before they begin.
 */
export function computeDue(question: DueQuestion, calendar: WorkCalendar): Due {
  checkQuestion(question);
  const reckoning = reckon(question, calendar);
  const steps = [
    startStep(question),
    ...reckoning.steps,
    endStep(reckoning),
    calendarStep(question, reckoning, calendar),
  ];
  return { ...reckoning, steps, calendarVersion: calendar.version };
}
