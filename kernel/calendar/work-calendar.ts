import { createHash } from 'node:crypto';
import { assert, must } from '../base/assert.ts';
import { addDays, weekday } from './dates.ts';
import { type CalendarTables, type CalendarYear, checkTables, isWithin, type WorkingHours } from './tables.ts';

export interface DayVerdict {
  readonly working: boolean;
  /** What the day is, in Chinese: 工作日, 周六, 春节, 国庆节调休上班. */
  readonly why: string;
  /** True when no published list decides it: Monday to Friday is assumed, or a regional day by its fixed date. */
  readonly provisional: boolean;
}

const weekdayNames = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

/** Whoever searches further than this has asked for something that is no deadline. */
const searchLimitDays = 20_000;

interface Year {
  readonly list: CalendarYear;
  readonly holidays: ReadonlyMap<string, string>;
  readonly makeUpDays: ReadonlyMap<string, string>;
}

/**
 * Which civil days are worked, by published lists, and per region. Immutable and without I/O: the tables are passed in,
 * and the same tables give the same answers for ever.
 */
export class WorkCalendar {
  readonly #years: ReadonlyMap<number, Year>;
  readonly #tables: CalendarTables;
  /** Names the tables that gave an answer: the last published year and a digest of all rows. */
  readonly version: string;

  constructor(tables: CalendarTables) {
    checkTables(tables);
    this.#tables = tables;
    const days = (list: CalendarYear['holidays']) => new Map(list.map(({ date, name }) => [date, name]));
    this.#years = new Map(
      tables.years.map((list) => [
        list.year,
        { list, holidays: days(list.holidays), makeUpDays: days(list.makeUpDays) },
      ]),
    );
    const digest = createHash('sha256').update(JSON.stringify(tables)).digest('hex');
    this.version = `cn-${Math.max(0, ...this.#years.keys())}-${digest.slice(0, 8)}`;
  }

  /** Whether a civil date (YYYY-MM-DD) is worked in a region, given by a division code or the code of a unit in it. */
  isWorkingDay(date: string, region = ''): DayVerdict {
    return this.#regional(date, region) ?? this.#national(date);
  }

  /** The `count`-th working day after `date`; `date` itself does not count. */
  addWorkingDays(date: string, count: number, region = ''): string {
    assert(Number.isInteger(count) && count >= 0, `working days: ${count}`);
    let day = date;
    for (let left = count; left > 0; ) {
      day = addDays(day, 1);
      if (this.isWorkingDay(day, region).working) left -= 1;
      assert(day < addDays(date, searchLimitDays), `no ${count} working days after ${date}`);
    }
    return day;
  }

  /** `date` itself when it is worked, else the first working day after it. */
  workingDayFrom(date: string, region = ''): string {
    return this.isWorkingDay(date, region).working ? date : this.addWorkingDays(date, 1, region);
  }

  /** Working days after `from`, up to and including `to`. */
  countWorkingDays(from: string, to: string, region = ''): number {
    let count = 0;
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
      if (this.isWorkingDay(day, region).working) count += 1;
    }
    return count;
  }

  /** Office hours of a working day; the rule of the narrowest division, and of that the latest, holds. */
  hoursOn(date: string, region = ''): WorkingHours['spans'] {
    const rules = this.#tables.hours
      .filter(({ since, division }) => since <= date && (division === null || isWithin(region, division)))
      .sort((a, b) => breadth(a) - breadth(b) || b.since.localeCompare(a.since));
    return must(rules[0], `working hours on ${date}`).spans;
  }

  /** Notices that decide a year; empty when none is published. */
  basisOf(year: number): readonly string[] {
    return this.#years.get(year)?.list.basis ?? [];
  }

  #national(date: string): DayVerdict {
    const year = this.#years.get(Number(date.slice(0, 4)));
    const makeUp = year?.makeUpDays.get(date);
    if (makeUp !== undefined) return { working: true, why: `${makeUp}调休上班`, provisional: false };
    const holiday = year?.holidays.get(date);
    if (holiday !== undefined) return { working: false, why: holiday, provisional: false };
    const day = weekday(date);
    const working = day <= 5;
    const name = working ? '工作日' : (weekdayNames[day] ?? '');
    if (year) return { working, why: name, provisional: false };
    return { working, why: `${name}（${date.slice(0, 4)}年放假安排尚未公布，暂按周一至周五推定）`, provisional: true };
  }

  #regional(date: string, region: string): DayVerdict | null {
    const year = Number(date.slice(0, 4));
    for (const { division, name, since, monthDays, published } of this.#tables.regions) {
      if (year < since || !isWithin(region, division)) continue;
      const notice = published[year];
      if (notice?.makeUpDays.includes(date)) return { working: true, why: `${name}调休上班`, provisional: false };
      if (notice?.holidays.includes(date)) return { working: false, why: name, provisional: false };
      if (!notice && monthDays.includes(date.slice(5))) {
        return { working: false, why: `${name}（当年通知未录入，暂按固定日期推定）`, provisional: true };
      }
    }
    return null;
  }
}

/** Smaller is narrower: the number of digits that a division leaves open. */
function breadth({ division }: WorkingHours): number {
  return division === null ? 6 : (/(00)*$/.exec(division)?.[0].length ?? 0);
}
