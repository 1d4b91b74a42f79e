import type { Ctx, GuardRefusal } from '../../../kernel/sdk/index.ts';
import { penaltyLaw } from '../law.ts';
import type { PartyKind } from '../options.ts';
import { provision, violation } from '../registers/library.ts';
import { threshold } from '../registers/organs.ts';
import { type Circumstances, type Discretion, weigh } from './discretion.ts';

/** 行政处罚法 第五十一条. */
const spotCap: Readonly<Record<PartyKind, number>> = { person: 200, organisation: 3_000 };

export function refuseSpotFine(kind: PartyKind, fine: number): GuardRefusal | undefined {
  if (fine <= spotCap[kind]) return undefined;
  const who = kind === 'person' ? '公民' : '法人或者其他组织';
  return {
    reason: `当场处罚对${who}的罚款不得超过 ${spotCap[kind]} 元，应适用普通程序`,
    basis: penaltyLaw('第五十一条'),
  };
}

/** The violation's standard for these circumstances, or the range of the provision that penalises it. */
export async function rangeOf(
  ctx: Ctx,
  id: string,
  circumstances: Circumstances,
  on: string,
): Promise<Discretion | null> {
  const act = await ctx.entities(violation).get(id);
  if (act.since > on || (act.until && act.until < on)) return null;
  const decided = act.standard ? weigh(act.standard, circumstances, on) : null;
  if (decided || !act.penalised) return decided;
  const clause = await ctx.entities(provision).get(act.penalised);
  return {
    outcome: 'ordinary',
    least: clause.leastFine ?? 0,
    most: clause.mostFine ?? Number.MAX_SAFE_INTEGER,
    basis: clause.clause,
  };
}

export async function refuseOutsideRange(
  ctx: Ctx,
  question: {
    readonly violation: string;
    readonly circumstances: Circumstances;
    readonly on: string;
    readonly fine: number;
  },
): Promise<GuardRefusal | undefined> {
  const range = await rangeOf(ctx, question.violation, question.circumstances, question.on);
  if (!range)
    return { reason: `该违法行为在 ${question.on} 没有施行的裁量基准和处罚依据`, basis: penaltyLaw('第四条') };
  const { least, most, basis } = range;
  if (question.fine >= least && question.fine <= most) return undefined;
  return {
    reason: `罚款 ${question.fine} 元不在裁量基准 ${least} 至 ${most} 元之内`,
    basis: `${penaltyLaw('第三十四条')}；${basis}`,
  };
}

/** The organ's own figures on a day: from which fine a hearing is offered and leaders must discuss. */
export async function thresholdsOf(ctx: Ctx, org: string, kind: PartyKind, on: string) {
  const rows = await ctx.entities(threshold).all({ org, partyKind: kind, since: { lte: on } });
  const [latest] = [...rows].sort((a, b) => b.since.localeCompare(a.since));
  return latest ?? null;
}
