import { expect, it } from 'vitest';
import { calibration, vehicleTypes } from './calibration.ts';
import { planSites } from './enrol.ts';
import { seeded } from './random.ts';
import { passage } from './traffic.ts';
import { yearRows } from './year.ts';
import { monthlyRows, yearSql } from './year-sql.ts';

const rows = 60_000;

it.each([
  ['entrance', calibration.overShare.expressway],
  ['non-stop', calibration.overShare.ordinary],
] as const)('traffic at %s is over the limit as often as was published', (kind, share) => {
  const random = seeded(7);
  const screen = new Map(vehicleTypes.map(({ axles, screenKg }) => [axles, screenKg]));
  const site = { code: 'S1', kind, lanes: 4 };
  let over = 0;
  for (let n = 0; n < rows; n += 1) {
    const row = passage(random, site, `${n}`, 0);
    // Where the scale has counted wrongly the limit is that of another vehicle.
    if (row.axles === row.axleKg.length && row.totalKg > (screen.get(row.axles) ?? 0)) over += 1;
  }
  const deviation = Math.sqrt(share / rows);
  expect(Math.abs(over / rows - share)).toBeLessThan(4 * deviation);
});

it('the same seed plays the same passages', () => {
  const [site] = planSites(1);
  if (!site) throw new Error('no site');
  const play = () => Array.from({ length: 20 }, (_, n) => passage(seeded(n), site, `${n}`, 1_000_000));
  expect(play()).toEqual(play());
});

it('a generated year has all its rows, spread over the months', () => {
  const months = monthlyRows(140_690_000);
  expect(months.reduce((sum, month) => sum + month, 0)).toBe(140_690_000);
  expect(Math.min(...months)).toBe(months[1]);
  const sites = planSites(3).map(({ code, kind, org }) => ({ code, kind, org }));
  expect(yearSql({ table: 't', year: 2024, month: 2, rows: 5, sites, seed: 1 })).toContain('numbers_mt(5)');
});

it.each([
  ['ordinary', calibration.overShare.ordinary],
  ['expressway', calibration.overShare.expressway],
] as const)('a year drawn for the feed has the published share of the %s roads, and its months', (road, share) => {
  const sites = planSites(12);
  const kinds = new Map(sites.map(({ code, kind }) => [code, kind === 'entrance' ? 'expressway' : 'ordinary']));
  const screen = new Map(vehicleTypes.map(({ axles, screenKg }) => [axles, screenKg]));
  let [all, over, inFebruary, seen] = [0, 0, 0, 0];
  for (const batch of yearRows({ year: 2025, rows: 120_000, sites, random: seeded(11), batch: 5_000 })) {
    for (const row of batch) {
      all += 1;
      if (row.at.slice(0, 7) === '2025-02') inFebruary += 1;
      expect(row.at.slice(0, 4)).toBe('2025');
      if (kinds.get(row.site) !== road || row.axles !== row.axleKg.length) continue;
      seen += 1;
      if (row.totalKg > (screen.get(row.axles) ?? 0)) over += 1;
    }
  }
  expect(all).toBe(120_000);
  expect(Math.abs(over / seen - share)).toBeLessThan(4 * Math.sqrt(share / seen));
  const volume = calibration.yearly[road] / (calibration.yearly.ordinary + calibration.yearly.expressway);
  expect(seen / all).toBeCloseTo(volume, 1);
  const weights = calibration.monthWeights.reduce((sum, weight) => sum + weight, 0);
  expect(inFebruary / all).toBeCloseTo((calibration.monthWeights[1] ?? 0) / weights, 2);
});
