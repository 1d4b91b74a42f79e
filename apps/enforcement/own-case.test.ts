import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Who } from '../../kernel/sdk/index.ts';
import { appraisal } from './cases/appraisal.ts';
import { penalty } from './cases/penalty.ts';
import { checks } from './cases/penalty-guards.ts';
import { spotPenalty } from './cases/spot-penalty.ts';
import { officer } from './registers/organs.ts';
import { type EnforcementHouse, openEnforcement, org } from './test/house.ts';

let house: EnforcementHouse;
beforeAll(async () => {
  house = await openEnforcement();
  // The investigator has an account that may review as well; the qualified reviewer has another.
  for (const [index, name] of [
    [0, '办案'],
    [3, '审核'],
  ] as const) {
    const one = await house.system.entities(officer).get(house.unit.officers[index] ?? '');
    await house.system.entities(officer).update(one.id, one.version, { account: `person-${name}` }, '测试');
  }
});
afterAll(() => house?.close());

const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string; message: string }) => error,
  );
const passed = Object.fromEntries(Object.keys(checks).map((key) => [key, true]));
const opinion = (index: number) => ({ reviewer: house.unit.officers[index], ...passed, reviewOpinion: '同意' });
/** Somebody who stands in for another by these roles. */
const standingIn = (name: string, roles: readonly string[], absent: string): Who => ({
  ...house.who(name, [], org),
  posts: roles.map((role) => ({
    org,
    role: `enforcement.${role}`,
    for: { id: `person-${absent}`, name: absent },
  })),
});

async function inReview() {
  const store = (name: string) => house.anyone(name).cases(penalty);
  const { id } = await store('内勤').open(house.opening());
  const steps = [
    ['内勤', 'verify', {}],
    ['领导', 'approve-filing', {}],
    [
      '内勤',
      'add-evidence',
      {
        kind: 'documentary',
        name: '检查记录',
        takenAt: house.clock.now().toISOString(),
        recorder: house.unit.officers[0],
      },
    ],
    [
      '内勤',
      'report',
      {
        facts: '未取得许可',
        firstTime: false,
        minor: false,
        corrected: false,
        mitigating: false,
        times: 1,
        proposedFine: 6_000,
      },
    ],
  ] as const;
  for (const [index, [who, move, input]] of steps.entries()) await store(who).move(id, index + 1, move, input);
  return id;
}

describe('本人承办的案件', () => {
  it('is not reviewed by its investigator, though another account made the steps', async () => {
    const id = await inReview();
    const review = (name: string, index: number) =>
      house.anyone(name).cases(penalty).move(id, 5, 'pass', opinion(index));
    expect(await code(review('办案', 3))).toMatchObject({
      code: 'case.guard',
      message: expect.stringContaining('是本案办案人员'),
    });
    expect(await code(review('他人', 3))).toMatchObject({ message: expect.stringContaining('名义') });
    const deputy = house.ctx(standingIn('办案', ['legal-reviewer'], '审核'));
    expect(await code(deputy.cases(penalty).move(id, 5, 'pass', opinion(3)))).toMatchObject({ code: 'case.guard' });
    expect(await code(review('审核', 3))).toBe('done');
  });

  it('is not appraised by its investigator under any name', async () => {
    const id = await inReview();
    const supervisor = (name: string) => house.anyone(name).cases(appraisal);
    const drawn = await supervisor('监督').open({ title: '评查', org, penalty: id });
    const marks = {
      expert: house.unit.officers[2],
      subjectMark: 10,
      factMark: 20,
      lawMark: 20,
      procedureMark: 20,
      writingMark: 10,
      veto: false,
      deductions: '无',
    };
    expect(await code(supervisor('办案').move(drawn.id, 1, 'mark', marks))).toMatchObject({ code: 'case.guard' });
    expect(await code(supervisor('监督').move(drawn.id, 1, 'mark', marks))).toBe('done');
    expect(await code(supervisor('办案').move(drawn.id, 2, 'confirm', { secondOpinion: '同意' }))).toMatchObject({
      code: 'case.guard',
    });
  });

  it('done by a substitute is not reviewed by the absent one, nor does it wait for him', async () => {
    const officerFor = house.ctx(standingIn('替身', ['officer'], '所长'));
    const { title, org: unit, field, leadOfficer, secondOfficer, party, actAt, place } = house.opening();
    const one = await officerFor.cases(spotPenalty).open({
      ...{ title, org: unit, field, leadOfficer, secondOfficer, party, actAt, place },
      violation: house.violations.get('4304') ?? '',
      facts: '未取得从业资格',
      fine: 200,
      collect: 'bank',
    });
    const told = { identityShown: true, rightsTold: true, statementHeard: true, delivery: 'signed' };
    await officerFor.cases(spotPenalty).move(one.id, 1, 'decide', told);
    const head = house.who('所长', ['head'], org);
    const waitsFor = async (who: Who) =>
      (await house.kernel.cases.work(who, { type: 'spot-penalty', app: 'enforcement' })).rows.map(({ id }) => id);
    expect(await waitsFor(head)).toEqual([]);
    expect(await code(house.ctx(head).cases(spotPenalty).move(one.id, 2, 'record'))).toMatchObject({
      code: 'case.self-review',
    });
    expect(await waitsFor(standingIn('副手', ['head'], '所长'))).toEqual([]);
    const other = house.who('局长', ['head'], org);
    expect(await waitsFor(other)).toEqual([one.id]);
    expect(await code(house.ctx(other).cases(spotPenalty).move(one.id, 2, 'record'))).toBe('done');
  });
});
