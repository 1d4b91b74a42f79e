/** Entities: what exists. One identity per thing, every change kept with who, when and why. */
import type { App } from '../sdk/app.ts';
import type { EntityStore, Who } from '../sdk/ctx.ts';
import type { EntityType } from '../sdk/entity.ts';
import type { Db } from '../store/types.ts';
import type { Bound, EntitiesDeps } from './deps.ts';
import { allRows, changesOf, listRows, oneRow, streamOf } from './read.ts';
import { createRow, updateRow } from './write.ts';

export interface Entities {
  /** The rows of one entity type for one person; writes join the transaction of `db` when it is one. */
  bind<E extends EntityType>(app: App, type: E, who: Who, db?: Db): EntityStore<E>;
}

function entityStore(bound: Bound): EntityStore<EntityType> {
  return {
    get: (id) => oneRow(bound, id),
    find: async (where) => (await allRows(bound, where, 1))[0] ?? null,
    list: (query) => listRows(bound, query),
    all: (where) => allRows(bound, where),
    stream: (query) => streamOf(bound, query),
    create: (values, why) => createRow(bound, values, why),
    update: (id, version, values, why) => updateRow(bound, id, version, values, why),
    history: (id) => changesOf(bound, id),
  };
}

export function makeEntities(deps: EntitiesDeps): Entities {
  return {
    bind: <E extends EntityType>(app: App, type: E, who: Who, db?: Db) =>
      // A row's values are those of its declaration: the table was made from it and every write is held to it.
      entityStore({ ...deps, app, type, who, db: db ?? deps.store.db }) as unknown as EntityStore<E>,
  };
}
