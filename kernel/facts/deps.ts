import type { Clock } from '../base/clock.ts';
import type { Access } from '../identity/access.ts';
import type { Journal } from '../journal/types.ts';
import type { App } from '../sdk/app.ts';
import type { Who } from '../sdk/ctx.ts';
import type { FactType } from '../sdk/fact.ts';
import type { Db, Store } from '../store/types.ts';

export interface FactsDeps {
  readonly store: Pick<Store, 'db' | 'facts' | 'factLog'>;
  readonly journal: Journal;
  readonly access: Access;
  readonly clock: Clock;
}

/** One fact type as one person uses it, on the pool or inside a transaction. */
export interface Bound extends FactsDeps {
  readonly app: App;
  readonly type: FactType;
  readonly who: Who;
  readonly db: Db;
}
