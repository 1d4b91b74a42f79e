import type { Static, TSchema } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceContract } from '../../kernel/sdk/index.ts';
import { enforcement } from './app.ts';
import { penalty } from './cases/penalty.ts';
import { publication } from './cases/publication.ts';
import { spotPenalty } from './cases/spot-penalty.ts';
import { siteFiling, sitePhoto } from './registers/site.ts';
import { board } from './services/board.ts';
import { caseFileView } from './services/case-file.ts';
import { publicDecisions, publicOfficers, publicPowers } from './services/public.ts';
import { type SiteFiling, siteFile } from './services/site-file.ts';
import { siteGround } from './services/site-ground.ts';
import { type EnforcementHouse, openEnforcement, org } from './test/house.ts';

let house: EnforcementHouse;
beforeAll(async () => {
  house = await openEnforcement();
});
afterAll(() => house?.close());

/** What a service answers, whatever the input. */
type AnswerOf<S> = S extends ServiceContract<TSchema, infer O> ? Static<O> : never;
const ask = <S extends ServiceContract<TSchema, TSchema>>(
  contract: S,
  input: unknown,
  roles: readonly string[] = ['officer'],
) =>
  house.kernel.contracts.call(
    enforcement,
    contract as ServiceContract,
    house.who('执法', roles, org),
    input,
  ) as Promise<AnswerOf<S>>;
const file = (filing: SiteFiling) => ask(siteFile, filing);

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2]).toString('base64');
let filings = 0;
function filing(change: Partial<SiteFiling> = {}): SiteFiling {
  filings += 1;
  const at = new Date(house.clock.now().getTime() - filings * 60_000).toISOString();
  return {
    clientId: filings.toString(16).padStart(16, '0'),
    madeAt: at,
    org,
    field: 'road-transport',
    leadOfficer: house.unit.officers[0] ?? '',
    secondOfficer: house.unit.officers[1] ?? '',
    violation: house.violations.get('4304') ?? '',
    violationName: '未取得从业资格驾驶道路运输车辆',
    party: { kind: 'person', name: `司机${filings}` },
    actAt: at,
    place: '国道G107线K100',
    facts: '检查时未能出示从业资格证。',
    photos: [],
    ...change,
  };
}
const spot = { fine: 200, identityShown: true, rightsTold: true, statementHeard: true, delivery: 'signed' } as const;

describe('filing on site', () => {
  it('gives the telephone officers, violations and what the standard allows, for use without a network', async () => {
    const ground = await ask(siteGround, {});
    expect(ground.officers[0]?.certificates[0]).toMatchObject({ field: 'all', reviewed: [2025] });
    const act = ground.violations.find(({ code }) => code === '4304');
    expect(Object.keys(act?.bands ?? {})).toHaveLength(48);
    expect(act?.bands['11101']).toMatchObject({ outcome: 'none', most: 0 });
    expect(act?.bands['00003']).toMatchObject({ outcome: 'heavier', most: 2_000 });
  });

  it('opens a case with vehicle and photos, once however often it is sent', async () => {
    const one = filing({ plate: '湘A12345', photos: [{ takenAt: '2026-03-02T08:00:00+08:00', content: jpeg }] });
    const first = await file(one);
    expect(first).toMatchObject({ case: 'penalty', state: 'filing', repeated: false });
    expect(await file(one)).toMatchObject({ id: first.id, repeated: true });
    expect(await house.system.cases(penalty).all({ place: one.place })).toHaveLength(1);
    const view = await ask(caseFileView, { penalty: first.id });
    expect(view).toMatchObject({ brokenAt: null, evidence: [], photos: [{ no: 1 }] });
    expect(await house.system.entities(sitePhoto).all()).toHaveLength(1);
  });

  it('gives each decision on the spot a number of its own, sent twice at the same moment or not', async () => {
    const two = [filing({ spot }), filing({ spot })];
    const sent = await Promise.allSettled([...two, ...two].map(file));
    const numbers = sent.flatMap((one) => (one.status === 'fulfilled' ? [one.value.number] : []));
    const again = await Promise.all(two.map(file));
    expect(again.map(({ repeated }) => repeated)).toEqual([true, true]);
    expect(new Set([...numbers, ...again.map(({ number }) => number)]).size).toBe(2);
    expect(await house.system.cases(spotPenalty).all()).toHaveLength(2);
    expect((await house.system.entities(siteFiling).all({ spotPenalty: { empty: false } })).length).toBe(2);
  });

  it('keeps nothing of a filing that the rules refuse', async () => {
    const before = (await house.system.cases(spotPenalty).all()).length;
    await expect(file(filing({ spot: { ...spot, fine: 2_000 } }))).rejects.toThrow(
      '当场处罚对公民的罚款不得超过 200 元',
    );
    await expect(file(filing({ spot: { ...spot, identityShown: false } }))).rejects.toThrow('应当向当事人出示执法证件');
    const alone = filing({ spot, secondOfficer: house.unit.officers[0] ?? '' });
    await expect(file(alone)).rejects.toThrow('执法人员不得少于两人');
    await expect(file(filing({ photos: [{ takenAt: '2026-03-02T08:00:00+08:00', content: 'PGE+' }] }))).rejects.toThrow(
      'JPEG',
    );
    expect(await house.system.cases(spotPenalty).all()).toHaveLength(before);
  });
});

describe('what everybody may see', () => {
  it('shows officers and powers, and published decisions until they are withdrawn', async () => {
    const officers = await ask(publicOfficers, {});
    expect(officers.rows[0]).toMatchObject({ field: '综合执法', valid: true, certificate: `ZF-${org}-001` });
    const found = await ask(publicOfficers, { q: `ZF-${org}-002` });
    expect(found.rows.map(({ certificate }) => certificate)).toEqual([`ZF-${org}-002`]);
    const powers = await ask(publicPowers, { q: '超限' });
    expect(powers.rows[0]).toMatchObject({ code: '4101', penalised: expect.stringContaining('第六十四条') });
    const publisher = house.anyone('公示').cases(publication);
    const values = {
      title: '公示',
      org,
      decisionNumber: '芙交罚〔2026〕1号',
      publicParty: '王某',
      content: '罚款 500 元，电话13912345678',
      decidedAt: '2026-03-02T08:00:00+08:00',
      weight: 'light',
    } as const;
    const { id } = await publisher.open(values);
    const shown = async () => (await ask(publicDecisions, {})).rows;
    expect(await shown()).toEqual([]);
    await publisher.move(id, 1, 'submit', { content: values.content, publicParty: values.publicParty });
    await house.anyone('领导').cases(publication).move(id, 2, 'publish', { secretsChecked: true });
    expect(await shown()).toMatchObject([
      { party: '王某', content: '罚款 500 元，电话（电话略）', endsOn: '2026-06-02' },
    ]);
    await house.anyone('领导').cases(publication).move(id, 3, 'decision-changed', { changedOn: '2026-03-02' });
    expect(await shown()).toEqual([]);
  });
});

it('shows supervision timeliness and quality by organ', async () => {
  const shown = await ask(board, { month: '2026-03' }, ['supervisor']);
  expect(shown.rows).toMatchObject([{ org, filed: 0, appraised: 0, meanScore: null, decision: { value: null } }]);
  await expect(ask(board, { month: '2026-03' }, ['cashier'])).rejects.toThrow('无权');
});
