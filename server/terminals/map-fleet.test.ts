import { beforeEach, describe, expect, it } from 'vitest';
import { type LastState, LastStates } from '../../apps/coach/index.ts';
import { Fleet } from '../../apps/coach/screens/map/fleet.ts';
import { MapBoard } from './map-board.ts';

const phoneOf = (number: number) => String(13_900_000_000 + number);
const at = Date.parse('2026-03-01T08:00:00+08:00');

const state = (number: number, changes: Partial<LastState> = {}): LastState => ({
  phone: phoneOf(number),
  plate: `湘A${10_000 + number}`,
  org: '430100',
  vehicleClass: number % 2 ? 'line-coach' : 'dangerous-goods',
  timeMs: at,
  longitude: 112.9,
  latitude: 28.2,
  speedKmh: 60,
  bearingDeg: 90,
  alarmBits: 0,
  statusBits: 3,
  quality: 'qualified',
  drift: false,
  simulated: false,
  ...changes,
});

const bytes = ({ buffer, byteOffset, length }: Buffer) => buffer.slice(byteOffset, byteOffset + length) as ArrayBuffer;

describe('the fleet of a map, as the feed of the server tells it', () => {
  let states: LastStates;
  let fleet: Fleet;
  const boardOf = (offline: readonly number[] = []) =>
    new MapBoard({
      states: () => states.all(),
      isOnline: (phone) => !offline.map(phoneOf).includes(phone),
      waiting: () => new Set(),
      now: () => at,
      scanMs: 0,
    });
  let board: MapBoard;
  const ask = () => {
    const brought = fleet.take(bytes(board.feed(fleet.cursor, null)));
    const { edition, rows } = board.vehicles(null);
    if (fleet.directoryEdition !== fleet.edition) fleet.setDirectory(edition, rows);
    return brought;
  };
  beforeEach(() => {
    states = new LastStates();
    fleet = new Fleet();
    board = boardOf([3]);
    states.see(state(1));
    states.see(state(2, { speedKmh: 1 }));
    states.see(state(3));
    states.see(state(4, { alarmBits: 1, longitude: 109.5 }));
    ask();
  });

  const everything = { vehicleClass: [], doing: [] };

  it('counts and finds vehicles by what they do', () => {
    expect(fleet.filter(everything)).toEqual({ driving: 1, parked: 1, offline: 1, alarm: 1 });
    expect(fleet.shown(10).map(({ plate }) => plate)).toEqual(['湘A10004', '湘A10001', '湘A10002', '湘A10003']);
    expect(fleet.byPhone(phoneOf(4))).toMatchObject({ number: 3, plate: '湘A10004' });
    expect([fleet.longitudes[3], fleet.latitudes[3]]).toEqual([109.5, 28.2]);
    expect([...fleet.bearings.subarray(0, 3)]).toEqual([90, 0xffff, 0xffff]);
    expect(fleet.search('a10002', 5).map(({ phone }) => phone)).toEqual([phoneOf(2)]);
  });

  it('hides what the filter leaves out, and counts the others all the same', () => {
    const counts = fleet.filter({ vehicleClass: ['line-coach'], doing: ['driving'] });
    expect(counts).toEqual({ driving: 1, parked: 0, offline: 1, alarm: 0 });
    expect(fleet.shown(10).map(({ plate }) => plate)).toEqual(['湘A10001']);
  });

  it('takes what changed, and nothing twice', () => {
    expect(ask()).toBe(false);
    states.see(state(2, { speedKmh: 50 }));
    states.see(state(5));
    expect(ask()).toBe(true);
    expect(fleet.filter(everything)).toEqual({ driving: 3, parked: 0, offline: 1, alarm: 1 });
  });

  it('begins anew with another run of the server', () => {
    states = new LastStates();
    states.see(state(9));
    board = boardOf();
    ask();
    expect(fleet.filter(everything)).toEqual({ driving: 1, parked: 0, offline: 0, alarm: 0 });
    expect(fleet.byPhone(phoneOf(1))).toBeNull();
  });
});
