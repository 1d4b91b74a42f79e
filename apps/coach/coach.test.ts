import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemWho } from '../../kernel/identity/who.ts';
import { chinaDate } from '../../kernel/sdk/index.ts';
import { phoneOf, plateOf, registerCoaches } from '../../test/coach-house.ts';
import { type KernelHouse, openKernelHouse } from '../../test/kernel-house.ts';
import { coach } from './app.ts';
import { closeDay } from './close-day.ts';
import { position, vehicleDay } from './facts.ts';
import { coachIndicators } from './indicators.ts';
import { DayCount } from './rules/day.ts';
import { ruleBookOn } from './rules/tables.ts';

let house: KernelHouse;
// The store lets go of tracks by its own clock, so that the days of this test are of late.
const day = chinaDate(new Date(Date.now() - 86_400_000));
const startMs = Date.parse(`${day}T08:00:00+08:00`);
const ctx = () => house.kernel.ctxFor(systemWho, coach);

beforeAll(async () => {
  house = await openKernelHouse(coach, `${day}T23:00:00+08:00`);
  await registerCoaches(house.kernel, 4);
});
afterAll(() => house?.close());

/** A position so many minutes and kilometres to the north from where the day began. */
const driven = (number: number, minute: number, km: number, quality: 'qualified' | 'speed' = 'qualified') => ({
  values: {
    phone: phoneOf(number),
    plate: plateOf(number),
    org: '430100',
    at: new Date(startMs + minute * 60_000).toISOString(),
    longitude: 112.9,
    latitude: 28 + Math.round((km / 111.195) * 1e6) / 1e6,
    altitudeM: 50,
    speedKmh: 60,
    bearingDeg: 0,
    positioned: true,
    alarmBits: 0,
    statusBits: 3,
    arrival: 'report' as const,
    quality,
    drift: false,
  },
});

const figure = async (key: string) => {
  const type = coachIndicators.find((one) => one.key === key);
  if (!type) throw new Error(key);
  const { value } = await ctx().indicators(type).compute({ kind: 'day', name: day }, '430100');
  return value;
};

it('counts the assessment of a day, and corrects it after late positions', async () => {
  // Coach 1: 1 km a minute, with a gap of 9 km; one record out of range. Coach 2: a jump of 300 km within a minute.
  const first = [0, 1, 2, 11, 12].map((at) => driven(1, at, at));
  const facts = [...first, driven(1, 13, 13, 'speed'), driven(2, 0, 0), driven(2, 1, 300), driven(2, 2, 1)];
  await house.kernel.facts.insertRows(coach, position, facts, 'test');
  expect(await closeDay(ctx(), day)).toEqual({ vehicles: 4, online: 2, corrected: 0 });
  expect(await figure('network-rate-day')).toBe(50);
  expect(await figure('online-rate-day')).toBe(100);
  expect(await figure('drift-rate-day')).toBe(50);
  expect(await figure('data-pass-rate-day')).toBe(88.89);
  // 12 km of coach 1, of which 9 in the gap, and 1 km of coach 2.
  expect(await figure('track-completeness-day')).toBe(30.77);
  expect(await closeDay(ctx(), day)).toMatchObject({ corrected: 0 });
  const late = Array.from({ length: 8 }, (_, index) => driven(1, index + 3, index + 3));
  await house.kernel.facts.insertRows(coach, position, late, 'test');
  expect(await closeDay(ctx(), day)).toMatchObject({ corrected: 1 });
  expect(await figure('track-completeness-day')).toBe(100);
  expect(await ctx().facts(vehicleDay).all({ day })).toHaveLength(4);
});

it('counts an excess of speed of over thirty seconds, near ones once, and driving beyond four hours', () => {
  const book = ruleBookOn(day);
  if (!book) throw new Error('no rules');
  const count = new DayCount(book, 'line-coach');
  const at = (seconds: number, speedKmh: number) =>
    count.add({
      timeMs: startMs + seconds * 1000,
      longitude: 112.9,
      latitude: 28,
      speedKmh,
      positioned: true,
      qualified: true,
    });
  for (const seconds of [0, 20, 40, 60]) at(seconds, 110);
  at(70, 90);
  // 40 s later: within the minute that makes them one.
  for (const seconds of [110, 130, 150]) at(seconds, 110);
  at(160, 90);
  for (const seconds of [400, 420, 440]) at(seconds, 110);
  expect(count.figures.overspeeds).toBe(2);
  for (let seconds = 460; seconds <= 4 * 3600 + 600; seconds += 60) at(seconds, 80);
  expect(count.figures.fatigueSeconds).toBeGreaterThan(500);
  expect(count.figures.fatigueSeconds).toBeLessThanOrEqual(600);
});
