import { evaluate, FeelFunction, isFunction } from 'feelin';
import { type Decimal, decimal, sum, toNumber } from '../base/decimal.ts';
import { intervals } from './intervals.ts';

/*
 * Built-in functions of FEEL that feelin lacks or gets wrong by the DMN TCK. A name in scope wins over feelin's own, so
 * these are put into every scope. A parameter that was not given arrives as undefined.
 */

/** Rounding modes of big.js by its own numbers. */
const modes = { down: 0, halfEven: 2, up: 3 } as const;

/** Digits after the point that the decimal numbers of FEEL allow. */
const scaleLimits = { min: -6111, max: 6176 } as const;

function rounding(round: (n: Decimal, scale: number) => Decimal): FeelFunction {
  const call = (n: unknown, scale: unknown) => {
    if (typeof n !== 'number' || typeof scale !== 'number' || !Number.isFinite(n)) return null;
    const places = Math.trunc(scale);
    if (places < scaleLimits.min || places > scaleLimits.max) return null;
    return toNumber(round(decimal(n), places));
  };
  return new FeelFunction(call, ['n', 'scale']);
}

/** Rounds to whole numbers unless a scale is given. */
function roundingTo(sideUp: (n: Decimal) => boolean): FeelFunction {
  const { fn } = rounding((n, scale) => n.round(scale, sideUp(n) ? modes.up : modes.down));
  return new FeelFunction((n: unknown, scale: unknown = 0): unknown => fn(n, scale), ['n', 'scale']);
}

/** The numbers given as a list or one by one; null when there is none or something else among them. */
function numbersOf(given: readonly unknown[]): number[] | null {
  const list: readonly unknown[] = given.length === 1 && Array.isArray(given[0]) ? given[0] : given;
  const numbers = list.filter((item) => typeof item === 'number' && Number.isFinite(item)) as number[];
  return list.length > 0 && numbers.length === list.length ? numbers : null;
}

function overNumbers(compute: (numbers: readonly number[]) => number): FeelFunction {
  const call = (...given: unknown[]) => {
    const numbers = numbersOf(given);
    return numbers && compute(numbers);
  };
  return new FeelFunction(call, ['...list']);
}

/** To the nearest; a half goes up (away from zero) or down (towards zero). */
function nearest(n: Decimal, scale: number, half: 'up' | 'down'): Decimal {
  const down = n.round(scale, modes.down);
  const rest = n.minus(down).abs().times(decimal(10).pow(scale)).cmp('0.5');
  return rest > 0 || (rest === 0 && half === 'up') ? n.round(scale, modes.up) : down;
}

/** The position in a list that FEEL's 1-based or, from the end, negative number means; null when there is none. */
function positionIn(list: readonly unknown[], position: number): number | null {
  const whole = Math.trunc(position);
  const index = whole < 0 ? list.length + whole : whole - 1;
  return index >= 0 && index < list.length ? index : null;
}

function listReplace(given: unknown, position: unknown, newItem: unknown, match: unknown): unknown {
  if (given === null || given === undefined || newItem === undefined) return null;
  if (position !== undefined && match !== undefined) return null;
  const list: unknown[] = Array.isArray(given) ? given : [given];
  const where = position ?? match;
  if (typeof where === 'number') {
    const index = positionIn(list, where);
    return index === null ? null : list.with(index, newItem);
  }
  if (!isFunction(where) || where.parameterNames.length !== 2) return null;
  const verdicts = list.map((item): unknown => where.invoke([item, newItem]));
  if (!verdicts.every((verdict) => typeof verdict === 'boolean')) return null;
  return list.map((item, index) => (verdicts[index] === true ? newItem : item));
}

/** Removes white space outside character classes, which is all that the flag `x` asks for. */
function withoutSpace(pattern: string): string {
  return pattern.replace(/(\[[^\]]*\])|\s+/g, (_, characterClass: string | undefined) => characterClass ?? '');
}

/** Class subtraction of XML Schema, `[A-Z-[OI]]`, as JavaScript can say it. */
function withoutSubtraction(pattern: string): string {
  return pattern.replace(/\[([^[\]]+)-\[([^[\]]+)\]\]/g, '(?:(?![$2])[$1])');
}

/** Lets feelin run one of its regular-expression functions on a pattern put in JavaScript's terms. */
function regular(call: string, parameters: string[]): FeelFunction {
  const run = (...values: unknown[]) => {
    const named: Record<string, unknown> = Object.fromEntries(parameters.map((name, index) => [name, values[index]]));
    if (typeof named.pattern === 'string') named.pattern = withoutSubtraction(named.pattern);
    const { pattern, flags } = named;
    if (typeof pattern === 'string' && typeof flags === 'string' && flags.includes('x')) {
      named.pattern = withoutSpace(pattern);
      named.flags = flags.replaceAll('x', '');
    }
    const text = named.flags === undefined ? call.replace(', flags', '') : call;
    return evaluate(text, named).value;
  };
  return new FeelFunction(run, parameters);
}

export const builtins: Readonly<Record<string, unknown>> = {
  ...intervals,
  decimal: rounding((n, scale) => n.round(scale, modes.halfEven)),
  'round up': rounding((n, scale) => n.round(scale, modes.up)),
  'round down': rounding((n, scale) => n.round(scale, modes.down)),
  'round half up': rounding((n, scale) => nearest(n, scale, 'up')),
  'round half down': rounding((n, scale) => nearest(n, scale, 'down')),
  floor: roundingTo((n) => n.lt(0)),
  ceiling: roundingTo((n) => n.gt(0)),
  sum: overNumbers((numbers) => toNumber(sum(numbers))),
  mean: overNumbers((numbers) => toNumber(sum(numbers).div(numbers.length))),
  'list replace': new FeelFunction(listReplace, ['list', 'position', 'newItem', 'match']),
  matches: regular('matches(input, pattern, flags)', ['input', 'pattern', 'flags']),
  replace: regular('replace(input, pattern, replacement, flags)', ['input', 'pattern', 'replacement', 'flags']),
};
