import Type from 'typebox';
import { type Ctx, type IndicatorType, service } from '../../../kernel/sdk/index.ts';
import { appraisal } from '../cases/appraisal.ts';
import { penalty } from '../cases/penalty.ts';
import { indicators } from '../indicators.ts';
import { organ } from '../registers/organs.ts';
import { monthSpan } from './month.ts';

const Figure = Type.Object({
  value: Type.Union([Type.Number(), Type.Null()]),
  numerator: Type.Union([Type.Number(), Type.Null()]),
  denominator: Type.Union([Type.Number(), Type.Null()]),
});

const timely = ['filing-timeliness', 'decision-timeliness', 'service-timeliness', 'publication-timeliness'] as const;
const pageSize = 20;

async function figureOf(ctx: Ctx, key: string, month: string, org: string) {
  const type = indicators.find((one) => one.key === key) as IndicatorType;
  const { value, numerator, denominator } = await ctx.indicators(type).compute({ kind: 'month', name: month }, org);
  return { value, numerator, denominator };
}

/** What the review of files found, by organ: the mean mark and how many failed. */
async function marksByOrg(ctx: Ctx) {
  const marks = new Map<string, { appraised: number; failed: number; sum: number }>();
  for (const { org, score, grade } of await ctx.cases(appraisal).all({ state: 'done' })) {
    const known = marks.get(org) ?? { appraised: 0, failed: 0, sum: 0 };
    known.appraised += 1;
    known.sum += score ?? 0;
    if (grade === 'failed') known.failed += 1;
    marks.set(org, known);
  }
  return marks;
}

async function rowOf(ctx: Ctx, unit: { readonly org: string; readonly name: string }, month: string, marks: Marks) {
  const filedAt = monthSpan(month);
  const count = async (more: object) =>
    (await ctx.cases(penalty).list({ where: { org: unit.org, filedAt, ...more }, pageSize: 1 })).total;
  const mark = marks.get(unit.org);
  const figures = await Promise.all(timely.map((key) => figureOf(ctx, key, month, unit.org)));
  const [filing, decision, serving, publishing] = figures as [Figured, Figured, Figured, Figured];
  return {
    ...unit,
    filed: await count({}),
    returned: await count({ returnedWhy: { empty: false } }),
    extended: await count({ extendedWhy: { empty: false } }),
    filing,
    decision,
    serving,
    publishing,
    appraised: mark?.appraised ?? 0,
    failed: mark?.failed ?? 0,
    meanScore: mark ? Math.round((mark.sum / mark.appraised) * 10) / 10 : null,
  };
}
type Marks = Awaited<ReturnType<typeof marksByOrg>>;
type Figured = Awaited<ReturnType<typeof figureOf>>;

/** 监督看板: timeliness and quality by organ. Fines are no part of it (行政处罚法 第七十四条). */
export const board = service({
  key: 'board',
  title: '执法监督看板',
  safe: true,
  by: ['supervisor', 'head'],
  input: Type.Object({
    month: Type.String({ pattern: '^\\d{4}-\\d{2}$' }),
    page: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  output: Type.Object({
    total: Type.Integer(),
    pageSize: Type.Integer(),
    rows: Type.Array(
      Type.Object({
        org: Type.String(),
        name: Type.String(),
        filed: Type.Integer(),
        returned: Type.Integer(),
        extended: Type.Integer(),
        filing: Figure,
        decision: Figure,
        serving: Figure,
        publishing: Figure,
        appraised: Type.Integer(),
        failed: Type.Integer(),
        meanScore: Type.Union([Type.Number(), Type.Null()]),
      }),
    ),
  }),
  answer: async (ctx, { month, page = 1 }) => {
    const { rows: units, total } = await ctx.entities(organ).list({ sort: ['org'], page, pageSize });
    const marks = await marksByOrg(ctx);
    const rows = [];
    for (const { org, name } of units) rows.push(await rowOf(ctx, { org, name }, month, marks));
    return { total, pageSize, rows };
  },
});
