import { isRange } from 'feelin';
import { callFeel, evaluateFeel, feelFunction, type Scope } from './feel.ts';
import type { DmnModel, Expression, FunctionDefinition } from './model.ts';
import { evaluateTable, type TableTrace } from './table.ts';
import { coerce, isContext, typeNames } from './types.ts';

/** Where an expression stands: the names it sees, the types it can name, and who hears about tables and problems. */
export interface Frame {
  /** The decision or business knowledge being evaluated. */
  readonly name: string;
  readonly model: DmnModel;
  readonly scope: Scope;
  readonly report: (message: string) => void;
  readonly trace: (trace: TableTrace) => void;
}

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

function withNames(frame: Frame, names: Scope): Frame {
  return { ...frame, scope: { ...frame.scope, ...names } };
}

/** A boxed context: each entry sees those above it; a last entry without a name is the value of the whole. */
function evaluateContext(expression: Of<'context'>, frame: Frame): unknown {
  const result: Record<string, unknown> = {};
  for (const { variable, value } of expression.entries) {
    const evaluated = evaluateBoxed(value, withNames(frame, result));
    if (variable === null) return evaluated;
    result[variable.name] = coerce(evaluated, variable.typeRef, frame.model, frame.report);
  }
  return result;
}

/** A FEEL function of a function definition or of encapsulated logic. Arguments that do not conform prevent the call. */
export function makeFunction(definition: FunctionDefinition, frame: Frame, resultType?: string): unknown {
  const { body, parameters } = definition;
  if (definition.language !== 'FEEL' || !body) {
    frame.report(`functions of kind ${definition.language} are not run`);
    return null;
  }
  const names = parameters.map(({ name }) => name);
  const run = (values: unknown[]) => {
    const bound: Record<string, unknown> = {};
    for (const [index, parameter] of parameters.entries()) {
      const given = values[index] ?? null;
      const value = coerce(given, parameter.typeRef, frame.model, frame.report);
      if (value === null && given !== null) return null;
      bound[parameter.name] = value;
    }
    const result = evaluateBoxed(body, withNames(frame, bound));
    return coerce(result, resultType ?? definition.typeRef, frame.model, frame.report);
  };
  return feelFunction(frame.name, names, run, frame.report);
}

function evaluateInvocation(expression: Of<'invocation'>, frame: Frame): unknown {
  const callee = evaluateBoxed(expression.callee, frame);
  const named: Record<string, unknown> = {};
  for (const { parameter, value } of expression.bindings) {
    const given = value ? evaluateBoxed(value, frame) : null;
    named[parameter.name] = coerce(given, parameter.typeRef, frame.model, frame.report);
  }
  return callFeel(callee, named, frame.report);
}

function itemsOf(list: Expression, frame: Frame): unknown[] | null {
  const value = evaluateBoxed(list, frame);
  if (value === null) return null;
  if (isRange(value)) return value.map((item: unknown) => item);
  return Array.isArray(value) ? value : [value];
}

function evaluateFilter(expression: Of<'filter'>, frame: Frame): unknown {
  const items = itemsOf(expression.list, frame);
  if (items === null) return null;
  const verdicts = items.map((item) => {
    const names = isContext(item) ? { ...item, item } : { item };
    return evaluateBoxed(expression.match, withNames(frame, names));
  });
  if (!verdicts.every((verdict) => verdict === null || typeof verdict === 'boolean')) {
    frame.report('the condition of a filter must be a boolean');
    return null;
  }
  return items.filter((_, index) => verdicts[index] === true);
}

function evaluateConditional(expression: Of<'conditional'>, frame: Frame): unknown {
  const condition = evaluateBoxed(expression.condition, frame);
  if (condition !== null && typeof condition !== 'boolean') {
    frame.report('the condition of "if" must be a boolean');
    return null;
  }
  return evaluateBoxed(condition === true ? expression.whenTrue : expression.whenFalse, frame);
}

function evaluateIteration(expression: Of<'iteration'>, frame: Frame): unknown {
  const items = itemsOf(expression.list, frame);
  if (items === null) {
    frame.report(`the list of "${expression.quantifier}" is null`);
    return null;
  }
  const partial: unknown[] = [];
  for (const item of items) {
    const names = { [expression.iterator]: item, partial: [...partial] };
    partial.push(evaluateBoxed(expression.body, withNames(frame, names)));
  }
  if (expression.quantifier === 'for') return partial;
  if (!partial.every((value) => typeof value === 'boolean')) {
    frame.report(`the condition of "${expression.quantifier}" must be a boolean`);
    return null;
  }
  return expression.quantifier === 'some' ? partial.includes(true) : !partial.includes(false);
}

function evaluateLiteral({ text }: Of<'literal'>, frame: Frame): unknown {
  const scope = text.includes('instance of') ? { ...typeNames(frame.model), ...frame.scope } : frame.scope;
  return evaluateFeel(text, scope, frame.report);
}

function evaluateKind(expression: Expression, frame: Frame): unknown {
  switch (expression.kind) {
    case 'literal':
      return evaluateLiteral(expression, frame);
    case 'table':
      return evaluateTable({ table: expression, ...frame }, frame.name, frame.trace);
    case 'context':
      return evaluateContext(expression, frame);
    case 'list':
      return expression.items.map((item) => evaluateBoxed(item, frame));
    case 'relation':
      return expression.rows.map((row) =>
        Object.fromEntries(
          expression.columns.map((column, index) => {
            const cell = row[index];
            const value = cell ? evaluateBoxed(cell, frame) : null;
            return [column.name, coerce(value, column.typeRef, frame.model, frame.report)];
          }),
        ),
      );
    case 'function':
      return makeFunction(expression, frame);
    case 'invocation':
      return evaluateInvocation(expression, frame);
    case 'conditional':
      return evaluateConditional(expression, frame);
    case 'filter':
      return evaluateFilter(expression, frame);
    case 'iteration':
      return evaluateIteration(expression, frame);
  }
}

/** Evaluates a boxed expression and conforms its value to the type it declares. */
export function evaluateBoxed(expression: Expression, frame: Frame): unknown {
  const value = evaluateKind(expression, frame);
  if (expression.kind === 'function') return value;
  return coerce(value, expression.typeRef, frame.model, frame.report);
}
