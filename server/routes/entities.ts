import Type from 'typebox';
import type { Kernel } from '../../kernel/kernel.ts';
import type { App } from '../../kernel/sdk/app.ts';
import type { Who } from '../../kernel/sdk/ctx.ts';
import type { EntityType } from '../../kernel/sdk/entity.ts';
import { fieldsSchema } from '../../kernel/sdk/schema.ts';
import { Change, entityRecord, pageOf } from '../answers.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { type Export, sendCsv, sendXlsx } from '../export.ts';
import { FilterQuery, listQuery, PagedQuery, rowsQuery } from '../list-query.ts';
import { pascal } from '../names.ts';

const closed = { additionalProperties: false };
const Why = Type.String({ title: '修改原因', minLength: 1, maxLength: 500 });
const Version = Type.Integer({ title: '所见版本', minimum: 1 });
/** The rooms check values against the declared fields, and say what is wrong in the fields' own titles. */
export const anyValues = Type.Record(Type.String(), Type.Unknown(), { title: '填写内容' });

/** Lists, rows, changes and exports of one entity. */
export function entityRoutes(kernel: Kernel, app: App, type: EntityType): readonly Endpoint[] {
  const path = `/api/${app.key}/entities/${type.key}`;
  const name = pascal(app.key, type.key);
  const tag = app.title;
  const Row = entityRecord(type.fields);
  const values = fieldsSchema(type.fields);
  const storeFor = (who: Who) => kernel.ctxFor(who, app).entities(type);
  return [
    ...exportRoutes(kernel, app, type),
    endpoint({
      method: 'GET',
      path,
      operation: `list${name}`,
      summary: `${type.title}列表`,
      tag,
      query: PagedQuery,
      answer: pageOf(Row),
      handle: ({ who, query }) => storeFor(who).list(listQuery(query)),
    }),
    endpoint({
      method: 'GET',
      path: `${path}/:id`,
      operation: `get${name}`,
      summary: `查看${type.title}`,
      tag,
      answer: Row,
      handle: ({ who, params }) => storeFor(who).get(params.id ?? ''),
    }),
    endpoint({
      method: 'POST',
      path,
      operation: `create${name}`,
      summary: `新建${type.title}`,
      tag,
      body: Type.Object({ values, why: Type.Optional(Why) }, closed),
      envelope: Type.Object({ values: anyValues, why: Type.Optional(Why) }, closed),
      answer: Row,
      handle: ({ who, body }) => storeFor(who).create(body.values, body.why ?? '新建'),
    }),
    endpoint({
      method: 'PATCH',
      path: `${path}/:id`,
      operation: `update${name}`,
      summary: `修改${type.title}`,
      tag,
      body: Type.Object({ version: Version, values: Type.Partial(values), why: Why }, closed),
      envelope: Type.Object({ version: Version, values: anyValues, why: Why }, closed),
      answer: Row,
      handle: ({ who, params, body }) => storeFor(who).update(params.id ?? '', body.version, body.values, body.why),
    }),
    endpoint({
      method: 'GET',
      path: `${path}/:id/history`,
      operation: `history${name}`,
      summary: `${type.title}变更记录`,
      tag,
      answer: Type.Array(Change),
      handle: ({ who, params }) => storeFor(who).history(params.id ?? ''),
    }),
  ];
}

function exportRoutes(kernel: Kernel, app: App, type: EntityType): readonly Endpoint[] {
  const path = `/api/${app.key}/entities/${type.key}/export`;
  const subject = `${app.key}.${type.key}`;
  const what = (who: Who): Export => {
    const store = kernel.ctxFor(who, app).entities(type);
    return { kernel, who, subject, title: type.title, fields: type.fields, store };
  };
  return exportEndpoints(path, pascal(app.key, type.key), type.title, app.title, what);
}

/** The two exports of a list: the same filters, another form. */
export function exportEndpoints(
  path: string,
  name: string,
  title: string,
  tag: string,
  what: (who: Who) => Export,
): readonly Endpoint[] {
  const answer = Type.String();
  return [
    endpoint({
      method: 'GET',
      path: `${path}.csv`,
      operation: `export${name}Csv`,
      summary: `导出${title}（CSV）`,
      tag,
      query: FilterQuery,
      answer,
      produces: ['text/csv'],
      handle: ({ who, query, reply }) => sendCsv(reply, rowsQuery(query), what(who)),
    }),
    endpoint({
      method: 'GET',
      path: `${path}.xlsx`,
      operation: `export${name}Xlsx`,
      summary: `导出${title}（XLSX）`,
      tag,
      query: FilterQuery,
      answer,
      produces: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      handle: ({ who, query, reply }) => sendXlsx(reply, rowsQuery(query), what(who)),
    }),
  ];
}
