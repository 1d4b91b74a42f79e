import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { coach } from '../apps/coach/app.ts';
import { loadOrgs } from '../kernel/identity/index.ts';
import { openStore, type Store } from '../kernel/store/index.ts';
import { migrateClickHouse, migratePostgres, readMigrations } from '../kernel/store/migrate.ts';
import { createDeclared } from '../test/declared.ts';

/** A store with the tables of the coaches and so many of them, admitted under the names of `test/coach-house.ts`. */
export async function prepared(dataDir: string, coaches: number): Promise<Store> {
  const store = await openStore({ dataDir });
  const kernelOnly = (file: { name: string }) => file.name < '0100';
  await migratePostgres(store.db, readMigrations('postgres').filter(kernelOnly));
  await migrateClickHouse(store, readMigrations('clickhouse').filter(kernelOnly));
  await createDeclared(store, [coach]);
  const divisions = [{ code: '430100', name: '长沙市', level: 'city' as const, parent: null }];
  await loadOrgs(store.db, { source: 'bench', divisions });
  await registerMany(store, coaches);
  return store;
}

/** Past the register, whose changes each have a history and a journal of their own: only what the gateway reads. */
async function registerMany(store: Store, count: number): Promise<void> {
  await sql`
    WITH numbers AS (SELECT n, gen_random_uuid() AS vehicle FROM generate_series(1, ${sql.lit(count)}) AS n),
    owners AS (
      INSERT INTO coach.vehicle (id, version, created_at, updated_at, plate, colour, vehicle_class, org, operating, simulated)
      SELECT vehicle, 1, now(), now(), '湘A' || lpad(n::text, 5, '0'), 'yellow', 'line-coach', '430100', true, true FROM numbers)
    INSERT INTO coach.terminal (id, version, created_at, updated_at, phone, state, plate, vehicle, org, auth_code, simulated)
    SELECT gen_random_uuid(), 1, now(), now(), (13900000000 + n)::text, 'admitted', '湘A' || lpad(n::text, 5, '0'),
      vehicle, '430100', 'code-' || n, true FROM numbers`.execute(store.db);
}

/** Files that this process may hold open, less those that its stores and its program need. */
export function mostConnections(): number {
  const limit = Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? 1024);
  return Math.max(0, limit - 1500);
}

export const residentMb = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? Number.NaN) / 1024;

export async function firstRow<T>(store: Store, query: string): Promise<T> {
  const answer = await store.facts.query({ query, format: 'JSONEachRow' });
  const [row] = await answer.json<T>();
  if (row === undefined) throw new Error(`no row: ${query}`);
  return row;
}

export async function storedNow(store: Store): Promise<number> {
  return Number((await firstRow<{ n: number }>(store, 'SELECT count() AS n FROM hengdao.coach_position FINAL')).n);
}

export async function bytesPerPosition(store: Store): Promise<number> {
  await store.facts.command({ query: 'OPTIMIZE TABLE hengdao.coach_position FINAL' });
  const { bytes } = await firstRow<{ bytes: number }>(
    store,
    `SELECT sum(data_compressed_bytes) / greatest(sum(rows), 1) AS bytes FROM system.parts
      WHERE database = 'hengdao' AND table = 'coach_position' AND active`,
  );
  return Number(bytes);
}
