import Type from 'typebox';
import type { Identity } from '../../kernel/identity/index.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

const tag = '机构与人员';
const closed = { additionalProperties: false };

const Post = Type.Object(
  { org: Type.String({ title: '机构', minLength: 1 }), role: Type.String({ title: '岗位', minLength: 1 }) },
  closed,
);
const Person = Type.Object({
  id: Type.String(),
  login: Type.String({ title: '账号' }),
  name: Type.String({ title: '姓名' }),
  phone: Type.Union([Type.String(), Type.Null()], { title: '电话' }),
  disabled: Type.Boolean({ title: '停用' }),
  posts: Type.Array(Post),
});
const Org = Type.Object({
  code: Type.String({ title: '代码' }),
  name: Type.String({ title: '名称' }),
  level: Type.Enum(['province', 'city', 'county', 'unit']),
  parent: Type.Union([Type.String(), Type.Null()]),
});
const InitialPassword = Type.Object({ password: Type.String({ title: '初始口令，仅显示一次' }) });

/** The org tree for everybody who is signed in; units, people and posts for administrators. */
export function adminRoutes({ identity }: Kernel): readonly Endpoint[] {
  return [...orgRoutes(identity), ...registerRoutes(identity), ...accountRoutes(identity)];
}

function orgRoutes({ people, orgs }: Identity): readonly Endpoint[] {
  return [
    endpoint({
      method: 'GET',
      path: '/api/orgs',
      operation: 'orgs',
      summary: '机构树',
      tag,
      answer: Type.Array(Org),
      handle: async () => orgs.all().map(({ code, name, level, parent }) => ({ code, name, level, parent })),
    }),
    endpoint({
      method: 'POST',
      path: '/api/orgs',
      operation: 'addUnit',
      summary: '新增机构',
      tag,
      body: Type.Object(
        {
          code: Type.String({ title: '代码', minLength: 1, maxLength: 60 }),
          name: Type.String({ title: '名称', minLength: 1, maxLength: 100 }),
          parent: Type.String({ title: '上级', minLength: 1 }),
        },
        closed,
      ),
      answer: Type.Null(),
      handle: ({ who, body }) => people.addUnit(who, body),
    }),
  ];
}

function registerRoutes({ people, roles }: Identity): readonly Endpoint[] {
  return [
    endpoint({
      method: 'GET',
      path: '/api/people',
      operation: 'people',
      summary: '人员',
      tag,
      answer: Type.Array(Person),
      handle: ({ who }) => people.list(who),
    }),
    endpoint({
      method: 'GET',
      path: '/api/people/names',
      operation: 'peopleNames',
      summary: '人员姓名',
      tag,
      answer: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
      handle: () => people.names(),
    }),
    endpoint({
      method: 'POST',
      path: '/api/people',
      operation: 'createPerson',
      summary: '登记人员',
      tag,
      body: Type.Object(
        {
          login: Type.String({ title: '账号', minLength: 2, maxLength: 40 }),
          name: Type.String({ title: '姓名', minLength: 1, maxLength: 60 }),
          phone: Type.Optional(Type.String({ title: '电话', maxLength: 30 })),
          posts: Type.Array(Post, { title: '岗位', maxItems: 20 }),
        },
        closed,
      ),
      answer: Type.Object({ id: Type.String(), password: Type.String({ title: '初始口令，仅显示一次' }) }),
      handle: ({ who, body }) => people.create(who, body),
    }),
    endpoint({
      method: 'GET',
      path: '/api/roles',
      operation: 'roles',
      summary: '岗位种类',
      tag,
      answer: Type.Array(Type.Object({ role: Type.String(), title: Type.String() })),
      handle: async () => [...roles].map(([role, { title }]) => ({ role, title })),
    }),
  ];
}

function accountRoutes({ people }: Identity): readonly Endpoint[] {
  return [
    endpoint({
      method: 'POST',
      path: '/api/people/:id/posts',
      operation: 'givePost',
      summary: '授予岗位',
      tag,
      body: Post,
      answer: Type.Null(),
      handle: ({ who, params, body }) => people.givePost(who, params.id ?? '', body),
    }),
    endpoint({
      method: 'DELETE',
      path: '/api/people/:id/posts',
      operation: 'takePost',
      summary: '收回岗位',
      tag,
      query: Post,
      answer: Type.Null(),
      handle: ({ who, params, query }) => people.takePost(who, params.id ?? '', query),
    }),
    endpoint({
      method: 'POST',
      path: '/api/people/:id/disabled',
      operation: 'setDisabled',
      summary: '停用或启用',
      tag,
      body: Type.Object({ disabled: Type.Boolean({ title: '停用' }) }, closed),
      answer: Type.Null(),
      handle: ({ who, params, body }) => people.setDisabled(who, params.id ?? '', body.disabled),
    }),
    endpoint({
      method: 'POST',
      path: '/api/people/:id/reset-password',
      operation: 'resetPassword',
      summary: '重置口令并解锁',
      tag,
      answer: InitialPassword,
      handle: ({ who, params }) => people.resetPassword(who, params.id ?? ''),
    }),
    endpoint({
      method: 'POST',
      path: '/api/people/:id/device-key',
      operation: 'issueDeviceKey',
      summary: '签发设备密钥，原密钥作废',
      tag,
      answer: Type.Object({ key: Type.String({ title: '设备密钥，仅显示一次' }) }),
      handle: ({ who, params }) => people.issueKey(who, params.id ?? ''),
    }),
    endpoint({
      method: 'DELETE',
      path: '/api/people/:id/device-key',
      operation: 'revokeDeviceKey',
      summary: '作废设备密钥',
      tag,
      answer: Type.Null(),
      handle: ({ who, params }) => people.revokeKey(who, params.id ?? ''),
    }),
  ];
}
