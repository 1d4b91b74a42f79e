import Type from 'typebox';
import { type Ctx, type EntityRecord, service } from '../../../kernel/sdk/index.ts';
import { today } from '../deadlines.ts';
import { discretionClasses } from '../options.ts';
import { provision, violation } from '../registers/library.ts';
import { certificate, certificateReview, officer, organ } from '../registers/organs.ts';
import { type Circumstances, weigh } from '../rules/discretion.ts';
import { ways } from './circumstances.ts';

const Officer = Type.Object({
  id: Type.String(),
  name: Type.String(),
  certificates: Type.Array(
    Type.Object({
      no: Type.String(),
      field: Type.String(),
      validUntil: Type.String(),
      /** Years of passed reviews. */
      reviewed: Type.Array(Type.Integer()),
    }),
  ),
});

const Band = Type.Object({ outcome: Type.String(), title: Type.String(), least: Type.Number(), most: Type.Number() });

const Violation = Type.Object({
  id: Type.String(),
  code: Type.String(),
  name: Type.String(),
  field: Type.String(),
  broken: Type.String(),
  penalised: Type.String(),
  /** What the standard gives, by the name of the circumstances: the telephone needs no network to know. */
  bands: Type.Record(Type.String(), Band),
});

type Act = EntityRecord<typeof violation>;

function bandsOf(
  act: Act,
  on: string,
): Record<string, { outcome: string; title: string; least: number; most: number }> {
  const name = act.standard;
  if (!name) return {};
  const bands = ways.flatMap((way) => {
    const given = weigh(name, way.circumstances satisfies Circumstances, on);
    if (!given) return [];
    const { outcome, least, most } = given;
    return [[way.name, { outcome, title: discretionClasses[outcome], least, most }] as const];
  });
  return Object.fromEntries(bands);
}

async function violationsOf(ctx: Ctx, on: string) {
  const acts = await ctx.entities(violation).all({ since: { lte: on } });
  const clauses = new Map((await ctx.entities(provision).all()).map(({ id, clause }) => [id, clause]));
  return acts
    .filter(({ until }) => !until || until >= on)
    .map((act) => ({
      id: act.id,
      code: act.code,
      name: act.name,
      field: act.field,
      broken: clauses.get(act.broken ?? '') ?? '',
      penalised: clauses.get(act.penalised ?? '') ?? '',
      bands: bandsOf(act, on),
    }));
}

async function officersOf(ctx: Ctx) {
  const people = await ctx.entities(officer).all({ status: 'active' });
  const held = await ctx.entities(certificate).all({ status: 'valid' });
  const reviews = await ctx.entities(certificateReview).all({ passed: true });
  return people.map(({ id, name }) => ({
    id,
    name,
    certificates: held
      .filter((one) => one.officer === id)
      .map((one) => ({
        no: one.no,
        field: one.field,
        validUntil: one.validUntil,
        reviewed: reviews.filter((each) => each.certificate === one.id).map((each) => each.year),
      })),
  }));
}

/** 现场执法基础资料: all that filing on site needs without a network, fetched while there is one. */
export const siteGround = service({
  key: 'site-ground',
  title: '现场执法基础资料',
  safe: true,
  by: ['officer'],
  input: Type.Object({}),
  output: Type.Object({
    on: Type.String(),
    organs: Type.Array(Type.Object({ org: Type.String(), name: Type.String() })),
    officers: Type.Array(Officer),
    violations: Type.Array(Violation),
  }),
  answer: async (ctx) => {
    const on = today(ctx);
    const organs = (await ctx.entities(organ).all()).map(({ org, name }) => ({ org, name }));
    return { on, organs, officers: await officersOf(ctx), violations: await violationsOf(ctx, on) };
  },
});
