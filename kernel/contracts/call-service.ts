import type { TSchema } from 'typebox';
import { AssertionFailure } from '../base/assert.ts';
import { Refusal } from '../base/refusal.ts';
import { publicWho } from '../identity/index.ts';
import type { App } from '../sdk/app.ts';
import type { ServiceContract, StandardContract, StandardRequest, StandardRoute } from '../sdk/contract.ts';
import type { Who } from '../sdk/ctx.ts';
import { type ContractsDeps, requireRole } from './deps.ts';
import { complaintOf, validatorOf } from './read-rows.ts';

/**
 * Answers a service. A question that does not fit is the asker's mistake and refused; an answer that does not fit is
 * ours. Services that change something run in one transaction. Open ones answer everybody alike, as the public.
 */
export async function callService(
  deps: ContractsDeps,
  app: App,
  contract: ServiceContract,
  who: Who,
  input: unknown,
): Promise<unknown> {
  if (!contract.open) requireRole(deps, who, app, contract);
  const asker = contract.open ? publicWho : who;
  requireFit(contract.input, input);
  const ctx = deps.ctxFor(asker, app);
  const answer = contract.safe
    ? await contract.answer(ctx, input as never)
    : await ctx.atomically(async (inside) => {
        const made = await contract.answer(inside, input as never);
        if (contract.open) await inside.note('open', contract.key);
        return made;
      });
  assertFit(`${app.key}.${contract.key}`, contract.output, answer);
  return answer;
}

/**
 * Answers a question of a foreign standard: as the public where the route is open, else as the account whose key was
 * shown. Refusals are put into the standard's words by whoever sends them.
 */
export async function answerStandard(
  deps: ContractsDeps,
  app: App,
  contract: StandardContract,
  route: StandardRoute,
  question: StandardRequest & { readonly who: Who | null },
): Promise<unknown> {
  const { who, ...request } = question;
  const { input } = request;
  if (!route.open) {
    if (!who) throw new Refusal('auth.required');
    requireRole(deps, who, app, contract);
  }
  requireFit(route.input, input);
  const ctx = deps.ctxFor(route.open || !who ? publicWho : who, app);
  const answer =
    route.method === 'GET'
      ? await route.answer(ctx, request)
      : await ctx.atomically((inside) => route.answer(inside, request));
  if (!route.file) assertFit(`${app.key}.${contract.key}.${route.key}`, route.output, answer);
  return answer;
}

function requireFit(schema: TSchema, input: unknown): void {
  const asks = validatorOf(schema);
  if (!asks.Check(input)) throw new Refusal('input.invalid', { detail: complaintOf(asks, input) });
}

function assertFit(name: string, schema: TSchema, answer: unknown): void {
  const gives = validatorOf(schema);
  if (gives.Check(answer)) return;
  throw new AssertionFailure(`${name} answers what it does not declare: ${complaintOf(gives, answer)}`);
}
