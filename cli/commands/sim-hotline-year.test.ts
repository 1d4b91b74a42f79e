import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hotline } from '../../apps/hotline/app.ts';
import { order } from '../../apps/hotline/order/order.ts';
import { systemWho } from '../../kernel/identity/index.ts';
import { serveTest, type TestServer } from '../../server/test/serve-test.ts';
import { planYear } from '../../sim/hotline/plan-year.ts';
import { Account } from '../../sim/hotline/platform.ts';
import { playYear } from '../../sim/hotline/play-year.ts';
import { callsByDay } from '../../sim/hotline/volumes.ts';

const plan = {
  from: '2026-01-20',
  days: 30,
  holidays: new Set(['2026-02-16', '2026-02-17']),
  snow: new Set(['2026-02-15']),
  cities: ['430100'],
  seed: 7,
};

describe('a planned year', () => {
  it('spreads the calls over days and hours, with ten times as many in the snow', () => {
    const days = callsByDay({ ...plan, days: 30 }, 3_000);
    expect(days.reduce((sum, count) => sum + count, 0)).toBe(3_000);
    const common = days[1] ?? 0;
    expect((days[26] ?? 0) / common).toBeCloseTo(10, 0);
    const calls = [...planYear({ ...plan, calls: 3_000 })];
    expect(calls).toHaveLength(3_000);
    expect(calls.every((call, index) => index === 0 || call.at >= (calls[index - 1]?.at ?? ''))).toBe(true);
    expect(calls.filter(({ kind }) => kind === 'consult').length / 3_000).toBeCloseTo(0.953, 1);
    expect([...planYear({ ...plan, calls: 50 })]).toEqual([...planYear({ ...plan, calls: 50 })]);
  });
});

describe('a played year', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await serveTest([hotline]);
  });
  afterAll(() => server?.close());

  it('goes through the public interface, each step at its time', async () => {
    const enter = async (role: string, org = '430000') => {
      const person = { login: role, name: role, posts: [{ org, role: `hotline.${role}` }], mustChangePassword: false };
      const { password } = await server.kernel.identity.people.create(systemWho, person);
      return Account.signIn(server.url, role, password);
    };
    const others = {
      dispatcher: await enter('dispatcher'),
      handler: await enter('handler', '430100'),
      checker: await enter('checker'),
      visitor: await enter('visitor'),
    };
    const counts = await playYear({
      plan: { ...plan, calls: 60, days: 1 },
      agent: await enter('agent'),
      others,
      say: () => undefined,
    });
    expect(counts).toMatchObject({ registered: 60, refused: 0 });
    const orders = await server.kernel.ctxFor(systemWho, hotline).cases(order).all();
    expect(orders).toHaveLength(60);
    const handedOn = 60 - counts.answeredAtOnce;
    expect(counts.moved).toBe(handedOn * 5);
    expect(orders.filter(({ state }) => state === 'closed' || state === 'dissatisfied')).toHaveLength(60);
  });
});
