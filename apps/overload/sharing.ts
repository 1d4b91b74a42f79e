import Type, { type Static } from 'typebox';
import {
  type Ctx,
  chinaDate,
  chinaIso,
  chinaMidnight,
  feedContract,
  inForce,
  must,
  rejectedRow,
  service,
  type Taken,
  takeEach,
} from '../../kernel/sdk/index.ts';
import { act, vehicle } from './entities.ts';
import { applyLock, guardLock } from './loops/act-lock.ts';
import { cycleRules, cycleStage, cycleStart } from './rules/cycle.ts';
import { normalisePlate } from './rules/plate.ts';

const actHours = 12;
const hour = 3_600_000;

const PoliceFine = Type.Object({
  plate: Type.String({ title: '车牌', minLength: 1, maxLength: 20 }),
  at: Type.String({
    title: '查获时间',
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$',
  }),
  decisionNo: Type.String({ title: '处罚决定书文号', minLength: 1, maxLength: 60 }),
  fineYuan: Type.Number({ title: '罚款（元）', minimum: 0, maximum: 100_000 }),
});
type PoliceFine = Static<typeof PoliceFine>;

async function actOf(ctx: Ctx, { plate, at }: PoliceFine) {
  const around = (hours: number) => chinaIso(new Date(Date.parse(at) + hours * hour));
  const near = await ctx.entities(act).all({
    plate: normalisePlate(plate),
    firstAt: { gte: around(-actHours), lte: around(actHours) },
  });
  const distance = ({ firstAt }: (typeof near)[number]) => Math.abs(Date.parse(firstAt) - Date.parse(at));
  return near.reduce<(typeof near)[number] | null>(
    (best, one) => (best && distance(best) <= distance(one) ? best : one),
    null,
  );
}

async function takeFine(ctx: Ctx, row: PoliceFine): Promise<Taken> {
  const { decisionNo, fineYuan: yuan } = row;
  const known = await actOf(ctx, row);
  if (!known) return rejectedRow(row, 'act.unknown', '该时间前后没有该车的违法超限行为');
  if (known.settled && known.decisionNo === decisionNo) return 'duplicate';
  const event = { kind: 'settle', by: 'police', yuan } as const;
  const refused = guardLock(known, event);
  if (refused) return rejectedRow(row, 'act.fined', refused.reason);
  await applyLock(ctx, known, event, `公安处罚决定书 ${decisionNo}`, { decisionNo });
  return 'accepted';
}

/** Fines that the police have laid: from then on the act takes none of ours, as one of ours shuts out theirs. */
export const policeFines = feedContract({
  key: 'police-fines',
  title: '公安处罚共享',
  row: PoliceFine,
  by: ['police'],
  take: (ctx, rows) => takeEach(rows as readonly PoliceFine[], (row) => takeFine(ctx, row)),
});

/** How near a vehicle has come to the loss of its certificate: fined or warned acts of its current one-year cycle. */
async function cycleOf(ctx: Ctx, text: string) {
  const plate = normalisePlate(text);
  const today = chinaDate(ctx.clock.now());
  const rules = must(inForce(cycleRules, today), 'rules of the cycle');
  const registered = await ctx.entities(vehicle).find({ plate });
  const issued = registered?.firstIssuedOn ?? null;
  if (issued === null) return { since: null, acts: 0, stage: 'unknown' as const, basis: rules.basis };
  const since = cycleStart(issued, today);
  const from = chinaMidnight(since).toISOString();
  const acts = await ctx.entities(act).all({ plate, firstAt: { gte: from }, settled: true });
  return { since, acts: acts.length, stage: cycleStage(acts.length, rules.moreThanActs), basis: rules.basis };
}

export const vehicleCycle = service({
  key: 'vehicle-cycle',
  title: '车辆一年周期',
  safe: true,
  by: ['officer', 'first-reviewer', 'second-reviewer', 'chief'],
  input: Type.Object({ plate: Type.String({ maxLength: 20 }) }),
  output: Type.Object({
    since: Type.Union([Type.String(), Type.Null()], { title: '周期起' }),
    acts: Type.Integer({ title: '已处理的违法超限行为' }),
    stage: Type.Enum(['unknown', 'clear', 'warning', 'last-warning', 'reached'], { title: '所处阶段' }),
    basis: Type.String({ title: '依据' }),
  }),
  answer: (ctx, { plate }) => cycleOf(ctx, plate),
});
