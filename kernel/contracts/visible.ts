import { sql } from 'kysely';
import type { App } from '../sdk/app.ts';
import type { ContractType } from '../sdk/contract.ts';
import type { Who } from '../sdk/ctx.ts';
import { columnOf, type Sql } from '../store/postgres-where.ts';
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
      .filter((contract) => all || deps.access.roleScope(who, app.key, contract.by ?? []) !== null)
      .map((contract) => ({ app, contract })),
  );
}

/** The rows of a table of contract traffic that somebody may see, narrowed to an application or contract. */
export function visibleRows(
  deps: ContractsDeps,
  who: Who,
  alias: string,
  query: { readonly app?: string; readonly contract?: string },
): Sql {
  const seen = visibleContracts(deps, who).filter(
    ({ app, contract }) => app.key === (query.app ?? app.key) && contract.key === (query.contract ?? contract.key),
  );
  const apps = seen.map(({ app }) => app.key);
  const contracts = seen.map(({ contract }) => contract.key);
  return sql`(${columnOf(alias, 'app')}, ${columnOf(alias, 'contract')}) in
    (select * from unnest(${apps}::text[], ${contracts}::text[]))`;
}
