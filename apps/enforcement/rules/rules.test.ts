import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarForApps, shippedCalendar } from '../../../kernel/calendar/index.ts';
import { decide } from '../../../kernel/decisions/index.ts';
import { refuseNightAndHoliday } from './coercion-hours.ts';
import { standards, weigh } from './discretion.ts';
import { evidenceHash, firstBreak, type Link, type Taken } from './evidence-chain.ts';
import { refuseSpotFine } from './limits-of-fine.ts';
import { publicName, publicText } from './public-name.ts';

const plain = { firstTime: false, minor: false, corrected: false, mitigating: false, times: 1 };

describe('裁量基准', () => {
  it.each([
    ['ordinary', plain, 'ordinary', 5_333, 7_666],
    ['a third time within a year', { ...plain, times: 3 }, 'heavier', 7_666, 10_000],
    ['mitigating', { ...plain, mitigating: true }, 'lighter', 0, 5_333],
    ['first, minor and put right', { ...plain, firstTime: true, minor: true, corrected: true }, 'none', 0, 0],
  ] as const)('%s', (_, circumstances, outcome, least, most) => {
    expect(weigh('goods-without-licence', circumstances, '2026-03-02')).toMatchObject({ outcome, least, most });
  });

  it('is law only from its day', () => {
    expect(weigh('goods-without-licence', plain, '2023-07-19')).toBeNull();
    expect(weigh('goods-without-licence', plain, '2023-07-20')).not.toBeNull();
  });

  it('decides as the DMN evaluator does', () => {
    const circumstances = fc.record({
      firstTime: fc.boolean(),
      minor: fc.boolean(),
      corrected: fc.boolean(),
      mitigating: fc.boolean(),
      times: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(circumstances, fc.constantFrom(...standards), (inputs, table) => {
        const [printed] = decide(table, inputs).outputs;
        expect(weigh(table.name, inputs, '2026-03-02')).toMatchObject(printed ?? {});
      }),
      { numRuns: 60 },
    );
  });

  it('caps what may be fined on the spot', () => {
    expect(refuseSpotFine('person', 200)).toBeUndefined();
    expect(refuseSpotFine('person', 200.01)?.basis).toContain('第五十一条');
    expect(refuseSpotFine('organisation', 3_000)).toBeUndefined();
    expect(refuseSpotFine('organisation', 3_001)?.reason).toContain('普通程序');
  });
});

describe('证据链', () => {
  const chained = (taken: readonly Taken[]): Link[] => {
    let previousHash: string | null = null;
    return taken.map((one) => {
      const link = { ...one, previousHash, hash: evidenceHash(one, previousHash) };
      previousHash = link.hash;
      return link;
    });
  };
  const pieces = (count: number) =>
    chained(
      Array.from({ length: count }, (_, index) => ({
        penalty: 'p',
        no: index + 1,
        kind: 'documentary',
        name: `证据${index + 1}`,
        takenAt: '2026-03-02T09:00:00+08:00',
        recorder: 'o',
      })),
    );

  it('does not hang on parts of a second, which are not kept', () => {
    const [one] = pieces(1);
    if (!one) throw new Error('no piece');
    expect(evidenceHash({ ...one, takenAt: '2026-03-02T01:00:00.789Z' }, null)).toBe(one.hash);
  });

  it('holds whole, and breaks where a piece is changed, left out or put elsewhere', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.nat(100), (count, pick) => {
        const links = pieces(count);
        const at = pick % count;
        expect(firstBreak([...links].reverse())).toBeNull();
        expect(firstBreak(links.map((one, index) => (index === at ? { ...one, name: '改' } : one)))).toBe(at + 1);
        const without = links.filter((_, index) => index !== at);
        expect(firstBreak(without)).toBe(at === count - 1 ? null : at + 2);
      }),
    );
  });
});

describe('公示脱敏', () => {
  it.each([
    ['person', '王小明', '王某某'],
    ['person', '王', '王某'],
    ['organisation', '某某物流有限公司', '某某物流有限公司'],
  ] as const)('%s %s', (kind, name, shown) => {
    expect(publicName(kind, name)).toBe(shown);
  });

  it('takes numbers, telephones, plates and names out of the text', () => {
    const text = '王小明（43010219900101123X，电话13812345678）驾驶湘A12345';
    expect(publicText(text, [{ kind: 'person', name: '王小明' }])).toBe(
      '王某某（（证件号码略），电话（电话略））驾驶湘A***45',
    );
  });
});

describe('强制执行的时间', () => {
  const calendar = calendarForApps(shippedCalendar());
  it.each([
    ['by day', '2026-03-02T10:00:00+08:00', false, true],
    ['at night', '2026-03-02T22:00:00+08:00', false, false],
    ['on National Day', '2026-10-02T10:00:00+08:00', false, false],
    ['on a worked Saturday', '2026-10-10T10:00:00+08:00', false, true],
    ['at night, urgent', '2026-03-02T23:00:00+08:00', true, true],
  ] as const)('%s', (_, at, urgent, allowed) => {
    const refusal = refuseNightAndHoliday({ calendar }, { at, urgent, region: '430000' });
    expect(refusal === undefined).toBe(allowed);
    if (refusal) expect(refusal.basis).toContain('第四十三条');
  });
});
