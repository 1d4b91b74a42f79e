import Type from 'typebox';
import { type Ctx, type IndicatorType, service } from '../../../kernel/sdk/index.ts';
import { appraisal } from '../cases/appraisal.ts';
import { indicators } from '../indicators.ts';
import { organ } from '../registers/organs.ts';

const Figure = Type.Object({
  value: Type.Union([Type.Number(), Type.Null()]),
  numerator: Type.Union([Type.Number(), Type.Null()]),
  denominator: Type.Union([Type.Number(), Type.Null()]),
});

const timely = ['filing-timeliness', 'decision-timeliness', 'service-timeliness', 'publication-timeliness'] as const;
const pageSize = 20;

async function figuresOf(ctx: Ctx, key: string, month: string, orgs: readonly string[]) {
  const type = indicators.find((one) => one.key === key) as IndicatorType;
  const found = await ctx.indicators(type).computeEach({ kind: 'month', name: month }, orgs);
  return new Map(
    found.map(({ org, value, numerator, denominator }) => [org, { value, numerator, denominator }] as const),
  );
}

/** What the review of files found, by organ: the mean mark and how many failed. */
async function marksByOrg(ctx: Ctx, orgs: readonly string[]) {
  const marks = new Map<string, { appraised: number; failed: number; sum: number }>();
  for (const { org, score, grade } of await ctx.cases(appraisal).all({ state: 'done', org: { in: orgs } })) {
    const known = marks.get(org) ?? { appraised: 0, failed: 0, sum: 0 };
    known.appraised += 1;
    known.sum += score ?? 0;
    if (grade === 'failed') known.failed += 1;
    marks.set(org, known);
  }
  return marks;
}

const noFigure = { value: null, numerator: null, denominator: null };

/** The rows of a page, each organ with all below it: one question for each figure, whatever the number of organs. */
async function rowsOf(ctx: Ctx, units: readonly { readonly org: string; readonly name: string }[], month: string) {
  const orgs = units.map(({ org }) => org);
  const asked = [...timely, 'sent-back-rate', 'extension-rate'].map((key) => figuresOf(ctx, key, month, orgs));
  const [figures, marks] = await Promise.all([Promise.all(asked), marksByOrg(ctx, orgs)]);
  return units.map(({ org, name }) => {
    const [filing, decision, serving, publishing, returned, extended] = figures.map((one) => one.get(org) ?? noFigure);
    const mark = marks.get(org);
    return {
      org,
      name,
      filed: returned?.denominator ?? 0,
      returned: returned?.numerator ?? 0,
      extended: extended?.numerator ?? 0,
      filing: filing ?? noFigure,
      decision: decision ?? noFigure,
      serving: serving ?? noFigure,
      publishing: publishing ?? noFigure,
      appraised: mark?.appraised ?? 0,
      failed: mark?.failed ?? 0,
      meanScore: mark ? Math.round((mark.sum / mark.appraised) * 10) / 10 : null,
    };
  });
}

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
    return { total, pageSize, rows: await rowsOf(ctx, units, month) };
  },
});
