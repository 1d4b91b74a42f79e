import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enforcement } from '../../apps/enforcement/app.ts';
import { penalty } from '../../apps/enforcement/cases/penalty.ts';
import { createLibrary, createUnit } from '../../apps/enforcement/demonstration/base.ts';
import { evidence } from '../../apps/enforcement/registers/file.ts';
import { systemWho } from '../../kernel/identity/index.ts';
import { serveTest, type TestServer } from '../../server/test/serve-test.ts';
import { type Hand, readGround } from '../../sim/enforcement/ground.ts';
import { planCases } from '../../sim/enforcement/plan-cases.ts';
import { playCases } from '../../sim/enforcement/play-cases.ts';
import { Account } from '../../sim/hotline/platform.ts';

const plan = { from: '2026-01-01', days: 30, cases: 5_300, seed: 7 };

describe('planned cases', () => {
  const cases = [...planCases(plan)];
  it('spread over seven fields and the days of the month, one in twenty known long before', () => {
    expect(cases).toHaveLength(5_300);
    expect(new Set(cases.map(({ field }) => field)).size).toBe(7);
    expect(cases.every(({ at }, index) => index === 0 || at >= (cases[index - 1]?.at ?? ''))).toBe(true);
    expect(cases.filter(({ late }) => late).length / 5_300).toBeCloseTo(0.05, 1);
    expect(new Set(cases.map(({ at }) => at.slice(0, 10))).size).toBeGreaterThanOrEqual(30);
  });

  it('are the same for the same seed', () => {
    expect([...planCases({ ...plan, cases: 40 })]).toEqual([...planCases({ ...plan, cases: 40 })]);
  });
});

describe('played cases', () => {
  const org = '430121';
  let server: TestServer;
  beforeAll(async () => {
    server = await serveTest([enforcement]);
    const ctx = server.kernel.ctxFor(systemWho, enforcement);
    await createUnit(ctx, { org, name: '长沙县交通运输综合行政执法大队', word: '长交' }, 4);
    await createLibrary(ctx);
  });
  afterAll(() => server?.close());

  const enter = async (...roles: readonly string[]) => {
    const login = `sim-${roles[0]}`;
    const posts = roles.map((role) => ({ org, role: `enforcement.${role}` }));
    const person = { login, name: login, posts, mustChangePassword: false };
    const { password } = await server.kernel.identity.people.create(systemWho, person);
    return Account.signIn(server.url, login, password);
  };

  it('go through the public interface to the archive, numbered without gaps; what telephones and stations send again is known', async () => {
    const people: Record<Hand, Account> = {
      officer: await enter('officer'),
      head: await enter('head'),
      legal: await enter('legal-reviewer'),
      station: await enter('station'),
      cashier: await enter('cashier', 'publisher'),
      archivist: await enter('archivist'),
    };
    const ground = await readGround(people);
    const played = { plan: { ...plan, cases: 10 }, ground, atOnce: 3, say: () => undefined };
    const counts = await playCases(played);
    expect(counts).toMatchObject({ refused: 0 });
    expect(counts.archived).toBeGreaterThan(0);
    expect(counts.spot * counts.offsite).toBeGreaterThan(0);
    const ctx = server.kernel.ctxFor(systemWho, enforcement);
    const cases = await ctx.cases(penalty).all();
    expect(cases.every(({ simulated }) => simulated)).toBe(true);
    const numbers = cases.flatMap(
      ({ caseNumber }) =>
        /〕(\d+)号/
          .exec(caseNumber ?? '')
          ?.slice(1)
          .map(Number) ?? [],
    );
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
    expect((await ctx.entities(evidence).all()).every(({ content }) => content)).toBe(true);
    const again = await playCases(played);
    expect(again).toMatchObject({ spot: 0, offsite: 0, refused: 0 });
  }, 120_000);
});
