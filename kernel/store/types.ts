import type { ClickHouseClient } from '@clickhouse/client';
import type { Kysely } from 'kysely';
import type { FileStore } from '../sdk/ctx.ts';
import type { FactLog } from './fact-log/fact-log.ts';

/** A connection pool or one transaction of PostgreSQL: `sql` templates of Kysely run on it. */
export type Db = Kysely<unknown>;

/** The two stores and the files, embedded or remote. */
export interface Store {
  readonly db: Db;
  /** Questions and commands see all that was acknowledged before. */
  readonly facts: ClickHouseClient;
  /** Where facts become durable before the engine has them. */
  readonly factLog: FactLog;
  readonly files: FileStore;
  /** Which of the two are embedded, and where: for the start page and for benchmarks. */
  readonly about: { readonly postgres: string; readonly clickhouse: string; readonly files: string };
  close(): Promise<void>;
}

export interface StoreConfig {
  /** Folder for everything embedded: `postgres/`, `clickhouse/`, `files/`. */
  readonly dataDir: string;
  /** A PostgreSQL server instead of the embedded one. */
  readonly databaseUrl?: string;
  /** A ClickHouse server instead of the one in this process. */
  readonly clickhouseUrl?: string;
  readonly log?: (line: string) => void;
}

/** The engine of facts as it was opened, and how to close it. */
export interface ClickHouse {
  readonly client: ClickHouseClient;
  close(): Promise<void>;
}
