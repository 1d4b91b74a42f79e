import { expect, it } from 'vitest';
import { calibration } from './calibration.ts';
import { dialectOf, dialects, inDialect, spoiled } from './dialects.ts';
import { planEnds, planSites } from './enrol.ts';
import { seeded } from './random.ts';
import { passage, type Row } from './traffic.ts';
import { Trips } from './trips.ts';

const sites = [...planSites(24), ...planEnds(4)];
const gates = sites.filter(({ kind }) => kind === 'entrance');
const [gate, next] = gates;
if (!gate || !next) throw new Error('no gates');
const heavy = (n: number): Row => ({
  ...passage(seeded(n), gate, `${n}`, 0),
  axles: 6,
  axleKg: [9_000, 9_000, 9_000, 9_000, 9_000, 9_000],
  totalKg: 54_000,
  plate: `湘A${10_000 + n}`,
});

it('trucks that are turned back come again lighter, try another gate or stay away, as calibrated', () => {
  const trips = new Trips(seeded(3), sites);
  const count = 2_000;
  for (let n = 0; n < count; n += 1) {
    expect(trips.follow(heavy(n), gate, 'r', 0)).toMatchObject([{ action: 'refused', plate: `湘A${10_000 + n}` }]);
  }
  expect(trips.due(1_000, 0)).toMatchObject({ rows: [], events: [] });
  const { rows, events } = trips.due(1_000);
  const share = (some: number) => some / count;
  const { reduced, elsewhere, left } = calibration.refused;
  expect(share(rows.filter(({ site, totalKg }) => site === gate.code && totalKg < 49_000).length)).toBeCloseTo(
    reduced,
    1,
  );
  expect(share(rows.filter(({ site, totalKg }) => site !== gate.code && totalKg === 54_000).length)).toBeCloseTo(
    elsewhere,
    1,
  );
  expect(share(events.filter(({ action }) => action === 'left').length)).toBeCloseTo(left, 1);
  expect(new Set(rows.map(({ recordNo }) => recordNo)).size).toBe(rows.length);
  expect(trips.waiting).toBe(0);
});

it('a loaded truck has its slip and is weighed later, now and then heavier than it says', () => {
  const trips = new Trips(seeded(5), sites);
  const slips = Array.from({ length: 1_000 }, () => trips.load('r', 0, 0)).flatMap((slip) => slip ?? []);
  const { rows } = trips.due(60_000);
  expect(rows).toHaveLength(slips.length);
  const heavier = slips.filter(({ grossKg }, index) => (rows[index]?.totalKg ?? 0) > grossKg * 1.05).length;
  expect(heavier / slips.length).toBeCloseTo(calibration.loading.mismatch, 1);
});

it('stations speak all dialects, each its own, and what is spoiled differs from what is good', () => {
  expect(new Set(sites.map(({ code }) => dialectOf(code)))).toEqual(new Set(dialects));
  const row = heavy(1);
  expect(inDialect('station-passes', row)).toMatchObject({ checkNo: row.recordNo, sumWeight: 54_000, axleCnt: 6 });
  expect(inDialect('preview-passes', row)).toMatchObject({ previewCode: row.recordNo, axle6Weight: '9000' });
  const random = seeded(2);
  for (let n = 0; n < 40; n += 1) expect(spoiled(random, row)).not.toEqual(row);
});
