import type { Static, TObject, TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import type { TLocalizedValidationError } from 'typebox/error';
import { Refusal } from '../kernel/base/refusal.ts';

const compiled = new WeakMap<TSchema, Validator>();

function validatorOf(schema: TSchema): Validator {
  const known = compiled.get(schema);
  if (known) return known;
  const fresh = Compile(schema) as unknown as Validator;
  compiled.set(schema, fresh);
  return fresh;
}

/** The value, when it fits the schema; else a refusal that names the fields by their titles. */
export function checked<S extends TSchema>(schema: S, value: unknown): Static<S> {
  const validator = validatorOf(schema);
  if (validator.Check(value)) return value as Static<S>;
  const details = validator.Errors(value).map((error) => describe(schema, error));
  throw new Refusal('input.invalid', { detail: [...new Set(details)].slice(0, 10).join('；') });
}

/** Like `checked`, for a query string: numbers, booleans, lists (`a,b`) and objects (JSON) are read from text first. */
export function checkedQuery<S extends TObject>(schema: S, query: Readonly<Record<string, unknown>>): Static<S> {
  const entries = Object.entries(query).map(([name, value]) => [name, structured(schema.properties[name], value)]);
  return checked(schema, validatorOf(schema).Convert(Object.fromEntries(entries)));
}

function structured(schema: TSchema | undefined, value: unknown): unknown {
  const type = (schema as { readonly type?: unknown } | undefined)?.type;
  if (typeof value !== 'string' || (type !== 'array' && type !== 'object')) return value;
  if (!/^\s*[[{]/.test(value)) return type === 'array' ? value.split(',') : value;
  try {
    return JSON.parse(value);
  } catch (cause) {
    if (cause instanceof SyntaxError) return value;
    throw cause;
  }
}

const complaints: Readonly<Record<string, string>> = {
  minLength: '不能为空',
  maxLength: '过长',
  minimum: '过小',
  maximum: '过大',
  maxItems: '过多',
  enum: '不是可选的值',
};

function describe(schema: TSchema, { instancePath, keyword, params }: TLocalizedValidationError): string {
  const names = instancePath.split('/').slice(1);
  const missing = listOf(params, 'requiredProperties');
  const unknown = listOf(params, 'additionalProperties');
  if (missing.length > 0) return `缺少${missing.map((name) => `“${titleOf(schema, [...names, name])}”`).join('、')}`;
  if (unknown.length > 0) return `不认识的字段 ${unknown.join('、')}`;
  const complaint = complaints[keyword] ?? '格式不正确';
  return names.length === 0 ? complaint : `“${titleOf(schema, names)}”${complaint}`;
}

function listOf(params: unknown, key: string): readonly string[] {
  const list = (params as Readonly<Record<string, unknown>> | undefined)?.[key];
  return Array.isArray(list) ? list.map(String) : [];
}

/** The title of the innermost named property on the way, or its name. */
function titleOf(schema: TSchema, names: readonly string[]): string {
  let at: Readonly<Record<string, unknown>> | undefined = schema as Readonly<Record<string, unknown>>;
  let title: string | undefined;
  for (const name of names) {
    const properties = at?.properties as Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
    at = properties?.[name] ?? (at?.items as Readonly<Record<string, unknown>> | undefined);
    if (typeof at?.title === 'string') title = at.title;
  }
  return title ?? names.join('.');
}
