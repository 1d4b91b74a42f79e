import { beforeEach, describe, expect, it } from 'vitest';
import { type LastState, LastStates } from '../../apps/coach/index.ts';
import { headBytes, MapBoard, recordBytes } from './map-board.ts';

const state = (number: number, changes: Partial<LastState> = {}): LastState => ({
  phone: String(13_900_000_000 + number),
  plate: `湘A${10_000 + number}`,
  org: '430100',
  vehicleClass: 'line-coach',
  timeMs: Date.parse('2026-03-01T08:00:00+08:00'),
  longitude: 112.9,
  latitude: -28.2,
  speedKmh: 61.4,
  bearingDeg: 359,
  alarmBits: 0,
  statusBits: 3,
  quality: 'qualified',
  drift: false,
  simulated: true,
  ...changes,
});

function read(feed: Buffer) {
  const count = feed.readUInt32LE(12);
  expect(feed).toHaveLength(headBytes + count * recordBytes);
  return {
    cursor: `${feed.readUInt32LE(0)}-${feed.readUInt32LE(4)}`,
    edition: feed.readUInt32LE(8),
    numbers: Array.from({ length: count }, (_, index) => feed.readUInt32LE(headBytes + index * recordBytes)),
  };
}

describe('the board behind the live maps', () => {
  let states: LastStates;
  let online: Set<string>;
  let board: MapBoard;
  beforeEach(() => {
    states = new LastStates();
    online = new Set([state(1).phone]);
    board = new MapBoard({
      states: () => states.all(),
      isOnline: (phone) => online.has(phone),
      waiting: () => new Set([state(2).phone]),
      now: () => 1_700_000_000_123,
      scanMs: 0,
    });
    states.see(state(1));
    states.see(state(2, { org: '430200', alarmBits: 2 }));
  });

  it('tells all at first, then what has moved, gone off line or come anew', () => {
    const first = read(board.feed('', null));
    expect(first.numbers).toEqual([0, 1]);
    expect(read(board.feed(first.cursor, null)).numbers).toEqual([]);
    states.see(state(2, { org: '430200', longitude: 113 }));
    const second = read(board.feed(first.cursor, null));
    expect(second.numbers).toEqual([1]);
    online.clear();
    expect(read(board.feed(second.cursor, null)).numbers).toEqual([0]);
    states.see(state(3));
    const third = read(board.feed(second.cursor, null));
    expect(third.numbers).toEqual([0, 2]);
    expect(third.edition).toBeGreaterThan(second.edition);
    expect(read(board.feed('17-99', null)).numbers).toEqual([0, 1, 2]);
    expect(read(board.feed('nonsense', null)).numbers).toEqual([0, 1, 2]);
  });

  it('tells nothing of other orgs', () => {
    expect(read(board.feed('', new Set(['430200']))).numbers).toEqual([1]);
    expect(board.vehicles(new Set(['430200'])).rows).toEqual([
      [1, '13900000002', '湘A10002', '430200', 'line-coach', true],
    ]);
    expect(read(board.feed('', new Set())).numbers).toEqual([]);
  });

  it('keeps a record to twenty bytes', () => {
    const feed = board.feed('', null).subarray(headBytes);
    expect(feed.readInt32LE(4)).toBe(112_900_000);
    expect(feed.readInt32LE(8)).toBe(-28_200_000);
    expect(feed.readUInt32LE(12)).toBe(Date.parse('2026-03-01T08:00:00+08:00') / 1000);
    expect([...feed.subarray(16, 20)]).toEqual([61, 180, 1, 0]);
    expect([...feed.subarray(recordBytes + 16, recordBytes + 20)]).toEqual([61, 180, 2 | 4, 0]);
  });

  it('grows with the fleet', () => {
    for (let number = 3; number <= 3000; number += 1) states.see(state(number));
    expect(read(board.feed('', null)).numbers).toHaveLength(3000);
  });
});
