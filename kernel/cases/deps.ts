import type { Clock } from '../base/clock.ts';
import type { Access } from '../identity/access.ts';
import type { Journal } from '../journal/types.ts';
import type { App } from '../sdk/app.ts';
import type { Ctx, Who } from '../sdk/ctx.ts';
import type { Db } from '../store/types.ts';
import type { CaseRow } from './case-rows.ts';
import type { ReckonDue } from './due.ts';
import type { LawBook } from './law-book.ts';

/** What the case engine stands on. */
export interface CasesDeps {
  readonly db: Db;
  readonly journal: Journal;
  readonly access: Access;
  readonly clock: Clock;
  readonly lawBook: LawBook;
  readonly reckonDue: ReckonDue;
  /** True for codes of the org tree: a case belongs to a node that exists. */
  readonly orgExists: (code: string) => boolean;
  /** The services of an application for somebody, bound to a transaction: for guards and effects. */
  readonly ctxFor: (db: Db, who: Who, app: App) => Ctx;
  /** Told of every case that has come into another state, in the transaction that has brought it there. */
  readonly entered?: (db: Db, who: Who, app: App, type: string, state: string, subject: CaseRow) => Promise<void>;
}

/** One case type, as one person reaches it. */
export interface Bound {
  readonly deps: CasesDeps;
  readonly app: App;
  readonly who: Who;
  readonly db: Db;
}
