import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { chinaIso } from '../base/clock.ts';
import { connectFailure, StoreError } from './errors.ts';
import { KeepingClient } from './kept-plans.ts';
import type { Db } from './types.ts';

const { builtins } = pg.types;

/** `2024-07-01 08:00:00.123456+08` of PostgreSQL, read as an instant and given with the offset of China. */
function instantOf(text: string): string {
  return chinaIso(new Date(`${text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')}`));
}

/** How values of PostgreSQL arrive in TypeScript: numbers exact to 15 digits, dates and instants as text. */
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [builtins.INT8]: Number,
  [builtins.NUMERIC]: Number,
  [builtins.DATE]: (text) => text,
  [builtins.TIMESTAMPTZ]: instantOf,
};

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ?? (format ? pg.types.getTypeParser(oid, format) : pg.types.getTypeParser(oid))) as never,
};

/** The oldest server that the tests run against: that of Debian 12. */
const oldestMajor = 15;

/** Refuses a server of a version that nobody has tried; `number` is such as 150014 for 15.14. */
export function checkVersion(number: number): void {
  const major = Math.floor(number / 10_000);
  if (major < oldestMajor) throw new StoreError('store.too-old', `PostgreSQL ${major}，须为 ${oldestMajor} 以上`);
}

export interface Postgres {
  readonly db: Db;
  close(): Promise<void>;
}

/** Opens a pool on a server and makes sure that it answers. A connection that is lost is logged, never fatal. */
export async function openPostgres(url: string, log: (line: string) => void): Promise<Postgres> {
  const pool = new pg.Pool({
    Client: KeepingClient,
    connectionString: url,
    types,
    max: 20,
    connectionTimeoutMillis: 10_000,
    // With the server's own few megabytes, a common word among a million rows makes its index forget which rows it found.
    // Many people ask small questions at once: helpers and compiled code for one of them would cost the others more.
    options: `-c timezone=Asia/Shanghai -c client_min_messages=warning -c work_mem=32MB
      -c max_parallel_workers_per_gather=0 -c jit=off`.replace(/\s+/g, ' '),
    application_name: 'hengdao',
  });
  // A connection in use tells of its loss too, beside the statement that fails; unheard, that would end the process.
  pool.on('connect', (client) => {
    client.on('error', (error) => log(`PostgreSQL: connection lost: ${error.message}`));
  });
  // The pool says again what the idle connection has said.
  pool.on('error', () => undefined);
  try {
    const { rows } = await pool.query<{ version: string }>(`SELECT current_setting('server_version_num') AS version`);
    checkVersion(Number(rows[0]?.version));
  } catch (error) {
    await pool.end();
    throw connectFailure(error, 'PostgreSQL');
  }
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: () => db.destroy() };
}
