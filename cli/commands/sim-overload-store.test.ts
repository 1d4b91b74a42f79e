import { afterAll, beforeAll, expect, it } from 'vitest';
import { overload } from '../../apps/overload/app.ts';
import { siteDay, weighing } from '../../apps/overload/facts.ts';
import hunan from '../../kernel/identity/data/hunan.json' with { type: 'json' };
import { type loadOrgs, systemWho } from '../../kernel/identity/index.ts';
import { type KernelHouse, openKernelHouse } from '../../test/kernel-house.ts';
import { drawYear } from './sim-overload-store.ts';

let house: KernelHouse;
beforeAll(async () => {
  house = await openKernelHouse(overload, '2026-03-02T09:00:00+08:00', hunan as Parameters<typeof loadOrgs>[1]);
});
afterAll(() => house?.close());

const count = { aggregate: 'count' } as const;

it('the days behind us of a year, of all sites of the province, at the published rates', {
  timeout: 120_000,
}, async () => {
  const rows = await drawYear(house.kernel, { year: 2026, rows: 1_000_000, seed: 7, say: () => undefined });
  const ctx = house.ctx(systemWho);
  const [all] = await ctx.facts(weighing).tally({
    figures: {
      rows: count,
      ahead: { ...count, where: { at: { gte: '2026-03-02T00:00:00+08:00' } } },
      real: { ...count, where: { simulated: false } },
      over: { ...count, where: { over: true } },
      timely: { ...count, where: { timely: true } },
    },
  });
  expect(all).toMatchObject({ rows, ahead: 0, real: 0 });
  expect(Number(all?.over) / rows).toBeCloseTo(0.003, 3);
  expect(Number(all?.timely) / rows).toBeCloseTo(0.955, 2);
  const [days] = await ctx.facts(siteDay).tally({
    figures: {
      rows: count,
      online: { ...count, where: { online: true } },
      networked: { ...count, where: { networked: true } },
    },
  });
  expect(days?.rows).toBe(894 * 60);
  expect(Number(days?.online) / (894 * 60)).toBeCloseTo(0.9533, 2);
  expect(Number(days?.networked) / (894 * 60)).toBeCloseTo(0.9975, 2);
});
