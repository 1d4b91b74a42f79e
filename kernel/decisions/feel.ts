import { evaluate, FeelFunction, isFunction, unaryTest } from 'feelin';
import { arithmetic } from './arithmetic.ts';
import { builtins } from './builtins.ts';
import { decideQuickly, readConstant } from './cells.ts';
import { parses, rewrite } from './rewrite.ts';

/** The names an expression can see. Values are FEEL values: see {@link evaluateFeel}. */
export type Scope = Readonly<Record<string, unknown>>;

/** Receives what made an expression, or a part of it, null. */
export type Report = (message: string) => void;

/**
 * Evaluates a FEEL expression. FEEL values are JavaScript's strings, numbers, booleans, null, arrays and plain objects,
 * and feelin's classes for dates, times, durations, ranges and functions. As the standard demands, an error makes the
 * value null; `report` hears why.
 */
export function evaluateFeel(text: string, scope: Scope, report: Report): unknown {
  const constant = readConstant(text);
  if (constant) return constant.value;
  return guarded(text, report, () => {
    const names = { ...builtins, ...arithmetic(report), ...scope };
    return evaluate(rewrite(text, 'expression', names), names);
  });
}

const plainName = /^[\p{L}_][\p{L}\d_.' ]*$/u;
const negation = /^not\s*\((.+)\)$/s;

/** A name, or its negation, in a boolean column is a value to compare with, not a condition; null for other cells. */
function compareBoolean(text: string, value: boolean, scope: Scope, report: Report): boolean | null {
  const negated = negation.exec(text)?.[1]?.trim();
  const name = negated ?? text;
  if (!plainName.test(name)) return null;
  const other = evaluateFeel(name, scope, report);
  return typeof other === 'boolean' && (other === value) === (negated === undefined);
}

/** Whether `value` passes the FEEL unary tests in `text`. Null and errors count as not passing. */
export function passesTests(text: string, value: unknown, scope: Scope, report: Report): boolean {
  const trimmed = text.trim();
  if (trimmed === '-' || trimmed === '') return true;
  const quick = decideQuickly(trimmed, value);
  if (quick !== null) return quick;
  if (typeof value === 'boolean') {
    const compared = compareBoolean(trimmed, value, scope, report);
    if (compared !== null) return compared;
  }
  const passes = guarded(text, report, () => {
    const names = { ...builtins, ...arithmetic(report), ...scope, '?': value };
    return unaryTest(rewrite(trimmed, 'tests', names), names);
  });
  return passes === true;
}

function guarded(
  text: string,
  report: Report,
  run: () => { value: unknown; warnings: { message: string }[] },
): unknown {
  try {
    const { value, warnings } = run();
    for (const warning of warnings) report(`${warning.message} in: ${text}`);
    if (typeof value === 'number' && Number.isNaN(value)) {
      // FEEL has no such number; it arises where feelin lets JavaScript calculate with dates and durations.
      report(`not a number: ${text}`);
      return null;
    }
    return isFailure(value) ? null : (value ?? null);
  } catch (error) {
    // feelin throws for what it cannot parse and for built-in functions it does not have.
    report(`${error instanceof Error ? error.message : String(error)} in: ${text}`);
    return null;
  }
}

/** feelin's signal for a built-in function that was called wrongly; it has no exported class. */
function isFailure(value: unknown): boolean {
  return typeof value === 'object' && value !== null && value.constructor.name === 'InvocationFailure';
}

/** A FEEL function backed by ours. It must be given every parameter; otherwise it reports and gives null. */
export function feelFunction(
  name: string,
  parameters: readonly string[],
  body: (values: unknown[]) => unknown,
  report: Report,
): FeelFunction {
  const call = (...values: unknown[]) => {
    if (values.length < parameters.length || values.includes(undefined)) {
      report(`${name} needs the parameters (${parameters.join(', ')})`);
      return null;
    }
    return body(values);
  };
  return new FeelFunction(call, [...parameters]);
}

/** Calls a FEEL function with named arguments. */
export function callFeel(callee: unknown, named: Readonly<Record<string, unknown>>, report: Report): unknown {
  const target =
    typeof callee === 'function' ? new FeelFunction(callee as () => unknown, argumentNames(callee)) : callee;
  if (!isFunction(target)) {
    report('what is invoked is not a function');
    return null;
  }
  const result: unknown = target.invoke({ ...named });
  if (!isFailure(result)) return result ?? null;
  report(
    `arguments (${Object.keys(named).join(', ')}) do not fit the parameters (${target.parameterNames.join(', ')})`,
  );
  return null;
}

function argumentNames(builtin: object): string[] {
  return '$args' in builtin && Array.isArray(builtin.$args) ? builtin.$args : [];
}

/** Whether the text is a FEEL expression or a list of unary tests, given the names that it may use. */
export function isFeel(text: string, kind: 'expression' | 'tests', names: readonly string[]): boolean {
  if (kind === 'tests' && text.trim() === '-') return true;
  return parses(text, kind, { ...builtins, ...Object.fromEntries(names.map((name) => [name, null])) });
}
