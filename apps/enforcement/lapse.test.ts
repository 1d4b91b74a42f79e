import { afterAll, beforeAll, expect, it } from 'vitest';
import { penalty } from './cases/penalty.ts';
import { checks } from './cases/penalty-guards.ts';
import { type EnforcementHouse, openEnforcement } from './test/house.ts';

let house: EnforcementHouse;
beforeAll(async () => {
  house = await openEnforcement();
});
afterAll(() => house?.close());

it('shows a right of the party that has run out as lapsed, and nobody as late', async () => {
  const { officers } = house.unit;
  const cases = (name: string) => house.anyone(name).cases(penalty);
  const { id } = await cases('办案').open(house.opening());
  const facts = { firstTime: false, minor: false, corrected: false, mitigating: true, times: 1 };
  const proof = {
    kind: 'documentary',
    name: '检查记录',
    takenAt: house.clock.now().toISOString(),
    recorder: officers[0],
  };
  const passed = Object.fromEntries(Object.keys(checks).map((key) => [key, true]));
  const steps = [
    ['办案', 'verify', {}],
    ['领导', 'approve-filing', {}],
    ['办案', 'add-evidence', proof],
    ['办案', 'report', { facts: '查明', ...facts, proposedFine: 3_000 }],
    ['审核', 'pass', { reviewer: officers.at(-1), ...passed, reviewOpinion: '同意' }],
    ['办案', 'notify', { noticeServedOn: '2026-03-02', serviceWay: 'direct' }],
  ] as const;
  for (const [index, [name, move, input]] of steps.entries()) await cases(name).move(id, index + 1, move, input);
  house.clock.advance(8 * 86_400_000);
  await house.kernel.cases.scanDeadlines(house.clock.now());
  const told = await cases('办案').deadlines(id);
  const right = told.find(({ key }) => key === 'hearingRequest');
  // Five working days from Monday 2 March.
  expect(right).toMatchObject({ state: 'lapsed', dueAt: '2026-03-09T23:59:59+08:00', stoppedAt: right?.dueAt });
  expect(told.filter(({ state }) => state === 'breached')).toEqual([]);
  await cases('办案').move(id, 7, 'lapse');
  expect((await cases('办案').deadlines(id)).find(({ key }) => key === 'hearingRequest')?.state).toBe('lapsed');
});
