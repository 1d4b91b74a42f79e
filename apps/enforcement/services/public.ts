import Type from 'typebox';
import { type Ctx, type Filter, service } from '../../../kernel/sdk/index.ts';
import { publication } from '../cases/publication.ts';
import { today } from '../deadlines.ts';
import { fieldsOfLaw } from '../options.ts';
import { provision, violation } from '../registers/library.ts';
import { certificate, officer, organ } from '../registers/organs.ts';
import { publicText } from '../rules/public-name.ts';

const closed = { additionalProperties: false };
const OrNull = Type.Union([Type.String(), Type.Null()]);
const pageSize = 20;
const paging = {
  q: Type.Optional(Type.String({ maxLength: 60 })),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
};
const pageOf = (row: Parameters<typeof Type.Object>[0]) =>
  Type.Object({ total: Type.Integer(), pageSize: Type.Integer(), rows: Type.Array(Type.Object(row, closed)) }, closed);

const withSearch = (q: string | undefined) => (q ? { search: q } : {});
const organNames = async (ctx: Ctx) => new Map((await ctx.entities(organ).all()).map(({ org, name }) => [org, name]));
const fieldTitles: Readonly<Record<string, string>> = { all: '综合执法', ...fieldsOfLaw };

/** 公示的执法人员和证件: what the law wants shown beforehand of who enforces (行政处罚法 第三十九条). */
export const publicOfficers = service({
  key: 'public-officers',
  title: '执法人员和证件公示',
  safe: true,
  open: true,
  by: [],
  input: Type.Object(paging, closed),
  output: pageOf({
    name: Type.String(),
    organ: Type.String(),
    certificate: Type.String(),
    field: Type.String(),
    validUntil: Type.String(),
    valid: Type.Boolean(),
    simulated: Type.Boolean(),
  }),
  answer: async (ctx, { q, page = 1 }) => {
    // By the number of the certificate, which is what one reads on it, or by name.
    const people = await ctx.entities(officer).all({ status: 'active' });
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const named = q ? people.filter(({ name }) => name.includes(q)).map(({ id }) => id) : [];
    const where: Filter = { status: 'valid', officer: { in: named.length > 0 ? named : [...names.keys()] } };
    const search = named.length > 0 ? {} : withSearch(q);
    const found = await ctx.entities(certificate).list({ where, ...search, sort: ['no'], page, pageSize });
    const organs = await organNames(ctx);
    const on = today(ctx);
    return {
      total: found.total,
      pageSize,
      rows: found.rows.map((one) => ({
        name: names.get(one.officer) ?? '',
        organ: organs.get(one.org) ?? '',
        certificate: one.no,
        field: fieldTitles[one.field] ?? one.field,
        validUntil: one.validUntil,
        valid: one.issuedOn <= on && on <= one.validUntil,
        simulated: one.simulated ?? false,
      })),
    };
  },
});

/** 执法机构: authority, delegation (行政处罚法 第二十条) and where to turn against what it decides. */
export const publicOrgans = service({
  key: 'public-organs',
  title: '执法机构公示',
  safe: true,
  open: true,
  by: [],
  input: Type.Object(paging, closed),
  output: pageOf({
    name: Type.String(),
    authority: Type.String(),
    delegation: OrNull,
    powers: OrNull,
    legalBasis: OrNull,
    address: OrNull,
    telephone: OrNull,
    reviewOrgan: OrNull,
    court: OrNull,
    simulated: Type.Boolean(),
  }),
  answer: async (ctx, { q, page = 1 }) => {
    const found = await ctx.entities(organ).list({ ...withSearch(q), sort: ['org'], page, pageSize });
    return {
      total: found.total,
      pageSize,
      rows: found.rows.map((one) => ({
        name: one.name,
        authority: organ.fields.authority.options[one.authority],
        delegation: one.delegation ?? null,
        powers: one.powers ?? null,
        legalBasis: one.legalBasis ?? null,
        address: one.address ?? null,
        telephone: one.telephone ?? null,
        reviewOrgan: one.reviewOrgan ?? null,
        court: one.court ?? null,
        simulated: one.simulated ?? false,
      })),
    };
  },
});

/** 职权清单: what may be penalised today, by which provisions. */
export const publicPowers = service({
  key: 'public-powers',
  title: '行政处罚职权清单',
  safe: true,
  open: true,
  by: [],
  input: Type.Object(paging, closed),
  output: pageOf({
    code: Type.String(),
    name: Type.String(),
    field: Type.String(),
    broken: Type.String(),
    penalised: Type.String(),
    since: Type.String(),
  }),
  answer: async (ctx, { q, page = 1 }) => {
    const on = today(ctx);
    const where: Filter = { since: { lte: on } };
    const found = await ctx.entities(violation).list({ where, ...withSearch(q), sort: ['code'], page, pageSize });
    const clauses = new Map((await ctx.entities(provision).all()).map(({ id, clause }) => [id, clause]));
    return {
      total: found.total,
      pageSize,
      rows: found.rows
        .filter(({ until }) => !until || until >= on)
        .map(({ code, name, field, broken, penalised, since }) => ({
          code,
          name,
          field: fieldsOfLaw[field],
          broken: clauses.get(broken ?? '') ?? '',
          penalised: clauses.get(penalised ?? '') ?? '',
          since,
        })),
    };
  },
});

/** 公示中的处罚决定: masked, until the end of its time; what was withdrawn is gone at once. */
export const publicDecisions = service({
  key: 'public-decisions',
  title: '处罚决定公示',
  safe: true,
  open: true,
  by: [],
  input: Type.Object(paging, closed),
  output: pageOf({
    number: Type.String(),
    party: Type.String(),
    content: Type.String(),
    organ: Type.String(),
    decidedOn: Type.String(),
    publishedOn: Type.String(),
    endsOn: Type.String(),
    simulated: Type.Boolean(),
  }),
  answer: async (ctx, { q, page = 1 }) => {
    const where: Filter = { state: 'published', endsOn: { gte: today(ctx) } };
    const found = await ctx
      .cases(publication)
      .list({ where, ...withSearch(q), sort: ['-publishedOn'], page, pageSize });
    const organs = await organNames(ctx);
    return {
      total: found.total,
      pageSize,
      rows: found.rows.map((one) => ({
        number: one.decisionNumber,
        party: publicText(one.publicParty),
        content: publicText(one.content),
        organ: organs.get(one.org) ?? '',
        decidedOn: one.decidedAt.slice(0, 10),
        publishedOn: one.publishedOn ?? '',
        endsOn: one.endsOn ?? '',
        simulated: one.simulated ?? false,
      })),
    };
  },
});
