import { afterAll, beforeAll, expect, it } from 'vitest';
import hunan from '../../../kernel/identity/data/hunan.json' with { type: 'json' };
import { type loadOrgs, systemWho } from '../../../kernel/identity/index.ts';
import type { Ctx } from '../../../kernel/sdk/index.ts';
import { type KernelHouse, openKernelHouse } from '../../../test/kernel-house.ts';
import { overload } from '../app.ts';
import { gateRefusal, overloadReview, stationCheck } from '../cases.ts';
import { correction, device } from '../entities.ts';
import { objection } from '../evidence/objection.ts';
import { weighing } from '../facts.ts';
import { consequence } from '../loops/consequence.ts';
import { creditListing } from '../loops/credit.ts';
import { comparison } from '../loops/facts.ts';
import { loadCheck } from '../loops/load-check.ts';
import { ministryBatch } from '../loops/ministry-batch.ts';
import { passages } from './passages.ts';
import { places } from './places.ts';
import { days, passagesPerSiteAndDay } from './run.ts';
import { repeater, storyRows } from './stories.ts';

const start = '2026-03-20T09:00:00+08:00';
let house: KernelHouse;
let ctx: Ctx;
beforeAll(async () => {
  house = await openKernelHouse(overload, start, hunan as Parameters<typeof loadOrgs>[1]);
  ctx = house.ctx(systemWho);
  await house.demonstrate();
}, 600_000);
afterAll(() => house?.close());

it('is simulated throughout, and what is unlawful in it has its case', async () => {
  const stories = storyRows(new Date(start)).length;
  const rows = await ctx.facts(weighing).tally({
    figures: {
      all: { aggregate: 'count' },
      unlawful: { aggregate: 'count', where: { unlawful: true } },
      real: { aggregate: 'count', where: { simulated: false } },
    },
  });
  const passed = places.length * days * passagesPerSiteAndDay;
  expect(rows).toMatchObject([{ all: passed + stories, real: 0 }]);
  const cases = [...(await ctx.cases(overloadReview).all()), ...(await ctx.cases(gateRefusal).all())];
  expect(Number(rows[0]?.unlawful)).toBeGreaterThan(25);
  expect(cases.length).toBeGreaterThan(25);
  expect(cases.every(({ simulated }) => simulated)).toBe(true);
});

it('tells the loops to their ends: each state is met that a month comes to', async () => {
  const states = async (type: typeof overloadReview | typeof stationCheck | typeof gateRefusal | typeof loadCheck) =>
    new Set((await ctx.cases(type as typeof overloadReview).all()).map(({ state }) => state as string));
  const met = await states(overloadReview);
  for (const state of ['collecting', 'first', 'handed-over', 'closed', 'copied-out', 'exempt']) {
    expect(met).toContain(state);
  }
  for (const state of ['fined', 'returned', 'with-police']) expect(await states(stationCheck)).toContain(state);
  for (const state of ['left', 'reweighed', 'reduced', 'reappeared', 'refused']) {
    expect(await states(gateRefusal)).toContain(state);
  }
  const grounds = (await ctx.cases(loadCheck).all()).map(({ ground }) => ground);
  expect(new Set(grounds)).toEqual(new Set(['overloaded', 'slip', 'exit']));
  expect((await ctx.facts(comparison).all()).length).toBeGreaterThan(10);
  expect(await ctx.cases(consequence).all({ subject: repeater })).toMatchObject([{ state: 'sent', acts: 4 }]);
  expect(await ctx.cases(consequence).all({ subjectKind: 'company' })).toMatchObject([
    { state: 'warned', ratePct: 9.52 },
  ]);
  expect(await ctx.cases(creditListing).all()).toMatchObject([{ state: 'told' }]);
  expect((await ctx.cases(objection).all()).map(({ state }) => state).sort()).toEqual(['received', 'rejected']);
  expect(await ctx.entities(correction).all()).toHaveLength(1);
  expect((await ctx.entities(device).all()).length).toBeGreaterThan(50);
  const batches = await ctx.entities(ministryBatch).all();
  expect(batches.some(({ received }) => received === null)).toBe(true);
  expect(batches.some(({ rows, received }) => received !== null && received !== undefined && received < rows)).toBe(
    true,
  );
  const { rows } = await house.kernel.contracts.uploads(systemWho, { app: 'overload', pageSize: 100 });
  expect(new Set(rows.map(({ contract }) => contract))).toContain('to-enforcement');
});

it('is told once', async () => {
  const before = await ctx.cases(overloadReview).list({ pageSize: 1 });
  await house.demonstrate();
  expect((await ctx.cases(overloadReview).list({ pageSize: 1 })).total).toBe(before.total);
});

it('keeps to the published rates', () => {
  const rows = passages({ sites: places, days: 28, each: 120, until: new Date(start) });
  const share = (kind: boolean) => {
    const some = rows.filter(({ site }) => (site.slice(6, 8) === '41') === kind);
    const limits: Readonly<Record<number, number>> = { 2: 18_000, 3: 27_000, 4: 36_000, 5: 43_000, 6: 49_000 };
    return (some.filter(({ axles, totalKg }) => totalKg > (limits[axles] ?? 0)).length / some.length) * 100;
  };
  expect(share(false)).toBeCloseTo(0.27, 1);
  expect(share(true)).toBeCloseTo(0.32, 1);
});
