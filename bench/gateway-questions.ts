import { coach } from '../apps/coach/app.ts';
import { alarm, position, vehicleDay } from '../apps/coach/facts.ts';
import { chinaDate, systemClock } from '../kernel/base/clock.ts';
import { systemWho } from '../kernel/identity/who.ts';
import { openKernel } from '../kernel/kernel.ts';
import type { Store } from '../kernel/store/index.ts';
import { lastPositions } from '../server/terminals/last-states.ts';
import { phoneOf } from '../test/coach-house.ts';
import { bytesPerPosition, firstRow } from './gateway-house.ts';
import type { BenchRow } from './result.ts';

const vehicles = 16_147;
const dayMs = 86_400_000;
const tries = 5;

/** Whole days of the fleet, each vehicle at an even pace, with a walk of speed and bearing as a coach's day has. */
async function drive(store: Store, positions: number, fromMs: number, days: number): Promise<void> {
  const perVehicleDay = Math.ceil(positions / vehicles / days);
  const stepMs = Math.floor(dayMs / perVehicleDay);
  for (let day = 0; day < days; day += 1) {
    const rows = Math.min(vehicles * perVehicleDay, positions - day * vehicles * perVehicleDay);
    if (rows <= 0) return;
    await store.facts.command({
      query: `
        INSERT INTO hengdao.coach_position (received_at, source, corrects, simulated, phone, plate, org, at, longitude,
          latitude, altitude_m, speed_kmh, recorder_speed_kmh, bearing_deg, odometer_km, positioned, alarm_bits,
          status_bits, arrival, quality, drift, sent_time, extra)
        WITH intDiv(number, ${perVehicleDay}) AS v, number % ${perVehicleDay} AS n, sipHash64(number, ${day}) AS chance,
          ${fromMs + day * dayMs} + n * ${stepMs} AS ms
        SELECT fromUnixTimestamp64Milli(toInt64(ms + 500 + chance % 2000)), 'jt808', '', true,
          toString(13900000001 + v), concat('湘A', leftPad(toString(v + 1), 5, '0')), toString(430100 + v % 14 * 100),
          fromUnixTimestamp64Milli(toInt64(intDiv(ms, 1000) * 1000)),
          toDecimal32(110 + v % 300 / 100 + n % 2000 * 0.0021 + chance % 97 / 1e6, 6),
          toDecimal32(27 + v % 200 / 100 + n % 2000 * 0.0013 + chance % 89 / 1e6, 6),
          toInt16(60 + n % 100 / 4), toDecimal32(40 + chance % 400 / 10, 1), toDecimal32(40 + chance % 400 / 10, 1),
          toUInt16((n * 3 + chance % 7) % 360), toDecimal64(10000 + v + n * 0.2, 1), true,
          if(chance % 500 = 0, 2, 0), 3, 'report', 'qualified', chance % 1000 = 1, NULL, NULL
        FROM numbers_mt(${rows})`,
    });
  }
}

/** One alarm of 500 positions, as the recorder would have written it. */
async function raise(store: Store): Promise<void> {
  await store.facts.command({
    query: `
      INSERT INTO hengdao.coach_alarm (received_at, source, corrects, simulated, phone, plate, org, at, kind, origin, sign,
        longitude, latitude, speed_kmh, limit_kmh, basis)
      SELECT received_at, source, '', true, phone, plate, org, at, 'overspeed', 'terminal', 'overspeed', longitude,
        latitude, speed_kmh, NULL, NULL
      FROM hengdao.coach_position WHERE alarm_bits = 2`,
  });
}

/** What the daily close has written for each vehicle. */
async function close(store: Store, fromMs: number, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    const date = chinaDate(new Date(fromMs + day * dayMs));
    await store.facts.command({
      query: `
        INSERT INTO hengdao.coach_vehicle_day (received_at, source, corrects, simulated, day, plate, phone, org,
          vehicle_class, networked, online, records, qualified, drift_records, drifting, total_km, complete_km,
          overspeeds, fatigue_seconds, rules)
        SELECT now64(3), 'close-day', '', true, '${date}', concat('湘A', leftPad(toString(number + 1), 5, '0')),
          toString(13900000001 + number), toString(430100 + number % 14 * 100), 'line-coach', true, number % 90 != 0,
          200, 199, 1, number % 300 = 0, 300, 299, number % 7, 0, 'bench'
        FROM numbers(${vehicles})`,
    });
  }
}

/** What the six indicators of a place are made of. */
const monthFigures = {
  due: { aggregate: 'count' },
  networked: { aggregate: 'count', where: { networked: true } },
  online: { aggregate: 'count', where: { online: true } },
  drifting: { aggregate: 'count', where: { drifting: true } },
  records: { aggregate: 'sum', of: 'records' },
  qualified: { aggregate: 'sum', of: 'qualified' },
  totalKm: { aggregate: 'sum', of: 'totalKm' },
  completeKm: { aggregate: 'sum', of: 'completeKm' },
} as const;

/** The middle of some tries; the first, which fills the caches of the system, is not counted. */
async function middleMs(ask: () => Promise<unknown>): Promise<number> {
  await ask();
  const took: number[] = [];
  for (let one = 0; one < tries; one += 1) {
    const began = performance.now();
    await ask();
    took.push(performance.now() - began);
  }
  return took.sort((a, b) => a - b)[tries >> 1] ?? Number.NaN;
}

/** Questions over a month of so many positions, asked as the product asks them. */
export async function questions(
  store: Store,
  positions: number,
  say: (text: string) => void,
): Promise<readonly BenchRow[]> {
  for (const table of ['position', 'alarm', 'vehicle_day']) {
    await store.facts.command({ query: `TRUNCATE TABLE hengdao.coach_${table}` });
  }
  const days = 30;
  const until = Date.parse(`${chinaDate(new Date())}T00:00:00+08:00`);
  const fromMs = until - days * dayMs;
  say(`generating ${positions} positions`);
  await drive(store, positions, fromMs, days);
  await raise(store);
  await close(store, fromMs, days);
  const kernel = await openKernel({ store, apps: [coach], clock: systemClock });
  await kernel.facts.settle(0);
  const ctx = kernel.ctxFor(systemWho, coach);
  const month = { gte: new Date(fromMs).toISOString(), lt: new Date(until).toISOString() };
  const bytes = await bytesPerPosition(store);
  const { n } = await firstRow<{ n: number }>(store, 'SELECT count() AS n FROM hengdao.coach_position');
  const over = `over ${(Number(n) / 1e6).toFixed(1)} million positions`;
  const timed = async (label: string, limitMs: number, ask: () => Promise<unknown>): Promise<BenchRow> => {
    const ms = await middleMs(ask);
    say(`${label}: ${ms.toFixed(0)} ms`);
    const against = limitMs === 0 ? 'none' : 'aim';
    return {
      label: `${label}, ${over}`,
      unit: 'ms',
      value: ms,
      baseline: limitMs,
      ratio: limitMs ? ms / limitMs : 0,
      against,
    };
  };
  const daysOfMonth = { gte: chinaDate(new Date(fromMs)), lt: chinaDate(new Date(until)) };
  return [
    {
      label: `bytes on disk for a position, ${over}`,
      unit: 'bytes',
      value: bytes,
      baseline: 0,
      ratio: 0,
      against: 'none',
    },
    await timed('last state of all vehicles, rebuilt', 0, () => lastPositions(store)),
    await timed('one vehicle, one month: all its positions', 100, () =>
      ctx.facts(position).all({ phone: phoneOf(4711), at: month }),
    ),
    await timed('all alarms of a month: first page and total', 0, () =>
      ctx.facts(alarm).list({ where: { at: month }, pageSize: 50 }),
    ),
    await timed("a month's vehicle-days, counted by place", 0, () =>
      ctx.facts(vehicleDay).tally({ where: { day: daysOfMonth }, by: ['org'], figures: monthFigures }),
    ),
  ];
}
