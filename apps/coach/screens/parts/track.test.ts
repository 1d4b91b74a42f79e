import { describe, expect, it } from 'vitest';
import { durationText, gapsOf, indexAt, lengthOf, runsOf, stopsOf, type Track } from './track.ts';

/** Positions as [seconds, speed, degrees east of 112]; they all lie on the equator. */
function trackOf(...positions: readonly (readonly [number, number, number, number?])[]): Track {
  return {
    plate: '湘A00001',
    simulated: true,
    times: positions.map(([time]) => time),
    longitudes: positions.map(([, , east]) => 112 + east),
    latitudes: positions.map(() => 0),
    speeds: positions.map(([, speed]) => speed),
    bearings: positions.map(() => 90),
    odometers: positions.map(() => null),
    alarmBits: positions.map(() => 0),
    doubtful: positions.map(([, , , doubt = 0]) => doubt),
  };
}

describe('a track', () => {
  const track = trackOf(
    [0, 60, 0],
    [100, 60, 0.01],
    [200, 0, 0.02],
    [600 - 100, 0, 0.02],
    [600, 50, 0.02],
    [2000, 50, 0.5],
  );

  it('has gaps where it is silent for longer than five minutes, and runs between them', () => {
    expect(gapsOf(track)).toEqual([{ first: 4, last: 5, seconds: 1400 }]);
    expect(runsOf(track).map(({ first, last }) => [first, last])).toEqual([
      [0, 4],
      [5, 5],
    ]);
    expect(runsOf(trackOf())).toEqual([]);
  });

  it('has a stop where it stands for five minutes, and none across a gap', () => {
    expect(stopsOf(track)).toEqual([{ first: 2, last: 3, seconds: 300 }]);
    expect(stopsOf(trackOf([0, 0, 0], [200, 0, 0], [900, 0, 0], [1000, 40, 0]))).toEqual([]);
    expect(stopsOf(trackOf([0, 0, 0], [300, 0, 0]))).toEqual([{ first: 0, last: 1, seconds: 300 }]);
  });

  it('is as long as its runs, without doubtful positions', () => {
    const km = (6371 * Math.PI) / 180;
    expect(lengthOf(track)).toBeCloseTo(0.02 * km, 6);
    expect(lengthOf(trackOf([0, 60, 0], [10, 60, 5, 1], [20, 60, 0.01]))).toBeCloseTo(0.01 * km, 6);
  });

  it('tells the position that held at a moment', () => {
    expect([-5, 0, 99, 100, 5000].map((seconds) => indexAt(track, seconds))).toEqual([0, 0, 0, 1, 5]);
    expect(indexAt(trackOf(), 5)).toBe(-1);
  });

  it('tells durations in words', () => {
    expect([20, 300, 3900].map(durationText)).toEqual(['20 秒', '5 分', '1 小时 5 分']);
  });
});
