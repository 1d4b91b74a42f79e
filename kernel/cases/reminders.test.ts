import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CaseHouse, openCaseHouse } from '../../test/case-house.ts';
import { reckoner, shippedCalendar } from '../calendar/index.ts';
import { app } from '../sdk/app.ts';
import { caseType } from '../sdk/case.ts';
import type { Who } from '../sdk/ctx.ts';
import { choice, integer, org, text } from '../sdk/field.ts';
import { grants } from '../sdk/grant.ts';
import { amountAt } from './reminders.ts';

const basis = '测试规定';
const tell = ['clerk'];

const letter = caseType({
  key: 'letter',
  title: '来信',
  lawVersion: 1,
  fields: {
    title: text('标题', { required: true }),
    unit: org('单位', { required: true }),
    kind: choice('性质', { plain: '一般', urgent: '紧急' }, { required: true }),
    number: integer('编号'),
  },
  label: 'title',
  org: 'unit',
  opening: ['title', 'unit', 'kind'],
  sets: ({ title }) => ({ number: title.length }),
  states: { work: { title: '办理' }, waiting: { title: '待补正' }, done: { title: '办结', final: true } },
  initial: 'work',
  openedBy: ['clerk'],
  moves: {
    ask: { title: '要求补正', from: ['work'], to: 'waiting', by: ['clerk'] },
    answer: { title: '补正', from: ['waiting'], to: 'work', by: ['clerk'] },
    finish: { title: '办结', from: ['work'], to: 'done', by: ['clerk'] },
  },
  deadlines: {
    plain: {
      title: '办理时限',
      startsOn: { enter: ['work'] },
      stopsOn: { move: ['finish'] },
      pausedIn: ['waiting'],
      when: ({ kind }) => kind === 'plain',
      limits: [{ since: '2020-01-01', amount: 10, unit: 'workingDay', basis }],
      reminders: [
        { at: { percent: 50 }, tell },
        { at: { before: 1 }, tell },
        { at: { after: 1 }, tell },
      ],
    },
    urgent: {
      title: '紧急时限',
      startsOn: { enter: ['work'] },
      stopsOn: { move: ['finish'] },
      when: ({ kind }) => kind === 'urgent',
      limits: [{ since: '2020-01-01', amount: 1, unit: 'workingDay', basis }],
      reminders: [{ at: { before: 1 }, tell }],
    },
  },
});

const office = app({
  key: 'post-room',
  title: '收发室',
  about: '',
  cases: [letter],
  grants: grants({
    roles: [{ key: 'clerk', title: '经办', reach: 'own' }],
    permits: [{ role: 'clerk', on: ['*'], may: ['read'] }],
  }),
});

let house: CaseHouse;
let clerk: Who;
beforeAll(async () => {
  house = await openCaseHouse({ app: office, reckonDue: reckoner(shippedCalendar()) });
  clerk = house.who('张三', 'clerk');
});
afterAll(() => house?.close());

const store = () => house.cases.bind(office, letter, clerk);
const told = async () => (await house.cases.notices(clerk, { pageSize: 100 })).rows.map((notice) => notice.message);

async function upTo(at: string): Promise<readonly string[]> {
  house.clock.set(at);
  await house.cases.scanDeadlines(house.clock.now());
  return told();
}

test('a mark lies within the limit, or after it', () => {
  expect(amountAt(10, { percent: 80 })).toBe(8);
  expect(amountAt(1, { before: 1 })).toBeNull();
  expect(amountAt(10, { after: 3 })).toBe(13);
});

test('a case has the deadlines that its values call for, and what the opening works out', async () => {
  const one = await store().open({ title: '急件', unit: '430000', kind: 'urgent' });
  expect(one.number).toBe(2);
  expect((await store().deadlines(one.id)).map((deadline) => deadline.key)).toEqual(['urgent']);
  await expect(store().open({ title: '信', unit: '430000', kind: 'plain', number: 7 })).rejects.toThrow(
    '发起时不能填写',
  );
  await store().move(one.id, one.version, 'finish');
});

test('reminders come around holidays and pauses, once each, and stop with the deadline', async () => {
  // Ten working days from Wednesday 30 September 2026: 8, 9, 10 (worked), 12 to 16, 19, 20 October.
  house.clock.set('2026-09-30T10:00:00+08:00');
  const { id } = await store().open({ title: '来信', unit: '430000', kind: 'plain' });
  expect((await store().deadlines(id))[0]?.dueAt).toBe('2026-10-20T23:59:59+08:00');
  expect(await upTo('2026-10-13T23:59:58+08:00')).toEqual([]);
  const half = '“办理时限”时限已过50%，应于2026-10-20 23:59前完成。';
  expect(await upTo('2026-10-14T00:00:00+08:00')).toEqual([half]);
  expect(await upTo('2026-10-14T09:00:00+08:00')).toEqual([half]);
  await store().move(id, 1, 'ask');
  house.clock.set('2026-10-16T09:00:00+08:00');
  await store().move(id, 2, 'answer');
  // The 14th and the 15th did not count, so the limit ends two working days later, and the reminder comes with it.
  expect(await upTo('2026-10-21T23:00:00+08:00')).toEqual([half]);
  expect((await upTo('2026-10-22T00:00:00+08:00'))[0]).toBe('“办理时限”距期满1个工作日，应于2026-10-22 23:59前完成。');
  const late = await upTo('2026-10-24T00:00:00+08:00');
  expect(late).toHaveLength(3);
  expect(late.join()).toContain('已逾期1个工作日');
  await store().move(id, 3, 'finish');
  const { rows } = await sql`select 1 from kernel.reminder where told_at is null`.execute(house.store.db);
  expect(rows).toEqual([]);
});
