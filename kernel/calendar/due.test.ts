import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../base/assert.ts';
import { chinaDate, chinaIso } from '../base/clock.ts';
import type { LimitUnit } from '../sdk/case.ts';
import { daysBetween } from './dates.ts';
import { computeDue } from './due.ts';
import { shippedCalendar, shippedTables } from './load.ts';
import type { Due, DueQuestion } from './question.ts';
import { WorkCalendar } from './work-calendar.ts';

const calendar = shippedCalendar();
const civil = (text: string) => new Date(`${text.replace(' ', 'T')}:00+08:00`);

function ask(start: string, amount: number, unit: LimitUnit, more: Partial<DueQuestion> = {}): Due {
  const rules = {
    countFrom: ['calendarDay', 'workingDay', 'calendarMonth'].includes(unit)
      ? ('nextDay' as const)
      : ('sameDay' as const),
    dueAt: 'endOfDay' as const,
    rollForwardOnHoliday: unit === 'calendarDay' || unit === 'calendarMonth',
  };
  return computeDue({ start: civil(start), limit: { amount, unit }, pauses: [], rules, ...more }, calendar);
}

const at = (due: Due) => chinaIso(must(due.due, 'due date')).slice(0, 16).replace('T', ' ');
const skipped = (due: Due) => due.steps.filter(({ kind }) => kind === 'skip').map(({ date }) => date);

describe('due dates', () => {
  it.each<[string, string, number, LimitUnit, string]>([
    ['minutes run through the night', '2026-02-14 23:30', 45, 'minute', '2026-02-15 00:15'],
    ['hours run through holidays', '2026-02-14 10:00', 48, 'hour', '2026-02-16 10:00'],
    ['the day of the event does not count', '2026-03-02 09:00', 5, 'calendarDay', '2026-03-09 23:59'],
    ['a last day in the Spring Festival rolls forward', '2026-02-10 09:00', 7, 'calendarDay', '2026-02-24 23:59'],
    ['a last day that is a make-up day does not', '2026-02-07 09:00', 7, 'calendarDay', '2026-02-14 23:59'],
    ['working days around the Spring Festival', '2026-02-13 10:00', 3, 'workingDay', '2026-02-25 23:59'],
    ['make-up days before National Day', '2025-09-26 10:00', 5, 'workingDay', '2025-10-10 23:59'],
    ['make-up days after National Day', '2025-09-26 10:00', 6, 'workingDay', '2025-10-11 23:59'],
    ['the end of a year', '2025-12-30 10:00', 2, 'workingDay', '2026-01-04 23:59'],
    ['a leap day', '2024-02-28 23:59', 1, 'calendarDay', '2024-02-29 23:59'],
    ['no leap day', '2023-02-28 23:59', 1, 'calendarDay', '2023-03-01 23:59'],
    ['an event on a holiday', '2026-02-16 10:00', 1, 'workingDay', '2026-02-24 23:59'],
    ['months end on the corresponding day', '2026-03-02 09:00', 3, 'calendarMonth', '2026-06-02 23:59'],
    ['a month without that day ends with its last', '2026-01-31 09:00', 1, 'calendarMonth', '2026-02-28 23:59'],
    ['a corresponding day within a holiday rolls forward', '2026-04-01 09:00', 6, 'calendarMonth', '2026-10-08 23:59'],
    ['a year from a leap day', '2024-02-29 09:00', 12, 'calendarMonth', '2025-02-28 23:59'],
    ['office hours over lunch', '2026-03-02 11:50', 30, 'workingMinute', '2026-03-02 13:50'],
    ['office hours over National Day', '2026-09-30 17:00', 60, 'workingMinute', '2026-10-08 09:30'],
    ['office hours to their last minute', '2026-03-02 09:00', 420, 'workingMinute', '2026-03-02 17:30'],
  ])('%s', (_, start, amount, unit, due) => {
    expect(at(ask(start, amount, unit))).toBe(due);
  });

  it('can begin on the day itself and end at the same time of day', () => {
    const rules = { countFrom: 'sameDay', dueAt: 'endOfDay', rollForwardOnHoliday: false } as const;
    expect(at(ask('2026-03-02 09:00', 1, 'calendarDay', { rules }))).toBe('2026-03-02 23:59');
    const sameTime = { ...rules, countFrom: 'nextDay', dueAt: 'sameTime' } as const;
    expect(at(ask('2026-03-02 09:00', 3, 'calendarDay', { rules: sameTime }))).toBe('2026-03-05 09:00');
  });

  it('end with the last millisecond of the last day', () => {
    expect(ask('2026-03-02 09:00', 1, 'workingDay').due?.toISOString()).toBe('2026-03-03T15:59:59.999Z');
  });

  it('follow the days off of the region', () => {
    expect(at(ask('2024-09-19 09:00', 1, 'workingDay'))).toBe('2024-09-20 23:59');
    const there = ask('2024-09-19 09:00', 1, 'workingDay', { region: '433101' });
    expect(at(there)).toBe('2024-09-23 23:59');
    expect(there.provisional).toBe(true);
  });
});

describe('a year that is not published', () => {
  it('makes a due date provisional, and its list another one', () => {
    const question = ask('2026-12-31 09:00', 1, 'workingDay');
    expect(at(question)).toBe('2027-01-01 23:59');
    expect(question.provisional).toBe(true);
    expect(question.steps.at(-1)?.text).toContain('暂定');

    const tables = shippedTables();
    const list = {
      year: 2027,
      basis: ['测试'],
      source: '测试',
      holidays: [{ date: '2027-01-01', name: '元旦' }],
      makeUpDays: [],
    };
    const published = new WorkCalendar({ ...tables, years: [...tables.years, list] });
    const rules = { countFrom: 'nextDay', dueAt: 'endOfDay', rollForwardOnHoliday: false } as const;
    const again = computeDue(
      { start: civil('2026-12-31 09:00'), limit: { amount: 1, unit: 'workingDay' }, pauses: [], rules },
      published,
    );
    expect(at(again)).toBe('2027-01-04 23:59');
    expect(again.provisional).toBe(false);
    expect(again.calendarVersion).not.toBe(question.calendarVersion);
  });

  it('does not touch limits that ask no calendar', () => {
    expect(ask('2027-03-01 09:00', 90, 'minute').provisional).toBe(false);
  });
});

describe('pauses', () => {
  const pause = (from: string, to: string | null) => ({ from: civil(from), to: to === null ? null : civil(to) });

  it('take out the days at whose end the deadline stands still', () => {
    const pauses = [pause('2026-03-03 10:00', '2026-03-05 09:00'), pause('2026-03-06 09:00', '2026-03-06 11:00')];
    const due = ask('2026-03-02 09:00', 3, 'workingDay', { pauses });
    expect(at(due)).toBe('2026-03-09 23:59');
    expect(skipped(due)).toEqual(['2026-03-03', '2026-03-04', '2026-03-07', '2026-03-08']);
  });

  it.each<[LimitUnit, string, number, number, LimitUnit]>([
    ['minute', '2026-03-03 09:10', 600, 540, 'minute'],
    ['hour', '2026-03-03 09:10', 10, 540, 'minute'],
    ['workingDay', '2026-03-01 17:20', 5, 4, 'workingDay'],
    ['calendarDay', '2026-03-01 17:20', 5, 4, 'calendarDay'],
    ['workingMinute', '2026-03-02 17:20', 480, 400, 'workingMinute'],
  ])('that are open leave %s limits without a due date', (unit, start, amount, left, leftUnit) => {
    const due = ask(start, amount, unit, { pauses: [pause('2026-03-03 10:10', null)] });
    expect(due.due).toBe(null);
    expect(due.remaining).toEqual({ amount: left, unit: leftUnit });
    expect(due.steps.some(({ kind }) => kind === 'paused')).toBe(true);
  });

  it('after the due date change nothing', () => {
    const pauses = [pause('2026-03-05 00:00', null)];
    expect(at(ask('2026-03-02 09:00', 2, 'workingDay', { pauses }))).toBe('2026-03-04 23:59');
    expect(at(ask('2026-03-02 09:00', 30, 'minute', { pauses: [pause('2026-03-02 09:30', null)] }))).toBe(
      '2026-03-02 09:30',
    );
  });

  it('may overlap and come in any order', () => {
    const pauses = [pause('2026-03-02 10:00', '2026-03-02 11:00'), pause('2026-03-02 09:30', '2026-03-02 10:30')];
    expect(at(ask('2026-03-02 09:00', 60, 'minute', { pauses }))).toBe('2026-03-02 11:30');
    expect(at(ask('2026-03-02 09:00', 60, 'workingMinute', { pauses }))).toBe('2026-03-02 11:30');
  });
});

describe('the explanation', () => {
  it('names the event, every day left out with its reason, the last day and the notices', () => {
    expect(ask('2026-02-13 10:00', 2, 'workingDay').steps.map(({ text }) => text)).toEqual([
      '起算事件 2026-02-13T10:00:00+08:00，自次日起计 2 个工作日',
      ...[15, 16, 17, 18, 19, 20, 21, 22, 23].map((day) => `2026-02-${day} 不计：春节`),
      '计满 2 个工作日，末日为 2026-02-24',
      '到期 2026-02-24T23:59:59+08:00',
      `日历版本 ${calendar.version}，依据 国办发明电〔2025〕7号`,
    ]);
  });

  it('says how a last day rolls forward', () => {
    const rolls = ask('2026-04-25 10:00', 7, 'calendarDay').steps.filter(({ kind }) => kind === 'roll');
    expect(rolls[0]?.text).toBe('末日 2026-05-02 为劳动节，顺延至 2026-05-03');
    expect(rolls).toHaveLength(4);
  });
});

describe('questions that make no sense', () => {
  it.each<[number, LimitUnit]>([
    [0, 'minute'],
    [-1, 'workingDay'],
    [1.5, 'calendarDay'],
    [Number.NaN, 'hour'],
  ])('are our own mistake: %d %s', (amount, unit) => {
    expect(() => ask('2026-03-02 09:00', amount, unit)).toThrow();
  });
});

describe('properties', () => {
  const minute = fc
    .integer({ min: 0, max: 4_000_000 })
    .map((n) => new Date(Date.parse('2019-01-02T00:00:00Z') + n * 60_000));
  const unit = fc.constantFrom<LimitUnit>('minute', 'hour', 'calendarDay', 'workingDay', 'workingMinute');
  const amount = fc.integer({ min: 1, max: 90 });
  const roll = fc.boolean();
  const dueOf = (
    start: Date,
    n: number,
    of: LimitUnit,
    rollForwardOnHoliday: boolean,
    pauses: DueQuestion['pauses'] = [],
  ) =>
    computeDue(
      {
        start,
        limit: { amount: n, unit: of },
        pauses,
        rules: {
          countFrom: of === 'calendarDay' || of === 'workingDay' ? 'nextDay' : 'sameDay',
          dueAt: 'endOfDay',
          rollForwardOnHoliday,
        },
      },
      calendar,
    );
  const time = ({ due }: Due) => must(due, 'due date').getTime();

  it('a later start or a larger limit is never due earlier', () => {
    fc.assert(
      fc.property(
        minute,
        fc.integer({ min: 0, max: 20_000 }),
        amount,
        amount,
        unit,
        roll,
        (start, later, a, b, of, rolls) => {
          const due = time(dueOf(start, a, of, rolls));
          expect(time(dueOf(new Date(start.getTime() + later * 60_000), a, of, rolls))).toBeGreaterThanOrEqual(due);
          expect(time(dueOf(start, a + b, of, rolls))).toBeGreaterThanOrEqual(due);
          expect(due).toBeGreaterThan(start.getTime());
        },
      ),
    );
  });

  it('a pause of n minutes moves a deadline in minutes by exactly n', () => {
    fc.assert(
      fc.property(minute, amount, fc.nat(), fc.integer({ min: 1, max: 5000 }), (start, n, offset, length) => {
        const from = new Date(start.getTime() + (offset % n) * 60_000);
        const pauses = [{ from, to: new Date(from.getTime() + length * 60_000) }];
        const plain = time(dueOf(start, n, 'minute', false));
        expect(time(dueOf(start, n, 'minute', false, pauses))).toBe(plain + length * 60_000);
      }),
    );
  });

  it('days that count and days that do not add up to the days that pass', () => {
    fc.assert(
      fc.property(minute, amount, fc.constantFrom<LimitUnit>('calendarDay', 'workingDay'), (start, n, of) => {
        const due = dueOf(start, n, of, false);
        const passed = daysBetween(chinaDate(start), chinaDate(must(due.due, 'due date')));
        expect(skipped(due).length + n).toBe(passed);
      }),
    );
  });

  it('minutes of office hours add up to the limit, around any pause', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 3000 }));
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 1500 }), span, (start, n, [offset, length]) => {
        const from = new Date(start.getTime() + offset * 60_000);
        const due = dueOf(start, n, 'workingMinute', false, [{ from, to: new Date(from.getTime() + length * 60_000) }]);
        const counted = due.steps.flatMap(({ kind, text }) =>
          kind === 'count' ? [Number(/计 (\d+)/.exec(text)?.[1])] : [],
        );
        expect(counted.reduce((sum, each) => sum + each, 0)).toBe(n);
        expect(time(due)).toBeGreaterThanOrEqual(time(dueOf(start, n, 'workingMinute', false)));
      }),
    );
  });
});
