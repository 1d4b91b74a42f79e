import Type, { type Static } from 'typebox';
import { type Ctx, feedContract, orRejected, service, type Taken, takeEach } from '../../../kernel/sdk/index.ts';
import { act } from '../entities.ts';
import { normalisePlate } from '../rules/plate.ts';
import { stationCheck } from './station-check.ts';

const nullable = <T extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Integer>>(type: T) =>
  Type.Union([type, Type.Null()]);

const HandedOver = Type.Object({
  id: Type.String({ title: '移交编号' }),
  site: Type.String({ title: '站点编码' }),
  recordNo: Type.String({ title: '检测单号' }),
  plate: nullable(Type.String({ title: '车牌号' })),
  passedAt: Type.String({ title: '检测时间' }),
  axles: Type.Integer({ title: '轴数' }),
  totalKg: Type.Integer({ title: '首次称重' }),
  limitKg: nullable(Type.Integer({ title: '认定限值' })),
  reweighedKg: nullable(Type.Integer({ title: '复称' })),
  policeUnit: nullable(Type.String({ title: '移交公安单位' })),
});

const page = Type.Optional(Type.Integer({ title: '页码', minimum: 1, maximum: 100_000 }));

/** 移交公安案件: what stations have handed over and the police have not answered yet, within the area of the account. */
export const policeCases = service({
  key: 'police-cases',
  title: '移交公安案件',
  safe: true,
  machines: true,
  by: ['police'],
  input: Type.Object({ page }),
  output: Type.Object({ total: Type.Integer(), rows: Type.Array(HandedOver) }),
  async answer(ctx, { page: asked = 1 }) {
    const query = { where: { state: 'with-police' }, sort: ['passedAt'], page: asked, pageSize: 100 };
    const found = await ctx.cases(stationCheck).list(query);
    await ctx.note('police-cases', `page/${asked}`, { cases: found.rows.map(({ id }) => id) });
    const rows = found.rows.map((one) => ({
      id: one.id,
      site: one.siteCode,
      recordNo: one.recordNo,
      plate: one.plate ?? null,
      passedAt: one.passedAt,
      axles: one.axles,
      totalKg: one.totalKg,
      limitKg: one.decidedLimitKg ?? null,
      reweighedKg: one.reweighedKg ?? null,
      policeUnit: one.policeUnit ?? null,
    }));
    return { total: found.total, rows };
  },
});

/** 车辆违法超限查询: the acts of a plate and who deals with them, so that the police see before they fine. */
export const policeActs = service({
  key: 'police-acts',
  title: '违法超限行为查询',
  safe: true,
  machines: true,
  by: ['police', 'officer'],
  input: Type.Object({ plate: Type.String({ title: '车牌号', minLength: 1, maxLength: 20 }), page }),
  output: Type.Object({
    total: Type.Integer(),
    rows: Type.Array(
      Type.Object({
        firstAt: Type.String({ title: '首次过车时间' }),
        totalKg: Type.Integer({ title: '认定总质量' }),
        limitKg: Type.Integer({ title: '适用限值' }),
        by: nullable(Type.String({ title: '办理机关' })),
        settled: Type.Boolean({ title: '已作处理' }),
        decisionNo: nullable(Type.String({ title: '处罚决定书文号' })),
      }),
    ),
  }),
  async answer(ctx, { plate: text, page: asked = 1 }) {
    const plate = normalisePlate(text);
    const found = await ctx.entities(act).list({ where: { plate }, sort: ['-firstAt'], page: asked, pageSize: 100 });
    await ctx.note('police-acts', plate, { acts: found.rows.map(({ id }) => id) });
    const rows = found.rows.map((one) => ({
      firstAt: one.firstAt,
      totalKg: one.totalKg,
      limitKg: one.limitKg,
      by: one.finedBy ?? null,
      settled: one.settled ?? false,
      decisionNo: one.decisionNo ?? null,
    }));
    return { total: found.total, rows };
  },
});

const Result = Type.Object({
  id: Type.String({ title: '移交编号', pattern: '^[0-9a-f-]{36}$' }),
  result: Type.Enum(['fined', 'returned'], { title: '处理结果' }),
  decisionNo: Type.Optional(Type.String({ title: '处罚决定书文号', minLength: 1, maxLength: 80 })),
  fineYuan: Type.Optional(Type.Number({ title: '罚款（元）', minimum: 0, maximum: 100_000 })),
  points: Type.Optional(Type.Integer({ title: '记分', minimum: 0, maximum: 12 })),
  why: Type.Optional(Type.String({ title: '退回理由', minLength: 1, maxLength: 2000 })),
});
type Result = Static<typeof Result>;

async function takeResult(ctx: Ctx, row: Result): Promise<Taken> {
  const { id, result, decisionNo, fineYuan, points, why } = row;
  const store = ctx.cases(stationCheck);
  const one = await store.get(id);
  if (one.state === result) return 'duplicate';
  if (result === 'fined') await store.move(id, one.version, 'police-fined', { decisionNo, fineYuan, points });
  else await store.move(id, one.version, 'police-return', { why });
  return 'accepted';
}

/** 公安处理结果: fined, or returned to us; a return opens the act again. */
export const policeResults = feedContract({
  key: 'police-results',
  title: '移交案件处理结果',
  row: Result,
  by: ['police'],
  take: (ctx, rows) => takeEach(rows as readonly Result[], (row) => takeResult(ctx, row).catch(orRejected(row))),
});
