import { describe, expect, test } from 'vitest';
import { caseType } from '../sdk/case.ts';
import { date, org, text } from '../sdk/field.ts';
import { checkCaseType } from './check.ts';

const fields = {
  title: text('标题', { required: true }),
  unit: org('单位', { required: true }),
  paidOn: date('支付日期'),
};

const sound = caseType({
  key: 'bill',
  title: '报销',
  lawVersion: 1,
  fields,
  label: 'title',
  org: 'unit',
  states: { draft: { title: '草稿' }, review: { title: '审核' }, done: { title: '办结', final: true } },
  initial: 'draft',
  openedBy: ['clerk'],
  moves: {
    submit: { title: '提交', from: ['draft'], to: 'review', by: ['clerk'] },
    approve: { title: '通过', from: ['review'], to: 'done', by: ['head'], needs: ['paidOn'], notBy: ['submit'] },
  },
  deadlines: {
    decide: {
      title: '审核期限',
      startsOn: { enter: ['review'] },
      stopsOn: { move: ['approve'] },
      limits: [{ since: '2024-01-01', amount: 5, unit: 'workingDay', basis: '内控制度第三条' }],
    },
  },
});

describe('checkCaseType', () => {
  test('passes a declaration that holds together', () => {
    expect(checkCaseType(sound)).toEqual([]);
  });

  test('names states that cannot be reached, cannot be left, or are left though final', () => {
    const problems = checkCaseType({
      ...sound,
      states: { ...sound.states, island: { title: '孤立' }, stuck: { title: '无出口' } },
      moves: {
        ...sound.moves,
        reopen: { title: '重开', from: ['done'], to: 'stuck', by: ['head'] },
      },
    });
    expect(problems).toEqual(
      [
        'case type bill (law 1): state island cannot be reached',
        'case type bill (law 1): state island is not final and no move leads out of it',
        'case type bill (law 1): state stuck is not final and no move leads out of it',
        'case type bill (law 1): final state done is left by reopen',
      ].sort((a, b) => problems.indexOf(a) - problems.indexOf(b)),
    );
  });

  test('names unknown states, fields, moves and reserved names', () => {
    const problems = checkCaseType({
      ...sound,
      fields: { ...fields, version: text('版本') },
      moves: {
        ...sound.moves,
        open: { title: '开', from: ['nowhere'], to: 'review', by: ['clerk'], needs: ['missing'], notBy: ['nobody'] },
        change: { title: '改', from: ['draft'], to: 'draft', by: ['clerk'], input: { paidOn: text('日期') } },
      },
    });
    for (const part of [
      'field version bears a reserved name',
      'move open bears the reserved name of the opening',
      'move open names the unknown state nowhere',
      'move open needs the unknown field missing',
      'move open excludes makers of the unknown move nobody',
      'move change takes paidOn in another kind than the case holds',
    ]) {
      expect(problems.join('\n')).toContain(part);
    }
  });

  test('names deadlines that never stop, and limits that are no law', () => {
    const problems = checkCaseType({
      ...sound,
      deadlines: {
        pay: {
          title: '支付期限',
          startsOn: { move: ['approve'] },
          stopsOn: { move: ['submit'] },
          limits: [{ since: '2024-01-01', amount: 0, unit: 'hour', basis: '' }],
        },
      },
    });
    expect(problems).toEqual([
      'case type bill (law 1): deadline pay has a limit that is not a positive whole number',
      'case type bill (law 1): deadline pay has a limit without basis',
      'case type bill (law 1): deadline pay never stops once it began in done',
    ]);
  });
});
