/** Facts: what happened. Acknowledged is durable, arrived twice counts once, a correction names what it corrects. */

import { Refusal } from '../base/refusal.ts';
import type { App } from '../sdk/app.ts';
import { problemOf } from '../sdk/check-values.ts';
import type { FactStore, Who } from '../sdk/ctx.ts';
import type { FactType, NewFact } from '../sdk/fact.ts';
import type { Db } from '../store/types.ts';
import type { Bound, FactsDeps } from './deps.ts';
import { GroupCommit } from './group-commit.ts';
import { shipOutbox, toOutbox } from './outbox.ts';
import { outboxRows } from './outbox-rows.ts';
import { allFacts, listFacts, streamFacts } from './read.ts';
import { rollUpFacts } from './roll-up.ts';
import { settleFacts } from './settle.ts';
import { tallyFacts } from './tally.ts';

export interface Facts {
  /**
   * The facts of one type for one person. Recording is left to moves and contracts, which have asked for a role of
   * their own; reading is held to the person's scope. Inside a transaction facts go to the outbox.
   */
  bind<T extends FactType>(app: App, type: T, who: Who, db?: Db): FactStore<T>;
  /** Records facts whose values the caller has checked already, such as a decoder's; durable when it returns. */
  insertRows<T extends FactType>(app: App, type: T, facts: readonly NewFact<T>[], source: string): Promise<void>;
  /** Ships committed facts out of the outbox; how many entries went. Run again and again: also what a kill has left goes. */
  ship(): Promise<number>;
  /** Brings partitions that nobody has written to for so many seconds into the form that is read fastest. */
  settle(untouchedSeconds: number): Promise<number>;
  /** Brings the declared roll-ups of applications up to their facts; how many days were counted. */
  rollUp(apps: readonly App[]): Promise<number>;
}

function checked(type: FactType, facts: readonly NewFact<FactType>[]): void {
  facts.forEach((fact, index) => {
    const problem = problemOf(type.columns, fact.values);
    const place = facts.length > 1 ? `第${index + 1}条：` : '';
    if (problem) throw new Refusal('input.invalid', { detail: `${place}${problem}` });
  });
}

async function record(bound: Bound, commit: GroupCommit, facts: readonly NewFact<FactType>[], source: string) {
  const { app, type, db, clock, who, journal } = bound;
  checked(type, facts);
  const arrived = { facts, source, receivedAt: clock.now() };
  if (db.isTransaction) await toOutbox(db, app.key, type.key, source, outboxRows(type, arrived));
  else await commit.insert(app.key, type, arrived);
  for (const { corrects } of facts) {
    if (!corrects) continue;
    const subject = `${app.key}.${type.key}/${corrects}`;
    await journal.append(db, { who, action: 'fact.correct', subject, detail: { corrects, source } });
  }
}

export function makeFacts(deps: FactsDeps): Facts {
  const commit = new GroupCommit(deps.store);
  const ship = () => shipOutbox(deps.store.db, deps.store.facts);
  // What a committed move has recorded is there for whoever reads after it. Inside a transaction nothing is shipped: it
  // would need a second connection while the first is held, and many such at once would wait for each other.
  const shipBefore = async (db: Db) => {
    if (!db.isTransaction) await ship();
  };
  const factStore = (bound: Bound): FactStore<FactType> => ({
    record: (facts, source) => record(bound, commit, facts, source),
    list: async (query) => {
      await shipBefore(bound.db);
      return (await listFacts(bound, query)) as never;
    },
    all: async (where) => {
      await shipBefore(bound.db);
      return (await allFacts(bound, where)) as never;
    },
    async *stream(query) {
      await shipBefore(bound.db);
      yield* streamFacts(bound, query) as AsyncGenerator<never>;
    },
    tally: async (query) => {
      await shipBefore(bound.db);
      return tallyFacts(bound, query);
    },
  });
  return {
    bind: <T extends FactType>(app: App, type: T, who: Who, db?: Db) =>
      // A fact's values are those of its declaration: the table was made from it and every write is held to it.
      factStore({ ...deps, app, type, who, db: db ?? deps.store.db }) as unknown as FactStore<T>,
    insertRows: (app, type, facts, source) =>
      commit.insert(app.key, type, { facts, source, receivedAt: deps.clock.now() }),
    ship,
    settle: (untouchedSeconds) => settleFacts(deps.store.facts, untouchedSeconds),
    rollUp: (apps) => rollUpFacts(deps.store, apps),
  };
}
