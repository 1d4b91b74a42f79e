import { describe, expect, it } from 'vitest';
import { compileTable } from './compile-table.ts';
import { decisionTable } from './decision.ts';
import { plainExpression, plainTests } from './plain-feel.ts';

describe('plain FEEL', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['-(a - 1) / 2', -1],
    ['min(30, 5 * floor(a / 2))', 5],
    ['max(ceiling(a / 2), 1)', 2],
    ['a / 0', null],
    ['missing + 1', null],
    ['"text"', 'text'],
    ['null', null],
  ])('%s', (source, value) => {
    expect(plainExpression(source)({ a: 3 })).toBe(value);
  });

  it.each([
    ['-', 1, true],
    ['3', 3, true],
    ['"a", "b"', 'b', true],
    ['(1..3]', 1, false],
    ['(1..3]', 3, true],
    ['[low..low + 1)', 4, false],
    ['> low', null, false],
    ['<= (1 + 1)', 2, true],
    ['(1 + 1)', 2, true],
  ])('%s holds for %s: %s', (source, value, holds) => {
    expect(plainTests(source)?.(value, { low: 3 }) ?? true).toBe(holds);
  });

  it.each(['date("2024-01-01")', '1 +', '1 2', 'a ; b', '[1..2'])('refuses %s', (source) => {
    expect(() => plainTests(source)).toThrow();
  });
});

const table = decisionTable({
  name: 'size',
  title: '大小',
  basis: '示例',
  from: '2024-01-01',
  to: null,
  hitPolicy: 'UNIQUE',
  inputs: { n: { title: '数', type: 'number' } },
  outputs: { size: { title: '大小', type: 'string' } },
  rules: [
    { when: { n: '> 2' }, gives: { size: 'large' }, basis: '示例第二条' },
    { when: { n: '[2..3]' }, gives: { size: 'middle' } },
  ],
});

describe('a compiled table', () => {
  it('names the row and its basis, and decides nothing where the hit policy is violated or no row holds', () => {
    const compiled = compileTable(table);
    expect(compiled({ n: 4 })).toEqual({ outputs: { size: 'large' }, row: 1, basis: '示例第二条' });
    expect(compiled({ n: 2 })).toEqual({ outputs: { size: 'middle' }, row: 2, basis: '示例' });
    expect([compiled({ n: 3 }), compiled({ n: 1 })]).toEqual([null, null]);
    expect(compileTable({ ...table, hitPolicy: 'FIRST' })({ n: 3 })?.row).toBe(1);
  });

  it('asserts on what only the evaluator knows', () => {
    expect(() => compileTable({ ...table, hitPolicy: 'COLLECT' })).toThrow('COLLECT');
    expect(() => compileTable({ ...table, inputs: { n: { title: '数', type: 'number', allowed: '> 0' } } })).toThrow(
      'n',
    );
  });
});
