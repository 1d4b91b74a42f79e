import { duration, evaluate, FeelDate, FeelDuration } from 'feelin';
import { decimal, toNumber } from '../base/decimal.ts';
import { daysFrom, millisecondsOf, onTemporals } from './temporal.ts';

/*
 * FEEL numbers are decimals: 0.1 + 0.2 is 0.3, which matters where tables hold money and tolerances. feelin calculates
 * in binary floating point and does not multiply or divide durations. So arithmetic is taken out of its hands: the
 * operators of an expression are rewritten to calls of the functions below.
 */

export type Operator = '+' | '-' | '*' | '/' | '**';
type Report = (message: string) => void;

export const functionNames: Readonly<Record<Operator, string>> = {
  '+': 'exact_add',
  '-': 'exact_subtract',
  '*': 'exact_multiply',
  '/': 'exact_divide',
  '**': 'exact_power',
};
export const negateName = 'exact_negate';
export const iterateName = 'exact_iterate';

/** Models may come from users: a longer loop is refused. */
const longestLoop = 1_000_000;

/** Powers up to this are exact; beyond, the digits would only be thrown away again. */
const exactPowerLimit = 64;

function divide(a: number, b: number): number | null {
  if (b === 0) return null;
  const quotient = a / b;
  const short = Number(quotient.toPrecision(15));
  return Number.isFinite(short) && decimal(short).times(b).eq(a) ? short : quotient;
}

function onNumbers(operator: Operator, a: number, b: number): number | null {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return null;
  switch (operator) {
    case '+':
      return toNumber(decimal(a).plus(b));
    case '-':
      return toNumber(decimal(a).minus(b));
    case '*':
      return toNumber(decimal(a).times(b));
    case '/':
      return divide(a, b);
    case '**':
      return Number.isInteger(b) && b >= 0 && b <= exactPowerLimit ? toNumber(decimal(a).pow(b)) : a ** b;
  }
}

/** Months of a years and months duration, milliseconds of a days and time duration. */
function amountOf(value: FeelDuration): number {
  if (value.yearsMonths) return value.years * 12 + value.months;
  return millisecondsOf(value);
}

function durationOf(amount: number, yearsMonths: boolean): FeelDuration | null {
  const whole = Math.trunc(amount);
  if (!yearsMonths) return duration(whole);
  return duration(whole < 0 ? `-P${-whole}M` : `P${whole}M`);
}

/** Products and quotients of durations; undefined where the operands are something else. */
function onDurations(operator: Operator, a: unknown, b: unknown): unknown {
  if (operator === '*' && typeof a === 'number' && b instanceof FeelDuration) {
    return durationOf(amountOf(b) * a, b.yearsMonths);
  }
  if (!(a instanceof FeelDuration) || (operator !== '*' && operator !== '/')) return undefined;
  if (typeof b === 'number') {
    const amount = onNumbers(operator, amountOf(a), b);
    return amount === null ? null : durationOf(amount, a.yearsMonths);
  }
  if (operator === '/' && b instanceof FeelDuration && a.yearsMonths === b.yearsMonths) {
    return divide(amountOf(a), amountOf(b));
  }
  return null;
}

function calculate(operator: Operator, a: unknown, b: unknown, report: Report): unknown {
  if (typeof a === 'number' && typeof b === 'number') return onNumbers(operator, a, b);
  const ofDurations = onDurations(operator, a, b);
  if (ofDurations !== undefined) return ofDurations;
  if (operator !== '+' && operator !== '-') {
    report(`${operator} does not apply to these values`);
    return null;
  }
  const ofTemporals = onTemporals(operator, a, b);
  if (ofTemporals !== undefined) return ofTemporals;
  // Text and the other dates and times are feelin's.
  const { value, warnings } = evaluate(`a ${operator} b`, { a, b });
  for (const warning of warnings) report(warning.message);
  return value;
}

function negate(a: unknown, report: Report): unknown {
  if (typeof a === 'number') return -a;
  if (a instanceof FeelDuration) return durationOf(-amountOf(a), a.yearsMonths);
  report('only numbers and durations can be negated');
  return null;
}

/** What a loop `for i in a..b` runs over: whole steps between numbers or days between dates, up or down. */
function iterate(a: unknown, b: unknown, report: Report): unknown[] | null {
  if (a instanceof FeelDate && b instanceof FeelDate) return daysFrom(a, b);
  if (typeof a !== 'number' || typeof b !== 'number') {
    report('a loop runs from number to number or from date to date');
    return null;
  }
  const length = Math.floor(Math.abs(b - a)) + 1;
  if (length > longestLoop) {
    report(`a loop of ${length} rounds is too long`);
    return null;
  }
  return Array.from({ length }, (_, index) => (a <= b ? a + index : a - index));
}

/** The functions that rewritten expressions call. */
export function arithmetic(report: Report): Record<string, unknown> {
  const operators = Object.entries(functionNames).map(([operator, name]) => {
    const call = (a: unknown, b: unknown) => calculate(operator as Operator, a, b, report);
    return [name, Object.assign(call, { $args: ['a', 'b'] })] as const;
  });
  const negation = Object.assign((a: unknown) => negate(a, report), { $args: ['a'] });
  const iteration = Object.assign((a: unknown, b: unknown) => iterate(a, b, report), { $args: ['a', 'b'] });
  return { ...Object.fromEntries(operators), [negateName]: negation, [iterateName]: iteration };
}
