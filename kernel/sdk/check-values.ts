import Type from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import type { TLocalizedValidationError } from 'typebox/error';
import { Refusal } from '../base/refusal.ts';
import type { Field, Fields } from './field.ts';
import { type Fits, fits, type Unkeepable, unkeepable } from './fits.ts';
import { fieldsSchema } from './schema.ts';

export type RowValues = Readonly<Record<string, unknown>>;

const compiled = new WeakMap<Fields, Validator>();

function validatorOf(fields: Fields): Validator {
  const known = compiled.get(fields);
  if (known) return known;
  // Unknown names are looked for before: the schema would match every name against a pattern of all of them.
  const made: Validator = Compile(Type.Object(fieldsSchema(fields).properties));
  compiled.set(fields, made);
  return made;
}

function complaint(error: TLocalizedValidationError): string {
  const limit = String((error.params as Readonly<Record<string, unknown>>).limit ?? '');
  switch (error.keyword) {
    case 'maxLength':
      return `不能超过${limit}字`;
    case 'minLength':
      return '不能为空';
    case 'minimum':
      return `不能小于${limit}`;
    case 'maximum':
      return `不能大于${limit}`;
    case 'enum':
      return '不是可选的值';
    default:
      return '格式不正确';
  }
}

interface FieldCheck {
  readonly name: string;
  readonly field: Field;
  readonly fits: Fits;
  readonly unkeepable: Unkeepable | null;
}

const checks = new WeakMap<Fields, readonly FieldCheck[]>();

/** What each field is held to, worked out once: this runs for every row that comes in. */
function checksOf(fields: Fields): readonly FieldCheck[] {
  const known = checks.get(fields);
  if (known) return known;
  const made = Object.entries(fields).map(([name, field]) => ({
    name,
    field,
    fits: fits(field),
    unkeepable: unkeepable(field),
  }));
  checks.set(fields, made);
  return made;
}

function schemaProblem(fields: Fields, values: RowValues): string | null {
  const validator = validatorOf(fields);
  if (validator.Check(values)) return null;
  // An optional field reports both branches; the one that is not about null says what is wrong.
  const errors = validator.Errors(values).filter((error) => error.keyword !== 'anyOf');
  const error = errors.find((one) => one.keyword !== 'type') ?? errors[0];
  const name = error?.instancePath.split('/')[1] ?? '';
  return `“${fields[name]?.title ?? name}”${error ? complaint(error) : '格式不正确'}。`;
}

/** Whether all is there that must be, each value fits, and no name is unknown. Most rows are, and end here. */
function isFine(all: readonly FieldCheck[], values: RowValues): boolean {
  let named = 0;
  for (const { name, field, fits } of all) {
    const value = values[name];
    if (value === undefined || value === null) {
      if (field.required) return false;
      if (value === null) named += 1;
    } else {
      if (!fits(value)) return false;
      named += 1;
    }
  }
  let given = 0;
  for (const _name in values) given += 1;
  return named === given;
}

function firstProblem(fields: Fields, values: RowValues): string | null {
  const all = checksOf(fields);
  if (isFine(all, values)) return null;
  for (const name in values) {
    if (!Object.hasOwn(fields, name)) return `没有名为“${name}”的字段。`;
  }
  for (const { name, field } of all) {
    if (field.required && (values[name] ?? null) === null) return `“${field.title}”必填。`;
  }
  return schemaProblem(fields, values) ?? unkeptProblem(all, values);
}

/** What cannot be kept of a row whose names and schema are in order. */
function unkeptProblem(all: readonly FieldCheck[], values: RowValues): string | null {
  for (const { name, field, unkeepable } of all) {
    const why = (values[name] ?? null) === null ? null : unkeepable?.(values[name]);
    if (why) return `“${field.title}”${why}。`;
  }
  return null;
}

/** What is wrong with a row, in a Chinese sentence that names the field; null when nothing is. For rows of feeds. */
export function problemOf(fields: Fields, values: unknown): string | null {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return '应为一组字段。';
  return firstProblem(fields, values as RowValues);
}

/** Holds values to the declared fields; refuses the first that does not fit, in words for the one who filled it in. */
export function checkValues(fields: Fields, values: unknown): RowValues {
  const problem = problemOf(fields, values);
  if (problem) throw new Refusal('input.invalid', { detail: problem });
  return values as RowValues;
}
