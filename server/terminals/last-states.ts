import type { LastStates, TerminalRegister } from '../../apps/coach/index.ts';
import type { Store } from '../../kernel/store/types.ts';

interface Row {
  readonly phone: string;
  readonly ms: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly speed: number;
  readonly bearing: number;
  readonly alarms: number;
  readonly statuses: number;
  readonly simulated: boolean;
}

/** Vehicles that have been silent for longer come back with their next word. */
const days = 7;

/** The last good position of each terminal: its time is found first, then the one row that has it. */
export async function lastPositions(store: Pick<Store, 'facts'>): Promise<readonly Row[]> {
  const good = `at > now() - INTERVAL ${days} DAY AND at < now() + INTERVAL 10 MINUTE
    AND positioned AND quality = 'qualified' AND NOT drift`;
  const answer = await store.facts.query({
    query: `
      SELECT phone, toUnixTimestamp64Milli(at) AS ms, longitude, latitude, speed_kmh AS speed, bearing_deg AS bearing,
        alarm_bits AS alarms, status_bits AS statuses, simulated
      FROM hengdao.coach_position
      WHERE (phone, at) IN (SELECT phone, max(at) FROM hengdao.coach_position WHERE ${good} GROUP BY phone) AND ${good}
      LIMIT 1 BY phone`,
    format: 'JSONEachRow',
  });
  return await answer.json<Row>();
}

/** Fills the last states from the facts: what memory held before the start. */
export async function rebuildStates(store: Store, register: TerminalRegister, states: LastStates): Promise<void> {
  for (const row of await lastPositions(store)) {
    const bearer = register.bearerOf(row.phone);
    if (!bearer) continue;
    const { phone, longitude, latitude, simulated } = row;
    const { plate, org, vehicleClass } = bearer;
    states.see({
      phone,
      plate,
      org,
      vehicleClass,
      timeMs: Number(row.ms),
      longitude: Number(longitude),
      latitude: Number(latitude),
      speedKmh: Number(row.speed),
      bearingDeg: row.bearing,
      alarmBits: row.alarms,
      statusBits: row.statuses,
      quality: 'qualified',
      drift: false,
      simulated,
    });
  }
}
