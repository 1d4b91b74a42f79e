import { sql } from 'kysely';
import { ManualClock } from '../kernel/base/clock.ts';
import { type Cases, makeCases, makeLawBook, type ReckonDue } from '../kernel/cases/index.ts';
import { loadOrgs, makeAccess, openOrgTree, systemWho } from '../kernel/identity/index.ts';
import { makeJournal } from '../kernel/journal/index.ts';
import type { App } from '../kernel/sdk/app.ts';
import type { CaseType } from '../kernel/sdk/case.ts';
import type { Ctx, Who } from '../kernel/sdk/ctx.ts';
import type { Db, Store } from '../kernel/store/types.ts';
import { testStore } from './stores.ts';

/** A case engine on a real store, with a small org tree and a clock that is moved by hand. */
export interface CaseHouse {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly cases: Cases;
  readonly app: App;
  who(name: string, role: string, org?: string): Who;
  /** What the journal holds, oldest first. */
  journal(): Promise<readonly { action: string; subject: string; detail: Record<string, unknown> }[]>;
  close(): Promise<void>;
}

export interface CaseHouseOptions {
  readonly app: App;
  readonly reckonDue: ReckonDue;
  readonly start?: string;
}

const division = (code: string, name: string, level: 'province' | 'city' | 'county', parent: string | null) => ({
  code,
  name,
  level,
  parent,
});

const divisions = [
  division('430000', '湖南省', 'province', null),
  division('430100', '长沙市', 'city', '430000'),
  division('430200', '株洲市', 'city', '430000'),
  division('430102', '芙蓉区', 'county', '430100'),
];

export async function openCaseHouse(options: CaseHouseOptions): Promise<CaseHouse> {
  const { app } = options;
  const store = await testStore({ apps: [app] });
  await loadOrgs(store.db, { source: 'test', divisions });
  const orgs = await openOrgTree(store.db);
  const clock = new ManualClock(options.start ?? '2026-03-02T09:00:00+08:00');
  const access = makeAccess([app], orgs);
  const journal = makeJournal({ clock });
  // The part of the composition that cases need of it: their own stores, in the transaction of the move.
  const ctxFor = (db: Db, who: Who, owner: App) =>
    ({
      who,
      clock,
      cases: <C extends CaseType>(type: C) => cases.bind(owner, type, who, db),
      note: (action: string, subject: string, detail?: Record<string, unknown>) =>
        journal.append(db, { who, action, subject, detail }),
      hasRole: (role: string) => access.hasRole(who, owner.key, role),
    }) as Partial<Ctx> as Ctx;
  const cases: Cases = makeCases({
    db: store.db,
    journal,
    access,
    clock,
    lawBook: makeLawBook([app]),
    reckonDue: options.reckonDue,
    orgExists: (code) => orgs.get(code) !== undefined,
    ctxFor,
  });
  return {
    store,
    clock,
    cases,
    app,
    who: (name, role, org = '430000') =>
      role === 'system'
        ? systemWho
        : { personId: `person-${name}`, name, posts: [{ org, role: `${app.key}.${role}` }], system: false },
    journal: async () => {
      const { rows } = await sql<{ action: string; subject: string; detail: Record<string, unknown> }>`
        select action, subject, detail from kernel.journal_entry order by seq`.execute(store.db);
      return rows;
    },
    close: () => store.close(),
  };
}
