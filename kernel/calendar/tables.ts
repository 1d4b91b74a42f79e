import { assert } from '../base/assert.ts';
import { isCivilDate } from './dates.ts';

export interface NamedDay {
  readonly date: string;
  readonly name: string;
}

/** The list of one year as the State Council has published it. */
export interface CalendarYear {
  readonly year: number;
  /** Numbers of the notices. */
  readonly basis: readonly string[];
  readonly source: string;
  /** Days off, weekends inside a holiday included. */
  readonly holidays: readonly NamedDay[];
  /** Saturdays and Sundays that are worked. */
  readonly makeUpDays: readonly NamedDay[];
}

/**
 * Days off that hold in one division and all below it. Every year has its own notice, which may shift days; a year whose
 * notice is not entered is assumed from `monthDays` and provisional.
 */
export interface RegionalDays {
  /** Six-digit division code. */
  readonly division: string;
  readonly name: string;
  readonly basis: string;
  readonly since: number;
  /** MM-DD. */
  readonly monthDays: readonly string[];
  readonly published: Readonly<
    Record<string, { readonly holidays: readonly string[]; readonly makeUpDays: readonly string[] }>
  >;
}

/** Office hours from a date on, everywhere or in one division and all below it; the narrower and later one holds. */
export interface WorkingHours {
  readonly since: string;
  readonly division: string | null;
  /** Civil times HH:MM from, to; in order and apart. */
  readonly spans: readonly (readonly [string, string])[];
}

export interface CalendarTables {
  readonly years: readonly CalendarYear[];
  readonly regions: readonly RegionalDays[];
  readonly hours: readonly WorkingHours[];
}

/** The significant digits of a division code: 430000 means every code that begins with 43. */
export function isWithin(code: string, division: string): boolean {
  return code.startsWith(division.replace(/(00)+$/, ''));
}

/** Asserts that tables are sound; whoever imports a published list calls it before keeping the list. */
export function checkTables({ years, regions, hours }: CalendarTables): void {
  for (const { year, holidays, makeUpDays } of years) {
    for (const { date } of [...holidays, ...makeUpDays]) {
      assert(isCivilDate(date) && date.startsWith(`${year}-`), `calendar ${year}: ${date}`);
    }
    const off = new Set(holidays.map(({ date }) => date));
    assert(!makeUpDays.some(({ date }) => off.has(date)), `calendar ${year}: a day is both off and worked`);
  }
  assert(new Set(years.map(({ year }) => year)).size === years.length, 'calendar: a year is listed twice');
  for (const { division } of regions) assert(/^\d{6}$/.test(division), `regional days: ${division}`);
  for (const { since, spans } of hours) {
    const times = spans.flat();
    const inOrder = times.every((time, index) => index === 0 || (times[index - 1] ?? '') < time);
    assert(isCivilDate(since) && spans.length > 0 && inOrder, `working hours since ${since}`);
    assert(
      times.every((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time)),
      `working hours since ${since}`,
    );
  }
}
