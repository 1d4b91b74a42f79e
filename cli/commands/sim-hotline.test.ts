import { afterAll, beforeAll, expect, it } from 'vitest';
import { hotline } from '../../apps/hotline/app.ts';
import { call } from '../../apps/hotline/facts.ts';
import { order } from '../../apps/hotline/order/order.ts';
import { caller } from '../../apps/hotline/registers/caller.ts';
import { message } from '../../apps/hotline/registers/message.ts';
import { systemWho } from '../../kernel/identity/index.ts';
import { serveTest, type TestServer } from '../../server/test/serve-test.ts';
import { playExchange } from '../../sim/hotline/exchange.ts';
import { playSmsGateway } from '../../sim/hotline/sms-gateway.ts';

let server: TestServer;
beforeAll(async () => {
  server = await serveTest([hotline]);
});
afterAll(() => server.close());

async function account(login: string, role: string) {
  const posts = [{ org: '430000', role: `hotline.${role}` }];
  const { password } = await server.kernel.identity.people.create(systemWho, {
    login,
    name: login,
    posts,
    mustChangePassword: false,
  });
  return { url: server.url, login, password, say: () => undefined };
}
const system = () => server.kernel.ctxFor(systemWho, hotline);

it('rings lines through the public interface, and every call is kept once', async () => {
  const exchange = await account('exchange', 'exchange');
  const times = { calls: 3, ringMs: 0, talkMs: 0 };
  const counts = await playExchange({ ...exchange, lines: ['8001', '8002'], ...times });
  expect(counts).toEqual({ calls: 3, accepted: 9 });
  await server.kernel.facts.ship();
  const kept = await system().facts(call).all();
  expect(kept.map((one) => one.lineNumber).sort()).toEqual(['8001', '8001', '8002']);
  await expect(playExchange({ ...exchange, password: 'x', lines: ['8001'], ...times })).rejects.toThrow('登录失败');
});

it('delivers and answers text messages through the public interface: orders are closed by their callers', async () => {
  for (const [index, phone] of ['13800000000', '13800000003', '13800000004', '13800000009'].entries()) {
    const { id: from } = await system().entities(caller).create({ name: '演示', phone }, '测试');
    const given = {
      title: `事项${index}`,
      content: '内容',
      kind: 'suggestion',
      business: 'bus',
      urgency: 'ordinary',
    } as const;
    const place = { region: '430100', org: '430000', channel: 'phone', caller: from } as const;
    let one = await system()
      .cases(order)
      .open({ ...given, ...place });
    const steps = [
      ['submit', {}],
      ['dispatch', { org: '430100' }],
      ['sign', {}],
      ['answer', { answer: '已办', answerBasis: '规定' }],
    ] as const;
    for (const [move, input] of steps) one = await system().cases(order).move(one.id, one.version, move, input);
    const checker = { personId: 'checker', name: '审核', system: true, posts: [] };
    await server.kernel.ctxFor(checker, hotline).cases(order).move(one.id, one.version, 'pass');
  }
  const gateway = await account('sms', 'sms-gateway');
  expect(await playSmsGateway(gateway)).toEqual({ delivered: 3, failed: 1, answered: 3 });
  const orders = await system().cases(order).all();
  expect(orders.map(({ title, state }) => [title, state]).sort()).toEqual([
    ['事项0', 'closed'],
    ['事项1', 'dissatisfied'],
    ['事项2', 'callback'],
    ['事项3', 'callback'],
  ]);
  expect((await system().entities(message).all({ state: 'failed' })).map(({ receipt }) => receipt)).toEqual(['空号']);
});
