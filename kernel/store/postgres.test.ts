import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { debianInitdbFlags, debianPostgres } from '../../test/debian-postgres.ts';
import { testStore } from '../../test/stores.ts';
import * as sdk from '../sdk/index.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { readMigrations } from './migrate.ts';
import { checkVersion } from './postgres.ts';
import { schemaDiff } from './schema-diff.ts';
import type { Store } from './types.ts';

const thing = sdk.entity({
  key: 'thing',
  title: '事物',
  label: 'name',
  fields: { name: sdk.text('名称', { required: true, search: true }), amount: sdk.yuan('金额') },
});
const app = sdk.app({ key: 'server', title: '试验', about: '', entities: [thing], grants: { roles: [], permits: [] } });

/** What holds on every server that the product runs on. */
function suite(serverUrl: () => string): void {
  let store: Store;
  beforeAll(async () => {
    store = await testStore({ apps: [app], serverUrl: serverUrl() });
  });
  afterAll(() => store.close());

  it('takes all migrations', async () => {
    const { rows } = await sql<{ name: string }>`SELECT name FROM kernel.migration ORDER BY name`.execute(store.db);
    const kernel = readMigrations('postgres').filter(({ name }) => name < '0100');
    expect(rows.map((row) => row.name)).toEqual(kernel.map(({ name }) => name));
  });

  it('agrees with the declarations', async () => {
    expect(await schemaDiff(store, [app])).toEqual([]);
  });

  it('gives values in the forms that the rooms expect', async () => {
    const { rows } = await sql`SELECT 9007199254740991::bigint AS big, 123456789.1230::numeric(20,4) AS exact,
      '2024-02-29'::date AS day, '2024-06-30T16:00:00.999Z'::timestamptz AS at, true AS yes, '[1]'::jsonb AS list,
      NULL::numeric AS none, current_setting('timezone') AS zone`.execute(store.db);
    expect(rows).toEqual([
      {
        big: 9007199254740991,
        exact: 123456789.123,
        day: '2024-02-29',
        at: '2024-07-01T00:00:00+08:00',
        yes: true,
        list: [1],
        none: null,
        zone: 'Asia/Shanghai',
      },
    ]);
  });

  it('finds Chinese text by its parts, and letters in either case', async () => {
    await sql`INSERT INTO server.thing (id, version, created_at, updated_at, name)
      VALUES (gen_random_uuid(), 1, now(), now(), '湖南省长沙市Ö站')`.execute(store.db);
    for (const part of ['%长沙%', '%ö站', '湖南%']) {
      const { rows } = await sql`SELECT name FROM server.thing WHERE name ILIKE ${part}`.execute(store.db);
      expect(rows, part).toHaveLength(1);
    }
  });
}

it('servers older than the oldest that is tested are refused', () => {
  expect(() => checkVersion(140_023)).toThrow('PostgreSQL 14，须为 15 以上');
  checkVersion(150_000);
});

describe('embedded PostgreSQL', () => suite(() => inject('postgresUrl')));

const binDir = debianPostgres();
if (!binDir) console.warn('skipped: no PostgreSQL server from Debian on this machine (apt-get install postgresql)');

describe.skipIf(!binDir)('PostgreSQL from Debian', () => {
  let dir: string;
  let cluster: Cluster;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'hengdao-debian-'));
    chmodSync(dir, 0o711);
    cluster = await startCluster({ binDir: binDir ?? '', dir: join(dir, 'postgres'), initdbFlags: debianInitdbFlags });
  });
  afterAll(async () => {
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  });
  suite(() => cluster.url);
});
