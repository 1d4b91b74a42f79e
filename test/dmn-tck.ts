import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dateAndTime, duration, parseDate, parseTime } from 'feelin';
import { must } from '../kernel/base/assert.ts';
import { evaluateDecision, evaluateService } from '../kernel/decisions/evaluate.ts';
import { evaluateFeel } from '../kernel/decisions/feel.ts';
import type { DmnModel } from '../kernel/decisions/model.ts';
import { importedNamespaces, parseDmn } from '../kernel/decisions/parse.ts';
import { isContext } from '../kernel/decisions/types.ts';
import { childNamed, childrenNamed, parseXml, type XmlElement } from '../kernel/decisions/xml.ts';

/** What the DMN Technology Compatibility Kit makes of our evaluator. A case passes when all its results are as expected. */
export interface TckReport {
  readonly passed: number;
  readonly failed: number;
  /** `folder/file case: decision: expected x, got y` for each case that fails. */
  readonly errors: readonly string[];
}

function readScalar(element: XmlElement): unknown {
  if (element.attributes.nil === 'true') return null;
  const type = (element.attributes.type ?? '').replace(/^\w+:/, '');
  const text = element.text.trim();
  switch (type) {
    case 'boolean':
      return text === 'true';
    case 'decimal':
    case 'double':
    case 'integer':
    case 'int':
    case 'float':
    case 'long':
      return Number(text.replace('INF', 'Infinity'));
    case 'date':
      return parseDate(text);
    case 'time':
      return parseTime(text);
    case 'dateTime':
      return dateAndTime(text);
    case 'duration':
    case 'dayTimeDuration':
    case 'yearMonthDuration':
      return duration(text);
    default:
      return element.text;
  }
}

/** The value that a node of a test case states: a scalar, a list or components. */
function readValue(node: XmlElement): unknown {
  if (node.attributes.nil === 'true') return null;
  const value = childNamed(node, 'value');
  if (value) return readScalar(value);
  const list = childNamed(node, 'list');
  if (list) return list.attributes.nil === 'true' ? null : childrenNamed(list, 'item').map(readValue);
  const components = childrenNamed(node, 'component');
  if (components.length === 0) return null;
  return Object.fromEntries(components.map((component) => [component.attributes.name ?? '', readValue(component)]));
}

/** Equality of the kit: numbers to 8 significant decimal places, everything else as FEEL compares it. */
function agrees(actual: unknown, expected: unknown): boolean {
  if (expected === null || actual === null) return actual === expected;
  if (typeof expected === 'number' && typeof actual === 'number') {
    return Object.is(actual, expected) || Math.abs(actual - expected) <= 1e-8 * Math.max(1, Math.abs(expected));
  }
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) &&
      actual.length === expected.length &&
      expected.every((item, index) => agrees(actual[index] ?? null, item))
    );
  }
  if (isContext(expected)) {
    const keys = Object.keys(expected);
    return (
      isContext(actual) &&
      Object.keys(actual).length === keys.length &&
      keys.every((key) => key in actual && agrees(actual[key] ?? null, expected[key]))
    );
  }
  return evaluateFeel('a = b', { a: actual, b: expected }, (message) => void message) === true;
}

function runCase(testCase: XmlElement, model: DmnModel): string[] {
  const inputs = Object.fromEntries(
    childrenNamed(testCase, 'inputNode').map((node) => [node.attributes.name ?? '', readValue(node)]),
  );
  const service = testCase.attributes.type === 'decisionService' ? testCase.attributes.invocableName : undefined;
  const errors: string[] = [];
  for (const node of childrenNamed(testCase, 'resultNode')) {
    const name = node.attributes.name ?? '';
    const stated = childNamed(node, 'expected');
    const expected = stated ? readValue(stated) : null;
    const { value: whole, problems } = service
      ? evaluateService(model, service, inputs)
      : evaluateDecision(model, name, inputs);
    // A service with several output decisions gives a context, of which each result node states one entry.
    const value = service && isContext(whole) && name in whole ? whole[name] : whole;
    if (agrees(value, expected)) continue;
    const told = problems[0] ? ` (${problems[0].message})` : '';
    errors.push(`${name}: expected ${print(expected)}, got ${print(value)}${told}`);
  }
  return errors;
}

function print(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
}

/** Reads the models of a folder, each after those it imports. */
function readModels(folder: string): Map<string, DmnModel> {
  const pending = new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.dmn'))
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const),
  );
  const ready = new Map<string, DmnModel>();
  const namespaces = new Map([...pending].map(([file, xml]) => [file, parseXml(xml).attributes.namespace]));
  while (pending.size > 0) {
    const before = pending.size;
    for (const [file, xml] of pending) {
      const missing = [...pending.keys()].some(
        (other) => other !== file && importedNamespaces(xml).includes(namespaces.get(other) ?? ''),
      );
      if (missing) continue;
      ready.set(file, parseDmn(xml, [...ready.values()]));
      pending.delete(file);
    }
    if (pending.size === before) throw new Error(`models import each other: ${[...pending.keys()].join(', ')}`);
  }
  return ready;
}

/** A case whose stated values cannot even be read, such as a date before year zero, fails like any other. */
function attempt(run: () => string[]): string[] {
  try {
    return run();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

function runFile(
  folder: string,
  file: string,
  models: ReadonlyMap<string, DmnModel>,
): { cases: number; errors: string[] } {
  const root = parseXml(readFileSync(join(folder, file), 'utf8'));
  const modelName = childNamed(root, 'modelName')?.text.trim() ?? '';
  const model = must(models.get(modelName), `model ${modelName} of ${file}`);
  const cases = childrenNamed(root, 'testCase');
  const errors = cases.flatMap((testCase) => {
    const found = attempt(() => runCase(testCase, model));
    return found.length > 0 ? [`${file} ${testCase.attributes.id}: ${found.join('; ')}`] : [];
  });
  return { cases: cases.length, errors };
}

/**
 * Runs every test in a folder laid out like the kit: one folder for each subject, holding `.dmn` models and
 * `*-test-NN.xml` cases.
 */
export function runTck(folder: string): TckReport {
  let cases = 0;
  const errors: string[] = [];
  const subjects = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of subjects) {
    const path = join(folder, name);
    const models = readModels(path);
    for (const file of readdirSync(path).filter((each) => /-test-\d+\.xml$/.test(each))) {
      const result = runFile(path, file, models);
      cases += result.cases;
      errors.push(...result.errors);
    }
  }
  return { passed: cases - errors.length, failed: errors.length, errors };
}
