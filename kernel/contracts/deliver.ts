import { systemWho } from '../identity/who.ts';
import type { App } from '../sdk/app.ts';
import type { DeliveryContract } from '../sdk/contract.ts';
import type { ContractsDeps } from './deps.ts';
import { feedOf } from './feed-of.ts';
import { takeFeed } from './take-feed.ts';

/**
 * Hands a payload, one row or several, to the feed that the contract names. Throws while the target is not installed or
 * does not take a row: what it has rejected waits in its quarantine, and is tried again as long as the contract says.
 */
export async function deliver(
  deps: ContractsDeps,
  from: App,
  contract: DeliveryContract,
  payload: unknown,
): Promise<{ readonly receipt: string }> {
  const target = feedOf(deps.apps, contract.to);
  if (typeof target === 'string') throw new Error(target);
  const rows = Array.isArray(payload) ? payload : [payload];
  const body = Buffer.from(JSON.stringify(rows), 'utf8');
  // The journal of the target names the application that has sent it.
  const sender = { ...systemWho, name: from.title };
  const { intakeId, rejected } = await takeFeed(deps, target.app, target.feed, sender, { body, format: 'json' });
  const [first] = rejected;
  if (first) throw new Error(`${target.app.title}未接收：${first.reason}（接收号 ${intakeId}）`);
  return { receipt: intakeId };
}
