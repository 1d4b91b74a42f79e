import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KernelHouse, openKernelHouse } from '../../test/kernel-house.ts';
import { enforcement } from './app.ts';
import { collection } from './cases/collection.ts';
import { offsite } from './cases/offsite.ts';
import { penalty } from './cases/penalty.ts';
import { county } from './demonstration/people.ts';
import { party } from './registers/parties.ts';

let house: KernelHouse;
beforeAll(async () => {
  house = await openKernelHouse(enforcement, '2026-03-02T09:00:00.789+08:00');
  await house.demonstrate();
});
afterAll(() => house?.close());

describe('演示', () => {
  it('tells one case from its clue to the served decision, day by day', async () => {
    const head = house.ctx(house.who('领导', ['head'], county));
    const [one] = await head.cases(penalty).all({ state: 'performing' });
    expect(one).toMatchObject({ decisionNumber: '演芙交罚〔2026〕1号', fine: 3_000 });
    const steps = await head.cases(penalty).history(one?.id ?? '');
    expect(steps.map((step) => step.at.slice(0, 10)).sort()).toEqual(steps.map((step) => step.at.slice(0, 10)));
    expect(new Set(steps.map((step) => step.byName)).size).toBe(3);
  });

  it('shows a few hundred matters in one county, all marked simulated', async () => {
    const head = house.ctx(house.who('领导', ['head'], county));
    const { rows, total } = await head.cases(penalty).list({ pageSize: 100 });
    expect(total).toBe(66);
    expect(rows.every((one) => one.simulated)).toBe(true);
    expect((await head.cases(offsite).list({ pageSize: 1 })).total).toBe(60);
    expect((await head.cases(collection).list({ pageSize: 1 })).total).toBe(31);
  });

  it('masks the party to those who need not know the name', async () => {
    const reader = house.ctx(house.who('查阅', ['reader'], county));
    const [seen] = (await reader.entities(party).list({ pageSize: 1 })).rows;
    expect(seen?.name).toContain('*');
    const officer = house.ctx(house.who('执法', ['officer'], county));
    const [known] = (await officer.entities(party).list({ pageSize: 1 })).rows;
    expect(known?.name).not.toContain('*');
  });
});
