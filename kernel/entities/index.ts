/** Entities: what exists. One identity per thing, every change kept with who, when and why. */
import { assert } from '../base/assert.ts';
import type { App } from '../sdk/app.ts';
import type { EntityStore, Who } from '../sdk/ctx.ts';
import type { EntityType } from '../sdk/entity.ts';
import type { Db } from '../store/types.ts';
import type { Bound, EntitiesDeps } from './deps.ts';
import { allRows, changesOf, listRows, oneRow, streamOf } from './read.ts';
import { RegisterCopy, rowsBy } from './register-copy.ts';
import { createRow, updateRow } from './write.ts';

export interface Entities {
  /** The rows of one entity type for one person; writes join the transaction of `db` when it is one. */
  bind<E extends EntityType>(app: App, type: E, who: Who, db?: Db): EntityStore<E>;
}

/** Copies of registers that this process holds. */
type Copies = Map<string, RegisterCopy>;

async function lookUp(bound: Bound, copies: Copies, by: string, fields: readonly string[]) {
  const { app, type, who, db, store } = bound;
  assert(who.system, 'a copy of a register is for what the system does');
  const of = { app, type, by, fields };
  if (db.isTransaction) return rowsBy(of, db);
  const name = [app.key, type.key, by, ...fields].join(' ');
  const copy = copies.get(name) ?? new RegisterCopy(of, store.db);
  copies.set(name, copy);
  return copy.now();
}

function entityStore(bound: Bound, copies: Copies): EntityStore<EntityType> {
  return {
    get: (id) => oneRow(bound, id),
    find: async (where) => (await allRows(bound, where, 1))[0] ?? null,
    list: (query) => listRows(bound, query),
    all: (where) => allRows(bound, where),
    stream: (query) => streamOf(bound, query),
    create: (values, why) => createRow(bound, values, why),
    update: (id, version, values, why) => updateRow(bound, id, version, values, why),
    history: (id) => changesOf(bound, id),
    lookup: async (by, fields) => (await lookUp(bound, copies, by, fields)) as never,
  };
}

export function makeEntities(deps: EntitiesDeps): Entities {
  const copies: Copies = new Map();
  return {
    bind: <E extends EntityType>(app: App, type: E, who: Who, db?: Db) =>
      // A row's values are those of its declaration: the table was made from it and every write is held to it.
      entityStore({ ...deps, app, type, who, db: db ?? deps.store.db }, copies) as unknown as EntityStore<E>,
  };
}
