import { describe, expect, it } from 'vitest';
import { chinaIso } from '../base/clock.ts';
import { shippedCalendar } from './load.ts';
import { calendarForApps, reckoner } from './reckoner.ts';

const calendar = shippedCalendar();
const startedAt = new Date('2026-09-30T09:00:00Z');

describe('the questions of the case engine', () => {
  const reckon = reckoner(calendar);
  const question = { startedAt, amount: 2, rollForward: false, pauses: [], org: '430000-kjzx' } as const;

  it('are answered by days from the next one or from the moment', () => {
    const next = reckon({ ...question, unit: 'workingDay', countFrom: 'nextDay' });
    expect(chinaIso(next.due)).toBe('2026-10-09T23:59:59+08:00');
    expect(next.explanation[0]).toContain('起算事件');
    const same = reckon({ ...question, unit: 'calendarDay', countFrom: 'sameMoment' });
    expect(chinaIso(same.due)).toBe('2026-10-02T17:00:00+08:00');
  });

  it('let minutes run at once, around pauses', () => {
    const pauses = [{ from: '2026-09-30T09:01:00Z', to: '2026-09-30T10:01:00Z' }];
    const due = reckon({ ...question, unit: 'minute', countFrom: 'sameMoment', pauses }).due;
    expect(due.toISOString()).toBe('2026-09-30T10:02:00.000Z');
  });
});

it('applications get the usual rules', () => {
  const { due, isWorkingDay } = calendarForApps(calendar);
  expect(chinaIso(due(startedAt, { amount: 3, unit: 'calendarDay' }).due)).toBe('2026-10-08T23:59:59+08:00');
  expect(due(startedAt, { amount: 3, unit: 'hour' }).due.toISOString()).toBe('2026-09-30T12:00:00.000Z');
  expect(isWorkingDay('2026-09-20', '430100')).toMatchObject({ working: true });
  expect(isWorkingDay('2026-09-20', '433100')).toMatchObject({ working: false, provisional: true });
});
