/** What open maps cost the server, without the rest of it: processor time, so that a busy machine tells the same. */
import { type LastState, LastStates } from '../apps/coach/index.ts';
import { MapBoard } from '../server/terminals/map-board.ts';
import { simulatedCoach } from '../sim/coach/places.ts';
import type { BenchRow } from './result.ts';

const maps = Number(process.env.BENCH_MAPS ?? 200);
const askEverySeconds = 2;
const reportEverySeconds = 12;
const turns = 40;

const stateOf = (number: number, turn: number): LastState => {
  const { phone, plate, home } = simulatedCoach(number);
  const { longitude, latitude } = home;
  const where = { longitude: longitude + turn * 1e-4, latitude, speedKmh: 60, bearingDeg: 90 };
  const told = { timeMs: 1_700_000_000_000 + turn * 2000, alarmBits: 0, statusBits: 3, drift: false, simulated: true };
  return { phone, plate, org: '430100', vehicleClass: 'line-coach', quality: 'qualified', ...where, ...told };
};

const cursorOf = (feed: Buffer) => `${feed.readUInt32LE(0)}-${feed.readUInt32LE(4)}`;

/** Each map asks once in a turn; the first of them has all states looked through. */
export function boardRows(vehicles: number): readonly BenchRow[] {
  const states = new LastStates();
  const due = Math.round((vehicles * askEverySeconds) / reportEverySeconds);
  for (let number = 1; number <= vehicles; number += 1) states.see(stateOf(number, 0));
  const pace = { scanMs: 0 };
  const board = new MapBoard({
    states: () => states.all(),
    isOnline: () => true,
    waiting: () => new Set(),
    now: () => 1_700_000_000_000,
    get scanMs() {
      return pace.scanMs;
    },
  });
  let cursor = cursorOf(board.feed('', null));
  let [bytes, busy] = [0, 0];
  for (let turn = 1; turn <= turns; turn += 1) {
    for (let index = 0; index < due; index += 1) states.see(stateOf(1 + ((turn * due + index) % vehicles), turn));
    const before = process.cpuUsage();
    pace.scanMs = 0;
    const first = board.feed(cursor, null);
    pace.scanMs = Number.POSITIVE_INFINITY;
    for (let map = 1; map < maps; map += 1) bytes += board.feed(cursor, null).length;
    const { user, system } = process.cpuUsage(before);
    busy += (user + system) / 1000;
    cursor = cursorOf(first);
  }
  const load = busy / turns / askEverySeconds;
  const kilobytes = bytes / (maps - 1) / turns / askEverySeconds / 1000;
  const row = (label: string, unit: string, value: number, baseline: number, against: string): BenchRow => ({
    label,
    unit,
    value,
    baseline,
    ratio: value / baseline,
    against,
  });
  return [
    row(`${maps} open maps: the feed on the server`, 'ms/s', load, 1000, 'one core'),
    row('an open map: data', 'kB/s', kilobytes, 21.8, 'a trial with 16-byte records, not filtered by scope'),
  ];
}
