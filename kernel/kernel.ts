/** The composition of the kernel: its rooms put together, and the services that an application gets of them. */
import { sql } from 'kysely';
import { readText } from '../protocols/office/index.ts';
import { assert } from './base/assert.ts';
import type { Clock } from './base/clock.ts';
import { calendarForApps, reckoner, shippedCalendar } from './calendar/index.ts';
import { type Cases, makeCases, makeLawBook } from './cases/index.ts';
import { type Commons, makeCommons } from './commons/index.ts';
import { type Contracts, checkDeliveries, type FileReader, makeContracts, readHere } from './contracts/index.ts';
import { type Documents, makeDocuments, nextNumber } from './documents/index.ts';
import { type Entities, makeEntities } from './entities/index.ts';
import { type Facts, makeFacts } from './facts/index.ts';
import { type Files, makeFiles } from './files/index.ts';
import { type Access, type Identity, makeIdentity } from './identity/index.ts';
import { type Indicators, makeIndicators } from './indicators/index.ts';
import { makeJournal } from './journal/index.ts';
import type { Journal } from './journal/types.ts';
import type { App } from './sdk/app.ts';
import type { Calendar, Ctx, Who } from './sdk/ctx.ts';
import { inSavepoint } from './store/savepoint.ts';
import type { Db, Store } from './store/types.ts';

export interface Kernel {
  readonly store: Store;
  readonly apps: readonly App[];
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly journal: Journal;
  readonly identity: Identity;
  readonly access: Access;
  readonly entities: Entities;
  readonly facts: Facts;
  readonly cases: Cases;
  readonly indicators: Indicators;
  readonly documents: Documents;
  readonly contracts: Contracts;
  readonly files: Files;
  readonly commons: Commons;
  /** The services of an application for somebody; writes join the transaction of `db` when it is one. */
  ctxFor(who: Who, app: App, db?: Db): Ctx;
}

export interface KernelConfig {
  readonly store: Store;
  readonly apps: readonly App[];
  readonly clock: Clock;
  /** Where entries go; a journal of its own by the clock unless given. */
  readonly journal?: Journal;
  /** How files are read; in this thread unless the server gives threads for it. */
  readonly readFile?: FileReader;
}

type Rooms = Omit<Kernel, 'ctxFor'>;

/** Everything that an application does for somebody goes through this: scoped, journalled and, in a move, one transaction. */
function makeCtx(rooms: Rooms, who: Who, app: App, db: Db): Ctx {
  const { entities, facts, cases, indicators, documents, journal, store, apps, access } = rooms;
  return {
    who,
    clock: rooms.clock,
    calendar: rooms.calendar,
    files: store.files,
    entities: (type) => entities.bind(app, type, who, db),
    facts: (type) => facts.bind(app, type, who, db),
    cases: (type) => cases.bind(app, type, who, db),
    indicators: (type) => indicators.bind(app, type, who, db),
    indicatorNamed: (name) => {
      const [appKey, key] = name.split('.');
      const owner = apps.find((one) => one.key === appKey);
      const type = owner?.indicators.find((one) => one.key === key);
      if (!owner || !type) return null;
      // The figure itself is published in the house; the rows behind it only to whom its application shows them.
      const { compute } = indicators.bind(owner, type, { ...who, system: true }, db);
      return { ...indicators.bind(owner, type, who, db), compute };
    },
    documents: (type) => documents.bind(app, type, who, db),
    upload: (contract, key, payload) => rooms.contracts.enqueue(app, contract, who, key, payload, db),
    nextNumber: async (key, organ, year) => {
      assert(db.isTransaction, 'a number is taken in the transaction of what it numbers');
      return nextNumber(db, { app: app.key, key: `register:${key}`, organ, year });
    },
    orgNamed: (text) => {
      const { orgs } = rooms.identity;
      const named = orgs.get(text) ? [text] : orgs.all().flatMap(({ code, name }) => (name === text ? [code] : []));
      return named.length === 1 ? (named[0] ?? null) : null;
    },
    note: (action, subject, detail) =>
      journal.append(db, { who, action: `${app.key}.${action}`, subject, ...(detail ? { detail } : {}) }),
    hasRole: (role) => access.hasRole(who, app.key, role),
    alone: async (name) => {
      assert(db.isTransaction, 'what is held alone is held by a transaction');
      await sql`select pg_advisory_xact_lock(hashtextextended(${`${app.key}: ${name}`}, 0))`.execute(db);
    },
    atomically: (work) =>
      db.isTransaction
        ? inSavepoint(db, () => work(makeCtx(rooms, who, app, db)))
        : db.transaction().execute((tx) => work(makeCtx(rooms, who, app, tx))),
  };
}

/** Opens the kernel on stores that are migrated. Throws AssertionFailure when a declaration is wrong. */
export async function openKernel(config: KernelConfig): Promise<Kernel> {
  const { store, apps, clock, journal = makeJournal({ clock }), readFile = readHere(readText) } = config;
  const problems = checkDeliveries(apps, { complete: false });
  assert(problems.length === 0, problems.join('; '));
  const identity = await makeIdentity({ db: store.db, journal, clock, apps });
  const { access, orgs } = identity;
  const workCalendar = shippedCalendar();
  const ground = { store, journal, access, clock };
  // Rooms that call back into an application reach the others through `ctxFor`, which needs all of them.
  const ctxFor = (who: Who, app: App, db: Db = store.db): Ctx => makeCtx(rooms, who, app, db);
  const facts = makeFacts(ground);
  const files = makeFiles({ ...ground, apps });
  const rooms: Rooms = {
    store,
    apps,
    clock,
    calendar: calendarForApps(workCalendar),
    journal,
    identity,
    access,
    entities: makeEntities(ground),
    facts,
    cases: makeCases({
      db: store.db,
      journal,
      access,
      clock,
      lawBook: makeLawBook(apps),
      reckonDue: reckoner(workCalendar),
      orgExists: (code) => orgs.get(code) !== undefined,
      ctxFor: (db, who, app) => ctxFor(who, app, db),
      entered: (db, who, app, type, state, subject) =>
        rooms.contracts.followCase(app, who, { type, state, subject }, db),
    }),
    indicators: makeIndicators({ ...ground, orgs, apps, shipFacts: facts.ship }),
    documents: makeDocuments({ ...ground, ctxFor }),
    files,
    commons: makeCommons({
      ...ground,
      db: store.db,
      apps,
      whoIs: identity.whoIs,
      roleTitle: (role) => identity.roles.get(role)?.title ?? role,
      mayReadFile: files.mayRead,
      work: (who, query) => rooms.cases.work(who, query),
    }),
    contracts: makeContracts({ ...ground, apps, ctxFor, readFile }),
  };
  return { ...rooms, ctxFor };
}
