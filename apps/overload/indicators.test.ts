import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemWho } from '../../kernel/identity/index.ts';
import type { Ctx, NewFact } from '../../kernel/sdk/index.ts';
import { type KernelHouse, openKernelHouse } from '../../test/kernel-house.ts';
import { overload } from './app.ts';
import { gateRefusal, overloadReview, stationCheck } from './cases.ts';
import { siteDay, weighing } from './facts.ts';
import { overloadIndicators } from './indicators.ts';
import { comparison } from './loops/facts.ts';
import { ministryBatch } from './loops/ministry-batch.ts';
import { bandOf } from './rules/assess.ts';
import type { SiteKind } from './words.ts';

const org = '430102';
const elsewhere = '430200';
let house: KernelHouse;
let system: Ctx;
let number = 0;

const limitKg = 49_000;

/** A truck weighed; by default one that is in order in every respect. */
function weighed(
  siteKind: SiteKind,
  totalKg: number,
  more: { timely?: boolean; complete?: boolean; permit?: boolean; org?: string } = {},
): NewFact<typeof weighing> {
  number += 1;
  const over = totalKg > limitKg && !more.permit;
  return {
    values: {
      recordNo: `n${number}`,
      site: 'P1',
      siteKind,
      road: siteKind === 'entrance' ? 'expressway' : 'ordinary',
      org: more.org ?? org,
      at: `2026-03-0${1 + (number % 9)}T10:00:00+08:00`,
      lane: 1,
      axles: 6,
      totalKg,
      screenLimitKg: limitKg,
      limitKg,
      overKg: Math.max(0, totalKg - limitKg),
      band: bandOf(totalKg, limitKg),
      over,
      unlawful: over,
      complete: more.complete ?? true,
      timely: more.timely ?? true,
      rules: 'test',
    },
  };
}

const day = (siteKind: SiteKind, date: string, online: boolean, networked = online): NewFact<typeof siteDay> => ({
  values: { site: `${siteKind}-1`, siteKind, org, day: date, online, networked, weighings: networked ? 9 : 0 },
});

/** Cases in given states. How each state is come to by lawful moves is told in other tests. */
async function cases(
  type: typeof overloadReview | typeof stationCheck | typeof gateRefusal,
  states: readonly string[],
  home = true,
) {
  for (const state of states) {
    number += 1;
    const record = { siteCode: 'P1', recordKey: `P1/${number}`, recordNo: `n${number}`, axles: 6, totalKg: 60_000 };
    const values = { title: '测试', org, ...record, passedAt: '2026-03-02T10:00:00+08:00', screenLimitKg: limitKg };
    const { id } = await system
      .cases(type)
      .open({ ...values, overKg: 11_000, ...(type === overloadReview ? { homeProvince: home } : {}) } as never);
    const table = sql.table(`overload.${type.key.replaceAll('-', '_')}`);
    await sql`update ${table} set state = ${state} where id = ${id}`.execute(house.kernel.store.db);
  }
}

beforeAll(async () => {
  house = await openKernelHouse(overload, '2026-04-01T10:00:00+08:00');
  system = house.ctx(systemWho);
  await system.facts(weighing).record(
    [
      // Ordinary roads: of ten trucks four are over, two of them by more than a tenth, one by more than a fifth.
      ...[40_000, 41_000, 42_000, 43_000, 44_000].map((kg) => weighed('non-stop', kg)),
      weighed('fixed', 60_000, { permit: true }),
      weighed('fixed', 49_001, { timely: false }),
      weighed('non-stop', 53_900, { complete: false }),
      weighed('non-stop', 53_901),
      weighed('non-stop', 60_000),
      // Expressway: one of four.
      ...[30_000, 31_000, 49_000].map((kg) => weighed('entrance', kg, { timely: false })),
      weighed('entrance', 50_000),
      // Another city.
      weighed('non-stop', 90_000, { org: elsewhere }),
    ],
    'test',
  );
  await system
    .facts(siteDay)
    .record(
      [
        day('fixed', '2026-03-01', true),
        day('fixed', '2026-03-02', true, false),
        day('fixed', '2026-03-03', false),
        day('non-stop', '2026-03-01', true),
        day('source', '2026-03-01', false),
        day('entrance', '2026-03-01', true),
        day('entrance', '2026-03-02', true),
        day('entrance', '2026-03-03', false),
      ],
      'test',
    );
  await cases(overloadReview, [
    'collecting',
    'no-evidence',
    'first',
    'first-failed',
    'handed-over',
    'filed',
    'closed',
    'not-filed',
  ]);
  await cases(overloadReview, ['copied-out', 'collecting'], false);
  await cases(gateRefusal, ['refused', 'left', 'reduced', 'reappeared', 'pursued']);
  await cases(stationCheck, ['checked', 'unloading', 'with-police', 'released', 'within-limit']);
  const pairs = [
    ['slip', 'a', true],
    ['slip', 'b', true],
    ['slip', 'c', false],
    ['exit', 'a', false],
  ] as const;
  await system.facts(comparison).record(
    pairs.map(([pair, recordNo, agrees]) => ({
      values: {
        ...{ pair, site: 'S1', recordNo, org, at: '2026-03-02T10:00:00+08:00', startKg: 40_000 },
        ...{
          seenSite: 'P1',
          seenNo: 'x',
          seenOn: '2026-03-02T11:00:00+08:00',
          seenKg: 45_000,
          plate: '湘A12345',
          agrees,
        },
      },
    })),
    'test',
  );
  const packet = '0'.repeat(64);
  for (const [part, rows, received] of [
    [1, 1000, 1000],
    [2, 600, 480],
    [3, 400, null],
  ] as const) {
    const values = {
      name: `批次${part}`,
      day: '2026-03-02',
      kind: 'records',
      part,
      org,
      rows,
      received,
      packet,
    } as const;
    await system.entities(ministryBatch).create(values, '测试');
  }
});
afterAll(() => house?.close());

async function figure(key: string, period = { kind: 'year' as 'year' | 'month', name: '2026' }, place = org) {
  const type = overloadIndicators.find((one) => one.key === key);
  if (!type) throw new Error(key);
  const { value, numerator, denominator } = await system.indicators(type).compute(period, place);
  return [numerator, denominator, value];
}

describe('worked examples', () => {
  it.each([
    ['over-rate-ordinary', 4, 10, 40],
    ['over-rate-above10-ordinary', 2, 10, 20],
    ['over-rate-above20-ordinary', 1, 10, 10],
    ['over-rate-expressway', 1, 4, 25],
    ['over-rate-above10-expressway', 0, 4, 0],
    ['over-rate-above20-expressway', 0, 4, 0],
    ['station-online-rate', 2, 3, 66.67],
    ['point-online-rate', 1, 1, 100],
    ['source-online-rate', 0, 1, 0],
    ['entrance-online-rate', 2, 3, 66.67],
    ['networking-rate', 4, 8, 50],
    ['timeliness', 10, 14, 71.43],
    ['completeness', 13, 14, 92.86],
    ['evidence-complete-rate', 7, 10, 70],
    ['reviewed-rate', 5, 10, 50],
    ['filed-rate', 2, 10, 20],
    ['closed-rate', 1, 10, 10],
    ['home-province-share', 8, 10, 80],
    ['copied-out-rate', 1, 2, 50],
    ['gate-settled-rate', 3, 5, 60],
    ['gate-reappeared-rate', 2, 5, 40],
    ['station-cured-rate', 2, 4, 50],
    ['slip-agreement-rate', 2, 3, 66.67],
    ['exit-agreement-rate', 0, 1, 0],
    ['ministry-received-rate', 1480, 2000, 74],
  ])('%s is %d of %d: %d %%', async (key, numerator, denominator, value) => {
    expect(await figure(key)).toEqual([numerator, denominator, value]);
  });

  it('cover every indicator of the year', () => {
    const monthly = overloadIndicators.filter(({ period }) => period !== 'year');
    expect(monthly.map(({ key }) => key)).toEqual(['over-rate-month-ordinary', 'over-rate-month-expressway']);
    expect(overloadIndicators.length - monthly.length).toBe(25);
  });

  it('of a month, of the province, and of a year without a record', async () => {
    const march = { kind: 'month' as const, name: '2026-03' };
    expect(await figure('over-rate-month-ordinary', march)).toEqual([4, 10, 40]);
    expect(await figure('over-rate-month-expressway', march)).toEqual([1, 4, 25]);
    expect(await figure('over-rate-ordinary', undefined, '430000')).toEqual([5, 11, 45.45]);
    const [, , value] = await figure('over-rate-ordinary', { kind: 'year', name: '2025' });
    expect(value).toBeNull();
  });
});
