import { assert } from '../base/assert.ts';
import type { OutputCell, RuleRow, TableDeclaration } from './decision.ts';
import { type Expression, plainExpression, plainTests, type Scope, type Tests } from './plain-feel.ts';

/** What a compiled table decided, and by which row. */
export interface CompiledDecision<Out extends string> {
  readonly outputs: Readonly<Record<Out, unknown>>;
  /** Row of the table from 1 as it is printed; 0 when no row held and the default was taken. */
  readonly row: number;
  readonly basis: string;
}

export type CompiledTable<In extends string, Out extends string> = (
  inputs: Readonly<Record<In, unknown>>,
) => CompiledDecision<Out> | null;

interface CompiledRow<Out extends string> {
  readonly tests: readonly { readonly name: string; readonly holds: Tests }[];
  readonly decision: (scope: Scope) => CompiledDecision<Out>;
}

function cell(value: OutputCell | undefined): Expression {
  if (typeof value === 'object' && value !== null) return plainExpression(value.feel);
  const plain = value ?? null;
  return () => plain;
}

function giving<Out extends string>(
  cells: readonly (readonly [string, Expression])[],
  row: number,
  basis: string,
): (scope: Scope) => CompiledDecision<Out> {
  return (scope) => {
    const outputs: Record<string, unknown> = {};
    for (const [name, value] of cells) outputs[name] = value(scope);
    return { outputs: outputs as Record<Out, unknown>, row, basis };
  };
}

function compileRow<In extends string, Out extends string>(
  table: TableDeclaration<In, Out>,
  rule: RuleRow<In, Out>,
  index: number,
): CompiledRow<Out> {
  const tests = Object.entries<string | number | boolean | undefined>(rule.when).flatMap(([name, text]) => {
    const holds = text === undefined ? null : plainTests(String(text));
    return holds ? [{ name, holds }] : [];
  });
  const cells = Object.keys(table.outputs).map((name) => [name, cell(rule.gives[name as Out])] as const);
  return { tests, decision: giving(cells, index + 1, rule.basis ?? table.basis) };
}

/**
 * Turns a table of plain cells into closures, for where it is asked millions of times: the DMN evaluator, which names
 * every step, decides some thousand a second. Both decide alike; tests of the tables hold them to it. UNIQUE and FIRST
 * only, without `allowed` and dates; asserts on whatever it does not know. Null when no row holds and there is no
 * default, or when more rows hold than may.
 */
export function compileTable<In extends string, Out extends string>(
  table: TableDeclaration<In, Out>,
): CompiledTable<In, Out> {
  const first = table.hitPolicy === 'FIRST';
  assert(first || table.hitPolicy === 'UNIQUE', `table ${table.name}: ${table.hitPolicy} is not compiled`);
  for (const [name, { allowed }] of Object.entries<{ readonly allowed?: string }>(table.inputs)) {
    assert(allowed === undefined, `table ${table.name}: allowed values of ${name} are not compiled`);
  }
  const rows = table.rules.map((rule, index) => compileRow(table, rule, index));
  const outputs = Object.entries<{ readonly otherwise?: OutputCell }>(table.outputs);
  const otherwise = outputs.some(([, output]) => output.otherwise !== undefined)
    ? giving<Out>(
        outputs.map(([name, output]) => [name, cell(output.otherwise)] as const),
        0,
        table.basis,
      )
    : null;
  return (inputs) => {
    let found: CompiledRow<Out> | null = null;
    for (const row of rows) {
      if (!row.tests.every(({ name, holds }) => holds(inputs[name as In] ?? null, inputs))) continue;
      if (found) return null;
      found = row;
      if (first) break;
    }
    if (found) return found.decision(inputs);
    return otherwise ? otherwise(inputs) : null;
  };
}
