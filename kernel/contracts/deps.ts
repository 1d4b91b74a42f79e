import type { Clock } from '../base/clock.ts';
import { Refusal } from '../base/refusal.ts';
import type { Access } from '../identity/access.ts';
import type { Journal } from '../journal/types.ts';
import type { App } from '../sdk/app.ts';
import type { ContractType } from '../sdk/contract.ts';
import type { Ctx, Who } from '../sdk/ctx.ts';
import type { Db, Store } from '../store/types.ts';
import type { FileReader } from './file-reader.ts';

/** What contracts stand on. */
export interface ContractsDeps {
  readonly store: Pick<Store, 'db' | 'files'>;
  readonly journal: Journal;
  readonly access: Access;
  readonly clock: Clock;
  readonly apps: readonly App[];
  readonly ctxFor: (who: Who, app: App, db?: Db) => Ctx;
  readonly readFile: FileReader;
}

/** Refuses who holds none of the roles that a contract names. */
export function requireRole(
  deps: ContractsDeps,
  who: Who,
  app: App,
  contract: Extract<ContractType, { readonly by: readonly string[] }>,
): void {
  if (!deps.access.roleScope(who, app.key, contract.by)) throw new Refusal('grant.denied', { action: contract.title });
}
