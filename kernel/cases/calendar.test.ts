import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CaseHouse, openCaseHouse } from '../../test/case-house.ts';
import { reckoner, shippedTables, WorkCalendar } from '../calendar/index.ts';
import { app } from '../sdk/app.ts';
import { caseType } from '../sdk/case.ts';
import type { Who } from '../sdk/ctx.ts';
import { org, text } from '../sdk/field.ts';
import { grants } from '../sdk/grant.ts';
import type { ReckonDue } from './due.ts';

const ticket = caseType({
  key: 'ticket',
  title: '工单',
  lawVersion: 1,
  fields: { title: text('标题', { required: true }), unit: org('单位', { required: true }) },
  label: 'title',
  org: 'unit',
  states: { work: { title: '办理' }, waiting: { title: '待补正' }, done: { title: '办结', final: true } },
  initial: 'work',
  openedBy: ['clerk'],
  moves: {
    ask: { title: '要求补正', from: ['work'], to: 'waiting', by: ['clerk'] },
    answer: { title: '补正', from: ['waiting'], to: 'work', by: ['clerk'] },
    finish: { title: '办结', from: ['work'], to: 'done', by: ['clerk'] },
  },
  deadlines: {
    handle: {
      title: '办理时限',
      startsOn: { enter: ['work'] },
      stopsOn: { move: ['finish'] },
      pausedIn: ['waiting'],
      limits: [{ since: '2020-01-01', amount: 5, unit: 'workingDay', basis: '行政强制法 第六十九条' }],
    },
  },
});

const desk = app({
  key: 'desk',
  title: '测试窗口',
  about: '',
  cases: [ticket],
  grants: grants({
    roles: [{ key: 'clerk', title: '经办', reach: 'own' }],
    permits: [{ role: 'clerk', on: ['*'], may: ['read'] }],
  }),
});

const tables = shippedTables();
const upTo2026 = new WorkCalendar({ ...tables, years: tables.years.filter((list) => list.year <= 2026) });
let reckonDue: ReckonDue = reckoner(upTo2026);
let house: CaseHouse;
let clerk: Who;
beforeAll(async () => {
  house = await openCaseHouse({ app: desk, reckonDue: (question) => reckonDue(question) });
  clerk = house.who('张三', 'clerk');
});
afterAll(() => house?.close());

const open = () => house.cases.bind(desk, ticket, clerk).open({ title: '来件', unit: '430000' });
const dueOf = async (id: string) => (await house.cases.bind(desk, ticket, clerk).deadlines(id))[0];

test('a due date explains every day that did not count, and a pause moves it on', async () => {
  house.clock.set('2026-09-29T10:00:00+08:00');
  const { id } = await open();
  // 30 September, then 8, 9 and 10 October (a worked Saturday) and Monday the 12th: the 1st to the 7th are holidays.
  expect(await dueOf(id)).toMatchObject({ dueAt: '2026-10-12T23:59:59+08:00', provisional: false, state: 'running' });
  const before = (await dueOf(id))?.explanation.join('\n') ?? '';
  expect(before).toContain('2026-10-01 不计');
  expect(before).toContain('2026-10-11 不计');
  const store = house.cases.bind(desk, ticket, clerk);
  house.clock.set('2026-09-30T09:00:00+08:00');
  await store.move(id, 1, 'ask');
  house.clock.set('2026-10-10T09:00:00+08:00');
  await store.move(id, 2, 'answer');
  expect((await dueOf(id))?.explanation.join('\n')).toContain('2026-09-30 不计：暂停');
  expect(await dueOf(id)).toMatchObject({ dueAt: '2026-10-15T23:59:59+08:00' });
});

test('a year that is published later moves provisional due dates, and the journal tells of it', async () => {
  house.clock.set('2026-12-30T10:00:00+08:00');
  const { id } = await open();
  expect(await dueOf(id)).toMatchObject({ dueAt: '2027-01-06T23:59:59+08:00', provisional: true });
  const day = (date: string) => ({ date, name: '元旦' });
  const year2027 = {
    year: 2027,
    source: 'test',
    basis: ['测试通知'],
    holidays: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'].map(day),
    makeUpDays: [],
  };
  reckonDue = reckoner(
    new WorkCalendar({ ...tables, years: [...tables.years.filter((list) => list.year <= 2026), year2027] }),
  );
  expect(await house.cases.recomputeProvisional()).toBe(1);
  expect(await dueOf(id)).toMatchObject({ dueAt: '2027-01-08T23:59:59+08:00', provisional: false });
  expect(await house.cases.recomputeProvisional()).toBe(0);
  expect((await house.journal()).at(-1)).toMatchObject({
    action: 'deadline.recompute',
    subject: `desk.ticket/${id}`,
    detail: { before: '2027-01-06T23:59:59+08:00', after: '2027-01-08T23:59:59+08:00' },
  });
});
