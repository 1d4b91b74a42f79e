import { afterAll, beforeAll, expect, it } from 'vitest';
import { ManualClock } from '../../../kernel/base/clock.ts';
import hunan from '../../../kernel/identity/data/hunan.json' with { type: 'json' };
import { loadOrgs, systemWho } from '../../../kernel/identity/index.ts';
import { openKernel } from '../../../kernel/kernel.ts';
import type { Ctx } from '../../../kernel/sdk/index.ts';
import type { Store } from '../../../kernel/store/index.ts';
import { testStore } from '../../../test/stores.ts';
import { overload } from '../app.ts';
import { gateRefusal, overloadReview } from '../cases.ts';
import { weighing } from '../facts.ts';
import { passages } from './passages.ts';
import { places } from './places.ts';
import { runDemonstration } from './run.ts';

const clock = new ManualClock('2026-03-20T09:00:00+08:00');
let store: Store;
let ctx: Ctx;
beforeAll(async () => {
  store = await testStore({ apps: [overload] });
  await loadOrgs(store.db, hunan as Parameters<typeof loadOrgs>[1]);
  const kernel = await openKernel({ store, apps: [overload], clock });
  ctx = kernel.ctxFor(systemWho, overload);
  await runDemonstration(ctx);
  await kernel.facts.ship();
});
afterAll(() => store?.close());

it('is simulated throughout, and what is unlawful in it has its case', async () => {
  const all = await ctx.facts(weighing).all();
  expect(all.length).toBe(places.length * 14 * 30);
  expect(all.every(({ simulated }) => simulated)).toBe(true);
  const unlawful = all.filter((one) => one.unlawful);
  const cases = [...(await ctx.cases(overloadReview).all()), ...(await ctx.cases(gateRefusal).all())];
  expect(unlawful.length).toBeGreaterThan(10);
  expect(cases.length).toBeGreaterThan(5);
  expect(cases.every(({ simulated }) => simulated)).toBe(true);
});

it('keeps to the published rates', () => {
  const rows = passages({ sites: places, days: 28, each: 120, until: clock.now() });
  const share = (kind: boolean) => {
    const some = rows.filter(({ site }) => (site.slice(6, 8) === '41') === kind);
    const limits: Readonly<Record<number, number>> = { 2: 18_000, 3: 27_000, 4: 36_000, 5: 43_000, 6: 49_000 };
    return (some.filter(({ axles, totalKg }) => totalKg > (limits[axles] ?? 0)).length / some.length) * 100;
  };
  expect(share(false)).toBeCloseTo(0.27, 1);
  expect(share(true)).toBeCloseTo(0.32, 1);
});
