import {
  dateAndTime,
  duration,
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelTime,
  isFunction,
  isRange,
  parseDate,
  parseDateTime,
  parseTime,
} from 'feelin';
import { passesTests, type Report } from './feel.ts';
import type { DmnModel, ItemDefinition } from './model.ts';

type Check = (value: unknown) => boolean;

const isDuration = (yearsMonths: boolean) => (value: unknown) =>
  value instanceof FeelDuration && value.yearsMonths === yearsMonths;

export function isContext(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** feelin passes its built-in functions as plain ones. */
function isCallable(value: unknown): boolean {
  return isFunction(value) || typeof value === 'function';
}

/** The built-in types of FEEL with the spellings found in models of DMN 1.1 to 1.5. */
const basicTypes: Readonly<Record<string, Check>> = {
  Any: () => true,
  number: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  date: (value) => value instanceof FeelDate,
  time: (value) => value instanceof FeelTime,
  'date and time': (value) => value instanceof FeelDateTime,
  dateTime: (value) => value instanceof FeelDateTime,
  'days and time duration': isDuration(false),
  dayTimeDuration: isDuration(false),
  'years and months duration': isDuration(true),
  yearMonthDuration: isDuration(true),
  context: isContext,
  list: Array.isArray,
  range: isRange,
  function: isCallable,
};

/** A type found by its reference, with the model whose names its definition uses. */
type Found =
  | { readonly basic: Check; readonly name: string }
  | { readonly item: ItemDefinition; readonly model: DmnModel };

function find(typeRef: string, model: DmnModel): Found | null {
  const item = model.items.get(typeRef);
  if (item) return { item, model };
  const name = typeRef.replace(/^(feel|xsd)[:.]/, '');
  const basic = basicTypes[name];
  if (basic) return { basic, name };
  const dot = typeRef.indexOf('.');
  const imported = dot > 0 ? model.imports.get(typeRef.slice(0, dot)) : undefined;
  return imported ? find(typeRef.slice(dot + 1), imported) : null;
}

function conformsToItem(value: unknown, item: ItemDefinition, model: DmnModel, asElement = false): boolean {
  if (item.isCollection && !asElement) {
    if (!Array.isArray(value) || !value.every((each) => conformsToItem(each, item, model, true))) return false;
    return item.typeConstraint === undefined || passesTests(item.typeConstraint, value, {}, ignore);
  }
  if (value === null) return true;
  if (item.isFunction) return isCallable(value);
  if (item.typeRef && !conforms(value, item.typeRef, model)) return false;
  if (item.components.length > 0) {
    if (!isContext(value)) return false;
    const complete = item.components.every(
      (component) => component.name in value && conformsToItem(value[component.name], component, model),
    );
    if (!complete) return false;
  }
  if (item.allowedValues !== undefined && !passesTests(item.allowedValues, value, {}, ignore)) return false;
  return item.isCollection || item.typeConstraint === undefined || passesTests(item.typeConstraint, value, {}, ignore);
}

/** Tests of allowed values only answer yes or no; why a test is null is of no use to the caller. */
const ignore: Report = (message) => void message;

function conforms(value: unknown, typeRef: string, model: DmnModel): boolean {
  const found = find(typeRef, model);
  // Types that a model does not define occur in published models; they restrict nothing.
  if (value === null || !found) return true;
  return 'basic' in found ? found.basic(value) : conformsToItem(value, found.item, found.model);
}

/** The built-in type under a chain of item definitions without components, or null. */
function underlying(typeRef: string, model: DmnModel): string | null {
  const found = find(typeRef, model);
  if (!found) return null;
  if ('basic' in found) return found.name;
  return found.item.typeRef && !found.item.isCollection ? underlying(found.item.typeRef, found.model) : null;
}

/**
 * The value as one of the type, by the implicit conversions of DMN 1.3, clause 10.3.2.9.4: from and to a list of one,
 * and from a date to a date and time. What does not conform becomes null and is reported.
 */
export function coerce(value: unknown, typeRef: string | undefined, model: DmnModel, report: Report): unknown {
  if (typeRef === undefined || typeRef === '' || value === null || conforms(value, typeRef, model)) return value;
  const candidates: unknown[] = [[value]];
  if (Array.isArray(value) && value.length === 1) candidates.push(value[0]);
  if (value instanceof FeelDate) candidates.push(dateAndTime(`${value.toString()}T00:00:00Z`));
  const converted = candidates.find((candidate) => conforms(candidate, typeRef, model));
  if (converted !== undefined) return converted;
  report(`the value does not conform to type ${typeRef}`);
  return null;
}

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  date: parseDate,
  time: parseTime,
  'date and time': parseDateTime,
  dateTime: parseDateTime,
  'days and time duration': duration,
  dayTimeDuration: duration,
  'years and months duration': duration,
  yearMonthDuration: duration,
};

/** An input as a FEEL value. Text given where a date, time or duration is declared is read in its ISO 8601 form. */
export function readInput(value: unknown, typeRef: string | undefined, model: DmnModel, report: Report): unknown {
  const type = typeRef === undefined ? null : underlying(typeRef, model);
  const reader = type === null ? undefined : readers[type];
  const read = typeof value === 'string' && reader ? reader(value) : (value ?? null);
  if (value !== null && value !== undefined && read === null) report(`${String(value)} is no ${type}`);
  return coerce(read, typeRef, model, report);
}

/**
 * The model's own types as FEEL's `instance of` needs them: feelin looks an unknown type up among the names in scope
 * and asks JavaScript's `instanceof`.
 */
export function typeNames(model: DmnModel): Record<string, unknown> {
  return Object.fromEntries(
    [...model.items.keys()].map((name) => {
      const check = (value: unknown) => value !== null && conforms(value, name, model);
      return [name, Object.defineProperty(() => null, Symbol.hasInstance, { value: check })];
    }),
  );
}
