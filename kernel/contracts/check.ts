import type { App } from '../sdk/app.ts';
import type { Following } from '../sdk/contract.ts';
import { feedOf } from './feed-of.ts';

function checkFollowing(app: App, { case: key, enters }: Following): string[] {
  const type = app.cases.find((one) => one.key === key);
  if (!type) return [`follows the case ${key}, which is not declared`];
  return enters.filter((state) => !(state in type.states)).map((state) => `follows the unknown state ${key}.${state}`);
}

/**
 * What is wrong with deliveries between applications and with what uploads follow, each as a sentence. A house may be
 * furnished in part: deliveries to an application that is not among `apps` then wait, and are no mistake unless
 * `complete`.
 */
export function checkDeliveries(apps: readonly App[], { complete }: { readonly complete: boolean }): readonly string[] {
  const here = new Set(apps.map(({ key }) => key));
  const targetFault = (to: string): string[] => {
    const target = complete || here.has(to.split('/')[0] ?? '') ? feedOf(apps, to) : null;
    return typeof target === 'string' ? [`delivers to ${to}: ${target}`] : [];
  };
  return apps.flatMap((app) =>
    app.contracts.flatMap((contract) => {
      if (contract.kind !== 'upload') return [];
      const problems = [
        ...('to' in contract ? targetFault(contract.to) : []),
        ...(contract.follows ?? []).flatMap((one) => checkFollowing(app, one)),
      ];
      return problems.map((problem) => `contract ${app.key}.${contract.key} ${problem}`);
    }),
  );
}
