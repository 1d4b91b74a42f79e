import { assert } from '../base/assert.ts';
import { chinaDate, chinaIso, chinaMidnight } from '../base/clock.ts';
import type { LimitUnit } from '../sdk/case.ts';
import { addDays } from './dates.ts';

/** A time in which a deadline stood still; `to` is null while it still does. */
export interface Pause {
  readonly from: Date;
  readonly to: Date | null;
}

export interface DueRules {
  /**
   * Whether the day of the event counts. 民法典 第二百零一条: it does not for periods in days; periods in hours begin at
   * once, which `sameDay` means for minutes and hours.
   */
  readonly countFrom: 'nextDay' | 'sameDay';
  /** Periods in days end at 24:00 of their last day (民法典 第二百零三条) or at the time of day of the event. */
  readonly dueAt: 'endOfDay' | 'sameTime';
  /** Whether a last day that is not worked gives way to the next working day (民法典 第二百零三条). */
  readonly rollForwardOnHoliday: boolean;
}

export interface DueQuestion {
  /** The event that starts the deadline. */
  readonly start: Date;
  /** More than zero; whole for the units in days. */
  readonly limit: { readonly amount: number; readonly unit: LimitUnit };
  readonly pauses: readonly Pause[];
  /** Division code, or code of a unit in it; the national list alone when absent. */
  readonly region?: string;
  readonly rules: DueRules;
}

/** One line of the explanation. `skip` has one for each day that did not count, so that they can be counted. */
export interface Step {
  readonly kind: 'start' | 'skip' | 'pause' | 'count' | 'roll' | 'due' | 'paused' | 'calendar';
  /** The civil date that the step is about, where it is about one. */
  readonly date?: string;
  /** Chinese, for the person who asks why. */
  readonly text: string;
}

export interface Due {
  /** Null while the deadline stands still before it is reached. */
  readonly due: Date | null;
  /** What is left of the limit while it stands still; hours are given in minutes. */
  readonly remaining: { readonly amount: number; readonly unit: LimitUnit } | null;
  /** True when a day was asked whose working days are not published yet: to be computed again when they are. */
  readonly provisional: boolean;
  readonly steps: readonly Step[];
  /** The tables used: see `WorkCalendar.version`. */
  readonly calendarVersion: string;
}

/** What each kind of limit finds out; `computeDue` adds beginning and end. */
export interface Reckoning {
  readonly due: Date | null;
  readonly remaining: Due['remaining'];
  readonly provisional: boolean;
  readonly steps: readonly Step[];
}

/** A pause in milliseconds; an open one ends at infinity. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

export const unitNames: Readonly<Record<LimitUnit, string>> = {
  minute: '分钟',
  hour: '小时',
  calendarDay: '日',
  workingDay: '个工作日',
  calendarMonth: '个月',
  workingMinute: '个工作分钟',
};

/** Pauses in order and apart; those that are empty fall away. */
export function gapsOf(pauses: readonly Pause[]): Gap[] {
  const gaps: Gap[] = [];
  const sorted = pauses
    .map(({ from, to }) => ({ from: from.getTime(), to: to?.getTime() ?? Number.POSITIVE_INFINITY }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  for (const gap of sorted) {
    const last = gaps.at(-1);
    if (last && gap.from <= last.to) gaps[gaps.length - 1] = { from: last.from, to: Math.max(last.to, gap.to) };
    else gaps.push(gap);
  }
  return gaps;
}

/** The moment from which time runs for limits in minutes. */
export function beginOf({ start, rules }: DueQuestion): number {
  return rules.countFrom === 'nextDay' ? chinaMidnight(addDays(chinaDate(start), 1)).getTime() : start.getTime();
}

export function pauseStep(gap: Gap, from: number): Step {
  const begin = chinaIso(new Date(from));
  if (gap.to === Number.POSITIVE_INFINITY) return { kind: 'pause', text: `自 ${begin} 起暂停，尚未恢复` };
  const minutes = Math.round((gap.to - from) / 60_000);
  return { kind: 'pause', text: `${begin} 至 ${chinaIso(new Date(gap.to))} 暂停，共 ${minutes} 分钟不计` };
}

export function checkQuestion({ start, limit: { amount, unit }, pauses }: DueQuestion): void {
  assert(!Number.isNaN(start.getTime()), 'deadline without a start');
  assert(amount > 0 && Number.isFinite(amount), `limit of ${amount} ${unit}`);
  const inDays = unit === 'calendarDay' || unit === 'workingDay' || unit === 'calendarMonth';
  assert(!inDays || Number.isInteger(amount), `limit of ${amount} ${unit}: days and months are whole`);
  assert(
    pauses.every(({ from, to }) => to === null || from <= to),
    'a pause ends before it begins',
  );
}
