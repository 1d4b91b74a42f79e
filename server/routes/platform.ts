import Type from 'typebox';
import { Refusal } from '../../kernel/base/refusal.ts';
import { buildCatalogue } from '../../kernel/catalogue/index.ts';
import { listJournal, sealJournal, verifyJournal } from '../../kernel/journal/index.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Who } from '../../kernel/sdk/ctx.ts';
import { pageOf } from '../answers.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { largestPage } from '../list-query.ts';
import { manifestFor } from '../manifest.ts';

const tag = '平台';
const closed = { additionalProperties: false };
const AnyObject = Type.Record(Type.String(), Type.Unknown());

export const pageQuery = {
  page: Type.Optional(Type.Integer({ title: '页码', minimum: 1, maximum: 1_000_000 })),
  pageSize: Type.Optional(Type.Integer({ title: '每页行数', minimum: 1, maximum: largestPage })),
};

/** Refuses everybody who has none of these roles of the platform itself for the whole tree. */
export function demandPlatformRole(kernel: Kernel, who: Who, roles: readonly string[], action: string): void {
  const scope = kernel.access.roleScope(who, 'kernel', roles);
  if (scope?.kind !== 'all') throw new Refusal('grant.denied', { action });
}

/** What belongs to no application: what one sees, one's work, the catalogue and the journal. */
export function platformRoutes(kernel: Kernel): readonly Endpoint[] {
  const catalogue = buildCatalogue(kernel.apps);
  return [
    endpoint({
      method: 'GET',
      path: '/api/manifest',
      operation: 'manifest',
      summary: '当前用户可见的业务声明',
      tag,
      answer: Type.Object({ apps: Type.Array(AnyObject) }),
      handle: async ({ who }) => ({ apps: manifestFor(kernel.apps, kernel.access, who) }),
    }),
    endpoint({
      method: 'GET',
      path: '/api/work',
      operation: 'work',
      summary: '我的待办',
      tag,
      query: Type.Object(
        {
          app: Type.Optional(Type.String({ title: '业务系统', maxLength: 60 })),
          type: Type.Optional(Type.String({ title: '事项种类', maxLength: 60 })),
          state: Type.Optional(Type.String({ title: '状态', maxLength: 60 })),
          overdue: Type.Optional(Type.Boolean({ title: '已逾期' })),
          ...pageQuery,
        },
        closed,
      ),
      answer: Type.Object({ ...pageOf(AnyObject).properties, counts: Type.Array(AnyObject) }),
      handle: ({ who, query }) => kernel.cases.work(who, query),
    }),
    endpoint({
      method: 'GET',
      path: '/api/catalogue',
      operation: 'catalogue',
      summary: '数据目录',
      tag,
      answer: Type.Array(AnyObject),
      handle: async () => catalogue,
    }),
    endpoint({
      method: 'GET',
      path: '/api/journal',
      operation: 'journal',
      summary: '日志',
      tag,
      query: Type.Object(
        {
          person: Type.Optional(Type.String({ title: '人员', maxLength: 100 })),
          action: Type.Optional(Type.String({ title: '动作', maxLength: 100 })),
          subject: Type.Optional(Type.String({ title: '对象', maxLength: 200 })),
          from: Type.Optional(Type.String({ title: '自', maxLength: 40 })),
          to: Type.Optional(Type.String({ title: '至', maxLength: 40 })),
          ...pageQuery,
        },
        closed,
      ),
      answer: pageOf(AnyObject),
      async handle({ who, query }) {
        demandPlatformRole(kernel, who, ['auditor', 'admin'], '查阅日志');
        return listJournal(kernel.store.db, query);
      },
    }),
    endpoint({
      method: 'GET',
      path: '/api/journal/verify',
      operation: 'verifyJournal',
      summary: '校验日志链',
      tag,
      answer: AnyObject,
      async handle({ who }) {
        demandPlatformRole(kernel, who, ['auditor', 'admin'], '校验日志');
        await sealJournal(kernel.store.db);
        return verifyJournal(kernel.store.db);
      },
    }),
  ];
}
