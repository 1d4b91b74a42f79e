import { Readable } from 'node:stream';
import Type, { type Static, type TObject } from 'typebox';
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

const atPeriod = {
  period: Type.String({ title: '期间' }),
  org: Type.Optional(Type.String({ title: '机构', minLength: 1, maxLength: 60 })),
};

/** A figure, the rows behind it, and its sealing. */
export function indicatorRoutes(kernel: Kernel, app: App, type: IndicatorType): readonly Endpoint[] {
  const path = `/api/${app.key}/indicators/${type.key}`;
  const name = pascal(app.key, type.key);
  const tag = app.title;
  const pattern = periodsFrom(type.period)
    .map((kind) => periodPatterns[kind])
    .join('|');
  const where = { ...atPeriod, period: Type.String({ title: '期间', pattern }) };
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
    ...sealedRoutes(kernel, app, type, where),
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

const Digest = Type.Object({
  day: Type.Union([Type.String(), Type.Null()]),
  rows: Type.Integer(),
  digest: Type.String({ title: '名称的 SHA-256' }),
});
const Part = Type.Enum(['numerator', 'denominator'], { title: '分子或分母' });

type AtPeriod = Static<TObject<typeof atPeriod>>;

/** What an outsider needs to hold a sealed figure against its rows. */
function sealedRoutes(kernel: Kernel, app: App, type: IndicatorType, where: typeof atPeriod): readonly Endpoint[] {
  const path = `/api/${app.key}/indicators/${type.key}/evidence`;
  const name = pascal(app.key, type.key);
  const tag = app.title;
  const closed = { additionalProperties: false };
  const at = Type.Object(where, closed);
  const storeFor = (who: Who) => kernel.indicators.bind(app, type, who);
  const of = (who: Who, query: AtPeriod) => [periodNamed(query.period), query.org ?? ownOrg(who, app)] as const;
  return [
    endpoint({
      method: 'GET',
      path: `${path}/days`,
      operation: `evidenceDays${name}`,
      summary: `${type.title}：封存依据的逐日校验值`,
      tag,
      query: at,
      answer: Type.Object({ numerator: Type.Array(Digest), denominator: Type.Array(Digest) }),
      handle: ({ who, query }) => storeFor(who).digests(...of(who, query)),
    }),
    endpoint({
      method: 'GET',
      path: `${path}/changed`,
      operation: `evidenceChanged${name}`,
      summary: `${type.title}：重算逐日校验值，列出与封存时不同的日期`,
      tag,
      query: at,
      answer: Type.Array(
        Type.Object({
          part: Part,
          day: Type.Union([Type.String(), Type.Null()]),
          sealedRows: Type.Integer(),
          rows: Type.Integer(),
        }),
      ),
      handle: ({ who, query }) => storeFor(who).changed(...of(who, query)),
    }),
    endpoint({
      method: 'GET',
      path: `${path}/names`,
      operation: `evidenceNames${name}`,
      summary: `${type.title}：计入一日的记录名称，每行一个，其 SHA-256 即该日校验值`,
      tag,
      query: Type.Object(
        { ...where, part: Part, day: Type.Optional(Type.String({ title: '日期', pattern: periodPatterns.day })) },
        closed,
      ),
      answer: Type.String(),
      produces: ['text/plain'],
      async handle({ who, query, reply }) {
        const { part, day = null } = query;
        const names = await storeFor(who).names(...of(who, query), { part, day });
        reply.type('text/plain; charset=utf-8');
        return Readable.from(linesOf(names));
      },
    }),
  ];
}

async function* linesOf(names: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  for await (const batch of names) if (batch.length > 0) yield `${batch.join('\n')}\n`;
}

/** The org of the person's first post in the application, when a request names none. */
function ownOrg(who: Who, app: App): string {
  const post = who.posts.find(({ role }) => role.startsWith(`${app.key}.`));
  if (!post) throw new Refusal('input.invalid', { detail: '缺少“机构”' });
  return post.org;
}
