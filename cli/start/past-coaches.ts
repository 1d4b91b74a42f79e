import { setTimeout as pause } from 'node:timers/promises';
import {
  closeDay,
  coach,
  type Fix,
  LastStates,
  Recorder,
  type terminal,
  vehicle,
  vehicleDay,
} from '../../apps/coach/index.ts';
import { chinaDate } from '../../kernel/base/clock.ts';
import { systemWho } from '../../kernel/identity/index.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { EntityRecord } from '../../kernel/sdk/index.ts';
import { cities } from '../../sim/coach/places.ts';
import { CalibratedMonth, type MonthPosition, published2024 } from '../../sim/coach/published.ts';

export interface PastCoaches {
  /** Resolves when nothing more is written. */
  stop(): Promise<void>;
}

const pastDays = 31;
const dayMs = 86_400_000;
/** Between two days, so that people who look at the demonstration meanwhile do not wait. */
const breathMs = 100;
const kmPerDay = 40;

type Coach = EntityRecord<typeof terminal>;

function fixOf({ phone }: Coach, { vehicle: _, timeMs, odometerKm, ...where }: MonthPosition): Fix {
  return {
    ...where,
    phone,
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
  };
}

async function fill(kernel: Kernel, coaches: readonly Coach[], isStopped: () => boolean): Promise<void> {
  const ctx = kernel.ctxFor(systemWho, coach);
  const classes = new Map((await ctx.entities(vehicle).all({ simulated: true })).map((one) => [one.id, one]));
  const bearers = new Map(coaches.map((one) => [one.phone, one]));
  const recorder = new Recorder({
    bearerOf: (phone) => {
      const { plate, org, vehicle: id } = bearers.get(phone) ?? {};
      const { vehicleClass = 'line-coach' } = classes.get(id ?? '') ?? {};
      const common = { vehicleId: id ?? null, nightExempt: false, simulated: true };
      return plate && org ? { phone, plate, org, vehicleClass, ...common } : null;
    },
    states: new LastStates(),
    insert: (type, facts, source) => kernel.facts.insertRows(coach, type, facts, source),
  });
  const homeOf = (number: number) => {
    const { plate } = coaches[number] ?? {};
    return cities.find(({ letter }) => letter === plate?.[1]) ?? cities[0];
  };
  const month = new CalibratedMonth({ vehicles: coaches.length, published: published2024, kmPerDay, seed: 1, homeOf });
  const now = kernel.clock.now().getTime();
  for (let back = pastDays; back >= 1 && !isStopped(); back -= 1) {
    const day = chinaDate(new Date(now - back * dayMs));
    const index = pastDays - back;
    // Made again even where it is there already: the share of gaps runs through all days.
    const positions = [...(index === 0 ? month.firstSeen(day) : month.day(day, index - 1))];
    const { total } = await ctx.facts(vehicleDay).list({ where: { day }, pageSize: 1 });
    if (total > 0) continue;
    const fixes = positions.flatMap((one) => {
      const owner = coaches[one.vehicle];
      return owner ? [fixOf(owner, one)] : [];
    });
    await recorder.write(recorder.judge(fixes), 'demonstration');
    await closeDay(ctx, day);
    await pause(breathMs);
  }
}

/**
 * Gives the coaches of the demonstration a past month, beside everything else: positions as the simulator makes them,
 * judged and closed day by day, so that the assessment has figures. Days that are there already stay.
 */
export function fillPast(kernel: Kernel, coaches: readonly Coach[], trouble: (error: unknown) => void): PastCoaches {
  let stopped = false;
  const inOrder = [...coaches].sort((a, b) => a.phone.localeCompare(b.phone));
  const done = fill(kernel, inOrder, () => stopped).catch(trouble);
  return {
    stop: async () => {
      stopped = true;
      await done;
    },
  };
}
