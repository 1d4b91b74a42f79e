import { afterAll, beforeAll, expect, it } from 'vitest';
import { clue } from '../apps/enforcement/cases/clue.ts';
import { penalty } from '../apps/enforcement/cases/penalty.ts';
import { createLibrary, createUnit } from '../apps/enforcement/demonstration/base.ts';
import { violation } from '../apps/enforcement/registers/library.ts';
import { officer } from '../apps/enforcement/registers/organs.ts';
import { party } from '../apps/enforcement/registers/parties.ts';
import { clueVerdictsIn } from '../apps/hotline/clue-verdicts.ts';
import { order } from '../apps/hotline/order/order.ts';
import { apps } from '../apps/index.ts';
import { must } from '../kernel/base/assert.ts';
import { ManualClock } from '../kernel/base/clock.ts';
import { loadOrgs, systemWho } from '../kernel/identity/index.ts';
import { type Kernel, openKernel } from '../kernel/kernel.ts';
import type { Ctx } from '../kernel/sdk/index.ts';
import type { Store } from '../kernel/store/index.ts';
import { testStore } from './stores.ts';

const county = '430122';
const clock = new ManualClock('2026-06-30T10:00:30+08:00');
const installed = apps.filter(({ key }) => ['enforcement', 'hotline'].includes(key));
const appNamed = (key: string) =>
  must(
    installed.find((one) => one.key === key),
    key,
  );
let store: Store;
let kernel: Kernel;
let filing: Readonly<Record<string, string>>;

const system = (app: string): Ctx => kernel.ctxFor(systemWho, appNamed(app));
const as = (app: string, role: string): Ctx =>
  kernel.ctxFor(
    { personId: `${app}.${role}`, name: role, system: false, posts: [{ org: county, role: `${app}.${role}` }] },
    appNamed(app),
  );
const deliver = async () => {
  while ((await kernel.contracts.sendUploads(clock.now())) > 0);
};

beforeAll(async () => {
  store = await testStore({ apps: installed });
  await loadOrgs(store.db, {
    source: 'test',
    divisions: [
      { code: '430000', name: '湖南省', level: 'province', parent: null },
      { code: '430100', name: '长沙市', level: 'city', parent: '430000' },
      { code: county, name: '望城区', level: 'county', parent: '430100' },
    ],
  });
  kernel = await openKernel({ store, apps: installed, clock });
  const clerk = system('enforcement');
  await createLibrary(clerk);
  await createUnit(clerk, { org: county, name: '望城大队', word: '望交' }, 3);
  const [lead, second] = await clerk.entities(officer).all();
  const [act] = await clerk.entities(violation).all({ code: '4101' });
  const someone = await clerk.entities(party).create({ kind: 'organisation', name: '石场', org: county }, '测试');
  filing = {
    leadOfficer: lead?.id ?? '',
    secondOfficer: second?.id ?? '',
    violation: act?.id ?? '',
    party: someone.id,
  };
});
afterAll(() => store?.close());

/** A complaint that its unit has handed over for enforcement, and the clue that has come of it. */
async function handedOver(title: string) {
  const desk = system('hotline').cases(order);
  const given = { title, content: title, kind: 'complaint', business: 'freight', urgency: 'ordinary' } as const;
  let one = await desk.open({ ...given, region: county, org: '430000', channel: 'phone' });
  const steps = [
    ['submit', {}],
    ['dispatch', { org: county }],
    ['sign', {}],
    ['file-clue', { clue: `${title}，每日约二十车` }],
  ] as const;
  for (const [move, input] of steps) one = await desk.move(one.id, one.version, move, input);
  await deliver();
  const [found] = await system('enforcement')
    .cases(clue)
    .all({ number: one.number ?? '' });
  return { id: one.id, clue: must(found, 'clue') };
}

const get = (id: string) => system('hotline').cases(order).get(id);
const history = async (id: string) =>
  (await system('hotline').cases(order).history(id)).filter(({ move }) => move.startsWith('verdict'));
const clueClock = async (id: string) =>
  (await system('hotline').cases(order).deadlines(id)).find(({ key }) => key === 'clue');

it('a clue that is not filed comes back with its reason, and the order goes on', async () => {
  const one = await handedOver('石场货车超限');
  const { id, version } = one.clue;
  await as('enforcement', 'head').cases(clue).move(id, version, 'dismiss', { dismissedWhy: '核查未发现超限' });
  await deliver();
  expect(await get(one.id)).toMatchObject({
    state: 'handling',
    clueVerdict: 'not-filed',
    clueWhy: '核查未发现超限',
    clueOpen: false,
  });
  expect(await clueClock(one.id)).toMatchObject({ state: 'met' });
  expect(await history(one.id)).toMatchObject([{ input: { clueVerdict: 'not-filed', clueWhy: '核查未发现超限' } }]);
});

it('a clue that becomes a case is followed to its decision, whatever the order has come to by then', async () => {
  const one = await handedOver('砂场货车超限');
  const made = await as('enforcement', 'officer').cases(clue).move(one.clue.id, one.clue.version, 'file', filing);
  await deliver();
  // Accepted is not decided: the order still waits, and the clock of the clue runs.
  expect(await get(one.id)).toMatchObject({ state: 'legal', clueVerdict: 'accepted', clueOpen: true });
  expect(await clueClock(one.id)).toMatchObject({ state: 'running' });

  let file = await system('enforcement')
    .cases(penalty)
    .get(made.penalty ?? '');
  for (const [role, move] of [
    ['officer', 'verify'],
    ['head', 'approve-filing'],
  ] as const)
    file = await as('enforcement', role).cases(penalty).move(file.id, file.version, move);
  await deliver();
  const filed = await get(one.id);
  expect(filed).toMatchObject({ state: 'handling', clueVerdict: 'filed', caseNumber: file.caseNumber });
  expect(await clueClock(one.id)).toMatchObject({ state: 'met' });

  const desk = system('hotline').cases(order);
  const answer = { answer: '已立案', answerBasis: '公路法', result: 'true', handling: 'filed' };
  let now = await desk.move(one.id, filed.version, 'answer', answer);
  now = await as('hotline', 'checker').cases(order).move(one.id, now.version, 'pass');
  now = await desk.move(one.id, now.version, 'call-back-content', { satisfaction: 'satisfied', solved: 'partly' });
  await expect(desk.move(one.id, now.version, 'archive')).rejects.toThrow('尚未办结');

  file = await as('enforcement', 'officer')
    .cases(penalty)
    .move(file.id, file.version, 'stop', { closingText: '当事人已注销' });
  await as('enforcement', 'head').cases(penalty).move(file.id, file.version, 'close');
  await deliver();
  now = await get(one.id);
  expect(now).toMatchObject({
    state: 'closed',
    clueVerdict: 'no-penalty',
    clueWhy: '当事人已注销',
    caseNumber: file.caseNumber,
    clueOpen: false,
  });
  expect((await history(one.id)).map(({ input }) => input.clueVerdict)).toEqual(['accepted', 'filed', 'no-penalty']);
  expect(await desk.move(one.id, now.version, 'archive')).toMatchObject({ state: 'archived' });
});

it('is taken once, in any order, with the number of the decision; and not for orders that there are not', async () => {
  const one = await handedOver('土场货车超限');
  const { number } = await get(one.id);
  const tell = (rows: readonly object[]) =>
    kernel.contracts.takeFeed(appNamed('hotline'), clueVerdictsIn, systemWho, {
      body: Buffer.from(JSON.stringify(rows)),
      format: 'json',
    });
  const decided = { number, result: 'penalised', caseNumber: '望交立〔2026〕9号', decisionNumber: '望交罚〔2026〕7号' };
  const late = { number, result: 'filed', caseNumber: '望交立〔2026〕9号' };
  expect(await tell([decided, decided, late])).toMatchObject({ accepted: 1, duplicates: 2 });
  expect(await get(one.id)).toMatchObject({ clueVerdict: 'penalised', decisionNumber: '望交罚〔2026〕7号' });
  expect(await tell([{ ...late, number: '430000-20260101-0001' }])).toMatchObject({
    rejected: [{ code: 'order.unknown' }],
  });
});
