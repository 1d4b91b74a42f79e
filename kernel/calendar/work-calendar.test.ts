import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, isCivilDate, weekday } from './dates.ts';
import { shippedCalendar, shippedTables } from './load.ts';
import { WorkCalendar } from './work-calendar.ts';

const calendar = shippedCalendar();

describe('the published lists', () => {
  it('cover 2019 to 2026 with their notices', () => {
    const { years } = shippedTables();
    expect(years.map(({ year }) => year)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    for (const { year, basis } of years) expect(basis[0]).toContain(`〔${year - 1}〕`);
    expect(calendar.version).toMatch(/^cn-2026-[0-9a-f]{8}$/);
  });

  it.each([
    ['2026-02-13', true, '工作日'],
    ['2026-02-14', true, '春节调休上班'],
    ['2026-02-16', false, '春节'],
    ['2026-02-22', false, '春节'],
    ['2026-02-24', true, '工作日'],
    ['2025-10-08', false, '国庆节、中秋节'],
    ['2025-10-11', true, '国庆节调休上班'],
    ['2024-02-29', true, '工作日'],
    ['2020-02-02', false, '春节'],
    ['2019-05-05', true, '劳动节调休上班'],
    ['2022-12-31', false, '元旦'],
    ['2026-11-28', false, '周六'],
  ])('%s', (date, working, why) => {
    expect(calendar.isWorkingDay(date)).toEqual({ working, why, provisional: false });
  });

  it('leave a year that is not published provisional, Monday to Friday', () => {
    expect(calendar.isWorkingDay('2027-01-01')).toMatchObject({ working: true, provisional: true });
    expect(calendar.isWorkingDay('2027-01-02')).toMatchObject({ working: false, provisional: true });
    expect(calendar.isWorkingDay('2027-01-01').why).toContain('尚未公布');
    expect(calendar.basisOf(2027)).toEqual([]);
  });
});

describe('regional days', () => {
  it('hold in their division and below, and nowhere else', () => {
    expect(calendar.isWorkingDay('2024-09-20').working).toBe(true);
    expect(calendar.isWorkingDay('2024-09-20', '430100').working).toBe(true);
    for (const region of ['433100', '433101', '433100-jtj']) {
      expect(calendar.isWorkingDay('2024-09-20', region)).toMatchObject({ working: false, provisional: true });
    }
  });

  it('are certain where the notice of the year is entered', () => {
    const tables = shippedTables();
    const regions = tables.regions.map((region) => ({
      ...region,
      published: { 2024: { holidays: ['2024-09-20', '2024-09-23'], makeUpDays: ['2024-09-22'] } },
    }));
    const entered = new WorkCalendar({ ...tables, regions });
    expect(entered.isWorkingDay('2024-09-20', '433100')).toMatchObject({ working: false, provisional: false });
    expect(entered.isWorkingDay('2024-09-21', '433100')).toMatchObject({ working: false, why: '周六' });
    expect(entered.isWorkingDay('2024-09-22', '433100')).toMatchObject({ working: true, provisional: false });
    expect(entered.isWorkingDay('2024-09-23', '433100')).toMatchObject({ working: false, provisional: false });
    expect(entered.version).not.toBe(calendar.version);
  });
});

describe('office hours', () => {
  const tables = shippedTables();
  const dated = new WorkCalendar({
    ...tables,
    hours: [
      ...tables.hours,
      { since: '2025-01-01', division: null, spans: [['08:30', '12:00']] },
      { since: '2019-01-01', division: '430100', spans: [['10:00', '11:00']] },
    ],
  });

  it('are the latest that hold, the narrower division first', () => {
    expect(dated.hoursOn('2024-12-31')).toEqual(tables.hours[0]?.spans);
    expect(dated.hoursOn('2025-01-01')).toEqual([['08:30', '12:00']]);
    expect(dated.hoursOn('2025-01-01', '430102')).toEqual([['10:00', '11:00']]);
  });
});

describe('unsound tables', () => {
  const tables = shippedTables();
  const [first] = tables.years;
  it.each([
    ['a year twice', { ...tables, years: [first, first] }],
    ['a day of another year', { ...tables, years: [{ ...first, holidays: [{ date: '2018-12-31', name: '元旦' }] }] }],
    ['a day both off and worked', { ...tables, years: [{ ...first, makeUpDays: first?.holidays }] }],
    [
      'hours out of order',
      { ...tables, hours: [{ since: '2019-01-01', division: null, spans: [['12:00', '09:00']] }] },
    ],
  ])('are refused: %s', (_, unsound) => {
    expect(() => new WorkCalendar(unsound as typeof tables)).toThrow();
  });
});

describe('counting', () => {
  const date = fc.integer({ min: 0, max: 2900 }).map((days) => addDays('2019-01-01', days));

  it('adds as many working days as it counts', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const to = calendar.addWorkingDays(from, count);
        expect(calendar.countWorkingDays(from, to)).toBe(count);
        expect(calendar.isWorkingDay(to).working).toBe(true);
        expect(calendar.workingDayFrom(to)).toBe(to);
      }),
    );
  });

  it('calculates with dates across leap days and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2023-12-31', 1)).toBe('2024-01-01');
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(weekday('2026-11-29')).toBe(7);
    expect([isCivilDate('2024-02-29'), isCivilDate('2023-02-29'), isCivilDate('2024-2-9')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
