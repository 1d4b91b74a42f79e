import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../kernel/sdk/index.ts';
import { type KernelHouse, openKernelHouse } from '../../test/kernel-house.ts';
import { enforcement } from './app.ts';
import { appraisal } from './cases/appraisal.ts';
import { collection } from './cases/collection.ts';
import { offsite } from './cases/offsite.ts';
import { penalty } from './cases/penalty.ts';
import { publication } from './cases/publication.ts';
import { county } from './demonstration/people.ts';
import { indicators } from './indicators.ts';
import { party } from './registers/parties.ts';

let house: KernelHouse;
beforeAll(async () => {
  house = await openKernelHouse(enforcement, '2026-03-02T09:00:00.789+08:00');
  await house.demonstrate();
});
afterAll(() => house?.close());

describe('演示', () => {
  it('tells cases from their clue to the archive, day by day, each by its people', async () => {
    const head = house.ctx(house.who('领导', ['head'], county));
    const archived = await head.cases(penalty).all({ state: 'archived' });
    expect(archived).toHaveLength(4);
    const steps = await head.cases(penalty).history(archived[0]?.id ?? '');
    expect(steps.map((step) => step.at)).toEqual(steps.map((step) => step.at).sort());
    expect(new Set(steps.map((step) => step.byName)).size).toBe(4);
    expect(archived.filter(({ hearingOpinion }) => hearingOpinion)).toHaveLength(1);
  });

  it('has something real in every state of the course, and what follows from a decision', async () => {
    const head = house.ctx(house.who('领导', ['head'], county));
    const { rows } = await head.cases(penalty).list({ pageSize: 100 });
    expect(rows.every((one) => one.simulated)).toBe(true);
    const states = new Set<string>(rows.map(({ state }) => state));
    const missing = Object.keys(penalty.states).filter((state) => !states.has(state));
    expect(missing).toEqual(['rechecking', 'closing', 'dismissed']);
    const collections = await head.cases(collection).all();
    expect(new Set(collections.map(({ state }) => state))).toEqual(new Set(['paid', 'deferred', 'due', 'urged']));
    expect((await head.cases(publication).all({ state: 'published' })).length).toBeGreaterThanOrEqual(7);
    expect(await head.cases(appraisal).all({ state: 'done' })).toHaveLength(3);
    expect((await head.cases(offsite).list({ pageSize: 1 })).total).toBe(20);
  });

  it('gives the indicators of the last months something to count', async () => {
    const head = house.ctx(house.who('领导', ['head'], county));
    const of = (key: string, month: string) => {
      const type = indicators.find((one) => one.key === key);
      if (!type) throw new Error(`no indicator ${key}`);
      return head.indicators(type).compute({ kind: 'month', name: month }, county);
    };
    const counted = await Promise.all(
      ['2026-01', '2026-02', '2026-03'].map((month) => of('decision-timeliness', month)),
    );
    expect(counted.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0)).toBeGreaterThanOrEqual(4);
    const filed = await Promise.all(['2025-11', '2025-12'].map((month) => of('filing-timeliness', month)));
    expect(filed.some(({ numerator, denominator }) => (numerator ?? 0) < (denominator ?? 0))).toBe(true);
  });

  it('gives for many organs at once what it gives for each, with all that lies below', async () => {
    const supervisor = house.ctx(house.who('省级', ['supervisor'], '430000'));
    const orgs = ['430000', '430100', county, '430200'];
    const period = { kind: 'month', name: '2026-03' } as const;
    for (const type of indicators.filter((one) => one.period === 'month')) {
      const store = supervisor.indicators(type);
      const each = await Promise.all(orgs.map((org) => store.compute(period, org)));
      expect(await store.computeEach(period, orgs)).toEqual(each);
    }
    const some = await supervisor.indicators(must(indicators[1], 'an indicator')).computeEach(period, orgs);
    expect(some.map(({ denominator }) => (denominator ?? 0) > 0)).toEqual([true, true, true, false]);
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
