import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kernel/sdk/index.ts';
import { collection } from './cases/collection.ts';
import { penalty } from './cases/penalty.ts';
import { checks } from './cases/penalty-guards.ts';
import { publication } from './cases/publication.ts';
import { evidence, payment, serviceProof } from './registers/file.ts';
import { certificate } from './registers/organs.ts';
import { type EnforcementHouse, openEnforcement, org } from './test/house.ts';

let house: EnforcementHouse;
beforeAll(async () => {
  house = await openEnforcement();
});
afterAll(() => house?.close());

type Step = readonly [who: string, move: string, input?: Readonly<Record<string, unknown>>];

const at = (ctx: Ctx) => ctx.cases(penalty);
const passed = Object.fromEntries(Object.keys(checks).map((key) => [key, true]));

async function go(id: string, steps: readonly Step[]) {
  let one = await at(house.system).get(id);
  for (const [who, move, input = {}] of steps) {
    one = await at(house.anyone(who)).move(id, one.version, move as never, input);
  }
  return one;
}

const proof = () => ({
  kind: 'documentary',
  name: '检查记录',
  takenAt: house.clock.now().toISOString(),
  recorder: house.unit.officers[0],
});
const report = {
  facts: '未取得许可运输建材',
  firstTime: false,
  minor: false,
  corrected: false,
  mitigating: false,
  times: 1,
  proposedFine: 6_000,
};
const review = () => ({ reviewer: house.unit.officers[3], ...passed, reviewOpinion: '同意' });

const open = () => at(house.anyone('办案')).open(house.opening());
const toRights = async (id: string) =>
  go(id, [
    ['办案', 'verify'],
    ['领导', 'approve-filing'],
    ['办案', 'add-evidence', proof()],
    ['办案', 'report', report],
    ['审核', 'pass', review()],
    ['办案', 'notify', { noticeServedOn: '2026-03-02', serviceWay: 'direct' }],
  ]);
const attempt = (id: string, step: Step) =>
  go(id, [step]).then(
    () => 'done',
    (error: { code: string; message: string; basis?: string }) => error,
  );

describe('普通程序', () => {
  it('goes from clue to archive, each paper numbered, the fine collected and the decision published', async () => {
    house.clock.set('2026-03-02T09:00:00+08:00');
    const { id } = await open();
    const told = await toRights(id);
    expect(told).toMatchObject({
      state: 'rights',
      caseNumber: '长芙交立〔2026〕1号',
      outcome: 'ordinary',
      hearingRight: true,
    });
    // 2 March: five working days end on the 9th, so the 9th itself still belongs to the party.
    house.clock.set('2026-03-09T23:00:00+08:00');
    expect(await attempt(id, ['办案', 'lapse'])).toMatchObject({
      code: 'case.guard',
      basis: expect.stringContaining('第六十四条'),
    });
    house.clock.set('2026-03-10T09:00:00+08:00');
    const decided = await go(id, [
      ['办案', 'lapse'],
      ['领导', 'decide', { fine: 6_000 }],
      ['办案', 'serve', { decisionServedOn: '2026-03-10', serviceWay: 'direct' }],
    ]);
    expect(decided).toMatchObject({ state: 'performing', decisionNumber: '长芙交罚〔2026〕1号' });
    expect(await attempt(id, ['办案', 'ask-closing', { closingGround: 'performed' }])).toMatchObject({
      code: 'case.guard',
    });

    const [owed] = await house.system.cases(collection).all({ penalty: id });
    const cashier = house.anyone('收缴');
    expect(await cashier.cases(collection).deadlines(owed?.id ?? '')).toMatchObject([
      { key: 'payment', dueAt: '2026-03-25T23:59:59+08:00' },
    ]);
    const money = {
      collection: owed?.id ?? '',
      org,
      amount: 6_000,
      paidOn: '2026-03-10',
      way: 'bank',
      receipt: 'P-1',
    } as const;
    await cashier.entities(payment).create(money, '缴款');
    await cashier.cases(collection).move(owed?.id ?? '', 1, 'settle');
    const closed = await go(id, [
      ['办案', 'ask-closing', { closingGround: 'performed' }],
      ['领导', 'close'],
      ['档案', 'archive', { retention: 'long' }],
    ]);
    expect(closed).toMatchObject({ state: 'archived', archiveNumber: '2026-road-transport-00001' });
    const [shown] = await house.system.cases(publication).all({ penalty: id });
    expect(shown).toMatchObject({ publicParty: '王某某', weight: 'heavy' });
    expect(shown?.content).not.toContain('王小明');
    const kept = await house.system.cases(penalty).deadlines(id);
    expect(kept.map(({ key, state }) => [key, state])).toEqual([
      ['filing', 'met'],
      ['decision', 'met'],
      // The party's own period: it ran out, and nobody was late.
      ['hearingRequest', 'lapsed'],
      ['service', 'met'],
    ]);
  });

  it('refuses with the article: one officer, no evidence, too heavy, a reviewer of his own case, an expired certificate', async () => {
    house.clock.set('2026-03-02T09:00:00+08:00');
    const alone = { ...house.opening(), secondOfficer: house.unit.officers[0] ?? '' };
    const single = await at(house.anyone('办案')).open(alone);
    expect(await attempt(single.id, ['办案', 'verify'])).toMatchObject({
      basis: expect.stringContaining('第四十二条'),
    });

    const { id } = await open();
    await go(id, [['办案', 'verify']]);
    expect(await attempt(id, ['办案', 'approve-filing'])).toMatchObject({ code: 'case.self-review' });
    await go(id, [['领导', 'approve-filing']]);
    expect(await attempt(id, ['办案', 'report', report])).toMatchObject({
      basis: expect.stringContaining('第四十六条'),
    });
    await go(id, [['办案', 'add-evidence', proof()]]);
    expect(await attempt(id, ['办案', 'report', { ...report, proposedFine: 9_000 }])).toMatchObject({
      basis: expect.stringContaining('第三十四条'),
    });
    await go(id, [['办案', 'report', report]]);
    expect(await attempt(id, ['办案', 'pass', review()])).toMatchObject({ code: 'case.self-review' });
    expect(await attempt(id, ['审核', 'pass', { ...review(), reviewer: house.unit.officers[0] }])).toMatchObject({
      basis: expect.stringContaining('第五十八条'),
    });
    expect(await attempt(id, ['审核', 'pass', { ...review(), procedural: false }])).toMatchObject({
      message: expect.stringContaining('程序合法'),
    });
    await go(id, [
      ['审核', 'pass', review()],
      ['办案', 'notify', { noticeServedOn: '2026-03-02', serviceWay: 'direct' }],
      ['办案', 'waive', { waiver: '0'.repeat(64) }],
    ]);
    expect(await attempt(id, ['领导', 'decide', { fine: 6_500 }])).toMatchObject({
      basis: expect.stringContaining('第四十五条'),
    });

    const held = await house.system.entities(certificate).find({ officer: house.unit.officers[0] ?? '' });
    await house.system
      .entities(certificate)
      .update(held?.id ?? '', held?.version ?? 0, { validUntil: '2026-03-01' }, '测试');
    const late = await open();
    expect(await attempt(late.id, ['办案', 'verify'])).toMatchObject({
      message: expect.stringContaining('没有有效的执法证件'),
    });
    const again = await house.system.entities(certificate).get(held?.id ?? '');
    await house.system.entities(certificate).update(again.id, again.version, { validUntil: '2029-01-09' }, '测试');
  });

  it('holds the hearing: asked in time, told seven working days before, chaired by somebody else', async () => {
    house.clock.set('2026-03-02T09:00:00+08:00');
    const { id } = await open();
    await toRights(id);
    house.clock.set('2026-03-10T09:00:00+08:00');
    expect(await attempt(id, ['办案', 'ask-hearing', { hearingAskedOn: '2026-03-10' }])).toMatchObject({
      basis: expect.stringContaining('第六十四条'),
    });
    await go(id, [['办案', 'ask-hearing', { hearingAskedOn: '2026-03-09' }]]);
    const summons = { hearingNotifiedOn: '2026-03-10', hearingPlace: '会议室', chair: house.unit.officers[2] };
    const early = { ...summons, hearingAt: '2026-03-19T09:00:00+08:00' };
    expect(await attempt(id, ['审核', 'summon', early])).toMatchObject({
      basis: expect.stringContaining('第六十四条第二项'),
    });
    const right = { ...summons, hearingAt: '2026-03-20T09:00:00+08:00' };
    const own = { ...right, chair: house.unit.officers[0] };
    expect(await attempt(id, ['审核', 'summon', own])).toMatchObject({
      basis: expect.stringContaining('第六十四条第四项'),
    });
    await go(id, [['审核', 'summon', right]]);
    expect(await attempt(id, ['审核', 'hold', { hearingOpinion: '听证' }])).toMatchObject({ code: 'case.guard' });
    house.clock.set('2026-03-20T11:00:00+08:00');
    expect(await go(id, [['审核', 'hold', { hearingOpinion: '事实清楚' }]])).toMatchObject({ state: 'deciding' });
  });

  it('files the same act once, also when two heads approve at the same moment', async () => {
    house.clock.set('2026-03-02T09:00:00+08:00');
    const values = house.opening();
    const both = [await at(house.anyone('办案')).open(values), await at(house.anyone('办案')).open(values)];
    for (const one of both) await go(one.id, [['办案', 'verify']]);
    const outcomes = await Promise.allSettled(both.map((one) => go(one.id, [['领导', 'approve-filing']])));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('numbers without gaps when many are filed at once and one fails', async () => {
    house.clock.set('2027-03-02T09:00:00+08:00');
    const opened = await Promise.all(Array.from({ length: 6 }, open));
    for (const one of opened) await go(one.id, [['办案', 'verify']]);
    await attempt(opened[0]?.id ?? '', ['办案', 'approve-filing']);
    const filed = await Promise.all(opened.map((one) => go(one.id, [['领导', 'approve-filing']])));
    const numbers = filed.map((one) => Number(/〕(\d+)号/.exec(one.caseNumber ?? '')?.[1])).sort((a, b) => a - b);
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('lets one of two who move at once win, and a chain of evidence follow one another', async () => {
    house.clock.set('2026-03-02T09:00:00+08:00');
    const { id, version } = await open();
    const tries = [1, 2].map(() => at(house.anyone('办案')).move(id, version, 'verify'));
    const done = await Promise.allSettled(tries);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await go(id, [
      ['领导', 'approve-filing'],
      ['办案', 'add-evidence', proof()],
      ['办案', 'add-evidence', { ...proof(), name: '第二份' }],
    ]);
    const pieces = await house.system.entities(evidence).all({ penalty: id });
    expect(pieces.find((one) => one.no === 2)?.previousHash).toBe(pieces.find((one) => one.no === 1)?.hash);
  });

  it('lengthens the time for a decision once, by thirty days', async () => {
    house.clock.set('2026-03-02T09:00:00+08:00');
    const { id } = await open();
    await go(id, [
      ['办案', 'verify'],
      ['领导', 'approve-filing'],
      ['领导', 'extend-investigation', { extendedWhy: '案情复杂' }],
    ]);
    const found = (await at(house.system).deadlines(id)).find((one) => one.key === 'decision');
    expect(found?.dueAt).toBe('2026-06-30T23:59:59+08:00');
    expect(await attempt(id, ['领导', 'extend-investigation', { extendedWhy: '再延' }])).toMatchObject({
      code: 'case.guard',
    });
  });

  it('shows the county its own cases only, and the party masked to those who need not know', async () => {
    const elsewhere = house.ctx(house.who('外县', ['officer'], '430200'));
    expect((await elsewhere.cases(penalty).list()).total).toBe(0);
    const above = house.ctx(house.who('上级', ['supervisor'], '430100'));
    expect((await above.cases(penalty).list()).total).toBeGreaterThan(0);
  });
});

describe('送达和办案人员', () => {
  it('serves in every way by what the way asks for, and keeps the proof for the receipt', async () => {
    house.clock.set('2026-06-01T09:00:00+08:00');
    const { id } = await open();
    await go(id, [
      ['办案', 'verify'],
      ['领导', 'approve-filing'],
      ['办案', 'add-evidence', proof()],
      ['办案', 'report', report],
      ['审核', 'pass', review()],
    ]);
    const notify = (input: Readonly<Record<string, unknown>>) => attempt(id, ['办案', 'notify', input]);
    const on = { noticeServedOn: '2026-06-01' };
    const basis = (clause: string) => ({ basis: expect.stringContaining(clause) });
    expect(await notify({ ...on, serviceWay: 'electronic' })).toMatchObject(basis('第六十一条第二款'));
    expect(await notify({ ...on, serviceWay: 'left' })).toMatchObject(basis('第八十九条'));
    expect(await notify({ ...on, serviceWay: 'announcement' })).toMatchObject(basis('第九十五条'));
    const announced = { ...on, serviceWay: 'announcement', announcedOn: '2026-05-01' };
    expect(await notify(announced)).toMatchObject({ message: expect.stringContaining('2026-06-30') });
    expect(await notify({ ...on, serviceWay: 'left', witness: '居委会张某' })).toBe('done');
    const kept = await house.system.entities(serviceProof).all({ penalty: id });
    expect(kept).toMatchObject([
      { document: '违法行为通知书', way: 'left', witness: '居委会张某', servedOn: '2026-06-01' },
    ]);
  });

  it('replaces an officer who must withdraw by one who may act, while the investigation goes on', async () => {
    const { id } = await open();
    await go(id, [
      ['办案', 'verify'],
      ['领导', 'approve-filing'],
    ]);
    const [first, second, third] = house.unit.officers;
    const change = (leadOfficer: unknown, secondOfficer: unknown) =>
      attempt(id, ['领导', 'change-officers', { leadOfficer, secondOfficer, changeWhy: '与当事人有利害关系' }]);
    expect(await change(third, third)).toMatchObject({ basis: expect.stringContaining('第四十二条') });
    expect(await change(third, second)).toBe('done');
    expect(await at(house.system).get(id)).toMatchObject({ state: 'investigating', leadOfficer: third });
    expect(first).not.toBe(third);
  });
});
