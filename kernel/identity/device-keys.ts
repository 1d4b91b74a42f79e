import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Clock } from '../base/clock.ts';
import type { Journal } from '../journal/types.ts';
import type { Post, Who } from '../sdk/ctx.ts';
import type { Db } from '../store/types.ts';
import { hashToken, type SignedIn } from './sessions.ts';

/** Marks a key wherever one shows up, so that it is recognised when it leaks. */
const prefix = 'hdk_';

export interface DeviceKeys {
  /** Gives an account a new key and ends its former ones. The key is shown this once. */
  issue(by: Who, personId: string): Promise<string>;
  /** Ends all keys of an account. */
  revoke(by: Who, personId: string): Promise<void>;
  /** The account that sends with this key; null when there is none, it was revoked or the account is disabled. */
  find(key: string): Promise<SignedIn | null>;
}

interface KeyRow {
  readonly person: string;
  readonly login: string;
  readonly name: string;
  readonly posts: readonly Post[];
  readonly revision: number;
}

/** Keys of machines, which cannot sign in: they open feeds and foreign standards and nothing else. Who may issue them is the caller's matter. */
export function makeDeviceKeys(db: Db, journal: Journal, clock: Clock): DeviceKeys {
  const end = (tx: Db, personId: string) =>
    sql`update kernel.device_key set revoked_at = ${clock.now()}
      where person = ${personId} and revoked_at is null`.execute(tx);
  const subjectOf = (personId: string) => `kernel.person/${personId}`;
  return {
    async issue(by, personId) {
      const key = `${prefix}${randomBytes(32).toString('base64url')}`;
      await db.transaction().execute(async (tx) => {
        await end(tx, personId);
        await sql`insert into kernel.device_key (key_hash, person, issued_at, issued_by)
          values (${hashToken(key)}, ${personId}, ${clock.now()}, ${by.name})`.execute(tx);
        await journal.append(tx, { who: by, action: 'device-key.issue', subject: subjectOf(personId) });
      });
      return key;
    },

    async revoke(by, personId) {
      await db.transaction().execute(async (tx) => {
        await end(tx, personId);
        await journal.append(tx, { who: by, action: 'device-key.revoke', subject: subjectOf(personId) });
      });
    },

    async find(key) {
      if (!key.startsWith(prefix)) return null;
      const { rows } = await sql<KeyRow>`
        select p.id as person, p.login, p.name,
          coalesce((select jsonb_agg(jsonb_build_object('org', org, 'role', role) order by org, role)
                    from kernel.post where person = p.id), '[]') as posts,
          (select revision::int from kernel.org_revision) as revision
        from kernel.device_key k join kernel.person p on p.id = k.person
        where k.key_hash = ${hashToken(key)} and k.revoked_at is null and not p.disabled`.execute(db);
      const row = rows[0];
      if (!row) return null;
      const who: Who = { personId: row.person, name: row.name, posts: row.posts, system: false };
      return { who, login: row.login, mustChangePassword: false, orgRevision: row.revision };
    },
  };
}
