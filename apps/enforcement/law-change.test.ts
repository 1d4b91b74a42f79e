import { afterAll, beforeAll, expect, it } from 'vitest';
import { openKernel } from '../../kernel/kernel.ts';
import type { App, CaseType } from '../../kernel/sdk/index.ts';
import { enforcement } from './app.ts';
import { penalty } from './cases/penalty.ts';
import { type EnforcementHouse, openEnforcement } from './test/house.ts';

let house: EnforcementHouse;
beforeAll(async () => {
  house = await openEnforcement();
});
afterAll(() => house?.close());

const basis = '修订后的办案期限（试验）';

/** The same procedure after an amendment: sixty days for a decision, and evidence before filing is asked for. */
const amended: CaseType = {
  ...(penalty as unknown as CaseType),
  lawVersion: 2,
  deadlines: {
    ...penalty.deadlines,
    decision: {
      ...(penalty.deadlines?.decision as NonNullable<CaseType['deadlines']>[string]),
      limits: [{ since: '2026-01-01', amount: 60, unit: 'calendarDay', basis }],
    },
  },
};
const after: App = {
  ...enforcement,
  cases: [amended, ...enforcement.cases.filter((type) => type.key !== 'penalty')],
  formerCases: [penalty],
};

it('keeps the law of its opening for a case in hand, and gives the new one to the next', async () => {
  const opened = await house.anyone('办案').cases(penalty).open(house.opening());
  const kernel = await openKernel({ store: house.kernel.store, apps: [after], clock: house.clock });
  const as = (name: string) => kernel.ctxFor(house.anyone(name).who, after).cases(amended);
  const later = await as('办案').open(house.opening());
  expect([opened.lawVersion, later.lawVersion]).toEqual([1, 2]);
  for (const { id } of [opened, later]) {
    await as('办案').move(id, 1, 'verify');
    await as('领导').move(id, 2, 'approve-filing');
  }
  const decision = async (id: string) => (await as('办案').deadlines(id)).find((one) => one.key === 'decision');
  // Ninety days from 2 March end on Sunday 31 May, sixty on Friday 1 May, a holiday.
  expect(await decision(opened.id)).toMatchObject({ dueAt: '2026-06-01T23:59:59+08:00' });
  expect(await decision(later.id)).toMatchObject({ dueAt: '2026-05-06T23:59:59+08:00', basis });
});
