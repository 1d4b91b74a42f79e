import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../../kernel/sdk/index.ts';
import { type KernelHouse, openKernelHouse } from '../../../test/kernel-house.ts';
import { hotline } from '../app.ts';
import { callBackRate, satisfactionRate } from '../indicators.ts';
import { order } from '../order/order.ts';
import { caller } from '../registers/caller.ts';
import { department } from '../registers/department.ts';
import { message } from '../registers/message.ts';
import { question, readAnswer } from './answer.ts';
import { messageAnswers, messageReceipts, messagesOut } from './gateway.ts';

describe('an answer', () => {
  it.each([
    ['11', 'very-satisfied', 'yes', ''],
    [' 2 1 ', 'satisfied', 'yes', ''],
    ['３２', 'basic', 'partly', ''],
    ['43，路灯还是不亮', 'dissatisfied', 'no', '路灯还是不亮'],
    ['5,3。没人来看过', 'very-dissatisfied', 'no', '没人来看过'],
  ] as const)('“%s” is read', (text, satisfaction, solved, words) => {
    expect(readAnswer(text)).toEqual({ satisfaction, solved, words });
  });

  it.each(['', '1', '6', '14', '113', '谢谢', '61', '11时再打'.slice(2)])('“%s” is left to a person', (text) => {
    expect(readAnswer(text)).toBeNull();
  });

  it('fits the message that asks for it', () => {
    expect(
      `【12328】您反映的事项（工单号430000-20260302-0001）已答复，可凭工单号查询。${question}。`.length,
    ).toBeLessThan(300);
  });
});

let house: KernelHouse;
beforeAll(async () => {
  house = await openKernelHouse(hotline, '2026-03-02T09:00:00+08:00');
  const unit = { name: '长沙市局', org: '430100', region: '430100', businesses: ['freight' as const], active: true };
  await everything()
    .entities(department)
    .create({ ...unit, phone: '13700000001' }, '测试');
});
afterAll(() => house?.close());

const ctx = (name: string, roles: readonly string[], org?: string): Ctx => house.ctx(house.who(name, roles, org));
const everything = () => house.ctx({ ...house.who('系统', []), system: true });
const gateway = () => house.who('短信网关', ['sms-gateway']);
const waiting = async () =>
  (await house.kernel.contracts.call(hotline, messagesOut, gateway(), {})) as {
    id: string;
    purpose: string;
    phone: string;
  }[];
const tell = (contract: typeof messageAnswers, rows: readonly unknown[]) =>
  house.kernel.contracts.takeFeed(hotline, contract, gateway(), {
    body: new TextEncoder().encode(JSON.stringify(rows)),
    format: 'json',
  });
const wrote = (phone: string, text: string, minute = 0) =>
  tell(messageAnswers, [{ phone, text, at: `2026-03-02T10:${String(minute).padStart(2, '0')}:00+08:00` }]);

async function answered(phone: string, urgency: 'ordinary' | 'extreme' = 'ordinary') {
  const { id: from } = await everything().entities(caller).create({ name: '王五', phone }, '测试');
  const given = { title: '停车收费', content: '停车收费', kind: 'complaint', business: 'freight', urgency } as const;
  const place = { region: '430100', org: '430000', channel: 'phone', caller: from } as const;
  let one = await ctx('坐席', ['agent'])
    .cases(order)
    .open({ ...given, ...place });
  const unit = ctx('承办', ['handler'], '430100');
  const answer = { answer: '已退费', answerBasis: '收费公路管理条例', result: 'true', handling: 'compensated' };
  const steps = [
    [ctx('坐席', ['agent']), 'submit', {}],
    [ctx('派单', ['dispatcher']), 'dispatch', { org: '430100' }],
    [unit, 'sign', {}],
    [unit, 'answer', answer],
    [ctx('审核', ['checker']), 'pass', {}],
  ] as const;
  for (const [by, move, input] of steps) one = await by.cases(order).move(one.id, one.version, move, input);
  return one;
}
const get = (id: string) => everything().cases(order).get(id);

describe('the caller is asked by text message once the answer is there', () => {
  it('and closes the order by what he writes; told twice it counts once', async () => {
    const one = await answered('13900000001');
    const [asked] = await waiting();
    expect(asked).toMatchObject({ purpose: 'asked', phone: '13900000001' });
    await tell(messageReceipts, [{ id: asked?.id, delivered: true, at: '2026-03-02T09:30:00+08:00' }]);
    expect(await wrote('+8613900000001', '21')).toMatchObject({ accepted: 1 });
    expect(await wrote('+8613900000001', '21')).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(await get(one.id)).toMatchObject({
      state: 'closed',
      satisfaction: 'satisfied',
      solved: 'yes',
      reached: true,
      callBackWay: 'sms',
      attempts: 1,
    });
    expect(
      await everything()
        .entities(message)
        .find({ id: asked?.id ?? '' }),
    ).toMatchObject({
      state: 'sent',
      reply: '21',
    });
    const last = (await everything().cases(order).history(one.id)).at(-1);
    expect(last).toMatchObject({ move: 'call-back-content', byName: '短信网关' });
  });

  it('sends it to review with his own words when he is not content', async () => {
    const one = await answered('13900000002');
    await wrote('13900000002', '43，路灯还是不亮');
    expect(await get(one.id)).toMatchObject({
      state: 'dissatisfied',
      bad: true,
      solved: 'no',
      satisfactionWhy: '路灯还是不亮',
    });
  });

  it('leaves to the visitor what no machine reads, and to quarantine what nobody asked for', async () => {
    const one = await answered('13900000003');
    await wrote('13900000003', '还可以吧');
    expect(await get(one.id)).toMatchObject({ state: 'callback', smsAnswer: '还可以吧', reached: null });
    const visitor = ctx('回访', ['visitor']).cases(order);
    const by = { satisfaction: 'basic', solved: 'partly' };
    expect(await visitor.move(one.id, (await get(one.id)).version, 'call-back-content', by)).toMatchObject({
      callBackWay: 'phone',
    });
    expect(await wrote('13900000003', '11', 5)).toMatchObject({ rejected: [{ code: 'message.unasked' }] });
    expect(await wrote('13911111111', '我要投诉')).toMatchObject({ rejected: [{ code: 'message.unasked' }] });
  });

  it('counts like a call-back by telephone', async () => {
    const month = { kind: 'month', name: '2026-03' } as const;
    const supervisor = ctx('督办', ['supervisor']);
    expect(await supervisor.indicators(callBackRate).compute(month, '430000')).toMatchObject({ value: 100 });
    expect(await supervisor.indicators(satisfactionRate).compute(month, '430000')).toMatchObject({ denominator: 2 });
  });
});

it("the unit's contact is told at once of red orders, and of any that is urged", async () => {
  const units = async () => (await everything().entities(message).all({ purpose: 'unit' })).map(({ body }) => body);
  expect(await units()).toEqual([]);
  const one = await answered('13900000004', 'extreme');
  expect(await units()).toEqual([expect.stringContaining(`工单${one.number}为红色响应`)]);
  await wrote('13900000004', '53', 9);
  const again = ctx('复核', ['checker']).cases(order);
  const redone = await again.move(one.id, (await get(one.id)).version, 'redo', { reviewOpinion: '重办' });
  await ctx('督办', ['supervisor']).cases(order).move(one.id, redone.version, 'urge');
  expect(await units()).toContainEqual(expect.stringContaining('已催办'));
  const { rows } = await house.kernel.cases.notices(house.who('承办', ['handler'], '430100'));
  expect(rows[0]).toMatchObject({ kind: 'move', message: '催办：停车收费（督办）', caseId: one.id });
});
