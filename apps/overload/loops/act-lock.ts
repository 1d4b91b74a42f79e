import { type Ctx, type EntityRecord, type GuardRefusal, Refusal, type Values } from '../../../kernel/sdk/index.ts';
import { act } from '../entities.ts';
import { applied, type Lock, type LockEvent, whyNot } from '../rules/lock.ts';
import { reckonConsequences } from './reckon.ts';

export type Act = EntityRecord<typeof act>;

export const lockOf = ({ finedBy, fineYuan, settled }: Act): Lock => ({
  by: finedBy ?? null,
  yuan: fineYuan ?? null,
  settled: settled ?? false,
});

export const lockBasis = '《行政处罚法》第二十九条：同一违法行为不得给予两次以上罚款';

export function guardLock(one: Act, event: LockEvent): GuardRefusal | undefined {
  const reason = whyNot(lockOf(one), event);
  return reason === null ? undefined : { reason, basis: lockBasis };
}

/**
 * Brings an event about, refused where another authority holds the act. What is settled is counted to the cycles of
 * vehicle, driver and company.
 */
export async function applyLock(
  ctx: Ctx,
  one: Act,
  event: LockEvent,
  why: string,
  more: Partial<Values<(typeof act)['fields']>> = {},
): Promise<Act> {
  const refused = whyNot(lockOf(one), event);
  if (refused !== null) throw new Refusal('case.guard', { move: '办理', reason: refused }, lockBasis);
  const { by, yuan, settled } = applied(lockOf(one), event);
  const values = { finedBy: by, fineYuan: yuan, settled, ...more };
  const changed = await ctx.entities(act).update(one.id, one.version, values, why);
  if (settled) await reckonConsequences(ctx, changed);
  return changed;
}
