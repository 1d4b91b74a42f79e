import type { Ctx, GuardRefusal } from '../../../kernel/sdk/index.ts';
import { penaltyLaw } from '../law.ts';
import { officer } from '../registers/organs.ts';

interface Handled {
  readonly leadOfficer: string;
  readonly secondOfficer: string;
}

const selfOf = (ctx: Ctx) => ctx.entities(officer).find({ account: ctx.who.personId });

/**
 * Who has handled a case judges it in nobody's name: told by the account that the register gives each officer, since
 * the account that makes a step need not be the one that made the steps before.
 */
export async function refuseOwnCase(
  ctx: Ctx,
  handled: Handled,
  basis = penaltyLaw('第五十八条'),
): Promise<GuardRefusal | undefined> {
  const self = await selfOf(ctx);
  if (!self || ![handled.leadOfficer, handled.secondOfficer].includes(self.id)) return undefined;
  return { reason: `“${self.name}”是本案办案人员，不得审核、主持、评查或决定本案`, basis };
}

/** An opinion is given under one's own name, also by who stands in for somebody. */
export async function refuseOtherName(
  ctx: Ctx,
  named: string,
  basis = penaltyLaw('第五十八条'),
): Promise<GuardRefusal | undefined> {
  const [self, other] = [await selfOf(ctx), await ctx.entities(officer).get(named)];
  const owner = other.account ?? null;
  if (self ? self.id === other.id : owner === null) return undefined;
  return { reason: `不得以“${other.name}”的名义出具意见，请填写本人`, basis };
}
