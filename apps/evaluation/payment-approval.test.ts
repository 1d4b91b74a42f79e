import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock } from '../../kernel/base/clock.ts';
import { loadOrgs, systemWho } from '../../kernel/identity/index.ts';
import { type Kernel, openKernel } from '../../kernel/kernel.ts';
import type { Ctx, Refusal } from '../../kernel/sdk/index.ts';
import type { Store } from '../../kernel/store/index.ts';
import { testStore } from '../../test/stores.ts';
import { evaluation } from './app.ts';
import { paymentApproval } from './cases.ts';
import { budgetLine, project } from './entities.ts';
import { payment } from './facts.ts';
import { executionRate } from './indicators.ts';

const org = '430000-zx';
let store: Store;
let kernel: Kernel;
let line: { id: string; project: string };

const as = (role: string, person = role): Ctx =>
  kernel.ctxFor(
    { personId: person, name: person, system: false, posts: [{ org, role: `evaluation.${role}` }] },
    evaluation,
  );

beforeAll(async () => {
  store = await testStore({ apps: [evaluation] });
  await loadOrgs(store.db, {
    source: 'test',
    divisions: [
      { code: '430000', name: '湖南省', level: 'province', parent: null },
      { code: org, name: '测试中心', level: 'unit', parent: '430000' },
    ],
  });
  kernel = await openKernel({ store, apps: [evaluation], clock: new ManualClock('2025-03-03T09:00:00+08:00') });
  const system = kernel.ctxFor(systemWho, evaluation);
  const one = await system
    .entities(project)
    .create({ name: '试验项目', org, year: 2025, fundKind: 'maintenance' }, '测试');
  const money = { initial: 100, adjusted: 0, fullYear: 100, committed: 0 };
  const names = { name: '当年', org, project: one.id, year: 2025, source: 'current' as const };
  line = await system.entities(budgetLine).create({ ...names, ...money }, '测试');
});
afterAll(() => store?.close());

const open = (title: string, amount: number) =>
  as('performance')
    .cases(paymentApproval)
    .open({ title, org, year: 2025, project: line.project, line: line.id, amount, payee: '某公司' });
const committed = async () => (await as('finance').entities(budgetLine).get(line.id)).committed;
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Refusal) => error.code,
  );

describe('付款审批', () => {
  it('goes through the whole chain, and the payment is a fact that the execution rate counts', async () => {
    let one = await open('设备维保', 40);
    const chain = [
      ['performance', 'submit', {}],
      ['project-lead', 'lead-agree', {}],
      ['department-head', 'department-agree', {}],
      ['technology', 'technology-agree', { technologyOpinion: '符合' }],
      ['finance', 'finance-agree', { financeOpinion: '有预算' }],
      ['deputy', 'deputy-agree', {}],
      ['head', 'head-agree', {}],
      ['finance', 'pay', { voucher: '记-001' }],
    ] as const;
    for (const [role, move, input] of chain) {
      one = await as(role).cases(paymentApproval).move(one.id, one.version, move, input);
    }
    expect(one.state).toBe('paid');
    expect(await committed()).toBe(40);
    const paid = await as('finance').facts(payment).all({ caseId: one.id });
    expect(paid).toMatchObject([{ voucher: '记-001', amount: 40, lineId: line.id, simulated: false }]);
    const rate = await as('finance').indicators(executionRate).compute({ kind: 'year', name: '2025' }, org);
    expect(rate).toMatchObject({ value: 40, numerator: 40, denominator: 100, simulated: false });
  });

  it('refuses what the line does not have, with the basis, and takes nothing', async () => {
    const one = await open('超预算', 60.01);
    const move = as('performance').cases(paymentApproval).move(one.id, one.version, 'submit');
    await expect(move).rejects.toMatchObject({ code: 'case.guard', basis: expect.stringContaining('预算法') });
    expect(await committed()).toBe(40);
  });

  it('lets only one of two take the same money', async () => {
    const both = await Promise.all([open('甲', 35), open('乙', 35)]);
    const outcomes = await Promise.all(
      both.map((one) => refusal(as('performance').cases(paymentApproval).move(one.id, one.version, 'submit'))),
    );
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(await committed()).toBe(75);
  });

  it('gives the money back when it is returned, and only who has it before him returns it', async () => {
    const { rows } = await as('performance')
      .cases(paymentApproval)
      .list({ where: { state: 'lead' } });
    const [one] = rows;
    if (!one) throw new Error('no payment waits');
    const cases = (role: string) => as(role).cases(paymentApproval);
    expect(await refusal(cases('finance').move(one.id, one.version, 'lead-return', { returnedWhy: '无' }))).toBe(
      'grant.denied',
    );
    const back = await cases('project-lead').move(one.id, one.version, 'lead-return', { returnedWhy: '缺发票' });
    expect(back).toMatchObject({ state: 'draft', returnedWhy: '缺发票' });
    expect(await committed()).toBe(40);
  });

  it('lets nobody approve his own application', async () => {
    const one = await as('project-lead', 'li')
      .cases(paymentApproval)
      .open({ title: '自批', org, year: 2025, project: line.project, line: line.id, amount: 1, payee: '某' });
    const sent = await as('project-lead', 'li').cases(paymentApproval).move(one.id, one.version, 'submit');
    const agreed = await as('project-lead', 'li').cases(paymentApproval).move(sent.id, sent.version, 'lead-agree');
    const own = as('department-head', 'li').cases(paymentApproval).move(agreed.id, agreed.version, 'department-agree');
    expect(await refusal(own)).toBe('case.self-review');
  });
});
