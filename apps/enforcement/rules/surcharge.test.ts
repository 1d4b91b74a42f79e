import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '../../../kernel/sdk/index.ts';
import { type SurchargeQuestion, surcharge } from './surcharge.ts';

const day = (offset: number) => new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);
const ask = (more: Partial<SurchargeQuestion> = {}) =>
  surcharge({ fine: 1_000, dueOn: '2026-01-31', paid: [], frozen: [], on: '2026-02-10', ...more });

const question = fc
  .record({
    cents: fc.integer({ min: 1, max: 5_000_000 }),
    days: fc.integer({ min: 0, max: 80 }),
    paid: fc.array(fc.record({ on: fc.integer({ min: 0, max: 90 }), cents: fc.integer({ min: 1, max: 1_000_000 }) }), {
      maxLength: 4,
    }),
    frozen: fc.array(fc.record({ from: fc.integer({ min: 0, max: 90 }), days: fc.integer({ min: 0, max: 40 }) }), {
      maxLength: 3,
    }),
  })
  .map(({ cents, days, paid, frozen }) => ({
    fine: cents / 100,
    dueOn: day(15),
    on: day(15 + days),
    paid: paid.map((one) => ({ on: day(one.on), amount: one.cents / 100 })),
    frozen: frozen.map((one) => ({ from: day(one.from), until: day(one.from + one.days) })),
  }));

describe('加处罚款', () => {
  it.each([
    ['on the last day nothing is added', { on: '2026-01-31' }, '0', 0],
    ['the day after is the first', { on: '2026-02-01' }, '30', 1],
    ['ten days', {}, '300', 10],
    ['33 days', { on: '2026-03-05' }, '990', 33],
    ['the 34th day reaches the fine and no more', { on: '2026-03-06' }, '1000', 34],
    ['a year later it is still the fine', { on: '2027-03-06' }, '1000', 399],
    ['half paid in time', { paid: [{ on: '2026-01-20', amount: 500 }] }, '150', 10],
    ['paid in full on the fifth day of delay', { paid: [{ on: '2026-02-05', amount: 1_000 }] }, '150', 5],
    ['review from the third to the seventh', { frozen: [{ from: '2026-02-03', until: '2026-02-07' }] }, '150', 5],
    ['review still pending', { frozen: [{ from: '2026-02-03', until: null }] }, '60', 2],
  ] as const)('%s', (_, more, amount, days) => {
    const found = ask(more);
    expect(found.amount.toString()).toBe(amount);
    expect(found.days).toBe(days);
  });

  it('is exact where floating point is not', () => {
    expect(ask({ fine: 0.1, on: '2026-02-03' }).amount.toString()).toBe('0.009');
  });

  it('never exceeds the fine, never shrinks with time, and what is owed is the rest', () => {
    fc.assert(
      fc.property(question, (one) => {
        const now = surcharge(one);
        const later = surcharge({ ...one, on: day(120) });
        expect(now.amount.gte(0) && now.amount.lte(decimal(one.fine))).toBe(true);
        expect(later.amount.gte(now.amount)).toBe(true);
        expect(now.owed.gte(0)).toBe(true);
      }),
    );
  });

  it('only shrinks with more freezing or more payment', () => {
    fc.assert(
      fc.property(question, (one) => {
        const bare = surcharge({ ...one, frozen: [], paid: [] });
        expect(surcharge(one).amount.lte(bare.amount)).toBe(true);
      }),
    );
  });
});
