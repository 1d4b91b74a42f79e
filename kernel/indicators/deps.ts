import type { Clock } from '../base/clock.ts';
import type { Access } from '../identity/access.ts';
import type { OrgTree } from '../identity/orgs.ts';
import type { Journal } from '../journal/types.ts';
import type { App } from '../sdk/app.ts';
import type { Who } from '../sdk/ctx.ts';
import type { IndicatorType } from '../sdk/indicator.ts';
import type { Db, Store } from '../store/types.ts';

/** What indicators stand on. */
export interface IndicatorsDeps {
  readonly store: Pick<Store, 'db' | 'facts'>;
  readonly journal: Journal;
  readonly access: Access;
  readonly clock: Clock;
  readonly apps: readonly App[];
  readonly orgs: Pick<OrgTree, 'get' | 'subtree'>;
  /** Sends committed facts to their store, so that a figure counts what a move has just recorded. */
  readonly shipFacts: () => Promise<unknown>;
}

/** All definitions of one indicator, as one person reaches them. */
export interface Bound {
  readonly deps: IndicatorsDeps;
  readonly app: App;
  readonly type: IndicatorType;
  readonly definitions: readonly IndicatorType[];
  readonly who: Who;
  readonly db: Db;
}
