import Type from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import type { TLocalizedValidationError } from 'typebox/error';
import { decimal } from '../base/decimal.ts';
import { instantMs } from '../base/instant.ts';
import { Refusal } from '../base/refusal.ts';
import type { Field, Fields } from './field.ts';
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

/** Whether a value holds a NUL anywhere in its texts or names: PostgreSQL keeps none, neither in text nor within JSON. */
function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000');
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(holdsNul);
  return Object.entries(value).some(([name, each]) => holdsNul(name) || holdsNul(each));
}

const digit = (text: string, at: number) => {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 ? value : Number.NaN;
};
const two = (text: string, at: number) => digit(text, at) * 10 + digit(text, at + 1);

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True for a text that begins with a civil date that exists: JavaScript itself takes 2024-02-31 for a day in March. */
export function isCivilDate(text: string): boolean {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  const [year, month, day] = [two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8)];
  return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

type Unkeepable = (value: unknown) => string | null;

/** What the schema cannot say of one value: days that do not exist, figures beyond what is kept exactly. */
function unkeepable(field: Field): Unkeepable | null {
  switch (field.kind) {
    case 'date':
      return (value) => (isCivilDate(String(value)) ? null : '不是存在的日期');
    case 'instant':
      return (value) => (isCivilDate(String(value)) && !Number.isNaN(instantMs(value)) ? null : '不是存在的时间');
    case 'integer':
      if (field.min !== undefined && field.max !== undefined) return null;
      return (value) => (Number.isSafeInteger(value) ? null : '数值过大');
    case 'yes-no':
    case 'choice':
      return null;
    case 'decimal':
      return (value) => {
        const exact = decimal(value as number);
        if (exact.c.length - exact.e - 1 > field.places) return `最多${field.places}位小数`;
        return exact.c.length <= 15 && exact.e < 20 - field.places ? null : '数值过大';
      };
    default:
      return (value) => (holdsNul(value) ? '含有不能保存的字符' : null);
  }
}

interface FieldCheck {
  readonly name: string;
  readonly field: Field;
  readonly unkeepable: Unkeepable | null;
}

const checks = new WeakMap<Fields, readonly FieldCheck[]>();

/** What each field is held to, worked out once: this runs for every row that comes in. */
function checksOf(fields: Fields): readonly FieldCheck[] {
  const known = checks.get(fields);
  if (known) return known;
  const made = Object.entries(fields).map(([name, field]) => ({ name, field, unkeepable: unkeepable(field) }));
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

/** What is wrong with a row whose names and schema are in order, as far as it has names that are declared. */
function keptProblem(all: readonly FieldCheck[], values: RowValues): { problem: string | null; named: number } {
  let named = 0;
  for (const each of all) {
    const value = values[each.name];
    if (value === undefined) continue;
    named += 1;
    const why = value === null || each.unkeepable === null ? null : each.unkeepable(value);
    if (why) return { problem: `“${each.field.title}”${why}。`, named };
  }
  return { problem: null, named };
}

function firstProblem(fields: Fields, values: RowValues): string | null {
  const all = checksOf(fields);
  let given = 0;
  for (const _name in values) given += 1;
  if (validatorOf(fields).Check(values)) {
    // As many declared names as there are names: none is unknown. Most rows end here.
    const { problem, named } = keptProblem(all, values);
    if (named === given) return problem;
  }
  for (const name in values) {
    if (!Object.hasOwn(fields, name)) return `没有名为“${name}”的字段。`;
  }
  for (const { name, field } of all) {
    if (field.required && (values[name] ?? null) === null) return `“${field.title}”必填。`;
  }
  return schemaProblem(fields, values) ?? keptProblem(all, values).problem;
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
