import { sum, toNumber } from '../base/decimal.ts';
import { evaluateFeel, passesTests, type Report, type Scope } from './feel.ts';
import type { DecisionTable, DmnModel, TableOutput, TableRule } from './model.ts';
import { coerce, isContext } from './types.ts';

/** Which rules of a table decided, so that a decision can explain itself. */
export interface TableTrace {
  /** The decision or business knowledge that the table belongs to. */
  readonly table: string;
  readonly hitPolicy: string;
  readonly inputs: readonly { readonly label: string; readonly value: unknown }[];
  /** The rules that hold, in table order; `index` counts from 1 as in the printed table. */
  readonly matched: readonly MatchedRule[];
  /** True when no rule held and the default output was taken. */
  readonly defaulted: boolean;
}

export interface MatchedRule {
  readonly index: number;
  readonly id: string | undefined;
  readonly output: unknown;
  readonly annotations: Readonly<Record<string, string>>;
}

interface Run {
  readonly table: DecisionTable;
  readonly scope: Scope;
  readonly model: DmnModel;
  readonly report: Report;
}

function evaluateInputs({ table, scope, model, report }: Run): { label: string; value: unknown }[] | null {
  const inputs = [];
  for (const input of table.inputs) {
    const value = coerce(evaluateFeel(input.expression, scope, report), input.typeRef, model, report);
    if (input.allowedValues && !passesTests(input.allowedValues, value, scope, report)) {
      report(`${input.label} is outside its allowed values`);
      return null;
    }
    inputs.push({ label: input.label, value });
  }
  return inputs;
}

function ruleOutput(texts: readonly (string | undefined)[], run: Run): unknown {
  const { table, scope, model, report } = run;
  const values = table.outputs.map((output, column) => {
    const value = evaluateFeel(texts[column] || 'null', scope, report);
    return coerce(value, output.typeRef, model, report);
  });
  if (table.outputs.length === 1) return values[0] ?? null;
  return Object.fromEntries(table.outputs.map((output, column) => [output.name ?? '', values[column] ?? null]));
}

function matches(rule: TableRule, inputs: readonly { value: unknown }[], run: Run): boolean {
  return inputs.every(({ value }, column) => passesTests(rule.when[column] ?? '-', value, run.scope, run.report));
}

/** Places of the output values in the order of priority that the table declares; a value not listed comes last. */
function priorities(output: unknown, run: Run): number[] {
  const place = (column: TableOutput, value: unknown) => {
    if (!column.allowedValues) return 0;
    const ordered = evaluateFeel(`[${column.allowedValues}]`, run.scope, run.report);
    const index = Array.isArray(ordered) ? ordered.findIndex((each) => feelEquals(each, value)) : -1;
    return index < 0 ? Number.MAX_SAFE_INTEGER : index;
  };
  return run.table.outputs.map((column) =>
    place(column, run.table.outputs.length > 1 && isContext(output) ? output[column.name ?? ''] : output),
  );
}

function byPriority(outputs: readonly unknown[], run: Run): unknown[] {
  const keyed = outputs.map((output) => ({ output, keys: priorities(output, run) }));
  keyed.sort((a, b) => {
    for (const [column, key] of a.keys.entries()) {
      const difference = key - (b.keys[column] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return keyed.map(({ output }) => output);
}

function feelEquals(a: unknown, b: unknown): boolean {
  return evaluateFeel('a = b', { a, b }, (message) => void message) === true;
}

function aggregate(outputs: readonly unknown[], { table, report }: Run): unknown {
  if (table.aggregation === undefined) return outputs;
  if (table.aggregation === 'COUNT') return outputs.length;
  const numbers = outputs.filter((output) => typeof output === 'number');
  if (numbers.length < outputs.length) {
    report(`${table.aggregation} needs numbers`);
    return null;
  }
  // Money in rule tables is added exactly, which binary floating point would not do.
  if (table.aggregation === 'SUM') return toNumber(sum(numbers));
  return table.aggregation === 'MIN' ? Math.min(...numbers) : Math.max(...numbers);
}

function applyHitPolicy(outputs: readonly unknown[], run: Run): unknown {
  const { table, report } = run;
  const first = outputs[0] ?? null;
  switch (table.hitPolicy) {
    case 'UNIQUE':
      if (outputs.length === 1) return first;
      report(`${outputs.length} rules hold where only one may`);
      return null;
    case 'ANY':
      if (outputs.every((output) => feelEquals(output, first))) return first;
      report('rules with different outputs hold where they must agree');
      return null;
    case 'FIRST':
      return first;
    case 'PRIORITY':
      return byPriority(outputs, run)[0] ?? null;
    case 'RULE ORDER':
      return outputs;
    case 'OUTPUT ORDER':
      return byPriority(outputs, run);
    case 'COLLECT':
      return aggregate(outputs, run);
  }
}

/** Evaluates a decision table (DMN 1.3, clause 8.2). Null with a report when its hit policy is violated. */
export function evaluateTable(run: Run, name: string, trace: (trace: TableTrace) => void): unknown {
  const { table } = run;
  const inputs = evaluateInputs(run);
  if (!inputs) return null;
  const matched: MatchedRule[] = [];
  for (const [index, rule] of table.rules.entries()) {
    if (!matches(rule, inputs, run)) continue;
    const annotations = Object.fromEntries(
      rule.annotations.map((text, column) => [table.annotationNames[column] ?? `${column + 1}`, text]),
    );
    matched.push({ index: index + 1, id: rule.id, output: ruleOutput(rule.outputs, run), annotations });
    if (table.hitPolicy === 'FIRST') break;
  }
  const defaulted = matched.length === 0 && table.outputs.some((output) => output.defaultValue !== undefined);
  trace({ table: name, hitPolicy: table.hitPolicy, inputs, matched, defaulted });
  if (matched.length > 0) {
    return applyHitPolicy(
      matched.map(({ output }) => output),
      run,
    );
  }
  if (defaulted)
    return ruleOutput(
      table.outputs.map((output) => output.defaultValue),
      run,
    );
  return table.aggregation === 'COUNT' ? 0 : null;
}
