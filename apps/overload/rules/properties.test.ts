import fc from 'fast-check';
import { expect, it } from 'vitest';
import { siteKinds } from '../words.ts';
import { agrees, pairLast, pairNext } from './compare.ts';
import { companyStage, cycleStage, cycleStart } from './cycle.ts';
import { decidePassage } from './decide.ts';
import type { Permit } from './permit.ts';
import { makeRuleBook, ruleBook, shippedVersions } from './rule-book.ts';

const codes = ['12', '112', '15', '115', '122', '125', '152', '155', '127', '1125', '157', '1127'];
const vehicle = fc.option(
  fc.record({
    axleCode: fc.constantFrom(...codes),
    category: fc.constantFrom('truck' as const, 'train' as const),
    airSuspension: fc.boolean(),
    singleTyreAxles: fc.integer({ min: 0, max: 4 }),
  }),
);
const plate = '湘A12345';
const permits: fc.Arbitrary<readonly Permit[]> = fc.array(
  fc.record({
    no: fc.string(),
    plate: fc.constant(plate),
    from: fc.constant('2024-01-01'),
    to: fc.constantFrom('2024-06-30', '2026-12-31'),
    maxKg: fc.integer({ min: 30_000, max: 100_000 }),
    sites: fc.constant([]),
  }),
  { maxLength: 3 },
);
const passage = fc.record({
  site: fc.constant('P1'),
  siteKind: fc.constantFrom(...(Object.keys(siteKinds) as (keyof typeof siteKinds)[])),
  road: fc.constant('ordinary' as const),
  at: fc.integer({ min: Date.parse('2017-01-01T00:00:00Z'), max: Date.parse('2026-12-31T00:00:00Z') }),
  plate: fc.option(fc.constant(plate)),
  axles: fc.integer({ min: 2, max: 12 }),
  totalKg: fc.integer({ min: 1_000, max: 200_000 }),
});

it('more weight is never less over: not in kilograms, nor in being over, nor in being unlawful', () => {
  fc.assert(
    fc.property(passage, vehicle, permits, fc.integer({ min: 0, max: 50_000 }), (one, registered, held, more) => {
      const light = decidePassage(one, registered, held);
      const heavy = decidePassage({ ...one, totalKg: one.totalKg + more }, registered, held);
      if (!light || !heavy) throw new Error('no limit');
      expect(heavy.limitKg).toBe(light.limitKg);
      expect(heavy.overKg).toBeGreaterThanOrEqual(light.overKg);
      expect(Number(heavy.over)).toBeGreaterThanOrEqual(Number(light.over));
      expect(Number(heavy.unlawful)).toBeGreaterThanOrEqual(Number(light.unlawful));
    }),
  );
});

it('a decision replays the same, also in a book to which a later decree was added', () => {
  const [first] = shippedVersions.screenLimits;
  if (!first) throw new Error('no rule');
  const later = {
    ...shippedVersions,
    screenLimits: [
      { ...first, to: '2026-12-31' },
      { ...first, from: '2027-01-01', rules: first.rules.map((rule) => ({ ...rule, gives: { limitKg: 10_000 } })) },
    ],
  };
  const amended = makeRuleBook(later);
  fc.assert(
    fc.property(passage, vehicle, permits, (one, registered, held) => {
      const decided = decidePassage(one, registered, held, ruleBook);
      expect(decidePassage(one, registered, held, ruleBook)).toEqual(decided);
      expect(decidePassage(one, registered, held, amended)).toEqual(decided);
    }),
  );
});

const weighed = fc.record({
  plate: fc.constantFrom('a', 'b', 'c'),
  at: fc.integer({ min: 0, max: 1_000 }),
  kg: fc.integer({ min: 0, max: 60_000 }),
});

it('what is compared is one plate, in order, within the time', () => {
  fc.assert(
    fc.property(fc.array(weighed), fc.array(weighed), fc.integer({ min: 1, max: 500 }), (starts, seen, within) => {
      for (const pairs of [pairNext(starts, seen, within), pairLast(starts, seen, within)])
        for (const [start, end] of pairs) {
          expect(end.plate).toBe(start.plate);
          expect(end.at).toBeGreaterThan(start.at);
          expect(end.at - start.at).toBeLessThanOrEqual(within);
        }
    }),
  );
  expect([agrees(40_000, 42_000, 50), agrees(40_000, 42_001, 50), agrees(40_000, 10_000, 50)]).toEqual([
    true,
    false,
    true,
  ]);
});

it.each([
  [0, 'clear'],
  [1, 'clear'],
  [2, 'warning'],
  [3, 'last-warning'],
  [4, 'reached'],
])('%i acts of a cycle: %s', (acts, stage) => {
  expect(cycleStage(acts, 3)).toBe(stage);
});

it.each([
  [0, 100, 'clear'],
  [4, 100, 'clear'],
  [5, 100, 'warning'],
  [8, 100, 'last-warning'],
  [10, 100, 'last-warning'],
  [11, 100, 'reached'],
  [1, 5, 'reached'],
])('%i offenders of a fleet of %i: %s', (offenders, fleet, stage) => {
  expect(companyStage(offenders, fleet, 10)).toBe(stage);
});

it('a day lies within the cycle that it begins or goes on', () => {
  const day = fc
    .date({ min: new Date('2016-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, (issued, on) => {
      const from = cycleStart(issued, on);
      expect(from <= on).toBe(true);
      expect(Date.parse(on) - Date.parse(from)).toBeLessThan(367 * 86_400_000);
      expect(cycleStart(issued, from)).toBe(from);
    }),
  );
});
