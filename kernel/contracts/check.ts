import type { App } from '../sdk/app.ts';
import type { DeliveryContract, Following } from '../sdk/contract.ts';
import { feedOf } from './feed-of.ts';

function checkFollowing(app: App, { case: key, enters }: Following): string[] {
  const type = app.cases.find((one) => one.key === key);
  if (!type) return [`follows the case ${key}, which is not declared`];
  return enters.filter((state) => !(state in type.states)).map((state) => `follows the unknown state ${key}.${state}`);
}

function checkDelivery(apps: readonly App[], app: App, contract: DeliveryContract): string[] {
  const target = feedOf(apps, contract.to);
  return [
    ...(typeof target === 'string' ? [`delivers to ${contract.to}: ${target}`] : []),
    ...(contract.follows ?? []).flatMap((one) => checkFollowing(app, one)),
  ];
}

/**
 * What is wrong with deliveries between applications, each as a sentence. A house may be furnished in part: deliveries
 * to an application that is not among `apps` then wait, and are no mistake unless `complete`.
 */
export function checkDeliveries(apps: readonly App[], { complete }: { readonly complete: boolean }): readonly string[] {
  const here = new Set(apps.map(({ key }) => key));
  return apps.flatMap((app) =>
    app.contracts.flatMap((contract) => {
      if (contract.kind !== 'upload' || !('to' in contract)) return [];
      if (!complete && !here.has(contract.to.split('/')[0] ?? '')) return [];
      return checkDelivery(apps, app, contract).map((problem) => `contract ${app.key}.${contract.key} ${problem}`);
    }),
  );
}
