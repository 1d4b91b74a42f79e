import { type CaseType, type Ctx, must } from '../../../kernel/sdk/index.ts';
import { gateRefusal, overloadReview, stationCheck } from '../cases.ts';
import { objection } from '../evidence/objection.ts';
import { consequence } from '../loops/consequence.ts';
import { creditListing } from '../loops/credit.ts';
import { loadCheck } from '../loops/load-check.ts';

const types: readonly CaseType[] = [
  overloadReview,
  stationCheck,
  gateRefusal,
  loadCheck,
  consequence,
  creditListing,
  objection,
] as never;

export const countedCases = types.map(({ key }) => key);

export interface StateCount {
  readonly state: string;
  readonly title: string;
  readonly tone: string;
  readonly final: boolean;
  readonly count: number;
}

/** How many cases of a type stand in each state, in the order in which the states are declared. */
export function caseCounts(ctx: Ctx, key: string): Promise<readonly StateCount[]> {
  const type = must(
    types.find((one) => one.key === key),
    key,
  );
  return Promise.all(
    Object.entries(type.states).map(async ([state, { title, tone = 'plain', final = false }]) => {
      const { total } = await ctx.cases(type).list({ where: { state }, pageSize: 1 });
      return { state, title, tone, final, count: total };
    }),
  );
}
