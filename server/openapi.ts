import type { TObject, TSchema } from 'typebox';
import Type from 'typebox';
import { refusals } from '../kernel/base/refusal.ts';
import type { Endpoint } from './endpoint.ts';

const ErrorAnswer = Type.Object({
  error: Type.Object({
    code: Type.String({ examples: Object.keys(refusals).slice(0, 3) }),
    message: Type.String(),
    basis: Type.Optional(Type.String()),
    requestId: Type.String(),
  }),
});

/** The description of all operations as OpenAPI 3.1, made from the very declarations that serve them. */
export function openApi(endpoints: readonly Endpoint[], version: string): Readonly<Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const each of endpoints) {
    const path = each.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [each.method.toLowerCase()]: operation(each) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '衡道 Hengdao',
      version,
      description: '写操作须带请求头 `x-hengdao: 1`；登录后以 Cookie `hengdao` 标识会话。',
    },
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((name) => ({ name })),
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'hengdao' } },
      schemas: { Error: plain(ErrorAnswer) },
      responses: {
        Error: {
          description: '按规则不予办理，或系统故障；`code` 见错误表。',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
        },
      },
    },
  };
}

function operation(each: Endpoint) {
  const names = [...each.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
  const inPath = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const headers = [
    ...(each.method === 'GET' || each.foreign ? [] : [header('x-hengdao', true, '固定为 1', { const: '1' })]),
    ...(each.idempotent ? [header('Idempotency-Key', false, '重复请求只执行一次', { type: 'string' })] : []),
  ];
  return {
    operationId: each.operation,
    summary: each.summary,
    tags: [each.tag],
    ...(each.open ? { security: [] } : {}),
    parameters: [...inPath, ...queryParameters(each.query), ...headers],
    ...requestBody(each),
    responses: { ...answers(each), default: { $ref: '#/components/responses/Error' } },
  };
}

const header = (name: string, required: boolean, description: string, schema: object) => ({
  name,
  in: 'header',
  required,
  description,
  schema,
});

function queryParameters(query: TObject | undefined) {
  if (!query) return [];
  const { properties, required = [] } = plain(query) as {
    properties: Readonly<Record<string, { readonly title?: string }>>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(schema.title === undefined ? {} : { description: schema.title }),
    schema,
  }));
}

function requestBody({ body, consumes }: Endpoint) {
  if (!body) return {};
  const content = { [consumes ?? 'application/json']: { schema: plain(body) } };
  return { requestBody: { required: true, content } };
}

function answers({ answer, produces }: Endpoint) {
  if (produces) {
    const schemaOf = (type: string) => (type === 'application/json' ? plain(answer) : { type: 'string' });
    const content = Object.fromEntries(produces.map((type) => [type, { schema: schemaOf(type) }]));
    return { 200: { description: '成功', content } };
  }
  const schema = plain(answer) as { readonly type?: string };
  if (schema.type === 'null') return { 204: { description: '成功，无内容' } };
  return { 200: { description: '成功', content: { 'application/json': { schema } } } };
}

/** Without what the schema library keeps for itself. */
const plain = (schema: TSchema): unknown => JSON.parse(JSON.stringify(schema));
