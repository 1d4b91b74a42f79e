import type { Static, TObject, TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { Refusal } from '../kernel/base/refusal.ts';
import { complaintOf } from '../kernel/sdk/complaint.ts';

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
  const details = validator.Errors(value).map((error) => complaintOf(schema, error));
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
