import { must } from '../base/assert.ts';
import { evaluateBoxed, type Frame, makeFunction } from './boxed.ts';
import { feelFunction } from './feel.ts';
import type {
  BusinessKnowledge,
  Decision,
  DecisionService,
  DmnModel,
  DrgElement,
  InputData,
  Reference,
} from './model.ts';
import type { TableTrace } from './table.ts';
import { coerce, readInput } from './types.ts';

/** Something that made a value null on the way. */
export interface Problem {
  readonly element: string;
  readonly message: string;
}

export interface DecisionResult {
  /** A FEEL value; dates, times and durations print and serialise in their ISO 8601 form. */
  readonly value: unknown;
  /** Every decision table that was evaluated, in order of completion. */
  readonly trace: readonly TableTrace[];
  /** Empty when nothing went wrong. A problem need not make the value null: a rule may expect null. */
  readonly problems: readonly Problem[];
}

/** The model has no such decision, service or knowledge. */
export class DecisionMissing extends Error {
  override readonly name = 'DecisionMissing';
}

interface Located {
  readonly model: DmnModel;
  readonly element: DrgElement;
  /** The name of the import through which the element is seen, or null within its own model. */
  readonly alias: string | null;
}

/** One evaluation of one set of inputs. Each decision is evaluated at most once in it. */
interface Evaluation {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly values: Map<DrgElement, unknown>;
  readonly underway: Set<DrgElement>;
  readonly trace: TableTrace[];
  readonly problems: Problem[];
}

function locate(model: DmnModel, { namespace, id }: Reference): Located | null {
  const own = model.namespace === namespace ? model.elements.find((element) => element.id === id) : undefined;
  if (own) return { model, element: own, alias: null };
  for (const [alias, imported] of model.imports) {
    if (imported.namespace !== namespace) continue;
    const element = imported.elements.find((candidate) => candidate.id === id);
    if (element) return { model: imported, element, alias };
  }
  return null;
}

function frameOf(element: DrgElement, model: DmnModel, evaluation: Evaluation): Frame {
  return {
    name: element.name,
    model,
    scope: {},
    report: (message) => evaluation.problems.push({ element: element.name, message }),
    trace: (trace) => evaluation.trace.push(trace),
  };
}

function scopeOf(requires: readonly Reference[], model: DmnModel, evaluation: Evaluation, frame: Frame): Frame {
  const scope: Record<string, unknown> = {};
  for (const reference of requires) {
    const found = locate(model, reference);
    if (!found) {
      frame.report(`required element is missing: ${reference.namespace}#${reference.id}`);
      continue;
    }
    const value = elementValue(found.element, found.model, evaluation);
    const name = found.element.variable.name;
    if (found.alias === null) scope[name] = value;
    else scope[found.alias] = { ...(scope[found.alias] as object | undefined), [name]: value };
  }
  return { ...frame, scope };
}

function inputValue(element: InputData, model: DmnModel, evaluation: Evaluation, frame: Frame): unknown {
  return readInput(evaluation.inputs[element.name], element.variable.typeRef, model, frame.report);
}

function decisionValue(element: Decision, model: DmnModel, evaluation: Evaluation, frame: Frame): unknown {
  if (!element.expression) {
    frame.report('the decision has no logic');
    return null;
  }
  const value = evaluateBoxed(element.expression, scopeOf(element.requires, model, evaluation, frame));
  return coerce(value, element.variable.typeRef, model, frame.report);
}

function knowledgeValue(element: BusinessKnowledge, model: DmnModel, evaluation: Evaluation, frame: Frame): unknown {
  if (!element.logic) return null;
  return makeFunction(element.logic, scopeOf(element.requires, model, evaluation, frame));
}

/** A service as a function: its parameters are its input data, then its input decisions, in the order declared. */
function serviceValue(element: DecisionService, model: DmnModel, evaluation: Evaluation, frame: Frame): unknown {
  const parameters = serviceParameters(element, model);
  const names = parameters.map((parameter) => parameter.element.name);
  const run = (values: unknown[]) => {
    const given = new Map(parameters.map((parameter, index) => [parameter, values[index] ?? null]));
    return runService(element, model, { ...evaluation, values: new Map(), underway: new Set() }, given, frame);
  };
  return feelFunction(element.name, names, run, frame.report);
}

function serviceParameters(service: DecisionService, model: DmnModel): Located[] {
  return [...service.inputData, ...service.inputDecisions].map((reference) =>
    must(locate(model, reference), `input of service ${service.name}: ${reference.id}`),
  );
}

function runService(
  service: DecisionService,
  model: DmnModel,
  evaluation: Evaluation,
  given: ReadonlyMap<Located, unknown>,
  frame: Frame,
): unknown {
  for (const [{ element, model: owner }, value] of given) {
    const read = readInput(value, element.variable.typeRef, owner, frame.report);
    if (read === null && value !== null) return null;
    evaluation.values.set(element, read);
  }
  const outputs = service.outputDecisions.map((reference) =>
    must(locate(model, reference), `output of service ${service.name}: ${reference.id}`),
  );
  const values = outputs.map((output) => elementValue(output.element, output.model, evaluation));
  const value =
    values.length === 1
      ? values[0]
      : Object.fromEntries(outputs.map(({ element }, index) => [element.variable.name, values[index]]));
  return coerce(value, service.variable.typeRef, model, frame.report);
}

function elementValue(element: DrgElement, model: DmnModel, evaluation: Evaluation): unknown {
  if (evaluation.values.has(element)) return evaluation.values.get(element);
  const frame = frameOf(element, model, evaluation);
  if (evaluation.underway.has(element)) {
    frame.report('requires itself');
    return null;
  }
  evaluation.underway.add(element);
  const value = compute(element, model, evaluation, frame);
  evaluation.underway.delete(element);
  evaluation.values.set(element, value);
  return value;
}

function compute(element: DrgElement, model: DmnModel, evaluation: Evaluation, frame: Frame): unknown {
  switch (element.kind) {
    case 'input':
      return inputValue(element, model, evaluation, frame);
    case 'decision':
      return decisionValue(element, model, evaluation, frame);
    case 'knowledge':
      return knowledgeValue(element, model, evaluation, frame);
    case 'service':
      return serviceValue(element, model, evaluation, frame);
  }
}

function start(inputs: Readonly<Record<string, unknown>>): Evaluation {
  return { inputs, values: new Map(), underway: new Set(), trace: [], problems: [] };
}

function named(model: DmnModel, name: string, kinds: readonly DrgElement['kind'][]): DrgElement {
  const element = model.elements.find((candidate) => candidate.name === name && kinds.includes(candidate.kind));
  if (!element) throw new DecisionMissing(`model ${model.name} has no ${kinds.join(' or ')} named ${name}`);
  return element;
}

/**
 * Evaluates a decision of the model by its name, with inputs by the names of the input data. An error inside makes the
 * value null and is told in `problems`. Throws {@link DecisionMissing}.
 */
export function evaluateDecision(
  model: DmnModel,
  name: string,
  inputs: Readonly<Record<string, unknown>>,
): DecisionResult {
  const evaluation = start(inputs);
  const value = elementValue(named(model, name, ['decision']), model, evaluation);
  return { value, trace: evaluation.trace, problems: evaluation.problems };
}

/** Invokes a decision service; `inputs` are by the names of its input data and input decisions. */
export function evaluateService(
  model: DmnModel,
  name: string,
  inputs: Readonly<Record<string, unknown>>,
): DecisionResult {
  const service = named(model, name, ['service']) as DecisionService;
  const evaluation = start(inputs);
  const given = new Map(
    serviceParameters(service, model).map((parameter) => [parameter, inputs[parameter.element.name] ?? null]),
  );
  const value = runService(service, model, evaluation, given, frameOf(service, model, evaluation));
  return { value, trace: evaluation.trace, problems: evaluation.problems };
}
