import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applied, type LockEvent, open, whyNot } from './lock.ts';

const by = fc.constantFrom('transport' as const, 'police' as const);
const event: fc.Arbitrary<LockEvent> = fc.oneof(
  fc.record({ kind: fc.constant('hold' as const), by }),
  fc.record({ kind: fc.constant('settle' as const), by, yuan: fc.integer({ min: 0, max: 30_000 }) }),
  fc.record({ kind: fc.constant('release' as const), by }),
);

describe('one act, one fine', () => {
  it('whatever the two authorities try in whatever order, at most one fine is laid and it stands', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let lock = open;
        let fines = 0;
        for (const one of events) {
          if (one.kind === 'settle' && whyNot(lock, one) === null) fines += 1;
          const next = applied(lock, one);
          if (lock.settled) expect(next).toEqual(lock);
          lock = next;
        }
        expect(fines).toBeLessThanOrEqual(1);
        expect(lock.settled).toBe(fines === 1);
      }),
    );
  });

  it('what one authority holds the other can neither hold, nor fine, nor release', () => {
    fc.assert(
      fc.property(event, fc.integer({ min: 0, max: 30_000 }), (one, yuan) => {
        const other = one.by === 'police' ? 'transport' : 'police';
        const held = applied(open, { kind: 'hold', by: other });
        expect(whyNot(held, one)).not.toBeNull();
        expect(applied(held, { kind: 'settle', by: other, yuan })).toMatchObject({ by: other, yuan, settled: true });
      }),
    );
  });
});
