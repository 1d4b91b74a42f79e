import { expect, it } from 'vitest';
import { hotline } from '../../apps/hotline/app.ts';
import { call } from '../../apps/hotline/facts.ts';
import { systemWho } from '../../kernel/identity/index.ts';
import { serveTest } from '../../server/test/serve-test.ts';
import { playExchange } from '../../sim/hotline/exchange.ts';

it('rings lines through the public interface, and every call is kept once', async () => {
  const server = await serveTest([hotline]);
  try {
    const posts = [{ org: '430000', role: 'hotline.exchange' }];
    const person = { login: 'exchange', name: '交换机', posts, mustChangePassword: false };
    const { password } = await server.kernel.identity.people.create(systemWho, person);
    const { url } = server;
    const times = { calls: 3, ringMs: 0, talkMs: 0 };
    const counts = await playExchange({
      url,
      login: 'exchange',
      password,
      lines: ['8001', '8002'],
      ...times,
      say: () => undefined,
    });
    expect(counts).toEqual({ calls: 3, accepted: 9 });
    await server.kernel.facts.ship();
    const kept = await server.kernel.ctxFor(systemWho, hotline).facts(call).all();
    expect(kept.map((one) => one.lineNumber).sort()).toEqual(['8001', '8001', '8002']);
    await expect(
      playExchange({ url, login: 'exchange', password: 'x', lines: ['8001'], ...times, say: () => undefined }),
    ).rejects.toThrow('登录失败');
  } finally {
    await server.close();
  }
});
