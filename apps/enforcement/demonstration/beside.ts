import { chinaDate } from '../../../kernel/sdk/index.ts';
import { compensation } from '../cases/compensation.ts';
import { evidenceHold, seizure } from '../cases/measures.ts';
import { referral } from '../cases/referral.ts';
import { spotPenalty } from '../cases/spot-penalty.ts';
import { damage } from '../registers/file.ts';
import { type Opened, partyMatter, storyOf } from './files.ts';
import { county } from './people.ts';
import { before, dayOf, type Ground, play, type Told, why } from './told.ts';

const officer = 'enforcer';
const head = 'enforcement-head';

/** Decided on the spot: some paid in cash, most put on record by the organ. */
export async function tellSpot(told: Told, ground: Ground, no: number): Promise<void> {
  const story = storyOf(ground, no, 3 * no + 2, '4304');
  const startedAt = before(told.ctx, story.daysAgo, no * 11);
  told.stage.at(startedAt);
  const inCash = no % 4 === 3;
  const opened = await told.stage
    .as(officer)
    .cases(spotPenalty)
    .open({
      ...partyMatter(ground, story, startedAt),
      title: `${story.act.name}（演示当场${no + 1}）`,
      facts: '检查时未能出示从业资格证。',
      fine: inCash ? 100 : 200,
      collect: inCash ? 'spot' : 'bank',
      ...(inCash ? ({ spotReason: 'small', receipt: `演示财票${no + 1}` } as const) : {}),
    });
  const told4 = { identityShown: true, rightsTold: true, statementHeard: true, delivery: 'signed' };
  await play(told, spotPenalty, { ...opened, startedAt }, [
    [0, officer, 'decide', () => told4],
    ...(no > 0 ? ([[1, head, 'record']] as const) : []),
  ]);
}

/** Damaged road property: surveyed, told, and paid where it is long enough ago. */
export async function tellCompensation(told: Told, ground: Ground, no: number): Promise<void> {
  const story = storyOf(ground, no, 12 - 5 * no, '4102');
  const startedAt = before(told.ctx, story.daysAgo, no);
  told.stage.at(startedAt);
  const { title: _title, violation: _violation, actAt, ...matter } = partyMatter(ground, story, startedAt);
  const opened = await told.stage
    .as(officer)
    .cases(compensation)
    .open({ ...matter, title: `波形护栏损坏（演示赔补偿${no + 1}）`, damagedAt: actAt, kind: 'damage' });
  const lost = { compensation: opened.id, org: county, name: '波形护栏', quantity: 12 + no, unit: '米', price: 260 };
  await told.stage.as(officer).entities(damage).create(lost, why);
  const steps = [
    [1, officer, 'survey', () => ({ findings: '护栏板变形，须更换。' })],
    [1, officer, 'notify', (on: Date) => ({ noticeServedOn: chinaDate(on) })],
    [4, officer, 'agree'],
    [6, 'cashier', 'pay', () => ({ receipt: `演示赔票${no + 1}` })],
  ] as const;
  await play(told, compensation, { ...opened, startedAt }, steps.slice(0, no === 0 ? 4 : 2));
}

/** Goods held as evidence, and a vehicle seized, in a case under investigation. */
export async function tellMeasures(told: Told, ground: Ground, { id }: Opened, no: number): Promise<void> {
  const startedAt = before(told.ctx, 5, no);
  const story = storyOf(ground, no, 5);
  told.stage.at(startedAt);
  const {
    violation: _violation,
    actAt: _actAt,
    party: _party,
    place,
    ...matter
  } = partyMatter(ground, story, startedAt);
  const store = told.stage.as(officer);
  const goods = '货运车辆一辆；运单三份，存放于本机关停车场。';
  const hold = await store.cases(evidenceHold).open({ ...matter, penalty: id, goods, place });
  await play(told, evidenceHold, { ...hold, startedAt }, [
    [0, head, 'approve'],
    [0.1, officer, 'hold', (on) => ({ heldAt: on.toISOString(), listHandedOver: true })],
    [4, head, 'dispose', () => ({ disposal: 'returned' })],
  ]);
  const legalBasis = '中华人民共和国道路运输条例第六十二条';
  const taken = {
    ...matter,
    penalty: id,
    kind: 'seize',
    facts: '涉嫌未取得许可从事货运经营。',
    legalBasis,
    goods,
  } as const;
  const seized = await store.cases(seizure).open(taken);
  await play(told, seizure, { ...seized, startedAt }, [
    [0, head, 'approve'],
    [0.1, officer, 'impose', (on) => ({ imposedAt: on.toISOString(), present: 'party', listCopies: true })],
  ]);
}

/** A case that may be a crime, with the police. */
export async function tellReferral(told: Told, ground: Ground, { id, startedAt }: Opened, no: number): Promise<void> {
  const on = dayOf(startedAt, 11);
  told.stage.at(on.toISOString());
  const {
    violation: _violation,
    actAt: _actAt,
    party: _party,
    place: _place,
    ...matter
  } = partyMatter(ground, storyOf(ground, no, 0), startedAt);
  const opened = await told.stage
    .as(officer)
    .cases(referral)
    .open({
      ...matter,
      penalty: id,
      police: '演示公安分局',
      crime: '伪造、变造国家机关证件罪',
      report: '当事人出示的道路运输证经核查系伪造。',
    });
  await play(told, referral, { ...opened, startedAt }, [
    [11, head, 'approve'],
    [12, officer, 'send', (at) => ({ receivedAt: at.toISOString(), receipt: '演示移送回执1' })],
  ]);
}
