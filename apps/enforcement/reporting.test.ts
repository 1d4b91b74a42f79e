import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { penalty } from './cases/penalty.ts';
import { dataQuality } from './contracts.ts';
import { indicators } from './indicators.ts';
import { type EnforcementHouse, openEnforcement, org } from './test/house.ts';

let house: EnforcementHouse;
let late: string;
beforeAll(async () => {
  house = await openEnforcement('2026-03-02T09:00:00+08:00');
  const file = async (title: string) => {
    const one = await house
      .anyone('办案')
      .cases(penalty)
      .open({ ...house.opening(), title });
    await house.anyone('办案').cases(penalty).move(one.id, 1, 'verify');
    return one.id;
  };
  const intime = await file('及时');
  late = await file('逾期');
  await house.anyone('领导').cases(penalty).move(intime, 2, 'approve-filing');
  house.clock.set('2026-03-16T09:00:00+08:00');
  await house.anyone('领导').cases(penalty).move(late, 2, 'approve-filing');
});
afterAll(() => house?.close());

const indicatorOf = (key: string) => {
  const found = indicators.find((one) => one.key === key);
  if (!found) throw new Error(`no indicator ${key}`);
  return house.anyone('领导').indicators(found);
};
const march = { kind: 'month', name: '2026-03' } as const;

describe('指标', () => {
  it('counts one cohort above and below the line, and opens to its rows', async () => {
    const store = indicatorOf('filing-timeliness');
    expect(await store.compute(march, org)).toMatchObject({ value: 50, numerator: 1, denominator: 2 });
    const { rows } = await store.evidence(march, org, { part: 'denominator' });
    expect(rows).toHaveLength(2);
    expect(await indicatorOf('filed-cases').compute(march, org)).toMatchObject({ value: 2 });
    expect(await indicatorOf('closing-rate').compute(march, org)).toMatchObject({ value: 0, denominator: 2 });
  });

  it('says that there is no data rather than nought', async () => {
    expect(await indicatorOf('court-timeliness').compute(march, org)).toMatchObject({ value: null });
  });

  it('appraises nothing by money (行政处罚法 第七十四条)', () => {
    const money = indicators.filter((one) => /fine|amount|paid|surcharge/i.test(JSON.stringify(one.numerator)));
    expect(money).toEqual([]);
  });
});

describe('上报', () => {
  it('sends each event once as a packet and keeps the receipt', async () => {
    const { contracts } = house.kernel;
    await contracts.sendUploads(house.clock.now());
    const sent = await contracts.uploads(house.system.who, { app: 'enforcement' });
    expect(sent.rows.filter((one) => one.state === 'sent')).toHaveLength(2);
    expect(sent.rows.every((one) => one.receipt?.startsWith('交换包 '))).toBe(true);
  });

  it('scores what the cases of a month fill in', async () => {
    const answer = await dataQuality.answer(house.anyone('领导'), { month: '2026-03' } as never);
    expect(answer).toMatchObject({ cases: 2, score: 100, missing: [] });
  });
});
