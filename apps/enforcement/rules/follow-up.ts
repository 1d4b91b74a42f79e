import { type Ctx, chinaDate } from '../../../kernel/sdk/index.ts';
import { collection } from '../cases/collection.ts';
import { publication } from '../cases/publication.ts';
import { violation } from '../registers/library.ts';
import { party } from '../registers/parties.ts';
import { publicName, publicText } from './public-name.ts';

/** A decision in force, of either procedure, and what of it others must do. */
export interface Decided {
  readonly org: string;
  readonly penalty?: string;
  readonly spotPenalty?: string;
  readonly number: string;
  readonly party: string;
  readonly violation: string;
  readonly place: string;
  readonly fine: number;
  readonly decidedAt: string;
  readonly servedOn: string;
  readonly simulated: boolean;
}

const lightUpTo = 5_000;

const linked = ({ penalty, spotPenalty, simulated, org }: Decided) => ({
  org,
  ...(penalty ? { penalty } : {}),
  ...(spotPenalty ? { spotPenalty } : {}),
  simulated,
});

/** Opens the collection of the fine. A spot decision goes to review before it goes to court. */
export async function openCollection(ctx: Ctx, decided: Decided): Promise<void> {
  const act = await ctx.entities(violation).get(decided.violation);
  await ctx.cases(collection).open({
    ...linked(decided),
    title: `${decided.number} ${act.name}`,
    decisionNumber: decided.number,
    fine: decided.fine,
    servedOn: decided.servedOn,
    remedy: decided.spotPenalty ? 'review-first' : 'both',
  });
}

/** Opens the publication, with the party named as the public may know it. A bare warning is not published. */
export async function openPublication(ctx: Ctx, decided: Decided): Promise<void> {
  const act = await ctx.entities(violation).get(decided.violation);
  const who = await ctx.entities(party).get(decided.party);
  const name = publicName(who.kind, who.name);
  const on = chinaDate(new Date(decided.decidedAt));
  const content = `${name}于${decided.place}${act.name}，${on} 被决定罚款 ${decided.fine} 元。`;
  await ctx.cases(publication).open({
    ...linked(decided),
    title: `${decided.number} ${act.name}`,
    decisionNumber: decided.number,
    publicParty: name,
    content: publicText(content, [{ kind: who.kind, name: who.name }]),
    decidedAt: decided.decidedAt,
    weight: decided.fine <= lightUpTo ? 'light' : 'heavy',
    safety: act.safety ?? false,
  });
}
