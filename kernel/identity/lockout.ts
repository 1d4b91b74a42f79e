import { CompiledQuery } from 'kysely';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { chinaIso } from '../base/clock.ts';
import { Refusal } from '../base/refusal.ts';
import type { Db } from '../store/types.ts';

const basis = 'GB/T 22239-2019 8.1.4.1 b)';
const lockSeconds = 15 * 60;

export interface Lockout {
  /** Counts an attempt before the password is looked at, so that many at once gain nothing. Refuses when there were too many. */
  attempt(login: string, address: string): Promise<void>;
  /** Forgets the failures of an account, after it signed in or when an administrator unlocks it. */
  clear(login: string): Promise<void>;
}

/** Five wrong passwords lock an account for 15 minutes; an address has 60 attempts in the same time. Kept in PostgreSQL. */
export function makeLockout(db: Db): Lockout {
  const common = { storeClient: queryable(db), storeType: 'client', tableCreated: true, clearExpiredByTimeout: false };
  const table = { schemaName: 'kernel', tableName: 'login_limit' };
  const accounts = new RateLimiterPostgres({
    ...common,
    ...table,
    keyPrefix: 'account',
    points: 5,
    duration: lockSeconds,
    blockDuration: lockSeconds,
  });
  const addresses = new RateLimiterPostgres({
    ...common,
    ...table,
    keyPrefix: 'address',
    points: 60,
    duration: lockSeconds,
  });

  return {
    async attempt(login, address) {
      const crowded = await refusedBy(addresses, address);
      if (crowded) throw new Refusal('auth.rate', { seconds: secondsOf(crowded) }, basis);
      const locked = await refusedBy(accounts, login);
      if (locked) {
        const until = chinaIso(new Date(Date.now() + locked.msBeforeNext));
        const holes = { until: until.slice(0, 16).replace('T', ' '), seconds: secondsOf(locked) };
        throw new Refusal('auth.locked', holes, basis);
      }
    },
    async clear(login) {
      await accounts.delete(login);
    },
  };
}

const secondsOf = (refused: RateLimiterRes) => Math.ceil(refused.msBeforeNext / 1000);

async function refusedBy(limiter: RateLimiterPostgres, key: string): Promise<RateLimiterRes | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return refused;
    throw refused;
  }
}

/** The limiter speaks to a node-postgres client; our connections are behind Kysely. */
function queryable(db: Db) {
  return {
    async query({ text, values }: { text: string; values: readonly unknown[] }) {
      const { rows } = await db.executeQuery(CompiledQuery.raw(text, [...values]));
      return { rows, rowCount: rows.length };
    },
  };
}
