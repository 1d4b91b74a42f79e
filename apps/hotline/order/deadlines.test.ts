import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemWho } from '../../../kernel/identity/index.ts';
import type { Ctx, Who } from '../../../kernel/sdk/index.ts';
import { type KernelHouse, openKernelHouse } from '../../../test/kernel-house.ts';
import { hotline } from '../app.ts';
import { answeredInTime } from '../limits.ts';
import { petition } from '../petition.ts';
import { sample, supervision } from '../side-cases.ts';
import { order } from './order.ts';

let house: KernelHouse;
let centre: Who;
let unit: Who;
let checker: Who;
beforeAll(async () => {
  house = await openKernelHouse(hotline);
  centre = house.who('坐席', ['agent', 'dispatcher', 'visitor']);
  unit = house.who('承办', ['handler', 'unit-head'], '430100');
  checker = house.who('审核', ['checker', 'supervisor']);
});
afterAll(() => house?.close());

const plain = {
  title: '站台无照明',
  content: '火车站公交站台夜间无照明',
  kind: 'suggestion',
  business: 'bus',
  urgency: 'ordinary',
  region: '430100',
  org: '430000',
  channel: 'phone',
} as const;
type Given = Partial<Omit<typeof plain, 'kind'>> & {
  readonly kind?: 'consult' | 'complaint' | 'report' | 'suggestion';
  readonly truckDriver?: boolean;
  readonly safety?: boolean;
};

interface Walked {
  readonly id: string;
  version: number;
}

async function open(at: string, given: Given = {}): Promise<Walked> {
  house.clock.set(at);
  const made = await house
    .ctx(centre)
    .cases(order)
    .open({ ...plain, ...given });
  return { id: made.id, version: made.version };
}

type Move = keyof (typeof order)['moves'] & string;

async function step(one: Walked, who: Who, move: Move, input: Record<string, unknown> = {}, at?: string) {
  if (at) house.clock.set(at);
  const moved = await house.ctx(who).cases(order).move(one.id, one.version, move, input);
  one.version = moved.version;
}

async function due(one: Walked, key: string): Promise<string | null | undefined> {
  const all = await house.ctx(centre).cases(order).deadlines(one.id);
  return all.findLast((each) => each.key === key)?.dueAt;
}

async function dispatched(at: string, given: Given = {}): Promise<Walked> {
  const one = await open(at, given);
  await step(one, centre, 'submit');
  await step(one, centre, 'dispatch', { org: '430100' });
  return one;
}

const answer = { answer: '已核查并恢复照明', answerBasis: '公共汽电车管理规定', result: 'true', handling: 'rectified' };

async function answered(at: string, given: Given = {}): Promise<Walked> {
  const one = await dispatched(at, given);
  await step(one, unit, 'sign');
  await step(one, unit, 'answer', answer);
  await step(one, checker, 'pass');
  return one;
}

// 2026: 1 to 3 January free, 4 January (Sunday) worked; 15 to 23 February free, 14 and 28 February (Saturdays) worked;
// 4 to 6 April free; 1 to 5 May free, 9 May worked; 25 to 27 September free; 1 to 7 October free, 20 September and
// 10 October worked.
describe('each clock of the hotline, by worked examples', () => {
  it.each([
    [10, '2026-03-02', true],
    [15, '2026-03-02', true],
    [16, '2026-03-02', false],
    [null, '2026-03-02', false],
    [5, '2015-12-31', false],
  ])('H1: a call that waited %s s on %s is answered in time: %s', (wait, date, inTime) => {
    expect(answeredInTime(wait, date)).toBe(inTime);
  });

  it.each([
    ['a plain day', '2026-03-02T09:00:00+08:00', {}, 'transfer', '2026-03-03T23:59:59+08:00'],
    ['before the new year', '2025-12-31T20:00:00+08:00', {}, 'transfer', '2026-01-04T23:59:59+08:00'],
    ['before National Day', '2026-09-30T20:00:00+08:00', {}, 'transfer', '2026-10-08T23:59:59+08:00'],
    ['red, at night', '2026-10-01T23:50:00+08:00', { safety: true }, 'transfer-red', '2026-10-02T00:20:00+08:00'],
  ])('H2 %s', async (_name, at, given, key, expected) => {
    const one = await open(at, given);
    expect(await due(one, key)).toBe(expected);
    expect(await due(one, key === 'transfer' ? 'transfer-red' : 'transfer')).toBeUndefined();
  });

  it.each([
    ['over a worked Saturday', '2026-02-13T17:00:00+08:00', {}, 'sign', '2026-02-14T23:59:59+08:00'],
    ['over Spring Festival', '2026-02-14T17:00:00+08:00', {}, 'sign', '2026-02-24T23:59:59+08:00'],
    ['red', '2026-02-16T08:00:00+08:00', { safety: true }, 'sign-red', '2026-02-16T10:00:00+08:00'],
  ])('H3 %s', async (_name, at, given, key, expected) => {
    expect(await due(await dispatched(at, given), key)).toBe(expected);
  });

  it.each([
    ['H4 a plain week', '2026-03-02T09:00:00+08:00', {}, 'handle-consult', '2026-03-09T23:59:59+08:00'],
    ['H4 over May Day', '2026-04-29T09:00:00+08:00', {}, 'handle-consult', '2026-05-09T23:59:59+08:00'],
    ['H4 over the year end', '2025-12-29T09:00:00+08:00', {}, 'handle-consult', '2026-01-06T23:59:59+08:00'],
    [
      'H5 over National Day',
      '2026-09-24T09:00:00+08:00',
      { kind: 'complaint' },
      'handle-complaint',
      '2026-10-15T23:59:59+08:00',
    ],
    [
      'H5 over Spring Festival',
      '2026-02-12T09:00:00+08:00',
      { kind: 'report' },
      'handle-complaint',
      '2026-03-04T23:59:59+08:00',
    ],
    [
      'H9 close, through a holiday',
      '2026-10-01T22:00:00+08:00',
      { kind: 'complaint', truckDriver: true },
      'handle-truck',
      '2026-10-02T22:00:00+08:00',
    ],
    ['H9 accept', '2026-10-01T22:00:00+08:00', { truckDriver: true }, 'accept-truck', '2026-10-01T23:00:00+08:00'],
  ] as const)('%s', async (_name, at, given, key, expected) => {
    const one = await dispatched(at, given);
    expect(await due(one, key)).toBe(expected);
    const handling = (await house.ctx(centre).cases(order).deadlines(one.id)).filter((each) =>
      each.key.startsWith('handle'),
    );
    expect(handling).toHaveLength(1);
    expect(handling[0]?.basis).not.toBe('');
    expect(handling[0]?.explanation.length).toBeGreaterThan(1);
  });

  it('H4 and H5 stand still only while the caller or a lawful procedure is waited for', async () => {
    const one = await dispatched('2026-03-02T09:00:00+08:00', { kind: 'complaint' });
    await step(one, unit, 'sign', {}, '2026-03-03T09:00:00+08:00');
    await step(one, unit, 'ask-caller', { proof: '短信要求提供车牌' }, '2026-03-04T09:00:00+08:00');
    expect(await due(one, 'handle-complaint')).toBeNull();
    await step(one, unit, 'caller-answered', {}, '2026-03-09T09:00:00+08:00');
    // 4, 5 and 6 March did not count: the 16th becomes the 19th.
    expect(await due(one, 'handle-complaint')).toBe('2026-03-19T23:59:59+08:00');
    const [clock] = (await house.ctx(centre).cases(order).deadlines(one.id)).filter(
      (each) => each.key === 'handle-complaint',
    );
    expect(clock?.explanation.join('\n')).toContain('2026-03-04 不计：暂停');
  });

  it('H6: once, by approval, before the limit runs out, and only when the caller was told', async () => {
    const one = await dispatched('2026-09-24T09:00:00+08:00', { kind: 'complaint' });
    await step(one, unit, 'sign');
    const ask = { extensionWhy: '须检测', callerTold: true };
    await expect(step(one, unit, 'ask-extension', { ...ask, callerTold: false })).rejects.toThrow('先告知诉求人');
    await step(one, unit, 'ask-extension', ask);
    await step(one, checker, 'grant-extension', {}, '2026-10-09T09:00:00+08:00');
    expect(await due(one, 'handle-complaint')).toBe('2026-10-29T23:59:59+08:00');
    await expect(step(one, unit, 'ask-extension', ask)).rejects.toThrow('只能延期一次');
    const late = await dispatched('2026-11-02T09:00:00+08:00');
    await step(late, unit, 'sign');
    await step(late, unit, 'ask-extension', ask);
    house.clock.set('2026-11-10T00:00:00+08:00');
    await expect(step(late, checker, 'grant-extension')).rejects.toThrow('到期前批准');
  });

  it.each([
    ['H7', '2026-04-02T15:00:00+08:00', 'call-back', '2026-04-08T23:59:59+08:00'],
    ['H7 over the year end', '2025-12-30T15:00:00+08:00', 'call-back', '2026-01-05T23:59:59+08:00'],
  ])('%s', async (_name, at, key, expected) => {
    expect(await due(await answered(at), key)).toBe(expected);
  });

  it('H8: a dissatisfied caller is looked at again, and a new leg has its own clock', async () => {
    const one = await answered('2026-04-30T09:00:00+08:00', { kind: 'complaint' });
    const bad = { satisfaction: 'dissatisfied', solved: 'no', satisfactionWhy: '仍无照明' };
    await step(one, centre, 'call-back-bad', bad);
    expect(await due(one, 'review')).toBe('2026-05-11T23:59:59+08:00');
    const other = house.who('另一审核', ['checker']);
    await step(one, other, 'redo', { reviewOpinion: '重新核查' }, '2026-05-06T09:00:00+08:00');
    expect(await due(one, 'handle-complaint')).toBe('2026-05-19T23:59:59+08:00');
  });

  it('H10: reminders at half, four fifths and a day before; above after one and three days', async () => {
    const one = await dispatched('2026-06-01T09:00:00+08:00', { kind: 'complaint' });
    await step(one, unit, 'sign');
    const told = async (at: string) => {
      house.clock.set(at);
      await house.kernel.cases.scanDeadlines(house.clock.now());
      const mine = (who: Who) => house.kernel.cases.notices(who, { pageSize: 100 });
      const of = async (who: Who) => (await mine(who)).rows.filter((each) => each.caseId === one.id).length;
      return { unit: await of(unit), above: await of(checker) };
    };
    // Due on 15 June; half is the end of the 8th, four fifths of the 11th, a day before that of the 12th.
    expect(await told('2026-06-08T23:00:00+08:00')).toEqual({ unit: 0, above: 0 });
    expect((await told('2026-06-09T08:00:00+08:00')).unit).toBe(2);
    const late = await told('2026-06-16T08:00:00+08:00');
    expect(late.above).toBe(1);
    // A day late is the end of the 16th; the 19th to the 21st are the Dragon Boat holiday.
    expect((await told('2026-06-17T08:00:00+08:00')).above).toBe(2);
    expect((await told('2026-06-18T23:00:00+08:00')).above).toBe(2);
    expect((await told('2026-06-19T08:00:00+08:00')).above).toBe(3);
  });

  it('H12: a clue waits for the enforcement organ, and the clock on the order stands still', async () => {
    const one = await dispatched('2026-02-10T09:00:00+08:00', { kind: 'report' });
    await step(one, unit, 'sign');
    await step(one, unit, 'file-clue', { clue: '无证营运' }, '2026-02-12T09:00:00+08:00');
    expect(await due(one, 'clue')).toBe('2026-02-28T23:59:59+08:00');
    expect(await due(one, 'handle-complaint')).toBeNull();
  });
});

/** Runs as the house itself where only the clock is of interest. */
const system = (): Ctx => house.ctx(systemWho);

describe('H11: letters and visits run on calendar days, and roll over holidays', () => {
  it('tells, finishes, is extended once, reviewed and rechecked', async () => {
    house.clock.set('2026-09-18T10:00:00+08:00');
    const store = system().cases(petition);
    const opened = await store.open({ title: '信访', content: '反映', region: '430100', org: '430100' });
    const key = async (name: string) => (await store.deadlines(opened.id)).find((each) => each.key === name)?.dueAt;
    // The fifteenth day, 3 October, is a holiday: 8 October.
    expect(await key('tell')).toBe('2026-10-08T23:59:59+08:00');
    const head = house.ctx(unit).cases(petition);
    const above = house.ctx(checker).cases(petition);
    await head.move(opened.id, 1, 'accept');
    expect(await key('finish')).toBe('2026-11-17T23:59:59+08:00');
    await head.move(opened.id, 2, 'extend', { extendedWhy: '须鉴定' });
    expect(await key('finish')).toBe('2026-12-17T23:59:59+08:00');
    await expect(head.move(opened.id, 3, 'extend', { extendedWhy: '再延' })).rejects.toThrow('只能延期一次');
    await head.move(opened.id, 3, 'finish', { opinion: '已处理' });
    await above.move(opened.id, 4, 'ask-review');
    // Thirty days from 18 September is 18 October, a Sunday.
    expect(await key('review')).toBe('2026-10-19T23:59:59+08:00');
    await above.move(opened.id, 5, 'review', { opinion: '维持', outcome: 'upheld' });
    await above.move(opened.id, 6, 'ask-recheck');
    expect(await key('recheck')).toBe('2026-10-19T23:59:59+08:00');
  });
});

it('a sample of the Ministry and a supervised order run on clocks of their own', async () => {
  house.clock.set('2026-09-30T10:00:00+08:00');
  const values = { title: '抽检', orderNumber: '430100-20260930-0001', org: '430000' };
  const drawn = await system()
    .cases(sample)
    .open({ ...values, question: '是否答复' });
  expect((await system().cases(sample).deadlines(drawn.id))[0]?.dueAt).toBe('2026-10-10T23:59:59+08:00');
  const asked = await system()
    .cases(supervision)
    .open({ ...values, demand: '说明逾期原因' });
  expect((await system().cases(supervision).deadlines(asked.id))[0]?.dueAt).toBe('2026-10-10T23:59:59+08:00');
});
