import { must } from '../base/assert.ts';
import type { LimitUnit } from '../sdk/case.ts';
import type { Calendar } from '../sdk/ctx.ts';
import { computeDue } from './due.ts';
import type { DueRules } from './question.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** A question as the case engine puts it: pauses are over, and a limit in days from the same moment ends at its time. */
export interface EngineQuestion {
  readonly startedAt: Date;
  readonly amount: number;
  readonly unit: LimitUnit;
  readonly countFrom: 'nextDay' | 'sameMoment';
  readonly rollForward: boolean;
  readonly pauses: readonly { readonly from: string; readonly to: string }[];
  /** Code of the org whose calendar counts: a division, or a unit whose code begins with that of its division. */
  readonly org: string;
}

export interface EngineAnswer {
  readonly due: Date;
  readonly provisional: boolean;
  readonly explanation: readonly string[];
}

const inDays = (unit: LimitUnit) => unit === 'calendarDay' || unit === 'workingDay' || unit === 'calendarMonth';

function rulesOf(unit: LimitUnit, countFrom: 'nextDay' | 'sameMoment', rollForward: boolean): DueRules {
  if (countFrom === 'nextDay') return { countFrom, dueAt: 'endOfDay', rollForwardOnHoliday: rollForward };
  // So many days later at the same time: the day of the event is day zero, and minutes run from the moment itself.
  return { countFrom: inDays(unit) ? 'nextDay' : 'sameDay', dueAt: 'sameTime', rollForwardOnHoliday: rollForward };
}

/** How the case engine asks a calendar for a due date. */
export function reckoner(calendar: WorkCalendar): (question: EngineQuestion) => EngineAnswer {
  return ({ startedAt, amount, unit, countFrom, rollForward, pauses, org }) => {
    const { due, provisional, steps } = computeDue(
      {
        start: startedAt,
        limit: { amount, unit },
        pauses: pauses.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) })),
        region: org,
        rules: rulesOf(unit, countFrom, rollForward),
      },
      calendar,
    );
    return {
      due: must(due, 'due date without an open pause'),
      provisional,
      explanation: steps.map(({ text }) => text),
    };
  };
}

/** The calendar as applications see it: limits in days count from the next day and roll forward, minutes run at once. */
export function calendarForApps(calendar: WorkCalendar): Calendar {
  const reckon = reckoner(calendar);
  return {
    isWorkingDay: (date, region) => calendar.isWorkingDay(date, region),
    due: (start, { amount, unit }, region = '') =>
      reckon({
        startedAt: start,
        amount,
        unit,
        countFrom: inDays(unit) ? 'nextDay' : 'sameMoment',
        rollForward: unit === 'calendarDay' || unit === 'calendarMonth',
        pauses: [],
        org: region,
      }),
  };
}
