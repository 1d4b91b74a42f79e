import Type from 'typebox';
import type { Kernel } from '../../kernel/kernel.ts';
import type { App } from '../../kernel/sdk/app.ts';
import type { CaseType } from '../../kernel/sdk/case.ts';
import { pageOf } from '../answers.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { pascal } from '../names.ts';
import { pageQuery } from './platform.ts';

const tag = '协同';
const closed = { additionalProperties: false };
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Day = (title: string) => Type.String({ title, pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const AnyObject = Type.Record(Type.String(), Type.Unknown());

const Notice = Type.Object({
  id: Type.Integer(),
  at: Type.String(),
  kind: Type.Enum(['breach', 'reminder', 'move', 'mention', 'delegation', 'hand-over']),
  app: Type.String(),
  role: nullable(Type.String()),
  org: nullable(Type.String()),
  type: nullable(Type.String()),
  caseId: nullable(Type.String()),
  message: Type.String(),
  byName: nullable(Type.String()),
  unread: Type.Boolean(),
});

const NoteFile = Type.Object(
  {
    hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    name: Type.String({ title: '文件名', minLength: 1, maxLength: 200 }),
  },
  closed,
);

const Note = Type.Object({
  id: Type.String(),
  at: Type.String(),
  byName: Type.String(),
  body: Type.String(),
  confidential: Type.Boolean(),
  mentions: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  files: Type.Array(NoteFile),
});

const NewNote = Type.Object(
  {
    body: Type.String({ title: '备注', minLength: 1, maxLength: 4000 }),
    confidential: Type.Optional(Type.Boolean({ title: '仅限可见个人信息者' })),
    mentions: Type.Optional(Type.Array(Type.String(), { title: '提及', maxItems: 20 })),
    files: Type.Optional(Type.Array(NoteFile, { title: '附件', maxItems: 20 })),
  },
  closed,
);

const Delegation = Type.Object({
  id: Type.String(),
  absent: Type.String(),
  absentName: Type.String(),
  substitute: Type.String(),
  substituteName: Type.String(),
  firstDay: Type.String(),
  lastDay: Type.String(),
  why: Type.String(),
  madeByName: Type.String(),
  endedAt: nullable(Type.String()),
});

/** What people do around the cases of all applications alike. */
export function commonsRoutes(kernel: Kernel): readonly Endpoint[] {
  return [...noticeRoutes(kernel), ...delegationRoutes(kernel), ...handOverRoutes(kernel)];
}

function noticeRoutes({ cases }: Kernel): readonly Endpoint[] {
  return [
    endpoint({
      method: 'GET',
      path: '/api/notices',
      operation: 'notices',
      summary: '我的提醒',
      tag,
      query: Type.Object(pageQuery, closed),
      answer: Type.Object({ ...pageOf(Notice).properties, unread: Type.Integer({ title: '未读数，至多计到100' }) }),
      handle: ({ who, query }) => cases.notices(who, query),
    }),
    endpoint({
      method: 'POST',
      path: '/api/notices/seen',
      operation: 'noticesSeen',
      summary: '提醒已读至',
      tag,
      body: Type.Object({ upTo: Type.Integer({ title: '提醒编号', minimum: 1 }) }, closed),
      answer: Type.Null(),
      handle: ({ who, body }) => cases.markNoticesSeen(who, body.upTo),
    }),
  ];
}

function delegationRoutes({ commons }: Kernel): readonly Endpoint[] {
  return [
    endpoint({
      method: 'GET',
      path: '/api/delegations',
      operation: 'delegations',
      summary: '与我有关的代理',
      tag,
      answer: Type.Array(Delegation),
      handle: ({ who }) => commons.delegations(who),
    }),
    endpoint({
      method: 'POST',
      path: '/api/delegations',
      operation: 'delegate',
      summary: '设置代理',
      tag,
      body: Type.Object(
        {
          absent: Type.Optional(Type.String({ title: '被代理人' })),
          substitute: Type.String({ title: '代理人', minLength: 1 }),
          firstDay: Day('起始日期'),
          lastDay: Day('截止日期'),
          why: Type.String({ title: '事由', minLength: 1, maxLength: 200 }),
        },
        closed,
      ),
      answer: Delegation,
      handle: ({ who, body }) => commons.delegate(who, body),
    }),
    endpoint({
      method: 'POST',
      path: '/api/delegations/:id/end',
      operation: 'endDelegation',
      summary: '结束代理',
      tag,
      body: Type.Object({}, closed),
      answer: Type.Null(),
      handle: ({ who, params }) => commons.endDelegation(who, params.id ?? ''),
    }),
  ];
}

function handOverRoutes({ commons }: Kernel): readonly Endpoint[] {
  return [
    endpoint({
      method: 'GET',
      path: '/api/hand-overs',
      operation: 'handOvers',
      summary: '交接班记录',
      tag,
      answer: Type.Array(AnyObject),
      handle: ({ who }) => commons.handOvers(who),
    }),
    endpoint({
      method: 'POST',
      path: '/api/hand-overs',
      operation: 'handOver',
      summary: '交班',
      tag,
      body: Type.Object(
        {
          org: Type.String({ title: '机构', minLength: 1 }),
          role: Type.String({ title: '岗位', minLength: 3 }),
          remark: Type.String({ title: '交班说明', maxLength: 2000 }),
        },
        closed,
      ),
      answer: AnyObject,
      handle: ({ who, body }) => commons.handOver(who, body),
    }),
    endpoint({
      method: 'POST',
      path: '/api/hand-overs/:id/take',
      operation: 'takeOver',
      summary: '接班确认',
      tag,
      body: Type.Object({}, closed),
      answer: AnyObject,
      handle: ({ who, params }) => commons.takeOver(who, params.id ?? ''),
    }),
  ];
}

/** Notes of a case, and who has looked at it. */
export function caseCommonsRoutes({ commons }: Kernel, app: App, type: CaseType): readonly Endpoint[] {
  const path = `/api/${app.key}/cases/${type.key}/:id`;
  const name = pascal(app.key, type.key);
  return [
    endpoint({
      method: 'GET',
      path: `${path}/notes`,
      operation: `notesOf${name}`,
      summary: `${type.title}的备注`,
      tag: app.title,
      answer: Type.Array(Note),
      handle: ({ who, params }) => commons.notes(who, app, type, params.id ?? ''),
    }),
    endpoint({
      method: 'POST',
      path: `${path}/notes`,
      operation: `noteOn${name}`,
      summary: `写${type.title}的备注`,
      tag: app.title,
      body: NewNote,
      answer: Note,
      handle: ({ who, params, body }) => commons.writeNote(who, app, type, params.id ?? '', body),
    }),
    endpoint({
      method: 'GET',
      path: `${path}/looks`,
      operation: `looksAt${name}`,
      summary: `谁看过${type.title}的个人信息`,
      tag: app.title,
      answer: Type.Array(Type.Object({ at: Type.String(), byName: Type.String(), shown: Type.Integer() })),
      handle: ({ who, params }) => commons.looks(who, app, type, params.id ?? ''),
    }),
  ];
}
