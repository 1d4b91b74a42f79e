import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkIndicators } from '../../kernel/indicators/index.ts';
import type { Ctx } from '../../kernel/sdk/index.ts';
import { type KernelHouse, openKernelHouse } from '../../test/kernel-house.ts';
import { hotline } from './app.ts';
import { monthlyBulletin, ranked, scoreOf, sealMonth } from './bulletin.ts';
import { levelOf, suggestUnit } from './classify.ts';
import { deskRegister } from './desk/register.ts';
import { deskCaller, deskHints, deskKnowledge, deskLine } from './desk/services.ts';
import { telephony } from './desk/telephony.ts';
import { clues, ordersIn, resultsOut, samplesIn } from './exchange.ts';
import {
  answeredInTimeRate,
  hotlineIndicators,
  inTimeRate,
  onceRate,
  satisfactionRate,
  solvedRate,
} from './indicators.ts';
import { order } from './order/order.ts';
import { article } from './registers/article.ts';
import { department } from './registers/department.ts';
import { truckDriver } from './registers/truck-driver.ts';
import { contained, piecesOf, similarity } from './similarity.ts';

let house: KernelHouse;
beforeAll(async () => {
  house = await openKernelHouse(hotline, '2026-10-12T09:00:00+08:00');
  const keeper = ctx('知识', ['keeper']);
  const unit = { businesses: ['taxi', 'bus'] as ('taxi' | 'bus')[], active: true, ranked: true };
  await keeper.entities(department).create({ ...unit, name: '长沙市局', org: '430100', region: '430100' }, '建立');
  await keeper.entities(department).create({ ...unit, name: '株洲市局', org: '430200', region: '430200' }, '建立');
  const known = { question: '出租车起步价是多少', answer: '起步价八元', business: 'taxi', owner: '430100' } as const;
  await keeper.entities(article).create(known, '建立');
});
afterAll(() => house?.close());

const who = (name: string, roles: readonly string[], org?: string) => house.who(name, roles, org);
const ctx = (name: string, roles: readonly string[], org?: string): Ctx => house.ctx(who(name, roles, org));
const agent = () => who('坐席', ['agent']);
const ask = <T>(contract: (typeof hotline)['contracts'][number], input: unknown, by = agent()) =>
  house.kernel.contracts.call(hotline, contract as typeof deskLine, by, input) as Promise<T>;
const feed = (contract: typeof telephony, rows: readonly unknown[]) =>
  house.kernel.contracts.takeFeed(hotline, contract, who('交换机', ['exchange']), {
    body: new TextEncoder().encode(JSON.stringify(rows)),
    format: 'json',
  });

const base = {
  title: '机场出租车拒载',
  content: '在黄花机场到达层被出租车司机拒载并要求议价',
  kind: 'complaint',
  business: 'taxi',
  urgency: 'ordinary',
  region: '430100',
  org: '430000',
  channel: 'phone',
  object: '湘A·T1234',
  phone: '13800000001',
  name: '李四',
} as const;

interface Registered {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly level: string;
  readonly suggestedOrg: string | null;
}

async function through(id: string, grade: string, days: { readonly answer: string; readonly call: string }) {
  const step = async (by: Ctx, move: string, input: Record<string, unknown> = {}) => {
    const now = await by.cases(order).get(id);
    return by.cases(order).move(id, now.version, move as 'sign', input);
  };
  const unit = ctx('承办', ['handler'], '430100');
  await step(ctx('派单', ['dispatcher']), 'dispatch', { org: '430100' });
  await step(unit, 'sign');
  house.clock.set(days.answer);
  const answer = { answer: '已核查', answerBasis: '出租汽车经营服务管理规定', result: 'true', handling: 'rectified' };
  await step(unit, 'answer', answer);
  await step(ctx('审核', ['checker']), 'pass');
  house.clock.set(days.call);
  const visitor = ctx('回访', ['visitor']);
  if (grade === 'dissatisfied') {
    await step(visitor, 'call-back-bad', { satisfaction: grade, solved: 'no', satisfactionWhy: '仍未处理' });
  } else await step(visitor, 'call-back-content', { satisfaction: grade, solved: 'yes' });
}

describe('classification', () => {
  it('is by marks for the level, by the nearest unit for the department', () => {
    expect(levelOf({ urgency: 'ordinary' })).toBe('blue');
    expect(levelOf({ urgency: 'ordinary', media: true })).toBe('orange');
    expect(levelOf({ urgency: 'ordinary', media: true, truckDriver: true })).toBe('red');
    const unit = (org: string, region: string) => ({ org, region, businesses: ['taxi'] });
    const units = [unit('p', '430000'), unit('c', '430100')];
    expect(suggestUnit(units, '430102', 'taxi')).toBe('c');
    expect(suggestUnit(units, '430200', 'taxi')).toBe('p');
    expect(suggestUnit(units, '430102', 'port')).toBeNull();
  });

  it('finds texts alike by their pairs of signs', () => {
    expect(similarity('机场出租车拒载', '机场的出租车拒载乘客')).toBeGreaterThan(0.5);
    expect(similarity('机场出租车拒载', '路面坑槽')).toBe(0);
    const long = `来电人反映${'公交车到站不停。'.repeat(20)}湘江路的公交站牌倒塌挡路`;
    expect(contained('湘江路公交站牌倒塌', long)).toBeGreaterThan(0.8);
    expect(contained('湘江路的站牌倒塌了，挡着路', long)).toBeGreaterThan(0.5);
    expect(contained('公交站牌', long)).toBe(0);
    expect(piecesOf('湘江路的公交站牌，倒了')).toEqual(['湘江路的', '公交站牌']);
  });
});

it('indicators are declared well', () => {
  expect(checkIndicators(hotline)).toEqual([]);
  expect(new Set(hotlineIndicators.map(({ key }) => key)).size).toBe(hotlineIndicators.length);
});

it('a call pops up, is registered in one step, found again while typing, answered, called back and counted', async () => {
  const event = { callId: 'call-1', lineNumber: '8001' };
  await feed(telephony, [{ ...event, event: 'ring', at: '2026-10-12T09:00:00+08:00', phone: base.phone }]);
  expect(await ask(deskLine, { lineNumber: '8001' })).toMatchObject({ status: 'ringing', phone: base.phone });
  await feed(telephony, [{ ...event, event: 'answer', at: '2026-10-12T09:00:09+08:00' }]);
  expect(await ask(deskCaller, { phone: base.phone })).toEqual({ caller: null, orders: [] });

  const first = await ask<Registered>(deskRegister, base);
  expect(first).toMatchObject({ state: 'pending', level: 'blue', suggestedOrg: '430100' });
  expect(first.number).toBe('430100-20261012-0001');
  const end = { ...event, event: 'end', at: '2026-10-12T09:02:00+08:00', satisfaction: 'satisfied' };
  expect(await feed(telephony, [end])).toMatchObject({ accepted: 1 });
  expect(await feed(telephony, [{ ...end, callId: 'other' }])).toMatchObject({
    accepted: 0,
    rejected: [{ code: 'call.unknown' }],
  });

  const known = await ask<{ caller: { id: string; orders: number } }>(deskCaller, { phone: base.phone });
  expect(known.caller.orders).toBe(1);
  const again = await ask(deskHints, { text: '机场出租车又拒载', object: base.object, caller: known.caller.id });
  expect(again).toMatchObject([{ id: first.id, hint: 'repeat' }]);
  expect(await ask(deskHints, { text: base.content, object: '出租车' })).toMatchObject([{ hint: 'duplicate' }]);
  expect(await ask(deskHints, { text: '到达层的出租车司机拒载议价' })).toMatchObject([{ hint: 'duplicate' }]);
  expect(await ask(deskKnowledge, { search: '起步' })).toMatchObject([{ answer: '起步价八元' }]);

  const days = { answer: '2026-10-15T09:00:00+08:00', call: '2026-10-16T09:00:00+08:00' };
  await through(first.id, 'satisfied', days);
  const consult = { ...base, kind: 'consult', title: '起步价', content: '咨询起步价', answer: '起步价八元' };
  expect(await ask(deskRegister, consult)).toMatchObject({ state: 'closed' });
  await expect(ask(deskRegister, { ...base, answer: '马上处理' })).rejects.toThrow('不能即时办结');
});

it('a repeat complaint soon after takes away the mark of having been closed at once', async () => {
  const [earlier] = await ctx('审核', ['checker']).cases(order).all({ title: base.title });
  expect(earlier).toMatchObject({ state: 'closed', once: true });
  await ask(deskRegister, { ...base, repeatOf: earlier?.number });
  expect(
    await ctx('审核', ['checker'])
      .cases(order)
      .get(earlier?.id ?? ''),
  ).toMatchObject({ once: false });
});

it("truck drivers' grievances are red and stand in their register", async () => {
  const made = await ask<Registered>(deskRegister, { ...base, title: '服务区强制停车收费', truckDriver: true });
  expect(made.level).toBe('red');
  expect(await ctx('派单', ['dispatcher']).entities(truckDriver).all()).toMatchObject([{ orderNumber: made.number }]);
});

it('other platforms hand in orders once each and fetch results without the caller', async () => {
  const { name: _name, org: _org, channel: _channel, object: _object, ...rest } = base;
  const row = { ...rest, sourceNumber: 'ZX-1', from: 'from-12345' };
  expect(await feed(ordersIn, [row, row])).toMatchObject({ accepted: 1, duplicates: 1 });
  const by = who('12345', ['exchange']);
  const taken = await house.ctx(by).cases(order).all({ sourceNumber: 'ZX-1' });
  await through(taken[0]?.id ?? '', 'very-satisfied', {
    answer: '2026-10-20T09:00:00+08:00',
    call: '2026-10-21T09:00:00+08:00',
  });
  const out = await ask<{ rows: unknown[] }>(
    resultsOut,
    { from: 'from-12345', since: '2026-10-01T00:00:00+08:00' },
    by,
  );
  expect(out.rows).toMatchObject([{ sourceNumber: 'ZX-1', answer: '已核查', solved: 'yes' }]);
  expect(JSON.stringify(out)).not.toContain(base.phone);
  const drawn = {
    orderNumber: taken[0]?.number,
    title: '抽检',
    question: '是否回访',
    drawnOn: '2026-10-21',
    centre: '430000',
  };
  expect(await feed(samplesIn, [drawn, drawn])).toMatchObject({ accepted: 1, duplicates: 1 });
  expect(await ask(clues, {}, by)).toEqual([]);
});

describe('figures of the month', () => {
  const month = { kind: 'month', name: '2026-10' } as const;
  const supervisor = () => ctx('督办', ['supervisor']);

  it('count late orders that are still open, open down to their rows, and tell closed from solved', async () => {
    house.clock.set('2026-11-03T09:00:00+08:00');
    await house.kernel.cases.scanDeadlines(house.clock.now());
    const late = await supervisor().indicators(inTimeRate).compute(month, '430000');
    // Two were closed in time; nobody has dispatched the repeat and the truck driver's, whose clocks have not begun.
    expect(late).toMatchObject({ numerator: 2, denominator: 2, value: 100 });
    const rows = await supervisor().indicators(inTimeRate).evidence(month, '430000', { part: 'denominator' });
    expect(rows.total).toBe(2);
    expect(rows.rows[0]).toMatchObject({ deadlineState: 'met' });
    expect((await supervisor().indicators(onceRate).compute(month, '430000')).value).toBe(66.67);
    expect((await supervisor().indicators(satisfactionRate).compute(month, '430100')).value).toBe(100);
    expect((await supervisor().indicators(solvedRate).compute(month, '430100')).value).toBe(100);
    expect((await supervisor().indicators(answeredInTimeRate).compute(month, '430000')).value).toBe(100);
    expect((await supervisor().indicators(satisfactionRate).compute(month, '430200')).value).toBeNull();
  });

  it('are sealed once, and the bulletin says so with the hash of each list', async () => {
    const by = who('督办', ['supervisor']);
    const sealed = await ask<{ sealed: number }>(sealMonth, { month: '2026-10' }, by);
    expect(sealed.sealed).toBeGreaterThan(5);
    expect(await ask(sealMonth, { month: '2026-10' }, by)).toMatchObject({ sealed: 0 });
    const bulletin = await monthlyBulletin.data(house.ctx(by), '2026-10');
    expect(bulletin.sealed).toBe(true);
    expect(bulletin.lines[0]).toMatchObject({ org: '430100', rank: 1 });
    const docx = await house.ctx(by).documents(monthlyBulletin).issue('2026-10');
    expect(docx.number).toBe('12328热线通报〔2026〕1号');
    expect(await house.ctx(by).documents(monthlyBulletin).verify(docx.id)).toEqual({ docx: true });
  });

  it('rank by the mean, sharing places, and leave out who has no figures', () => {
    const line = (org: string, score: number | null) => ({ org, name: org, figures: [], score });
    expect(
      ranked([line('a', 97), line('b', null), line('c', 99), line('d', 97)]).map(({ org, rank }) => [org, rank]),
    ).toEqual([
      ['c', 1],
      ['a', 2],
      ['d', 2],
      ['b', null],
    ]);
    expect(
      scoreOf([
        { key: 'once-rate', value: 90 },
        { key: 'in-time-rate', value: null },
        { key: 'late-count', value: 3 },
      ]),
    ).toBe(90);
  });
});

it('the suggested unit is one key press away, also for many at once; without one the dispatcher must choose', async () => {
  const made = await ask<Registered>(deskRegister, { ...base, title: '公交拒载', business: 'bus', region: '430102' });
  const dispatcher = ctx('派单', ['dispatcher']).cases(order);
  const sent = await dispatcher.move(made.id, 2, 'dispatch-suggested');
  expect(sent).toMatchObject({ state: 'assigned', org: '430100', level: 'blue' });
  expect((await dispatcher.deadlines(made.id)).map(({ key }) => key)).toContain('handle-complaint');
  const other = await ask<Registered>(deskRegister, { ...base, title: '港口拥堵', business: 'port' });
  await expect(dispatcher.move(other.id, 2, 'dispatch-suggested')).rejects.toThrow('没有登记承办该领域的单位');
});

it('events that come again change nothing, and a clock that was set back stops no line', async () => {
  const at = (minute: number) => `2026-10-12T11:${String(minute).padStart(2, '0')}:00+08:00`;
  const event = { callId: 'again-1', lineNumber: '8009' };
  const ring = { ...event, event: 'ring', at: at(30), phone: '13800000077' };
  const answer = { ...event, event: 'answer', at: at(31) };
  const end = { ...event, event: 'end', at: at(32) };
  expect(await feed(telephony, [ring, answer, ring, answer])).toMatchObject({ accepted: 2, duplicates: 2 });
  expect(await ask(deskLine, { lineNumber: '8009' })).toMatchObject({ status: 'talking' });
  expect(await feed(telephony, [end, end, ring])).toMatchObject({ accepted: 1, duplicates: 2 });
  expect(await feed(telephony, [{ ...ring, callId: 'again-2', at: at(5) }])).toMatchObject({ accepted: 1 });
  expect(await ask(deskLine, { lineNumber: '8009' })).toMatchObject({ status: 'ringing', callId: 'again-2' });
});
