import { type CaseStep, type CaseType, type Ctx, chinaIso, type EntityRecord } from '../../../kernel/sdk/index.ts';
import { gateRefusal, overloadReview, stationCheck } from '../cases.ts';
import { act } from '../entities.ts';
import { type RecordFacts, recordFacts, seesPlates, type Weighing } from './record-facts.ts';

/** What has been made of a record: a case with its steps. */
export interface RecordCase {
  readonly type: string;
  readonly typeTitle: string;
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly stateTitle: string;
  readonly history: readonly (CaseStep & { readonly moveTitle: string; readonly toTitle: string })[];
}

export interface RecordPage extends RecordFacts {
  /** The act that the passage belongs to, where there is one in sight. */
  readonly act: EntityRecord<typeof act> | null;
  readonly cases: readonly RecordCase[];
}

async function casesOf<C extends CaseType>(ctx: Ctx, type: C, recordKey: string): Promise<readonly RecordCase[]> {
  const rows = await ctx.cases(type).all({ recordKey });
  return Promise.all(
    rows.map(async (row) => {
      const { id, state } = row as unknown as { readonly id: string; readonly state: string };
      const title = String((row as Readonly<Record<string, unknown>>)[type.label]);
      const history = (await ctx.cases(type).history(id)).map((step) => ({
        ...step,
        moveTitle: type.moves[step.move]?.title ?? '建立',
        toTitle: type.states[step.to]?.title ?? step.to,
      }));
      return {
        type: type.key,
        typeTitle: type.title,
        id,
        title,
        state,
        stateTitle: type.states[state]?.title ?? state,
        history,
      };
    }),
  );
}

const actMs = 12 * 3_600_000;

async function actOf(ctx: Ctx, record: Weighing, recordKey: string) {
  if (!record.plate || !seesPlates(ctx)) return null;
  const around = (ms: number) => chinaIso(new Date(Date.parse(record.at) + ms));
  const near = await ctx
    .entities(act)
    .all({ plate: record.plate, firstAt: { gte: around(-actMs), lte: around(actMs) } });
  return near.find(({ recordKeys }) => recordKeys.includes(recordKey)) ?? null;
}

/** All that is known of one weighing: what it rests on, the act it belongs to, and what has been made of it. */
export async function recordPage(ctx: Ctx, siteCode: string, recordNo: string): Promise<RecordPage> {
  const recordKey = `${siteCode}/${recordNo}`;
  const [review] = await ctx.cases(overloadReview).all({ recordKey });
  const limitKg = review?.decidedLimitKg ?? null;
  const decided = limitKg === null ? null : { limitKg, why: review?.limitWhy ?? null };
  const facts = await recordFacts(ctx, siteCode, recordNo, decided);
  const [known, ...cases] = await Promise.all([
    actOf(ctx, facts.record, recordKey),
    casesOf(ctx, overloadReview, recordKey),
    casesOf(ctx, stationCheck, recordKey),
    casesOf(ctx, gateRefusal, recordKey),
  ]);
  return { ...facts, act: known, cases: cases.flat() };
}
