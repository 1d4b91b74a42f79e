import Type, { type Static } from 'typebox';
import { type Ctx, chinaDate, feedContract, type NewFact, rejectedRow } from '../../../kernel/sdk/index.ts';
import { screenLimitOf } from '../rules/assess.ts';
import { checkPlate, normalisePlate } from '../rules/plate.ts';
import { ruleBook } from '../rules/rule-book.ts';
import { sortBySite } from '../sender.ts';
import { loadingSlip } from './facts.ts';
import { loadCheck, type loadGrounds } from './load-check.ts';

const SlipRow = Type.Object({
  slipNo: Type.String({ title: '装载单号，站内唯一', minLength: 1, maxLength: 60 }),
  site: Type.String({ title: '源头站点编码', minLength: 1, maxLength: 40 }),
  at: Type.String({
    title: '出场时间',
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$',
  }),
  plate: Type.String({ title: '车牌', minLength: 1, maxLength: 20 }),
  axles: Type.Integer({ title: '轴数', minimum: 2, maximum: 40 }),
  grossKg: Type.Integer({ title: '车货总质量（kg）', minimum: 0, maximum: 400_000 }),
  cargo: Type.Optional(Type.String({ title: '货物', maxLength: 60 })),
  destination: Type.Optional(Type.String({ title: '目的地', maxLength: 100 })),
  enterprise: Type.Optional(Type.String({ title: '源头企业', maxLength: 100 })),
  simulated: Type.Optional(Type.Boolean()),
});
type SlipRow = Static<typeof SlipRow>;

/** What somebody has to look into where a load does not fit. */
export interface LoadMatter {
  readonly ground: keyof typeof loadGrounds;
  readonly site: string;
  readonly recordNo: string;
  readonly org: string;
  readonly enterprise: string | null;
  readonly plate: string;
  readonly startedAt: string;
  readonly startKg: number;
  readonly seen: { readonly site: string; readonly on: string; readonly kg: number } | null;
  readonly differenceKg: number;
  readonly title: string;
  readonly simulated: boolean;
}

/** Opens a check of a load, once for each matter: also where several servers come upon it at once. */
export async function openLoadCheck(ctx: Ctx, matter: LoadMatter): Promise<void> {
  const { ground, site, recordNo, org, enterprise, plate, startedAt, startKg, seen, differenceKg, title } = matter;
  const name = `${ground}/${site}/${recordNo}`;
  await ctx.atomically(async (tx) => {
    await tx.alone(`load check ${name}`);
    const known = await tx.cases(loadCheck).list({ where: { matter: name }, pageSize: 1 });
    if (known.total > 0) return;
    await tx.cases(loadCheck).open({
      ...{ title, org, ground, matter: name, siteCode: site, enterprise, plate, startedAt, startKg, differenceKg },
      ...(seen ? { seenSite: seen.site, seenOn: seen.on, seenKg: seen.kg } : {}),
      simulated: matter.simulated,
    });
  });
}

function toFact(row: SlipRow, org: string): NewFact<typeof loadingSlip> {
  const { simulated = false, plate, ...values } = row;
  const limitKg = screenLimitOf(ruleBook.on(chinaDate(new Date(row.at))), row.axles) ?? 0;
  return {
    simulated,
    values: { ...values, org, plate: normalisePlate(plate), limitKg, over: row.grossKg > limitKg },
  };
}

/** 装载单上传. A truck that leaves its source over the limit is the source's matter at once. */
export const slipFeed = feedContract({
  key: 'loading-slips',
  title: '装载单上传',
  row: SlipRow,
  by: ['station', 'registrar'],
  take: async (ctx, rows) => {
    const { known, rejected } = await sortBySite(ctx, rows as readonly SlipRow[], (row) => row.at);
    const good = known.filter(({ row }) => checkPlate(row.plate).valid);
    const bad = known.filter(({ row }) => !checkPlate(row.plate).valid);
    const facts = good.map(({ row, site }) => toFact(row, site.org));
    await ctx.facts(loadingSlip).record(facts, 'loading-slips');
    for (const { values, simulated = false } of facts.filter((one) => one.values.over)) {
      const {
        slipNo: recordNo,
        site,
        org,
        enterprise = null,
        plate,
        at: startedAt,
        grossKg: startKg,
        limitKg,
      } = values;
      const differenceKg = startKg - limitKg;
      const title = `装载单 ${recordNo} 超限出场 ${differenceKg} kg`;
      const common = { site, recordNo, org, enterprise, plate, startedAt, startKg, differenceKg, title, simulated };
      await openLoadCheck(ctx, { ground: 'overloaded', ...common, seen: null });
    }
    const invalid = bad.map(({ row }) => rejectedRow(row, 'plate.invalid', '装载单车牌无效'));
    return { accepted: facts.length, duplicates: 0, rejected: [...rejected, ...invalid] };
  },
});
