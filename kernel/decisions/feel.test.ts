import fc from 'fast-check';
import { unaryTest } from 'feelin';
import { describe, expect, it } from 'vitest';
import { decimal, toNumber } from '../base/decimal.ts';
import { decideQuickly } from './cells.ts';
import { evaluateFeel, isFeel, passesTests } from './feel.ts';

const quiet = (message: string) => void message;
const feel = (text: string, scope = {}) => evaluateFeel(text, scope, quiet);

describe('numbers are decimals', () => {
  it.each([
    ['0.1 + 0.2', 0.3],
    ['1.1 * 1.1', 1.21],
    ['0.3 / 0.1', 3],
    ['1.1 ** 2', 1.21],
    ['-(2 - 5) * -a', -6],
    ['round half up(2.675, 2)', 2.68],
    ['decimal(2.5, 0)', 2],
    ['sum([0.1, 0.2])', 0.3],
    ['mean(0.1, 0.2)', 0.15],
    ['ceiling(1.1, 1)', 1.1],
    ['floor(-1.5)', -2],
    ['1 / 0', null],
  ])('%s', (text, value) => {
    expect(feel(text, { a: 2 })).toBe(value);
  });

  it('adds, subtracts and multiplies as exact decimals do', () => {
    const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => cents / 100);
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(feel('a + b', { a, b })).toBe(toNumber(decimal(a).plus(b)));
        expect(feel('a - b', { a, b })).toBe(toNumber(decimal(a).minus(b)));
        expect(feel('a * b', { a, b })).toBe(toNumber(decimal(a).times(b)));
      }),
      { numRuns: 50 },
    );
  });
});

describe('what feelin leaves out', () => {
  it.each([
    ['2 * duration("P1D") = duration("P2D")', true],
    ['duration("PT6H") / duration("P1D")', 0.25],
    ['-duration("P1Y2M") = duration("-P14M")', true],
    ['date("2026-03-01") - duration("PT1H") = date("2026-02-28")', true],
    ['date("2026-03-01") + duration("P1D") = date("2026-03-02")', true],
    ['date and time("2026-03-01T08:00:00+08:00") - date("2026-02-28") = duration("P1D")', true],
    ['date and time("2026-03-01T08:00:00") - date("2026-02-28")', null],
    ['count(for d in date("2024-02-27")..date("2024-03-01") return d)', 4],
    ['for i in 3..1 return i', [3, 2, 1]],
    ['matches("I", "[A-Z-[OI]]")', false],
    ['["ab", "cd"][starts with(item, "c")]', ['cd']],
    ['[10, 20, 30][count([1, 2])]', 20],
    ['overlaps before([1..5], [3..8])', true],
    ['list replace([1, 2, 3], -1, 9)', [1, 2, 9]],
    ['3 in range("[1..3)")', false],
    ['matches("hello world", "hello[ ]wor ld", "x")', true],
  ])('%s', (text, value) => {
    expect(feel(text)).toEqual(value);
  });
});

describe('errors', () => {
  it.each(['1 +', 'missing', '"a" * 2', 'sqrt(-1)', 'date("2026-02-30")'])('%s is null and is reported', (text) => {
    const heard: string[] = [];
    expect(evaluateFeel(text, {}, (message) => heard.push(message))).toBe(null);
    expect(heard.join()).toContain(text === '"a" * 2' ? '*' : text);
  });

  it('knows an expression before it is evaluated', () => {
    expect(isFeel('Load Width * 2', 'expression', ['Load Width'])).toBe(true);
    expect(isFeel('[1..', 'tests', [])).toBe(false);
    expect(isFeel('-', 'tests', [])).toBe(true);
  });
});

describe('a boolean column', () => {
  it.each([
    ['Complex.flag', true, true],
    ['Complex.flag', false, false],
    ['not(Complex.flag)', false, true],
    ['not(Complex.flag)', true, false],
    ['true', true, true],
    ['Complex.missing', false, false],
  ])('%s holds for %s: %s', (text, value, holds) => {
    expect(passesTests(text, value, { Complex: { flag: true } }, quiet)).toBe(holds);
  });
});

describe('cells that are read once', () => {
  const number = fc.integer({ min: -30, max: 30 }).map((tenths) => tenths / 10);
  const cell = fc.oneof(
    number.map(String),
    fc.tuple(fc.constantFrom('<', '<=', '>', '>=', '< ', '>=  '), number).map(([sign, n]) => `${sign}${n}`),
    fc
      .tuple(fc.constantFrom('[', '('), number, number, fc.constantFrom(']', ')'))
      .map(([open, a, b, close]) => `${open}${Math.min(a, b)}..${Math.max(a, b)}${close}`),
  );
  const cells = fc.array(cell, { minLength: 1, maxLength: 3 }).map((each) => each.join(', '));

  it('mean what feelin makes of them', () => {
    fc.assert(
      fc.property(cells, number, (text, value) => {
        expect(decideQuickly(text, value)).toBe(unaryTest(text, { '?': value }).value);
      }),
      { numRuns: 300 },
    );
  });

  it('hold text too, and leave the rest to feelin', () => {
    expect(decideQuickly('"a", "b, c"', 'b, c')).toBe(true);
    expect(decideQuickly('"a"', 'A')).toBe(false);
    expect(decideQuickly('"a"', 1)).toBe(null);
    expect(decideQuickly('not("a")', 'a')).toBe(null);
    expect(decideQuickly('[3..1]', 2)).toBe(null);
    expect(passesTests('not("a")', 'b', {}, quiet)).toBe(true);
  });
});
