import { expect, it } from 'vitest';
import { systemWho } from '../../../kernel/identity/index.ts';
import { openKernelHouse } from '../../../test/kernel-house.ts';
import { hotline } from '../app.ts';
import { inTimeRate } from '../indicators.ts';
import { order } from '../order/order.ts';
import { message } from '../registers/message.ts';

it('tells a month, all of it simulated, with work that is still under way', async () => {
  const house = await openKernelHouse(hotline, '2026-11-24T10:00:00+08:00');
  try {
    await house.demonstrate();
    const all = await house.ctx(systemWho).cases(order).all();
    expect(all).toHaveLength(40);
    expect(all.every((one) => one.simulated === true)).toBe(true);
    expect(new Set(all.map((one) => one.state)).size).toBeGreaterThan(3);
    expect(all.map((one) => one.openedAt).sort()[0]).toMatch(/^2026-10-27/);
    expect(all.filter(({ state }) => state === 'legal')).toMatchObject([{ region: '430102', object: '渡口渡船' }]);
    const told = await house.ctx(systemWho).entities(message).all();
    expect(told.every(({ simulated }) => simulated === true)).toBe(true);
    expect(new Set(told.map(({ state }) => state))).toEqual(new Set(['waiting', 'sent', 'failed']));
    expect(told.some(({ reply }) => reply)).toBe(true);
    const rate = await house
      .ctx(systemWho)
      .indicators(inTimeRate)
      .compute({ kind: 'month', name: '2026-11' }, '430000');
    expect(rate.simulated).toBe(true);
    expect(rate.denominator).toBeGreaterThan(5);
  } finally {
    await house.close();
  }
});
