import { must } from '../base/assert.ts';
import { Refusal } from '../base/refusal.ts';
import type { App } from '../sdk/app.ts';
import type { CaseDeadline, CaseRecord, CaseStep, CaseType } from '../sdk/case.ts';
import type { CaseStore, Who } from '../sdk/ctx.ts';
import type { Db } from '../store/types.ts';
import type { CaseRow } from './case-rows.ts';
import { makeReader, readSteps } from './case-store.ts';
import { allDeadlines } from './deadline-rows.ts';
import type { Bound, CasesDeps } from './deps.ts';
import { forgetKeys, keepResult, type RequestKey, takeKey } from './idempotency.ts';
import type { AnyCaseType } from './law.ts';
import { makeMove, subjectOf } from './move.ts';
import { markNoticesSeen, type Notices, noticesFor } from './notices.ts';
import { openCase } from './open.ts';
import { checkOpenLaws } from './open-laws.ts';
import { type PossibleMove, possibleMoves } from './possible-moves.ts';
import { tellReminders } from './reminders.ts';
import { recomputeProvisional, scanDeadlines } from './scan.ts';
import { whole } from './transact.ts';
import { type WorkList, type WorkQuery, workOf } from './work.ts';

export interface MoveOptions {
  /** Names the request: sent again under the same key by the same person, it is carried out once. */
  readonly idempotencyKey?: string;
}

/** All that a page shows of a case, by one reading of it. */
export interface Dossier<C extends CaseType> {
  readonly record: CaseRecord<C>;
  readonly moves: readonly PossibleMove[];
  readonly history: readonly CaseStep[];
  readonly deadlines: readonly CaseDeadline[];
}

/** A case store whose writes may be named, so that a repeated request is carried out once. */
export interface BoundCases<C extends CaseType> extends CaseStore<C> {
  dossier(id: string): Promise<Dossier<C>>;
  open(values: Parameters<CaseStore<C>['open']>[0], why?: string, options?: MoveOptions): Promise<CaseRecord<C>>;
  move(
    id: string,
    version: number,
    move: keyof C['moves'] & string,
    input?: Readonly<Record<string, unknown>>,
    options?: MoveOptions,
  ): Promise<CaseRecord<C>>;
}

export interface Cases {
  /** The cases of one type as somebody reaches them; in `db` when that is a transaction. */
  bind<C extends CaseType>(app: App, type: C, who: Who, db?: Db): BoundCases<C>;
  /** Asserts at start that every open case finds the law version it was opened under. */
  checkOpenLaws(): Promise<void>;
  /** Marks overdue deadlines, tells and journals, and tells reminders; returns how many were overdue. Run every minute, by any number of workers. */
  scanDeadlines(now: Date): Promise<number>;
  /** Reckons provisional due dates again after a calendar year was published; returns how many moved. */
  recomputeProvisional(): Promise<number>;
  /** What somebody can move on now, soonest due first. */
  work(who: Who, query?: WorkQuery): Promise<WorkList>;
  /** What somebody has been told, in person or by virtue of his roles, newest first. */
  notices(who: Who, query?: { readonly page?: number; readonly pageSize?: number }): Promise<Notices>;
  /** Marks what he has been told up to this notice as read. */
  markNoticesSeen(who: Who, upTo: number): Promise<void>;
  /** Forgets request keys of before this instant. */
  forgetRequests(before: Date): Promise<void>;
}

const journalled = new WeakSet<Refusal>();

/** True when the case engine has journalled this refusal already. */
export function isJournalled(refusal: Refusal): boolean {
  return journalled.has(refusal);
}

/**
 * Journals a refusal after the transaction is gone that it has ended. Inside somebody else's transaction it only
 * passes: the one who began that transaction journals it.
 */
async function journalRefusal(bound: Bound, subject: string, action: string, error: unknown): Promise<void> {
  if (!(error instanceof Refusal) || bound.db.isTransaction || journalled.has(error)) return;
  journalled.add(error);
  const { code, message, basis } = error;
  await bound.deps.journal.append(bound.db, {
    who: bound.who,
    action: 'refusal',
    subject,
    detail: { attempted: action, code, message, ...(basis ? { basis } : {}) },
  });
}

interface Write {
  readonly subject: string;
  readonly action: string;
  readonly request: RequestKey | null;
  readonly work: (db: Db) => Promise<CaseRow>;
  readonly again: (db: Db, id: string) => Promise<CaseRow>;
}

async function write(bound: Bound, { subject, action, request, work, again }: Write): Promise<CaseRow> {
  try {
    return await whole(bound.db, async (db) => {
      const before = request ? await takeKey(db, bound.who, request, bound.deps.clock.now()) : null;
      if (before) return again(db, before);
      const row = await work(db);
      if (request) await keepResult(db, bound.who, request, row.id);
      return row;
    });
  } catch (error) {
    await journalRefusal(bound, subject, action, error);
    throw error;
  }
}

function bindCases(bound: Bound, type: AnyCaseType): BoundCases<AnyCaseType> {
  const { deps, app } = bound;
  const reader = makeReader(bound, type);
  const laws = deps.lawBook.laws(app.key, type.key);
  const key = (options: MoveOptions | undefined, content: unknown): RequestKey | null =>
    options?.idempotencyKey ? { key: options.idempotencyKey, content: [app.key, type.key, content] } : null;
  const again = (db: Db, id: string) => makeReader({ ...bound, db }, type).visible(id);

  return {
    get: reader.get,
    list: reader.list,
    all: reader.all,
    stream: reader.stream,
    open: async (values, why, options) =>
      reader.shown(
        await write(bound, {
          subject: `${app.key}.${type.key}`,
          action: 'open',
          request: key(options, ['open', values, why]),
          work: (db) => openCase(bound, db, laws.current, values, why),
          again,
        }),
      ),
    move: async (id, version, move, input = {}, options) =>
      reader.shown(
        await write(bound, {
          subject: subjectOf(app.key, type.key, id),
          action: move,
          request: key(options, [id, version, move, input]),
          work: (db) => makeMove(bound, db, type, { id, version, move, input }),
          again,
        }),
      ),
    dossier: async (id) => {
      const row = await reader.visible(id);
      const law = laws.at(row.lawVersion);
      const [record, moves, history, deadlines] = await Promise.all([
        reader.look(row),
        possibleMoves(bound, type, row),
        readSteps(bound, law, id),
        allDeadlines(bound.db, row.id),
      ]);
      return { record, moves, history, deadlines };
    },
    moves: async (id) => possibleMoves(bound, type, await reader.visible(id)),
    history: async (id) => {
      const row = await reader.visible(id);
      return readSteps(bound, laws.at(row.lawVersion), id);
    },
    deadlines: async (id) => allDeadlines(bound.db, must((await reader.visible(id)).id, 'id of the case')),
  };
}

/** Makes the case engine. `deps.db` is the pool; what runs in a transaction is bound to it. */
export function makeCases(deps: CasesDeps): Cases {
  return {
    bind: <C extends CaseType>(app: App, type: C, who: Who, db: Db = deps.db) =>
      // A store of the widest form is the store of each narrower one: the declaration decides what it holds.
      bindCases({ deps, app, who, db }, type) as unknown as BoundCases<C>,
    checkOpenLaws: () => checkOpenLaws(deps),
    scanDeadlines: async (now) => {
      const breached = await scanDeadlines(deps, now);
      await tellReminders(deps.db, now);
      return breached;
    },
    recomputeProvisional: () => recomputeProvisional(deps),
    work: (who, query) => workOf(deps, who, query),
    notices: (who, query) => noticesFor(deps, who, query),
    markNoticesSeen: (who, upTo) => markNoticesSeen(deps, who, upTo),
    forgetRequests: (before) => forgetKeys(deps.db, before),
  };
}
