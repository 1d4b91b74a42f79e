import { sql } from 'kysely';
import type { Db } from '../store/types.ts';

/** Something that was committed and that somebody's page may want to know of. */
export type Happening =
  | {
      readonly topic: 'notice';
      readonly app: string;
      readonly person: string | null;
      readonly role: string | null;
      readonly org: string | null;
    }
  | { readonly topic: 'case'; readonly app: string; readonly type: string; readonly id: string }
  | { readonly topic: 'record'; readonly app: string; readonly type: string; readonly id: string };

interface Numbered {
  readonly id: number;
}

const most = 1000;

/**
 * Reads what was added to a table since the last time. Numbers are given before the commit, so that a lower one may
 * come to light after a higher one: so many below the highest are looked at again, which covers every transaction that
 * was open beside it unless it has written more rows than that.
 */
class Tail<R extends Numbered> {
  static readonly #again = 200;
  readonly #read: (after: number) => Promise<readonly R[]>;
  #highest = 0;
  #seen = new Set<number>();

  constructor(read: (after: number) => Promise<readonly R[]>) {
    this.#read = read;
  }

  /** Begins at the end: what is there already is no news. */
  async begin(highest: number): Promise<void> {
    this.#highest = highest;
    this.#seen = new Set((await this.#read(highest - Tail.#again)).map((row) => row.id));
  }

  async news(): Promise<readonly R[]> {
    const rows = await this.#read(this.#highest - Tail.#again);
    const fresh = rows.filter((row) => !this.#seen.has(row.id));
    this.#highest = Math.max(this.#highest, ...fresh.map((row) => row.id));
    const oldest = this.#highest - Tail.#again;
    this.#seen = new Set([...this.#seen, ...fresh.map((row) => row.id)].filter((id) => id > oldest));
    return fresh;
  }
}

interface NoticeRow extends Numbered {
  readonly app: string;
  readonly person: string | null;
  readonly role: string | null;
  readonly org: string | null;
}

interface SubjectRow extends Numbered {
  readonly app: string;
  readonly type: string;
  readonly subject: string;
}

function tails(db: Db) {
  return {
    notices: new Tail<NoticeRow>(
      async (after) =>
        (
          await sql<NoticeRow>`select id, app, person, role, org from kernel.notice
            where id > ${after} order by id limit ${most}`.execute(db)
        ).rows,
    ),
    steps: new Tail<SubjectRow>(
      async (after) =>
        (
          await sql<SubjectRow>`select id, app, case_type as type, case_id as subject from kernel.case_step
            where id > ${after} order by id limit ${most}`.execute(db)
        ).rows,
    ),
    changes: new Tail<SubjectRow>(
      async (after) =>
        (
          await sql<SubjectRow>`select id, app, entity as type, row_id as subject from kernel.entity_change
            where id > ${after} order by id limit ${most}`.execute(db)
        ).rows,
    ),
  };
}

/** Follows notices, steps of cases and changes of rows, whichever process has committed them. */
export function makeTail(db: Db) {
  const { notices, steps, changes } = tails(db);
  return {
    async begin(): Promise<void> {
      const { rows } = await sql<{ notice: number; step: number; change: number }>`
        select (select coalesce(max(id), 0) from kernel.notice) as notice,
          (select coalesce(max(id), 0) from kernel.case_step) as step,
          (select coalesce(max(id), 0) from kernel.entity_change) as change`.execute(db);
      const at = rows[0] ?? { notice: 0, step: 0, change: 0 };
      await Promise.all([notices.begin(at.notice), steps.begin(at.step), changes.begin(at.change)]);
    },
    async news(): Promise<readonly Happening[]> {
      const [told, moved, changed] = await Promise.all([notices.news(), steps.news(), changes.news()]);
      return [
        ...told.map(({ id: _id, ...row }) => ({ topic: 'notice' as const, ...row })),
        ...moved.map(({ app, type, subject }) => ({ topic: 'case' as const, app, type, id: subject })),
        ...changed.map(({ app, type, subject }) => ({ topic: 'record' as const, app, type, id: subject })),
      ];
    },
  };
}
