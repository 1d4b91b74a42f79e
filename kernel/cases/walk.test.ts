import fc from 'fast-check';
import { afterAll, beforeAll, test } from 'vitest';
import { type CaseHouse, openCaseHouse } from '../../test/case-house.ts';
import { office, payment, reckonDue } from '../../test/case-office.ts';
import { walk } from '../../test/walk-case.ts';

let house: CaseHouse;
beforeAll(async () => {
  house = await openCaseHouse({ app: office, reckonDue });
});
afterAll(() => house?.close());

test('random walks meet no lawless step, no lost deadline and every state', async () => {
  const lead = house.who('张三', 'lead', '430102');
  await walk({
    type: payment,
    cases: (who) => house.cases.bind(office, payment, who),
    clock: house.clock,
    opener: lead,
    people: [lead, house.who('李四', 'head', '430100'), house.who('赵六', 'reader', '430000')],
    values: fc.record({
      title: fc.constant('随机'),
      unit: fc.constant('430102'),
      amount: fc.integer({ min: 1, max: 8_000_000 }).map((cents) => cents / 100),
      payee: fc.option(fc.constant('王小明'), { freq: 5 }),
    }),
    inputs: {
      edit: fc.record({ amount: fc.integer({ min: -5, max: 100_000 }).map((cents) => cents / 100) }),
      approve: fc.record({ opinion: fc.constant('同意') }),
    },
  });
});
