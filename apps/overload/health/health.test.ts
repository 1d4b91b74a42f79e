import { expect, it } from 'vitest';
import { certificateFinding, clockFinding, feedFinding, gapsOf, neighbourFinding, steeringFindings } from './health.ts';

const steering = (trucks: number, meanKg: number, deviationKg: number) => ({ trucks, meanKg, deviationKg });

it('finds a lane whose steering axle has drifted or spread, and says nothing from few trucks', () => {
  const [drift, spread] = steeringFindings(2, steering(100, 6300, 900), steering(400, 6000, 500));
  expect(drift).toMatchObject({ tone: 'bad', of: '车道 2', outcome: '+5.0%（允许 ±3%）' });
  expect(drift?.evidence).toContain('六轴车 100 辆、400 辆');
  expect(spread).toMatchObject({ tone: 'bad' });
  const steady = steeringFindings(1, steering(100, 5900, 520), steering(400, 6000, 500));
  expect(steady.map(({ tone }) => tone)).toEqual(['good', 'good']);
  expect(steeringFindings(1, steering(29, 9000, 10), steering(400, 6000, 500))).toMatchObject([{ tone: 'plain' }]);
});

it('holds a site against its neighbours: less traffic everywhere is no fault of the site', () => {
  expect(neighbourFinding({ now: 50, before: 100 }, { now: 240, before: 250 }, 3).tone).toBe('bad');
  expect(neighbourFinding({ now: 50, before: 100 }, { now: 130, before: 250 }, 3).tone).toBe('good');
  expect(neighbourFinding({ now: 50, before: 100 }, { now: 0, before: 0 }, 0).tone).toBe('plain');
});

it('warns before a certificate ends', () => {
  const of = (validTo: string | null) => certificateFinding(1, validTo, '2024-06-30');
  expect(
    [of(null), of('2024-06-29'), of('2024-06-30'), of('2024-08-29'), of('2024-08-30')].map((one) => one.tone),
  ).toEqual(['bad', 'bad', 'warning', 'warning', 'good']);
});

it('finds where the feed stood still', () => {
  expect(gapsOf(['2024-06-30T01', '2024-06-30T03', '2024-06-29T20'])).toEqual([{ from: '2024-06-29T21', hours: 4 }]);
  expect(feedFinding({ averageSeconds: 3, mostSeconds: 40 }, [{ hours: 4 }]).tone).toBe('warning');
  expect(feedFinding({ averageSeconds: 900, mostSeconds: 4000 }, []).tone).toBe('bad');
  expect(feedFinding({ averageSeconds: null, mostSeconds: null }, []).tone).toBe('bad');
  expect([clockFinding('D1', null, null).tone, clockFinding('D1', -6000, '2024-06-30T01:00:00Z').tone]).toEqual([
    'warning',
    'bad',
  ]);
});
