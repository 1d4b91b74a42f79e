import { assert } from '../base/assert.ts';
import type { InputColumn, OutputCell, OutputColumn, TableDeclaration } from '../sdk/decision.ts';
import { type DecisionResult, evaluateDecision } from './evaluate.ts';
import { isFeel } from './feel.ts';
import type { Decision, DecisionTable, DmnModel, InputData } from './model.ts';
import { isContext } from './types.ts';

export interface Decided<Out extends string> extends Omit<DecisionResult, 'value'> {
  /** What was decided, by output column. Empty when nothing was; one entry unless the hit policy lists or collects. */
  readonly outputs: readonly Readonly<Record<Out, unknown>>[];
  /** The aggregate of a COLLECT table, otherwise null. */
  readonly aggregate: number | null;
}

const annotationNames = ['依据', '说明'] as const;

function outputText(cell: OutputCell | undefined): string | undefined {
  if (cell === undefined) return undefined;
  if (typeof cell === 'object' && cell !== null) return cell.feel;
  return JSON.stringify(cell);
}

function toTable<In extends string, Out extends string>(declared: TableDeclaration<In, Out>): DecisionTable {
  const inputs = Object.entries<InputColumn>(declared.inputs);
  const outputs = Object.entries<OutputColumn>(declared.outputs);
  return {
    kind: 'table',
    hitPolicy: declared.hitPolicy,
    aggregation: declared.aggregation,
    inputs: inputs.map(([name, { title, type, allowed }]) => ({
      label: title,
      expression: name,
      typeRef: type,
      allowedValues: allowed,
    })),
    outputs: outputs.map(([name, { type, priority, otherwise }]) => ({
      name,
      typeRef: type,
      allowedValues: priority,
      defaultValue: outputText(otherwise),
    })),
    annotationNames,
    rules: declared.rules.map((rule) => ({
      id: rule.id,
      when: inputs.map(([name]) => String(rule.when[name as In] ?? '-')),
      outputs: outputs.map(([name]) => outputText(rule.gives[name as Out]) ?? 'null'),
      annotations: [rule.basis ?? declared.basis, rule.note ?? ''],
    })),
  };
}

/** Every cell must parse, and aggregates need their one output: mistakes of the declaration are found when it loads. */
function check(name: string, table: DecisionTable): void {
  const names = table.inputs.map(({ expression }) => expression);
  assert(table.outputs.length > 0, `table ${name} has no output`);
  assert(
    table.aggregation === undefined || table.outputs.length === 1,
    `table ${name} aggregates more than one output`,
  );
  assert(
    table.aggregation === undefined || table.hitPolicy === 'COLLECT',
    `table ${name} aggregates but does not collect`,
  );
  const defaults = table.outputs.filter(({ defaultValue }) => defaultValue !== undefined).length;
  assert(defaults === 0 || defaults === table.outputs.length, `table ${name} gives some outputs a default but not all`);
  for (const [index, rule] of table.rules.entries()) {
    for (const cell of rule.when) {
      assert(isFeel(cell, 'tests', names), `table ${name}, rule ${index + 1}: not a FEEL test: ${cell}`);
    }
    for (const cell of rule.outputs) {
      assert(isFeel(cell, 'expression', names), `table ${name}, rule ${index + 1}: not a FEEL expression: ${cell}`);
    }
  }
}

/** A declared table as a DMN model. Asserts that every cell is FEEL. */
function compile<In extends string, Out extends string>(declared: TableDeclaration<In, Out>): DmnModel {
  const table = toTable(declared);
  check(declared.name, table);
  const namespace = `urn:hengdao:rules:${encodeURIComponent(declared.name)}:${declared.from}`;
  const inputs = Object.entries<InputColumn>(declared.inputs).map(
    ([name, column]): InputData => ({
      kind: 'input',
      id: `input-${name}`,
      name,
      namespace,
      variable: { name, typeRef: column.type },
    }),
  );
  const decision: Decision = {
    kind: 'decision',
    id: 'decision',
    name: declared.name,
    namespace,
    variable: { name: declared.name },
    expression: table,
    requires: inputs.map(({ id }) => ({ namespace, id })),
  };
  return { namespace, name: declared.title, items: new Map(), elements: [...inputs, decision], imports: new Map() };
}

const models = new WeakMap<object, DmnModel>();

/** The DMN model of a declared table, made once. Asserts that the declaration is sound: call it when rules load. */
export function modelOf<In extends string, Out extends string>(declared: TableDeclaration<In, Out>): DmnModel {
  const known = models.get(declared);
  if (known) return known;
  const model = compile(declared);
  models.set(declared, model);
  return model;
}

/** Decides by a table. `trace` names the rules that held with their basis, `problems` why nothing was decided. */
export function decide<In extends string, Out extends string>(
  table: TableDeclaration<In, Out>,
  inputs: Readonly<Record<In, unknown>>,
): Decided<Out> {
  const { value, trace, problems } = evaluateDecision(modelOf(table), table.name, inputs);
  if (table.aggregation !== undefined) {
    return { outputs: [], aggregate: typeof value === 'number' ? value : null, trace, problems };
  }
  const [only, ...more] = Object.keys(table.outputs);
  const wrap = (output: unknown) => (more.length === 0 && only !== undefined ? { [only]: output } : output);
  const listed = Array.isArray(value) ? value : value === null ? [] : [value];
  const outputs = listed.map(wrap).filter(isContext) as Record<Out, unknown>[];
  return { outputs, aggregate: null, trace, problems };
}
