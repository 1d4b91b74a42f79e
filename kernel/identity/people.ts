import { sql } from 'kysely';
import type { Clock } from '../base/clock.ts';
import { isId, newId } from '../base/ids.ts';
import { Refusal } from '../base/refusal.ts';
import type { Journal } from '../journal/types.ts';
import type { Post, Who } from '../sdk/ctx.ts';
import type { RoleDecl } from '../sdk/grant.ts';
import type { Db } from '../store/types.ts';
import type { Access } from './access.ts';
import type { DeviceKeys } from './device-keys.ts';
import { withinScope } from './make-access.ts';
import { insertUnit, type OrgTree } from './orgs.ts';
import { checkPasswordStrength, generatePassword, hashPassword } from './passwords.ts';
import type { Sessions } from './sessions.ts';

export interface Person {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly phone: string | null;
  readonly disabled: boolean;
  readonly posts: readonly Post[];
}

export interface NewPerson {
  readonly login: string;
  readonly name: string;
  readonly phone?: string | undefined;
  readonly posts: readonly Post[];
  /** Left out: one is generated and returned once. */
  readonly password?: string;
  /** False for accounts whose password was generated for this installation only. */
  readonly mustChangePassword?: boolean;
}

export interface PeopleDeps {
  readonly db: Db;
  readonly journal: Journal;
  readonly access: Access;
  readonly orgs: OrgTree;
  readonly sessions: Sessions;
  readonly clock: Clock;
  /** Roles that a post may carry, by `app.role`. */
  readonly roles: ReadonlyMap<string, RoleDecl>;
  readonly unlock: (login: string) => Promise<void>;
  readonly keys: Pick<DeviceKeys, 'issue' | 'revoke'>;
}

/** Administration of the register: each act needs the role `kernel.admin` at or above the orgs it touches. */
export interface People {
  list(by: Who): Promise<readonly Person[]>;
  /** Id and name of everybody, for labels and pickers of those who are signed in. */
  names(): Promise<readonly { readonly id: string; readonly name: string }[]>;
  addUnit(
    by: Who,
    unit: { readonly code: string; readonly name: string; readonly parent: string; readonly kind?: string },
  ): Promise<void>;
  create(by: Who, person: NewPerson): Promise<{ readonly id: string; readonly password: string }>;
  givePost(by: Who, personId: string, post: Post): Promise<void>;
  takePost(by: Who, personId: string, post: Post): Promise<void>;
  /** A disabled person is signed out everywhere at once; what he did stays under his name. */
  setDisabled(by: Who, personId: string, disabled: boolean): Promise<void>;
  /** Gives a new initial password, which must be changed at the next login, and unlocks the account. */
  resetPassword(by: Who, personId: string): Promise<{ readonly password: string }>;
  /** Gives the account a key by which a machine sends feeds as it; former keys end. The key is shown this once. */
  issueKey(by: Who, personId: string): Promise<{ readonly key: string }>;
  revokeKey(by: Who, personId: string): Promise<void>;
}

const loginPattern = /^[a-z][a-z0-9.-]{1,39}$/;

export function makePeople(deps: PeopleDeps): People {
  const authority = makeAuthority(deps);
  return { ...makeRegister(deps, authority), ...makeAccounts(deps, authority) };
}

type Authority = ReturnType<typeof makeAuthority>;

/** What an administrator may touch. */
function makeAuthority({ access, orgs, roles }: PeopleDeps) {
  const demand = (by: Who, touched: readonly string[]) => {
    const scope = access.roleScope(by, 'kernel', ['admin']);
    if (scope === null) throw new Refusal('grant.denied', { action: '管理人员' });
    if (!touched.every((org) => withinScope(scope, org))) throw new Refusal('grant.scope');
    return scope;
  };
  /** A role that reaches the whole province is given only by somebody who administers the whole province. */
  const demandPosts = (by: Who, posts: readonly Post[]) => {
    const scope = demand(
      by,
      posts.map((post) => post.org),
    );
    for (const post of posts) {
      if (!orgs.get(post.org)) throw new Refusal('record.missing', { what: post.org });
      const role = roles.get(post.role);
      if (!role) throw new Refusal('record.missing', { what: post.role });
      if (role.reach === 'province' && scope.kind !== 'all') throw new Refusal('grant.scope');
    }
  };
  return { demand, demandPosts };
}

function makeRegister(deps: PeopleDeps, { demand, demandPosts }: Authority) {
  const { db, journal, orgs, clock } = deps;
  return {
    async list(by) {
      const scope = demand(by, []);
      const { rows } = await selectPeople(db);
      return rows.filter((person) => scope.kind === 'all' || orgsOf(person).some((org) => withinScope(scope, org)));
    },

    async names() {
      const { rows } = await sql<{
        id: string;
        name: string;
      }>`select id, name from kernel.person order by name, id`.execute(db);
      return rows;
    },

    async addUnit(by, unit) {
      demand(by, [unit.parent]);
      if (!/^[A-Za-z0-9-]{1,60}$/.test(unit.code)) throw new Refusal('input.invalid', { detail: '机构代码' });
      await db.transaction().execute(async (tx) => {
        await insertUnit(tx, unit);
        await journal.append(tx, {
          who: by,
          action: 'org.add',
          subject: `kernel.org/${unit.code}`,
          detail: { ...unit },
        });
      });
      await orgs.refresh();
    },

    async create(by, person) {
      demandPosts(by, person.posts);
      if (!loginPattern.test(person.login))
        throw new Refusal('input.invalid', { detail: '账号须以小写字母开头，由小写字母、数字、点和连字符组成' });
      const password = person.password ?? generatePassword();
      checkPasswordStrength(password, person.login);
      const id = newId();
      const hash = await hashPassword(password);
      const now = clock.now();
      await db.transaction().execute(async (tx) => {
        const { rows } = await sql`
          insert into kernel.person (id, login, name, phone, password_hash, must_change_password, created_at, updated_at)
          values (${id}, ${person.login}, ${person.name}, ${person.phone ?? null}, ${hash},
                  ${person.mustChangePassword ?? true}, ${now}, ${now})
          on conflict (login) do nothing returning id`.execute(tx);
        if (rows.length === 0) throw new Refusal('record.duplicate', { what: person.login });
        for (const post of person.posts) await insertPost(tx, by, id, post, now);
        const detail = { login: person.login, posts: person.posts };
        await journal.append(tx, { who: by, action: 'person.create', subject: `kernel.person/${id}`, detail });
      });
      return { id, password };
    },
  } satisfies Partial<People>;
}

function makeAccounts(deps: PeopleDeps, { demand, demandPosts }: Authority) {
  const { db, journal, clock } = deps;
  return {
    async givePost(by, personId, post) {
      demandPosts(by, [post]);
      const person = await find(db, personId);
      await db.transaction().execute(async (tx) => {
        await insertPost(tx, by, person.id, post, clock.now());
        const detail = { ...post };
        await journal.append(tx, { who: by, action: 'person.give-post', subject: `kernel.person/${personId}`, detail });
      });
    },

    async takePost(by, personId, post) {
      demand(by, [post.org]);
      const person = await find(db, personId);
      await db.transaction().execute(async (tx) => {
        await sql`delete from kernel.post where person = ${person.id} and org = ${post.org} and role = ${post.role}`.execute(
          tx,
        );
        const detail = { ...post };
        await journal.append(tx, { who: by, action: 'person.take-post', subject: `kernel.person/${personId}`, detail });
      });
    },

    async setDisabled(by, personId, disabled) {
      const person = await find(db, personId);
      demand(by, orgsOf(person));
      await db.transaction().execute(async (tx) => {
        await sql`update kernel.person set disabled = ${disabled}, updated_at = ${clock.now()} where id = ${person.id}`.execute(
          tx,
        );
        if (disabled) await deps.sessions.endAll(tx, person.id);
        const action = disabled ? 'person.disable' : 'person.enable';
        await journal.append(tx, { who: by, action, subject: `kernel.person/${personId}` });
      });
    },

    async resetPassword(by, personId) {
      const person = await find(db, personId);
      demand(by, orgsOf(person));
      const password = generatePassword();
      const hash = await hashPassword(password);
      await db.transaction().execute(async (tx) => {
        await sql`update kernel.person set password_hash = ${hash}, must_change_password = true,
          updated_at = ${clock.now()} where id = ${person.id}`.execute(tx);
        await deps.sessions.endAll(tx, person.id);
        await journal.append(tx, { who: by, action: 'person.reset-password', subject: `kernel.person/${personId}` });
      });
      await deps.unlock(person.login);
      return { password };
    },

    async issueKey(by, personId) {
      const person = await find(db, personId);
      demand(by, orgsOf(person));
      return { key: await deps.keys.issue(by, person.id) };
    },

    async revokeKey(by, personId) {
      const person = await find(db, personId);
      demand(by, orgsOf(person));
      await deps.keys.revoke(by, person.id);
    },
  } satisfies Partial<People>;
}

const orgsOf = (person: Person) => person.posts.map((post) => post.org);

const find = async (db: Db, personId: string): Promise<Person> => {
  const { rows } = await selectPeople(db, isId(personId) ? personId : null);
  const person = rows[0];
  if (!person) throw new Refusal('record.missing', { what: personId });
  return person;
};

const insertPost = (tx: Db, by: Who, personId: string, post: Post, now: Date) =>
  sql`insert into kernel.post (person, org, role, given_at, given_by)
    values (${personId}, ${post.org}, ${post.role}, ${now}, ${by.name}) on conflict do nothing`.execute(tx);

/** All people, or the one with this id; a null id finds nobody. */
function selectPeople(db: Db, id?: string | null) {
  const only = id === undefined ? sql`true` : sql`p.id = ${id}`;
  return sql<Person>`
    select p.id, p.login, p.name, p.phone, p.disabled,
      coalesce((select jsonb_agg(jsonb_build_object('org', org, 'role', role) order by org, role)
                from kernel.post where person = p.id), '[]') as posts
    from kernel.person p where ${only} order by p.login`.execute(db);
}
