import { sql } from 'kysely';
import type { App } from '../sdk/app.ts';
import type { EntityType } from '../sdk/entity.ts';
import { snake } from '../store/naming.ts';
import { streamRows } from '../store/stream.ts';
import type { Db } from '../store/types.ts';
import { table } from './rows.ts';

type Row = Readonly<Record<string, unknown>> & { readonly id: string };
type Rows = ReadonlyMap<string, readonly Row[]>;

/** Which rows are copied: of one entity type, some fields of each, found by one of them. */
export interface CopyOf {
  readonly app: App;
  readonly type: EntityType;
  readonly by: string;
  readonly fields: readonly string[];
}

const textOf = (value: unknown) => (value === null || value === undefined ? null : String(value));

function rowsOf({ app, type, by, fields }: CopyOf, ids: readonly string[] | null) {
  const names = [...new Set(['id', by, ...fields])];
  const columns = sql.join(names.map((name) => sql`t.${sql.id(snake(name))} AS ${sql.id(name)}`));
  const some = ids === null ? sql`true` : sql`t.id = ANY(${ids}::uuid[])`;
  return sql<Row>`SELECT ${columns} FROM ${table(app.key, type)} t WHERE ${some}`;
}

/** Rows found by their field. */
class Found {
  readonly byKey = new Map<string, readonly Row[]>();
  readonly #keys = new Map<string, string>();
  readonly #by: string;

  constructor(by: string) {
    this.#by = by;
  }

  put(row: Row): void {
    const before = this.#keys.get(row.id);
    if (before !== undefined) {
      const others = (this.byKey.get(before) ?? []).filter(({ id }) => id !== row.id);
      if (others.length > 0) this.byKey.set(before, others);
      else this.byKey.delete(before);
      this.#keys.delete(row.id);
    }
    const key = textOf(row[this.#by]);
    if (key === null) return;
    this.#keys.set(row.id, key);
    this.byKey.set(key, [...(this.byKey.get(key) ?? []), row]);
  }
}

/** The rows as a transaction sees them. */
export async function rowsBy(of: CopyOf, db: Db): Promise<Rows> {
  const found = new Found(of.by);
  for (const row of (await rowsOf(of, null).execute(db)).rows) found.put(row);
  return found.byKey;
}

/**
 * A register in memory, for what looks up rows by thousands. Before it is used it is brought up to what is committed:
 * by the transactions that the kept changes came with, so that none is missed whichever of two ends first. Rows are
 * never deleted.
 */
export class RegisterCopy {
  readonly #of: CopyOf;
  readonly #db: Db;
  readonly #found: Found;
  /** All transactions below this one had ended when the copy was made. */
  #upTo: string | null = null;
  #running: Promise<unknown> = Promise.resolve();
  #next: Promise<Rows> | null = null;

  constructor(of: CopyOf, db: Db) {
    this.#of = of;
    this.#db = db;
    this.#found = new Found(of.by);
  }

  /** The rows by their field, as they are now; to be read at once, since it goes on changing. */
  now(): Promise<Rows> {
    // Who asks while it is being brought up waits for the next time, and shares that with others.
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      const run = this.#catchUp();
      this.#running = run.catch(() => undefined);
      return run;
    });
    return this.#next;
  }

  async #catchUp(): Promise<Rows> {
    if (this.#upTo === null) {
      const { rows } = await sql<{ ended: string }>`
        SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS ended`.execute(this.#db);
      for await (const some of streamRows<Row>(this.#db, rowsOf(this.#of, null))) {
        for (const row of some) this.#found.put(row);
      }
      this.#upTo = rows[0]?.ended ?? null;
      return this.#found.byKey;
    }
    const { app, type } = this.#of;
    // Above the snapshot lie only numbers of another server, from which the database was restored.
    const { rows } = await sql<{ ended: string; changed: string[] }>`
      SELECT pg_snapshot_xmin(now)::text AS ended, ARRAY(
        SELECT DISTINCT row_id::text FROM kernel.entity_change
        WHERE app = ${app.key} AND entity = ${type.key} AND transaction >= ${this.#upTo}::xid8
          AND transaction < pg_snapshot_xmax(now)) AS changed
      FROM pg_current_snapshot() AS now`.execute(this.#db);
    const [{ ended, changed } = { ended: this.#upTo, changed: [] }] = rows;
    if (changed.length > 0) {
      for (const row of (await rowsOf(this.#of, changed).execute(this.#db)).rows) this.#found.put(row);
    }
    this.#upTo = ended;
    return this.#found.byKey;
  }
}
