import { sql } from 'kysely';
import type { Clock } from '../base/clock.ts';
import { isId } from '../base/ids.ts';
import { Refusal } from '../base/refusal.ts';
import type { Journal } from '../journal/types.ts';
import type { App } from '../sdk/app.ts';
import type { Who } from '../sdk/ctx.ts';
import type { RoleDecl } from '../sdk/grant.ts';
import type { Db } from '../store/types.ts';
import type { Access } from './access.ts';
import { makeDeviceKeys } from './device-keys.ts';
import { kernelGrants } from './kernel-grants.ts';
import { type Lockout, makeLockout } from './lockout.ts';
import { makeAccess } from './make-access.ts';
import { type OrgTree, openOrgTree } from './orgs.ts';
import { checkPasswordStrength, hashPassword, passwordFits } from './passwords.ts';
import { makePeople, type People } from './people.ts';
import { postsHeld } from './posts-held.ts';
import { makeSessions, type Sessions, type SignedIn } from './sessions.ts';
import { nobody } from './who.ts';

export interface IdentityDeps {
  readonly db: Db;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly apps: readonly Pick<App, 'key' | 'grants'>[];
}

/** The one user system: who somebody is, in which posts, and since when he is signed in. */
export interface Identity {
  readonly access: Access;
  readonly orgs: OrgTree;
  readonly people: People;
  /** Roles of the platform and of all applications, by `app.role`. */
  readonly roles: ReadonlyMap<string, RoleDecl>;
  /** Returns the token of a new session. Refuses `auth.wrong`, `auth.locked`, `auth.rate`; every outcome is journalled. */
  login(login: string, password: string, address: string): Promise<string>;
  /** Starts a session for somebody whom the identity provider vouches for. Refuses `auth.unknown-person`. */
  loginVouched(login: string, address: string): Promise<string>;
  /** Who holds this token, or null when there is no such session or it has expired. */
  session(token: string): Promise<SignedIn | null>;
  /** Like `session`, for what a page does by itself: it keeps no session alive. */
  peek(token: string): Promise<SignedIn | null>;
  /** Somebody else as he would act now; null for ids of nobody and of disabled accounts. */
  whoIs(personId: string): Promise<Who | null>;
  /** The machine's account that sends feeds with this key; null when the key opens nothing. */
  device(key: string): Promise<SignedIn | null>;
  logout(who: Who, token: string): Promise<void>;
  logoutEverywhere(who: Who): Promise<void>;
  /** Changes the own password; all other sessions of the person end. */
  changePassword(who: Who, token: string, old: string, fresh: string, address: string): Promise<void>;
  removeExpiredSessions(): Promise<void>;
}

interface Account {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly disabled: boolean;
}

export async function makeIdentity(deps: IdentityDeps): Promise<Identity> {
  const { db, journal, clock, apps } = deps;
  const orgs = await openOrgTree(db);
  const access = makeAccess(apps, orgs);
  const sessions = makeSessions(db, clock);
  const lockout = makeLockout(db);
  const keys = makeDeviceKeys(db, journal, clock);
  const roles = new Map(
    [{ key: 'kernel', grants: kernelGrants }, ...apps].flatMap((app) =>
      app.grants.roles.map((role): [string, RoleDecl] => [`${app.key}.${role.key}`, role]),
    ),
  );
  const refreshed = async (found: SignedIn | null) => {
    if (found) await orgs.refresh(found.orgRevision);
    return found;
  };
  const people = makePeople({ db, journal, access, orgs, sessions, clock, roles, unlock: lockout.clear, keys });
  return {
    access,
    orgs,
    people,
    roles,
    ...makeLogins(deps, sessions, lockout),
    session: async (token) => refreshed(await sessions.find(token)),
    peek: async (token) => refreshed(await sessions.peek(token)),
    device: async (key) => refreshed(await keys.find(key)),
    whoIs: (personId) => findWho(db, clock, personId),
    removeExpiredSessions: sessions.removeExpired,
  };
}

function makeLogins({ db, journal, clock }: IdentityDeps, sessions: Sessions, lockout: Lockout) {
  const start = (account: Account, address: string, through: string) =>
    db.transaction().execute(async (tx) => {
      const token = await sessions.start(tx, account.id, address);
      const who: Who = { personId: account.id, name: account.name, posts: [], system: false };
      await journal.append(tx, { who, action: 'login', subject: subjectOf(account.id), detail: { address, through } });
      return token;
    });
  const refuse = async (login: string, address: string, refusal: Refusal): Promise<never> => {
    const detail = { address, code: refusal.code };
    await journal.append(db, { who: nobody, action: 'login.refused', subject: `kernel.login/${login}`, detail });
    throw refusal;
  };
  const attempt = (login: string, address: string) =>
    lockout.attempt(login, address).catch((cause: unknown) => {
      if (cause instanceof Refusal) return refuse(login, address, cause);
      throw cause;
    });

  return {
    async login(typed: string, password: string, address: string): Promise<string> {
      const login = typed.trim().toLowerCase().slice(0, 100);
      await attempt(login, address);
      const account = await findAccount(db, login);
      const fits = await passwordFits(account?.passwordHash ?? null, password);
      if (!account || !fits || account.disabled) return refuse(login, address, new Refusal('auth.wrong'));
      await lockout.clear(login);
      return start(account, address, 'password');
    },

    async loginVouched(login: string, address: string): Promise<string> {
      const account = await findAccount(db, login.toLowerCase());
      if (!account || account.disabled) return refuse(login, address, new Refusal('auth.unknown-person', { login }));
      return start(account, address, 'oidc');
    },

    async logout(who: Who, token: string): Promise<void> {
      await db.transaction().execute(async (tx) => {
        await sessions.end(tx, token);
        await journal.append(tx, { who, action: 'logout', subject: subjectOf(who.personId) });
      });
    },

    async logoutEverywhere(who: Who): Promise<void> {
      await db.transaction().execute(async (tx) => {
        const ended = await sessions.endAll(tx, who.personId);
        const detail = { sessions: ended };
        await journal.append(tx, { who, action: 'logout.everywhere', subject: subjectOf(who.personId), detail });
      });
    },

    async changePassword(who: Who, token: string, old: string, fresh: string, address: string): Promise<void> {
      const account = await findAccountById(db, who.personId);
      await attempt(account.login, address);
      if (!(await passwordFits(account.passwordHash, old)))
        return refuse(account.login, address, new Refusal('auth.wrong'));
      checkPasswordStrength(fresh, account.login);
      if (fresh === old) throw new Refusal('auth.weak', { reason: '新口令不得与原口令相同' });
      const hash = await hashPassword(fresh);
      await db.transaction().execute(async (tx) => {
        await sql`update kernel.person set password_hash = ${hash}, must_change_password = false,
          updated_at = ${clock.now()} where id = ${account.id}`.execute(tx);
        await sessions.endAll(tx, account.id, token);
        await journal.append(tx, { who, action: 'password.change', subject: subjectOf(account.id) });
      });
      await lockout.clear(account.login);
    },
  };
}

const subjectOf = (personId: string) => `kernel.person/${personId}`;

async function findWho(db: Db, clock: Clock, personId: string): Promise<Who | null> {
  if (!isId(personId)) return null;
  const { rows } = await sql<Pick<Who, 'personId' | 'name' | 'posts'>>`
    select p.id as "personId", p.name, ${postsHeld(clock.now())} as posts
    from kernel.person p where p.id = ${personId} and not p.disabled`.execute(db);
  return rows[0] ? { ...rows[0], system: false } : null;
}

const accountColumns = sql`id, login, name, password_hash as "passwordHash", disabled`;

async function findAccount(db: Db, login: string): Promise<Account | undefined> {
  const { rows } = await sql<Account>`select ${accountColumns} from kernel.person where login = ${login}`.execute(db);
  return rows[0];
}

async function findAccountById(db: Db, id: string): Promise<Account> {
  const { rows } = await sql<Account>`select ${accountColumns} from kernel.person where id = ${id}`.execute(db);
  const account = rows[0];
  if (!account) throw new Refusal('auth.required');
  return account;
}
