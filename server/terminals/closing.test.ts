import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDay, coach, position, vehicleDay } from '../../apps/coach/index.ts';
import { chinaDate } from '../../kernel/base/clock.ts';
import { systemWho } from '../../kernel/identity/who.ts';
import { plateOf, registerCoaches } from '../../test/coach-house.ts';
import { type KernelHouse, openKernelHouse } from '../../test/kernel-house.ts';
import { Closing } from './closing.ts';

let house: KernelHouse;
// The store lets go of tracks by its own clock, so that the days of this test are of late.
const daysAgo = (days: number) => chinaDate(new Date(Date.now() - days * 86_400_000));
const first = daysAgo(6);
const ctx = () => house.kernel.ctxFor(systemWho, coach);
const rowsOf = (day: string) => ctx().facts(vehicleDay).all({ day });

beforeAll(async () => {
  house = await openKernelHouse(coach, `${daysAgo(5)}T03:00:00+08:00`);
  await registerCoaches(house.kernel, 3);
});
afterAll(() => house?.close());

/** Positions of a vehicle at 1 km a minute, from one minute up to another. */
async function drive(day: string, number: number, from: number, to: number): Promise<void> {
  const facts = Array.from({ length: to - from }, (_, step) => {
    const minute = from + step;
    return {
      values: {
        phone: String(number),
        plate: plateOf(number),
        org: '430100',
        at: new Date(Date.parse(`${day}T08:00:00+08:00`) + minute * 60_000).toISOString(),
        longitude: 112.9,
        latitude: Math.round((28 + minute / 111.195) * 1e6) / 1e6,
        altitudeM: 50,
        speedKmh: minute % 7 === 0 ? 60.1 : 60,
        bearingDeg: 0,
        positioned: minute % 11 !== 10,
        alarmBits: 0,
        statusBits: 3,
        arrival: 'report' as const,
        quality: minute % 13 === 12 ? ('speed' as const) : ('qualified' as const),
        drift: false,
      },
    };
  });
  await house.kernel.facts.insertRows(coach, position, facts, 'test');
}

it('closes the day that has ended, as anybody who reads the facts would', async () => {
  const closing = new Closing(house.kernel);
  expect(await closing.run()).toEqual([]);
  await drive(first, 1, 0, 300);
  await drive(first, 2, 0, 40);
  expect(await closing.run()).toEqual([first]);
  expect(await rowsOf(first)).toHaveLength(3);
  expect((await rowsOf(first)).find(({ plate }) => plate === plateOf(1))).toMatchObject({ records: 300, online: true });
  // The way over the facts' own interface finds nothing to correct.
  expect(await closeDay(ctx(), first)).toMatchObject({ corrected: 0 });
  expect(await closing.run()).toEqual([]);
});

it('closes it again after positions that came late, known from memory or at the next start', async () => {
  const closing = new Closing(house.kernel);
  await closing.run();
  await drive(first, 3, 0, 20);
  closing.note(Date.parse(`${first}T08:00:00+08:00`), house.clock.now().getTime());
  expect(await closing.run()).toEqual([first]);
  expect((await rowsOf(first)).find(({ plate }) => plate === plateOf(3))).toMatchObject({ records: 20, online: true });
  house.clock.advance(60_000);
  await drive(first, 3, 20, 30);
  expect(await new Closing(house.kernel).run()).toEqual([first]);
  expect((await rowsOf(first)).find(({ plate }) => plate === plateOf(3))).toMatchObject({ records: 30 });
});

it('makes good the days that were missed', async () => {
  house.clock.set(`${daysAgo(2)}T00:20:00+08:00`);
  // Twenty minutes into the day the last positions of the one before may still come.
  expect(await new Closing(house.kernel).run()).toEqual([daysAgo(5), daysAgo(4)]);
  house.clock.advance(20 * 60_000);
  expect(await new Closing(house.kernel).run()).toEqual([daysAgo(3)]);
  expect(await rowsOf(daysAgo(4))).toHaveLength(3);
});
