import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actsOf, whyNoFine } from './act.ts';
import { cycleStage, cycleStart, fleetReached } from './cycle.ts';
import { matchPermit, type Permit } from './permit.ts';

const hour = 3_600_000;
const weighing = (recordId: string, plate: string, hours: number, totalKg: number) => ({
  recordId,
  plate,
  at: hours * hour,
  totalKg,
  limitKg: 49_000,
});

const some = fc
  .array(
    fc.tuple(
      fc.constantFrom('湘A1', '湘A2', ''),
      fc.integer({ min: 0, max: 72 }),
      fc.integer({ min: 49_001, max: 99_000 }),
    ),
    {
      maxLength: 30,
    },
  )
  .map((all) => all.map(([plate, hours, kg], index) => weighing(`${index}`, plate, hours, kg)));

describe('acts', () => {
  it('are one for a trip, decided on the smallest weight', () => {
    const acts = actsOf([
      weighing('c', '湘A1', 12, 52_000),
      weighing('a', '湘A1', 0, 53_000),
      weighing('b', '湘A1', 5, 51_000),
      weighing('d', '湘A1', 13, 50_000),
      weighing('e', '湘A2', 5, 60_000),
    ]);
    expect(acts.map(({ decisive }) => decisive.recordId)).toEqual(['b', 'e', 'd']);
  });

  it('hold every weighing once, whatever the order of arrival', () => {
    fc.assert(
      fc.property(some, fc.func(fc.integer()), (weighings, mix) => {
        const acts = actsOf(weighings);
        expect(acts.flatMap(({ records }) => records.map(({ recordId }) => recordId)).sort()).toEqual(
          weighings.map(({ recordId }) => recordId).sort(),
        );
        for (const { records, decisive, from } of acts) {
          expect(Math.min(...records.map(({ totalKg }) => totalKg))).toBe(decisive.totalKg);
          expect(records.every(({ at }) => at - from <= 12 * hour)).toBe(true);
        }
        const mixed = [...weighings].sort((a, b) => mix(a.recordId) - mix(b.recordId));
        expect(actsOf(mixed)).toEqual(acts);
      }),
    );
  });

  it('are fined once, by whichever authority comes first', () => {
    const authority = fc.constantFrom('transport' as const, 'police' as const);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('x', 'y'), authority)), (asked) => {
        const fines: { act: string; by: 'transport' | 'police'; yuan: number }[] = [];
        for (const [act, by] of asked) if (whyNoFine(act, fines) === null) fines.push({ act, by, yuan: 500 });
        expect(new Set(fines.map(({ act }) => act)).size).toBe(fines.length);
      }),
    );
    expect(whyNoFine('x', [{ act: 'x', by: 'police', yuan: 0 }])).toContain('公安机关');
  });
});

describe('permits', () => {
  const permit: Permit = {
    no: 'P1',
    plate: '湘A1',
    from: '2024-01-01',
    to: '2024-01-31',
    maxKg: 80_000,
    sites: ['S1'],
  };
  const passing = { plate: '湘A1', date: '2024-01-31', site: 'S1', totalKg: 80_000 };
  it.each([
    ['covers', {}],
    ['none', { date: '2024-02-01' }],
    ['none', { plate: '湘A2' }],
    ['off-route', { site: 'S2' }],
    ['over-permit', { totalKg: 80_001 }],
  ])('%s', (kind, more) => {
    expect(matchPermit([permit], { ...passing, ...more }).kind).toBe(kind);
  });
});

describe('cycles', () => {
  it.each([
    ['2020-05-10', '2024-05-09', '2023-05-10'],
    ['2020-05-10', '2024-05-10', '2024-05-10'],
    ['2020-02-29', '2023-03-01', '2023-02-28'],
    ['2020-02-29', '2024-02-28', '2023-02-28'],
    ['2020-02-29', '2024-02-29', '2024-02-29'],
  ])('first issued %s, on %s: since %s', (issued, on, since) => {
    expect(cycleStart(issued, on)).toBe(since);
  });
  it('warn at the second and third act, and reach the consequence at the fourth', () => {
    expect([1, 2, 3, 4].map((acts) => cycleStage(acts, 3))).toEqual(['clear', 'warning', 'last-warning', 'reached']);
    expect([fleetReached(10, 100, 10), fleetReached(11, 100, 10), fleetReached(1, 0, 10)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});
