import type { Ctx, Figure, Filter, TallyRow } from '../../../kernel/sdk/index.ts';
import { chinaMidnight } from '../../../kernel/sdk/index.ts';
import { weighing } from '../facts.ts';

/** Civil dates, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const above10 = ['to20', 'to50', 'to100', 'above100'];
const above20 = ['to50', 'to100', 'above100'];

/** What is counted wherever passages are told: by columns that the roll-up of a day holds. */
export const passageFigures = {
  trucks: { aggregate: 'count' },
  over: { aggregate: 'count', where: { over: true } },
  overAbove10: { aggregate: 'count', where: { over: true, band: { in: above10 } } },
  overAbove20: { aggregate: 'count', where: { over: true, band: { in: above20 } } },
  doubled: { aggregate: 'count', where: { over: true, band: 'above100' } },
  unlawful: { aggregate: 'count', where: { unlawful: true } },
} as const satisfies Readonly<Record<string, Figure>>;

export type PassageCounts = Readonly<Record<keyof typeof passageFigures, number>>;
export type CountedBy<K extends string> = PassageCounts & Readonly<Record<K, string>> & { readonly simulated: boolean };

/** Instants of civil days in China, as a filter on an instant. */
export const instantsOf = ({ from, to }: Days): Filter[string] => ({
  gte: chinaMidnight(from).toISOString(),
  lt: new Date(chinaMidnight(to).getTime() + 86_400_000).toISOString(),
});

export interface Counted extends Days {
  /** Divisions; all in sight unless given. */
  readonly orgs?: readonly string[];
  readonly road?: string;
  readonly site?: string;
}

export const passagesIn = ({ orgs, road, site, ...days }: Counted): Filter => ({
  at: instantsOf(days),
  ...(orgs && orgs.length > 0 ? { org: { in: orgs } } : {}),
  ...(road ? { road } : {}),
  ...(site ? { site } : {}),
});

/** Counts passages by groups; the store counts, no record is read. */
export async function countPassages<K extends string>(
  ctx: Ctx,
  counted: Counted,
  by: readonly K[],
): Promise<readonly CountedBy<K>[]> {
  const rows = await ctx
    .facts(weighing)
    .tally({ where: passagesIn(counted), by, figures: passageFigures, limit: 20_000 });
  return rows as readonly TallyRow[] as unknown as readonly CountedBy<K>[];
}
