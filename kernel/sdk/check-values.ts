import { Compile, type Validator } from 'typebox/compile';
import type { TLocalizedValidationError } from 'typebox/error';
import { decimal } from '../base/decimal.ts';
import { Refusal } from '../base/refusal.ts';
import type { Field, Fields } from './field.ts';
import { fieldsSchema } from './schema.ts';

export type RowValues = Readonly<Record<string, unknown>>;

const compiled = new WeakMap<Fields, Validator>();

function validatorOf(fields: Fields): Validator {
  const known = compiled.get(fields);
  if (known) return known;
  const made: Validator = Compile(fieldsSchema(fields));
  compiled.set(fields, made);
  return made;
}

function limitOf(error: TLocalizedValidationError): string {
  const params = error.params as Readonly<Record<string, unknown>>;
  return String(params.limit ?? '');
}

function complaint(error: TLocalizedValidationError): string {
  switch (error.keyword) {
    case 'maxLength':
      return `不能超过${limitOf(error)}字`;
    case 'minLength':
      return '不能为空';
    case 'minimum':
      return `不能小于${limitOf(error)}`;
    case 'maximum':
      return `不能大于${limitOf(error)}`;
    case 'enum':
      return '不是可选的值';
    default:
      return '格式不正确';
  }
}

function firstProblem(fields: Fields, values: RowValues): string | null {
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(fields, name)) return `没有名为“${name}”的字段。`;
  }
  for (const [name, field] of Object.entries(fields)) {
    if (field.required && (values[name] ?? null) === null) return `“${field.title}”必填。`;
  }
  const validator = validatorOf(fields);
  if (validator.Check(values)) return tooExact(fields, values);
  // A choice of null or a value reports both branches; the one that is not about null says what is wrong.
  const errors = validator.Errors(values).filter((error) => error.keyword !== 'anyOf');
  const error = errors.find((one) => one.keyword !== 'type') ?? errors[0];
  const name = error?.instancePath.split('/')[1] ?? '';
  return `“${fields[name]?.title ?? name}”${error ? complaint(error) : '格式不正确'}。`;
}

function placesOf(value: unknown): number {
  const big = decimal(value as number);
  return Math.max(0, big.c.length - big.e - 1);
}

function tooExact(fields: Fields, values: RowValues): string | null {
  for (const [name, value] of Object.entries(values)) {
    const field = fields[name];
    if (field?.kind !== 'decimal' || typeof value !== 'number') continue;
    if (placesOf(value) > field.places) return `“${field.title}”最多${field.places}位小数。`;
  }
  return null;
}

/** Holds values to the declared fields; refuses the first that does not fit, in words for the one who filled it in. */
export function checkValues(fields: Fields, values: unknown): RowValues {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw new Refusal('input.invalid', { detail: '应为一组字段。' });
  }
  const row = values as RowValues;
  const problem = firstProblem(fields, row);
  if (problem) throw new Refusal('input.invalid', { detail: problem });
  return row;
}

/** A value as PostgreSQL takes it. */
export function toColumn(field: Field, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  return field.kind === 'json' ? JSON.stringify(value) : value;
}
