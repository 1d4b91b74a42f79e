import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collection } from './cases/collection.ts';
import { compensation } from './cases/compensation.ts';
import { evidenceHold } from './cases/measures.ts';
import { penalty } from './cases/penalty.ts';
import { remedy } from './cases/remedy.ts';
import { damage, instalment, payment } from './registers/file.ts';
import { type EnforcementHouse, openEnforcement, org } from './test/house.ts';

let house: EnforcementHouse;
let file: string;
beforeAll(async () => {
  house = await openEnforcement();
  file = (await house.system.cases(penalty).open(house.opening())).id;
});
afterAll(() => house?.close());

type Step = readonly [move: string, input?: Readonly<Record<string, unknown>>];

const all = () => house.anyone('甲').cases(collection);
async function go(id: string, ...steps: readonly Step[]) {
  let one = await all().get(id);
  for (const [move, input = {}] of steps) one = await all().move(id, one.version, move as never, input);
  return one;
}
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { message: string; basis?: string }) => `${error.message} ${error.basis ?? ''}`,
  );
const open = (servedOn: string, review: 'both' | 'review-first' = 'both') =>
  all().open({ title: '收缴', org, penalty: file, decisionNumber: '1号', fine: 1_000, servedOn, remedy: review });
const receipt = (id: string, amount: number, paidOn: string, no: string) =>
  house
    .anyone('甲')
    .entities(payment)
    .create({ collection: id, org, amount, paidOn, way: 'bank', receipt: no }, '缴款');

describe('罚款收缴', () => {
  it('adds three per cent a day from the sixteenth day, and takes no less than all of it', async () => {
    house.clock.set('2026-03-02T09:00:00+08:00');
    const { id } = await open('2026-03-02');
    house.clock.set('2026-03-17T09:00:00+08:00');
    expect(await refused(go(id, ['lapse']))).toContain('第六十七条');
    house.clock.set('2026-03-18T09:00:00+08:00');
    expect(await go(id, ['lapse'])).toMatchObject({ state: 'overdue', surcharge: 30, courtFrom: '2026-09-02' });
    house.clock.set('2026-03-27T09:00:00+08:00');
    await receipt(id, 1_000, '2026-03-27', 'A-1');
    expect(await refused(go(id, ['settle']))).toContain('尚欠 300.00 元');
    await receipt(id, 300, '2026-03-27', 'A-2');
    expect(await go(id, ['settle'])).toMatchObject({ state: 'paid', surcharge: 300, paid: 1_300 });
  });

  it('stands still while review or litigation is pending', async () => {
    house.clock.set('2026-04-01T09:00:00+08:00');
    const { id } = await open('2026-03-02');
    const asked = await house.anyone('乙').cases(remedy).open({
      title: '复议',
      org,
      penalty: file,
      kind: 'review',
      body: '区人民政府',
      decisionServedOn: '2026-03-02',
      lodgedOn: '2026-03-20',
      reviewFirst: 'no',
    });
    const pending = await house.anyone('乙').cases(remedy).move(asked.id, 1, 'accept');
    // 18 and 19 March only.
    expect(await go(id, ['lapse'])).toMatchObject({ surcharge: 60 });
    const ended = { outcome: 'upheld', endedOn: '2026-03-30' };
    await house.anyone('乙').cases(remedy).move(asked.id, pending.version, 'end', ended);
    // And 31 March and 1 April again.
    expect(await go(id, ['urge', { urgedOn: '2026-04-01' }])).toMatchObject({ surcharge: 120 });
  });

  it('refuses litigation over a spot penalty that was not reviewed, and a review asked for too late', async () => {
    house.clock.set('2026-06-01T09:00:00+08:00');
    const lodge = async (kind: 'review' | 'litigation', reviewFirst: 'yes' | 'no') => {
      const values = {
        title: '救济',
        org,
        penalty: file,
        kind,
        body: '机关',
        decisionServedOn: '2026-03-02',
        lodgedOn: '2026-05-20',
      };
      const one = await house
        .anyone('乙')
        .cases(remedy)
        .open({ ...values, reviewFirst });
      return refused(house.anyone('乙').cases(remedy).move(one.id, 1, 'accept'));
    };
    expect(await lodge('litigation', 'yes')).toContain('第二十三条');
    expect(await lodge('review', 'no')).toContain('2026-05-06 届满');
    expect(await lodge('litigation', 'no')).toBe('done');
  });

  it('applies to the court after remedies and urging, within three months, and never later', async () => {
    house.clock.set('2026-03-20T09:00:00+08:00');
    const { id } = await open('2026-03-02', 'review-first');
    await go(id, ['lapse'], ['urge', { urgedOn: '2026-03-20' }]);
    expect(await refused(go(id, ['apply-court', { court: '区人民法院' }]))).toContain('第五十三条');
    // Sixty days end on 1 May, a holiday: on the 6th. From then three months, to 6 August.
    house.clock.set('2026-08-07T09:00:00+08:00');
    expect(await refused(go(id, ['apply-court', { court: '区人民法院' }]))).toContain('2026-08-06 届满');
    house.clock.set('2026-08-06T09:00:00+08:00');
    const ruled = await go(
      id,
      ['apply-court', { court: '区人民法院' }],
      ['court-refuse', { courtAnswer: '材料不齐' }],
      ['court-accept'],
      ['court-rule', { courtAnswer: '准予执行' }],
    );
    expect(ruled).toMatchObject({ state: 'executed', surcharge: 1_000 });
  });

  it('defers only what adds up, and counts the surcharge from the end of the deferral', async () => {
    house.clock.set('2026-03-02T09:00:00+08:00');
    const { id } = await open('2026-03-02');
    const part = (no: number, amount: number, dueOn: string) =>
      house.anyone('甲').entities(instalment).create({ collection: id, org, no, dueOn, amount }, '分期');
    await part(1, 400, '2026-04-01');
    const deferral = { deferredUntil: '2026-05-06', deferredWhy: '经济困难' };
    expect(await refused(go(id, ['defer', deferral]))).toContain('分期合计 400.00 元');
    await part(2, 600, '2026-05-06');
    await go(id, ['defer', deferral]);
    house.clock.set('2026-05-08T09:00:00+08:00');
    expect(await go(id, ['lapse'])).toMatchObject({ surcharge: 60, courtFrom: '2026-05-06' });
  });
});

describe('其他事项', () => {
  it('follows a compensation from the list of damage to the payment', async () => {
    house.clock.set('2026-03-02T09:00:00+08:00');
    const store = house.anyone('甲').cases(compensation);
    const [leadOfficer = '', secondOfficer = ''] = house.unit.officers;
    const values = {
      title: '护栏',
      org,
      field: 'highway',
      leadOfficer,
      secondOfficer,
      party: house.company,
      place: 'G107',
      kind: 'damage',
    } as const;
    const { id } = await store.open({ ...values, damagedAt: '2026-03-01T09:00:00+08:00' });
    expect(await refused(store.move(id, 1, 'survey', { findings: '护栏损坏' }))).toContain('清单为空');
    await house
      .anyone('甲')
      .entities(damage)
      .create({ compensation: id, org, name: '波形护栏', quantity: 3, unit: '米', price: 210.5 }, '勘验');
    expect(await store.move(id, 1, 'survey', { findings: '护栏损坏' })).toMatchObject({ amount: 631.5 });
    await store.move(id, 2, 'notify', { noticeServedOn: '2026-03-02' });
    expect(await refused(store.move(id, 3, 'lapse'))).toContain('2026-03-05 届满');
    house.clock.set('2026-03-06T09:00:00+08:00');
    await store.move(id, 3, 'lapse');
    expect(await store.move(id, 4, 'pay', { receipt: 'L-1' })).toMatchObject({ state: 'paid' });
  });

  it('ends the holding of evidence of itself after seven working days, and not before', async () => {
    house.clock.set('2026-02-12T09:00:00+08:00');
    const store = house.anyone('甲').cases(evidenceHold);
    const [leadOfficer = '', secondOfficer = ''] = house.unit.officers;
    const values = {
      title: '登记',
      org,
      field: 'highway',
      leadOfficer,
      secondOfficer,
      penalty: file,
      goods: '篷布',
      place: '仓库',
    } as const;
    const { id } = await store.open(values);
    await store.move(id, 1, 'approve');
    const held = { heldAt: '2026-02-12T09:00:00+08:00', listHandedOver: true };
    expect(await refused(store.move(id, 2, 'hold', { ...held, listHandedOver: false }))).toContain('第五十六条');
    await store.move(id, 2, 'hold', held);
    expect(await store.deadlines(id)).toMatchObject([{ dueAt: '2026-02-28T23:59:59+08:00' }]);
    house.clock.set('2026-02-28T20:00:00+08:00');
    expect(await refused(store.move(id, 3, 'lapse'))).toContain('2026-02-28 届满');
    house.clock.set('2026-03-01T09:00:00+08:00');
    expect(await store.move(id, 3, 'lapse')).toMatchObject({ state: 'lapsed' });
  });
});
