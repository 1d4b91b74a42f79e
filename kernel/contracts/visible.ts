import type { App } from '../sdk/app.ts';
import type { ContractType } from '../sdk/contract.ts';
import type { Who } from '../sdk/ctx.ts';
import type { ContractsDeps } from './deps.ts';

/** The contracts whose traffic somebody may see: those he may use, and all of them for the platform's auditors. */
export function visibleContracts(
  deps: ContractsDeps,
  who: Who,
): readonly { readonly app: App; readonly contract: ContractType }[] {
  const all =
    who.system || deps.access.hasRole(who, 'kernel', 'auditor') || deps.access.hasRole(who, 'kernel', 'admin');
  return deps.apps.flatMap((app) =>
    app.contracts
      .filter((contract) => all || ('by' in contract && deps.access.roleScope(who, app.key, contract.by) !== null))
      .map((contract) => ({ app, contract })),
  );
}
