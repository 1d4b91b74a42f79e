import type { FastifyRequest } from 'fastify';
import Type, { type TSchema } from 'typebox';
import { Refusal } from '../../kernel/base/refusal.ts';
import type { MoveOptions } from '../../kernel/cases/index.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { App } from '../../kernel/sdk/app.ts';
import type { CaseType } from '../../kernel/sdk/case.ts';
import type { Who } from '../../kernel/sdk/ctx.ts';
import { fieldsSchema } from '../../kernel/sdk/schema.ts';
import { caseRecord, Deadline, Issued, pageOf, Step } from '../answers.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import type { Export } from '../export.ts';
import { listQuery, PagedQuery } from '../list-query.ts';
import { may } from '../manifest.ts';
import { pascal } from '../names.ts';
import { anyValues, exportEndpoints } from './entities.ts';

const closed = { additionalProperties: false };
const Why = Type.Optional(Type.String({ title: '原因', maxLength: 500 }));
const Version = Type.Integer({ title: '所见版本', minimum: 1 });

/** Lists, opening, one case with all that belongs to it, and its moves. */
export function caseRoutes(kernel: Kernel, app: App, type: CaseType): readonly Endpoint[] {
  const path = `/api/${app.key}/cases/${type.key}`;
  const name = pascal(app.key, type.key);
  const tag = app.title;
  const Row = caseRecord(type.fields, Object.keys(type.states));
  const storeFor = (who: Who) => kernel.ctxFor(who, app).cases(type);
  return [
    ...caseExports(kernel, app, type),
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
      answer: Type.Object({
        record: Row,
        moves: Type.Array(Type.Object({ key: Type.String(), refused: Type.Union([Type.String(), Type.Null()]) })),
        history: Type.Array(Step),
        deadlines: Type.Array(Deadline),
        documents: Type.Array(Issued),
      }),
      async handle({ who, params }) {
        const id = params.id ?? '';
        const { record, moves, history, deadlines } = await kernel.cases.bind(app, type, who).dossier(id);
        const documents = await documentsOf(kernel, app, who, id);
        return { record, moves, history, deadlines, documents };
      },
    }),
    endpoint({
      method: 'POST',
      path,
      operation: `open${name}`,
      summary: `发起${type.title}`,
      tag,
      idempotent: true,
      body: Type.Object({ values: fieldsSchema(type.fields), why: Why }, closed),
      envelope: Type.Object({ values: anyValues, why: Why }, closed),
      answer: Row,
      handle: ({ who, body, request }) => kernel.cases.bind(app, type, who).open(body.values, body.why, keyOf(request)),
    }),
    ...moveRoutes(kernel, app, type, Row),
  ];
}

function moveRoutes(kernel: Kernel, app: App, type: CaseType, answer: TSchema): readonly Endpoint[] {
  return Object.entries(type.moves).map(([move, decl]) =>
    endpoint({
      method: 'POST',
      path: `/api/${app.key}/cases/${type.key}/:id/moves/${move}`,
      operation: `move${pascal(app.key, type.key, move)}`,
      summary: `${type.title}：${decl.title}`,
      tag: app.title,
      idempotent: true,
      body: Type.Object({ version: Version, input: Type.Optional(fieldsSchema(decl.input ?? {})) }, closed),
      envelope: Type.Object({ version: Version, input: Type.Optional(anyValues) }, closed),
      answer,
      handle: ({ who, params, body, request }) =>
        kernel.cases.bind(app, type, who).move(params.id ?? '', body.version, move, body.input ?? {}, keyOf(request)),
    }),
  );
}

function caseExports(kernel: Kernel, app: App, type: CaseType): readonly Endpoint[] {
  const path = `/api/${app.key}/cases/${type.key}/export`;
  const what = (who: Who): Export => ({
    kernel,
    who,
    subject: `${app.key}.${type.key}`,
    title: type.title,
    fields: type.fields,
    extra: {
      state: { title: '状态', of: (row) => type.states[String(row.state)]?.title ?? String(row.state) },
      openedAt: { title: '发起时间', of: (row) => String(row.openedAt) },
      openedByName: { title: '发起人', of: (row) => String(row.openedByName) },
    },
    store: kernel.ctxFor(who, app).cases(type),
  });
  return exportEndpoints(path, `Case${pascal(app.key, type.key)}`, type.title, app.title, what);
}

/** Documents issued about the case, of those kinds that the person may read. */
function documentsOf(kernel: Kernel, app: App, who: Who, subject: string) {
  const readable = app.documents.filter((type) => may(kernel.access, who, app.key, `document:${type.key}`, 'read'));
  return kernel.documents.about(app, readable, who, subject);
}

/** The caller's name for this very request, sent again with each repetition of it. */
export function keyOf(request: FastifyRequest): MoveOptions {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return {};
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,100}$/.test(key))
    throw new Refusal('input.invalid', { detail: 'Idempotency-Key 须为 8 至 100 个可见 ASCII 字符' });
  return { idempotencyKey: key };
}
