import { afterAll, beforeAll, expect, it } from 'vitest';
import { coach } from '../apps/coach/app.ts';
import { closeDay } from '../apps/coach/close-day.ts';
import { vehicle } from '../apps/coach/entities.ts';
import type { Fix } from '../apps/coach/fix.ts';
import { coachIndicators } from '../apps/coach/indicators.ts';
import { LastStates } from '../apps/coach/last-states.ts';
import { Recorder } from '../apps/coach/recorder.ts';
import { systemWho } from '../kernel/identity/who.ts';
import { must } from '../kernel/sdk/index.ts';
import { readDayFast } from '../server/terminals/closing.ts';
import { CalibratedMonth, type MonthPosition, published2024, shareOut } from '../sim/coach/published.ts';
import { plateOf } from './coach-house.ts';
import { type KernelHouse, openKernelHouse } from './kernel-house.ts';

// The smallest fleet whose rates can round to those published.
const vehicles = 1339;
// The store lets go of tracks by its own clock, so that the month is the last one.
const now = new Date(Date.now() + 8 * 3_600_000);
const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
// Twelve of its days: every figure of the month is there with them.
const days = Array.from({ length: 12 }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
const dayBefore = new Date(Date.parse(`${month}-01T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

let house: KernelHouse;
const ctx = () => house.kernel.ctxFor(systemWho, coach);

beforeAll(async () => {
  house = await openKernelHouse(coach, `${month}-28T12:00:00+08:00`);
  await ctx().atomically(async (inside) => {
    for (let number = 0; number < vehicles; number += 1) {
      const row = { plate: plateOf(number), colour: 'yellow', vehicleClass: 'line-coach', org: '430100' } as const;
      await inside.entities(vehicle).create({ ...row, operating: true, simulated: true }, '试验');
    }
  });
}, 120_000);
afterAll(() => house?.close());

const fixOf = ({ vehicle: number, timeMs, odometerKm, ...where }: MonthPosition): Fix => ({
  ...where,
  phone: plateOf(number),
  timeMs,
  receivedMs: timeMs,
  timeDigits: undefined,
  altitudeM: 60,
  positioned: true,
  alarmBits: 0,
  statusBits: 3,
  alarms: [],
  additional: { odometerKm },
  arrival: 'report',
});

it('shares out the real fleet so that the rates round to those published', () => {
  const { networked, online, drifting } = shareOut(16_147, published2024);
  const rate = (of: number, all: number) => Math.round((of / all) * 10_000) / 100;
  expect([rate(networked, 16_147), rate(online, networked), rate(drifting, online)]).toEqual([99.1, 98.87, 0.3]);
});

it('a calibrated month reproduces the published figures, from positions through rules and closed days', async () => {
  const simulated = new CalibratedMonth({ vehicles, published: published2024, kmPerDay: 12, seed: 1 });
  const recorder = new Recorder({
    bearerOf: (phone) => ({
      ...{ phone, plate: phone, org: '430100', vehicleId: null, vehicleClass: 'line-coach' },
      ...{ nightExempt: false, simulated: true },
    }),
    states: new LastStates(),
    insert: (type, facts, source) => house.kernel.facts.insertRows(coach, type, facts, source),
  });
  const drive = async (day: string, positions: Iterable<MonthPosition>) => {
    const fixes = [...positions].map(fixOf);
    await recorder.write(recorder.judge(fixes), 'sim');
    await closeDay(ctx(), day, (one) => readDayFast(house.kernel.store, one));
  };
  await drive(dayBefore, simulated.firstSeen(dayBefore));
  for (const [index, day] of days.entries()) await drive(day, simulated.day(day, index));
  const figure = async (key: string) => {
    const type = must(
      coachIndicators.find((one) => one.key === key),
      key,
    );
    return (await ctx().indicators(type).compute({ kind: 'month', name: month }, '430000')).value;
  };
  expect({
    network: await figure('network-rate'),
    online: await figure('online-rate'),
    drift: await figure('drift-rate'),
    completeness: await figure('track-completeness'),
    pass: await figure('data-pass-rate'),
  }).toEqual(published2024);
}, 300_000);
