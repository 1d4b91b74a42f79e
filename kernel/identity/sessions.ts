import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Clock } from '../base/clock.ts';
import type { Post, Who } from '../sdk/ctx.ts';
import { kept } from '../store/kept-plans.ts';
import type { Db } from '../store/types.ts';
import { postsHeld } from './posts-held.ts';

/** A session ends after 30 minutes without a request, and after 12 hours in any case. */
export const idleMinutes = 30;
export const absoluteHours = 12;

/** Somebody signed in, as a request finds him. */
export interface SignedIn {
  readonly who: Who;
  readonly login: string;
  /** True until the initial password has been changed; nothing else is served before. */
  readonly mustChangePassword: boolean;
  /** Revision of the org tree that the store holds. */
  readonly orgRevision: number;
}

export interface Sessions {
  /** Starts a session and returns its token; only the hash of the token is kept. */
  start(db: Db, personId: string, address: string): Promise<string>;
  find(token: string): Promise<SignedIn | null>;
  /** Like `find`, for what a page does by itself: it keeps no session alive. */
  peek(token: string): Promise<SignedIn | null>;
  end(db: Db, token: string): Promise<void>;
  /** Ends all sessions of a person, except the one of `keep`. Returns how many. */
  endAll(db: Db, personId: string, keep?: string): Promise<number>;
  removeExpired(): Promise<void>;
}

interface SessionRow {
  readonly person: string;
  readonly login: string;
  readonly name: string;
  readonly mustChange: boolean;
  readonly posts: readonly Post[];
  readonly revision: number;
  readonly stale: boolean;
}

function signedIn({ person, name, posts, login, mustChange, revision }: SessionRow): SignedIn {
  const who: Who = { personId: person, name, posts, system: false };
  return { who, login, mustChangePassword: mustChange, orgRevision: revision };
}

export function hashToken(token: string): string {
  return createHash('sm3').update(token).digest('hex');
}

export function makeSessions(pool: Db, clock: Clock): Sessions {
  const before = (ms: number) => new Date(clock.now().getTime() - ms);
  const read = async (hash: string): Promise<SessionRow | null> => {
    const now = clock.now();
    const { rows } = await sql<SessionRow>`${kept}
      select p.id as person, p.login, p.name, p.must_change_password as "mustChange",
        ${postsHeld(now)} as posts,
        (select revision::int from kernel.org_revision) as revision,
        s.seen_at < ${before(60_000)} as stale
      from kernel.session s join kernel.person p on p.id = s.person
      where s.token_hash = ${hash} and not p.disabled
        and s.expires_at > ${now} and s.seen_at > ${before(idleMinutes * 60_000)}`.execute(pool);
    return rows[0] ?? null;
  };
  return {
    async start(db, personId, address) {
      const token = randomBytes(32).toString('base64url');
      const now = clock.now();
      const expires = new Date(now.getTime() + absoluteHours * 3_600_000);
      await sql`insert into kernel.session (token_hash, person, address, created_at, seen_at, expires_at)
        values (${hashToken(token)}, ${personId}, ${address}, ${now}, ${now}, ${expires})`.execute(db);
      return token;
    },

    async find(token) {
      const hash = hashToken(token);
      const row = await read(hash);
      // Once a minute is enough to tell idle sessions, and spares a write on every request.
      if (row?.stale)
        await sql`update kernel.session set seen_at = ${clock.now()} where token_hash = ${hash}`.execute(pool);
      return row && signedIn(row);
    },

    async peek(token) {
      const row = await read(hashToken(token));
      return row && signedIn(row);
    },

    async end(db, token) {
      await sql`delete from kernel.session where token_hash = ${hashToken(token)}`.execute(db);
    },

    async endAll(db, personId, keep) {
      const { rows } = await sql`delete from kernel.session where person = ${personId}
        and token_hash <> ${keep === undefined ? '' : hashToken(keep)} returning token_hash`.execute(db);
      return rows.length;
    },

    async removeExpired() {
      await sql`delete from kernel.session where expires_at < ${clock.now()} or seen_at < ${before(idleMinutes * 60_000)}`.execute(
        pool,
      );
      await sql`delete from kernel.login_limit where expire < ${Date.now()}`.execute(pool);
    },
  };
}
