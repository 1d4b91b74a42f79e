import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemWho } from '../../kernel/identity/index.ts';
import { type KernelHouse, openKernelHouse } from '../../test/kernel-house.ts';
import { overload } from './app.ts';
import { closeDay } from './close-day.ts';
import { site } from './entities.ts';
import { heartbeat, siteDay } from './facts.ts';

const org = '430102';
let house: KernelHouse;
beforeAll(async () => {
  house = await openKernelHouse(overload, '2026-06-30T10:00:00+08:00');
});
afterAll(() => house?.close());

it('a site that gives signs of life is networked; online it is only when it weighs', async () => {
  const ctx = house.ctx(systemWho);
  for (const code of ['alive', 'silent'])
    await ctx.entities(site).create({ code, name: code, kind: 'fixed', org, status: 'in-use' }, '测试');
  const at = '2026-06-29T08:00:00+08:00';
  await ctx.facts(heartbeat).record([{ values: { site: 'alive', device: 'D', org, at, state: 'ok' } }], 'test');
  expect(await closeDay(ctx, '2026-06-29')).toEqual({ sites: 2, online: 0 });
  const rows = await ctx.facts(siteDay).all({ day: '2026-06-29' });
  const told = rows.map((row) => [row.site, row.online, row.networked]).sort();
  expect(told).toEqual([
    ['alive', false, true],
    ['silent', false, false],
  ]);
});
