import { AssertionFailure } from '../base/assert.ts';
import { Refusal } from '../base/refusal.ts';
import type { App } from '../sdk/app.ts';
import type { ServiceContract } from '../sdk/contract.ts';
import type { Who } from '../sdk/ctx.ts';
import { type ContractsDeps, requireRole } from './deps.ts';
import { complaintOf, validatorOf } from './read-rows.ts';

/**
 * Answers a service. A question that does not fit is the asker's mistake and refused; an answer that does not fit is
 * ours. Services that change something run in one transaction.
 */
export async function callService(
  deps: ContractsDeps,
  app: App,
  contract: ServiceContract,
  who: Who,
  input: unknown,
): Promise<unknown> {
  requireRole(deps, who, app, contract);
  const asks = validatorOf(contract.input);
  if (!asks.Check(input)) throw new Refusal('input.invalid', { detail: complaintOf(asks, input) });
  const ctx = deps.ctxFor(who, app);
  const answer = contract.safe
    ? await contract.answer(ctx, input as never)
    : await ctx.atomically((inside) => contract.answer(inside, input as never));
  const gives = validatorOf(contract.output);
  if (!gives.Check(answer)) {
    throw new AssertionFailure(
      `${app.key}.${contract.key} answers what it does not declare: ${complaintOf(gives, answer)}`,
    );
  }
  return answer;
}
