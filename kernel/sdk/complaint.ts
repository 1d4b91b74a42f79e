import type { TSchema } from 'typebox';
import type { TLocalizedValidationError } from 'typebox/error';

const complaints: Readonly<Record<string, string>> = {
  minLength: '不能为空',
  maxLength: '过长',
  minimum: '过小',
  maximum: '过大',
  maxItems: '过多',
  minItems: '过少',
  enum: '不是可选的值',
};

/** What is wrong with a value, in the words of the titles that its schema gives. */
export function complaintOf(
  schema: TSchema,
  { instancePath, keyword, params }: Pick<TLocalizedValidationError, 'instancePath' | 'keyword' | 'params'>,
): string {
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
