import type { ClickHouseClient } from '@clickhouse/client';
import type pg from 'pg';
import { newId } from '../kernel/base/ids.ts';
import { newSite, newWeighing } from './store-data.ts';

const row = `INSERT INTO bench.site (id, version, created_at, updated_at, code, name, org, lanes, "limit")
  VALUES ($1, 1, $2, $2, $3, $4, $5, $6, $7)`;
const change = `INSERT INTO kernel.entity_change (app, entity, row_id, version, at, person_id, by_name, why, diff)
  VALUES ('bench', 'site', $1, 1, $2, 'system', '系统', '新建', $3::jsonb)`;
const entry = `WITH entry AS (
    INSERT INTO kernel.journal_entry (id, at, person_id, person_name, system, posts, action, subject, detail, canonical)
    VALUES ($1, $2, 'system', '系统', true, '[]', 'entity.create', $3, $4::jsonb, $5) RETURNING id)
  INSERT INTO kernel.journal_unsealed (entry_id) SELECT id FROM entry`;

/** The same writes as `count` new rows of an entity make, by the bare client in one transaction. */
export async function bareSites(pool: pg.Pool, count: number): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    for (let n = 0; n < count; n += 1) {
      const { code, name, org, lanes, limit } = newSite();
      const id = newId();
      const now = new Date();
      await client.query(row, [id, now, `bare-${code}`, name, org, lanes, limit]);
      const diff = {
        code: { before: null, after: code },
        name: { before: null, after: name },
        org: { before: null, after: org },
      };
      await client.query(change, [id, now, JSON.stringify(diff)]);
      const detail = JSON.stringify({ version: 1, fields: ['code', 'name', 'org', 'lanes', 'limit'], why: '新建' });
      await client.query(entry, [
        newId(),
        now,
        `bench.site/${id}`,
        detail,
        `{"detail":${detail},"at":"${now.toISOString()}"}`,
      ]);
    }
    await client.query('COMMIT');
    return count;
  } finally {
    client.release();
  }
}

const table = `(site LowCardinality(String), lane UInt8, at DateTime64(3, 'Asia/Shanghai'), plate String,
    total Decimal(20, 2), over Bool)
  ENGINE = MergeTree PARTITION BY toYYYYMM(at) ORDER BY (site, at)
  SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`;

/** A plain table of the same columns, without identity, provenance or replacing; synced to the disk like ours. */
export async function makeBareTable(client: ClickHouseClient): Promise<void> {
  await client.command({ query: `CREATE TABLE IF NOT EXISTS hengdao.bare ${table}` });
}

export async function bareWeighings(client: ClickHouseClient, count: number): Promise<number> {
  const values = Array.from({ length: count }, newWeighing);
  await client.insert({ table: 'hengdao.bare', values, format: 'JSONEachRow' });
  return count;
}
