import { createWriteStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import pg from 'pg';

/** The same weighings in plain PostgreSQL: partitions by month, and the indexes that its queries ask for. */
export interface PlainYear {
  /** Seconds that COPY took, indexes made before. */
  readonly seconds: number;
  readonly rows: number;
  readonly bytes: number;
  query(text: string): Promise<unknown>;
  close(): Promise<void>;
}

const columns = `record_no, site, site_kind, road, org, at, lane, plate, axles, axle_code, total_kg, speed_kmh,
  screen_limit_kg, limit_kg, over_kg, band, over, unlawful, complete, timely`;

const table = `
  create table weighing (
    record_no text not null, site text not null, site_kind text not null, road text not null, org text not null,
    at timestamptz not null, lane smallint not null, plate text, axles smallint not null, axle_code text,
    total_kg integer not null, speed_kmh smallint, screen_limit_kg integer not null, limit_kg integer not null,
    over_kg integer not null, band text not null, over boolean not null, unlawful boolean not null,
    complete boolean not null, timely boolean not null, primary key (site, at, record_no)
  ) partition by range (at)`;

/** A month of the year, or every so many-th of its rows, from ClickHouse into a file that the server reads. */
async function exported(
  facts: ClickHouseClient,
  source: string,
  month: string,
  every: number,
  path: string,
): Promise<void> {
  const answer = await facts.query({
    query: `SELECT ${columns.replace(' at,', " formatDateTime(at, '%Y-%m-%d %H:%i:%S+08') AS at,")}
      FROM ${source} AS w WHERE toYYYYMM(w.at) = ${month} AND sipHash64(w.record_no) % ${every} = 0`,
    format: 'TabSeparated',
  });
  const text = async function* () {
    for await (const rows of answer.stream()) for (const row of rows) yield `${row.text}\n`;
  };
  await pipeline(text, createWriteStream(path, { mode: 0o644 }));
}

/** Copies the year, or every so many-th of its rows, out of ClickHouse into a fresh PostgreSQL. */
export async function plainYear(
  url: string,
  facts: ClickHouseClient,
  source: string,
  every: number,
  dir: string,
): Promise<PlainYear> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(table);
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  const first = (month: number) => (month > 12 ? '2025-01-01' : `2024-${String(month).padStart(2, '0')}-01`);
  for (const month of months) {
    await client.query(`create table weighing_${month} partition of weighing
      for values from ('${first(month)} 00:00+08') to ('${first(month + 1)} 00:00+08')`);
  }
  await client.query('create index on weighing (plate)');
  await client.query('create index on weighing (at) where over');
  let seconds = 0;
  for (const month of months) {
    const path = join(dir, `month-${month}.tsv`);
    await exported(facts, source, `2024${String(month).padStart(2, '0')}`, every, path);
    const began = performance.now();
    await client.query(`copy weighing (${columns}) from '${path}'`);
    seconds += (performance.now() - began) / 1000;
    rmSync(path);
  }
  await client.query('vacuum analyze weighing');
  const { rows } = await client.query<{ bytes: string; rows: string }>(
    `select sum(pg_total_relation_size(relid)) as bytes, (select count(*) from weighing) as rows
    from pg_partition_tree('weighing')`,
  );
  return {
    seconds,
    rows: Number(rows[0]?.rows),
    bytes: Number(rows[0]?.bytes),
    query: (text) => client.query(text),
    close: () => client.end(),
  };
}
