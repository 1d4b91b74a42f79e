import { expect, test } from 'vitest';
import { caseType } from '../sdk/case.ts';
import { org, text } from '../sdk/field.ts';
import { planDeadlines } from './deadline-plan.ts';
import { limitOn } from './law.ts';

const limits = [
  { since: '2024-01-01', amount: 7, unit: 'workingDay', basis: '旧规定' },
  { since: '2025-07-01', amount: 5, unit: 'workingDay', basis: '新规定' },
] as const;

const order = caseType({
  key: 'order',
  title: '工单',
  lawVersion: 1,
  fields: { title: text('标题', { required: true }), unit: org('单位', { required: true }) },
  label: 'title',
  org: 'unit',
  states: {
    work: { title: '办理' },
    waiting: { title: '等待补正' },
    check: { title: '核验' },
    done: { title: '办结', final: true },
  },
  initial: 'work',
  openedBy: [],
  moves: {
    ask: { title: '要求补正', from: ['work'], to: 'waiting', by: [] },
    answer: { title: '补正', from: ['waiting'], to: 'work', by: [] },
    finish: { title: '办理完毕', from: ['work'], to: 'check', by: [] },
    back: { title: '退回', from: ['check'], to: 'work', by: [] },
    note: { title: '记录', from: ['work'], to: 'work', by: [] },
    close: { title: '办结', from: ['check', 'waiting'], to: 'done', by: [] },
  },
  deadlines: {
    handle: {
      title: '办理时限',
      startsOn: { enter: ['work'] },
      stopsOn: { enter: ['check'] },
      pausedIn: ['waiting'],
      limits,
    },
    verify: { title: '核验时限', startsOn: { move: ['finish'] }, stopsOn: { move: ['back', 'close'] }, limits },
  },
});

const nothing = { stop: [], start: [], pause: [], resume: [], extend: [] };

test('a deadline starts, pauses, resumes, stops and starts again', () => {
  expect(planDeadlines(order, [], { move: null, from: null, to: 'work' })).toEqual({ ...nothing, start: ['handle'] });
  const running = [{ key: 'handle', paused: false }];
  expect(planDeadlines(order, running, { move: 'ask', from: 'work', to: 'waiting' })).toEqual({
    ...nothing,
    pause: ['handle'],
  });
  const paused = [{ key: 'handle', paused: true }];
  expect(planDeadlines(order, paused, { move: 'answer', from: 'waiting', to: 'work' })).toEqual({
    ...nothing,
    resume: ['handle'],
  });
  expect(planDeadlines(order, running, { move: 'finish', from: 'work', to: 'check' })).toEqual({
    ...nothing,
    stop: ['handle'],
    start: ['verify'],
  });
  expect(planDeadlines(order, [{ key: 'verify', paused: false }], { move: 'back', from: 'check', to: 'work' })).toEqual(
    {
      ...nothing,
      stop: ['verify'],
      start: ['handle'],
    },
  );
});

test('staying in a state does not enter it, and closing stops whatever runs', () => {
  expect(planDeadlines(order, [{ key: 'handle', paused: false }], { move: 'note', from: 'work', to: 'work' })).toEqual(
    nothing,
  );
  expect(
    planDeadlines(order, [{ key: 'handle', paused: true }], { move: 'close', from: 'waiting', to: 'done' }),
  ).toEqual({
    ...nothing,
    stop: ['handle'],
  });
});

test('a deadline keeps the limit of the day on which it began', () => {
  const decl = order.deadlines?.handle;
  expect(decl && limitOn(decl, '2025-06-30')?.amount).toBe(7);
  expect(decl && limitOn(decl, '2025-07-01')?.amount).toBe(5);
  expect(decl && limitOn(decl, '2023-12-31')).toBeNull();
});
