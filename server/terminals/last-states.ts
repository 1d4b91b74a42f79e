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

/** Fills the last states from the facts: what memory held before the start. */
export async function rebuildStates(store: Store, register: TerminalRegister, states: LastStates): Promise<void> {
  const answer = await store.facts.query({
    query: `
      SELECT phone, toUnixTimestamp64Milli(at) AS ms, longitude, latitude, speed_kmh AS speed, bearing_deg AS bearing,
        alarm_bits AS alarms, status_bits AS statuses, simulated
      FROM hengdao.coach_position
      WHERE at > now() - INTERVAL ${days} DAY AND at < now() + INTERVAL 10 MINUTE
        AND positioned AND quality = 'qualified' AND NOT drift
      ORDER BY phone, at DESC LIMIT 1 BY phone`,
    format: 'JSONEachRow',
  });
  for (const row of await answer.json<Row>()) {
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
