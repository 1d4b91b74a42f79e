import type { Clock } from '../base/clock.ts';
import type { Access } from '../identity/access.ts';
import type { Journal } from '../journal/types.ts';
import type { App } from '../sdk/app.ts';
import type { Who } from '../sdk/ctx.ts';
import type { EntityType } from '../sdk/entity.ts';
import type { Db, Store } from '../store/types.ts';

export interface EntitiesDeps {
  readonly store: Pick<Store, 'db'>;
  readonly journal: Journal;
  readonly access: Access;
  readonly clock: Clock;
}

/** One entity type as one person uses it, on the pool or inside a transaction. */
export interface Bound extends EntitiesDeps {
  readonly app: App;
  readonly type: EntityType;
  readonly who: Who;
  readonly db: Db;
}
