import Type from 'typebox';
import { must } from '../../kernel/base/assert.ts';
import { Refusal } from '../../kernel/base/refusal.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { App } from '../../kernel/sdk/app.ts';
import type { Who } from '../../kernel/sdk/ctx.ts';
import { type IndicatorType, type Period, type PeriodKind, periodsFrom } from '../../kernel/sdk/indicator.ts';
import { pageOf, Result } from '../answers.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { largestPage } from '../list-query.ts';
import { pascal } from '../names.ts';

const periodPatterns: Readonly<Record<PeriodKind, string>> = {
  year: '^\\d{4}$',
  quarter: '^\\d{4}-Q[1-4]$',
  month: '^\\d{4}-(0[1-9]|1[0-2])$',
  day: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
};

/** The period of this name; names that no kind has are refused before. */
function periodNamed(name: string): Period {
  const [kind] = Object.entries(periodPatterns).find(([, pattern]) => new RegExp(pattern).test(name)) ?? [];
  return { kind: must(kind, `kind of ${name}`) as PeriodKind, name };
}

/** A figure, the rows behind it, and its sealing. */
export function indicatorRoutes(kernel: Kernel, app: App, type: IndicatorType): readonly Endpoint[] {
  const path = `/api/${app.key}/indicators/${type.key}`;
  const name = pascal(app.key, type.key);
  const tag = app.title;
  const pattern = periodsFrom(type.period)
    .map((kind) => periodPatterns[kind])
    .join('|');
  const where = {
    period: Type.String({ title: '期间', pattern }),
    org: Type.Optional(Type.String({ title: '机构', minLength: 1, maxLength: 60 })),
  };
  const closed = { additionalProperties: false };
  const storeFor = (who: Who) => kernel.ctxFor(who, app).indicators(type);
  const orgOf = (who: Who, asked: string | undefined) => asked ?? ownOrg(who, app);
  return [
    endpoint({
      method: 'GET',
      path,
      operation: `compute${name}`,
      summary: type.title,
      tag,
      query: Type.Object(where, closed),
      answer: Result,
      handle: ({ who, query }) => storeFor(who).compute(periodNamed(query.period), orgOf(who, query.org)),
    }),
    endpoint({
      method: 'GET',
      path: `${path}/evidence`,
      operation: `evidence${name}`,
      summary: `${type.title}：数据依据`,
      tag,
      query: Type.Object(
        {
          ...where,
          part: Type.Optional(Type.Enum(['numerator', 'denominator'], { title: '分子或分母' })),
          page: Type.Optional(Type.Integer({ title: '页码', minimum: 1, maximum: 1_000_000 })),
          pageSize: Type.Optional(Type.Integer({ title: '每页行数', minimum: 1, maximum: largestPage })),
        },
        closed,
      ),
      answer: pageOf(Type.Record(Type.String(), Type.Unknown())),
      handle: ({ who, query: { part = 'numerator', page = 1, pageSize = 20, ...at } }) =>
        storeFor(who).evidence(periodNamed(at.period), orgOf(who, at.org), { part, page, pageSize }),
    }),
    endpoint({
      method: 'POST',
      path: `${path}/seal`,
      operation: `seal${name}`,
      summary: `${type.title}：封存`,
      tag,
      body: Type.Object(where, closed),
      answer: Result,
      handle: ({ who, body }) => storeFor(who).seal(periodNamed(body.period), orgOf(who, body.org)),
    }),
  ];
}

/** The org of the person's first post in the application, when a request names none. */
function ownOrg(who: Who, app: App): string {
  const post = who.posts.find(({ role }) => role.startsWith(`${app.key}.`));
  if (!post) throw new Refusal('input.invalid', { detail: '缺少“机构”' });
  return post.org;
}
