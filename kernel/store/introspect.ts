import type { ClickHouseClient } from '@clickhouse/client';
import { sql } from 'kysely';
import type { Db } from './types.ts';

/** A table as a database says it is, in words that can be compared. */
export interface TableImage {
  readonly comment: string;
  /** What the whole table is told by: engine, order and settings in ClickHouse; empty in PostgreSQL. */
  readonly engine: string;
  readonly columns: ReadonlyMap<string, { readonly type: string; readonly comment: string }>;
  readonly indexes: ReadonlyMap<string, string>;
}

/** Tables by qualified name. */
export type SchemaImage = ReadonlyMap<string, TableImage>;

interface Part {
  readonly table: string;
  readonly name: string;
  readonly text: string;
  readonly comment: string;
}

function assemble(tables: readonly Part[], columns: readonly Part[], indexes: readonly Part[]): SchemaImage {
  const of = (parts: readonly Part[], table: string) => parts.filter((part) => part.table === table);
  return new Map(
    tables.map(({ table, text, comment }) => [
      table,
      {
        comment,
        engine: text,
        columns: new Map(of(columns, table).map((each) => [each.name, { type: each.text, comment: each.comment }])),
        indexes: new Map(of(indexes, table).map((each) => [each.name, each.text])),
      },
    ]),
  );
}

/** The tables of some schemas of PostgreSQL. Their names are given without `prefix`, so that two images compare. */
export async function introspectPostgres(db: Db, schemas: readonly string[], prefix = ''): Promise<SchemaImage> {
  const names = schemas.map((schema) => prefix + schema);
  const tables = await sql<Part>`
    SELECT n.nspname || '.' || c.relname AS table, '' AS name, '' AS text,
      coalesce(obj_description(c.oid, 'pg_class'), '') AS comment
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname = ANY(${names}) ORDER BY 1`.execute(db);
  const columns = await sql<Part>`
    SELECT n.nspname || '.' || c.relname AS table, a.attname AS name,
      format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
        || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '') AS text,
      coalesce(col_description(c.oid, a.attnum), '') AS comment
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname = ANY(${names})
    ORDER BY 1, a.attnum`.execute(db);
  const indexes = await sql<Part>`
    SELECT n.nspname || '.' || c.relname AS table, x.relname AS name, pg_get_indexdef(i.indexrelid) AS text, '' AS comment
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ANY(${names}) ORDER BY 1, 2`.execute(db);
  const bare = (text: string) => (prefix ? text.replaceAll(prefix, '') : text);
  const all = [tables, columns, indexes].map(({ rows }) =>
    rows.map((row) => ({ ...row, table: bare(row.table), text: bare(row.text) })),
  );
  return assemble(all[0] ?? [], all[1] ?? [], all[2] ?? []);
}

/** The tables of a database of ClickHouse whose names begin like the applications'. */
export async function introspectClickHouse(
  client: ClickHouseClient,
  database: string,
  apps: readonly string[],
): Promise<SchemaImage> {
  const ask = async (query: string): Promise<readonly Part[]> => {
    const answer = await client.query({ query, query_params: { database }, format: 'JSONEachRow' });
    return (await answer.json<Part>()).filter((part) => apps.some((app) => part.table.startsWith(`${app}_`)));
  };
  const tables = await ask(`SELECT s.name AS table, '' AS name, s.engine_full AS text, s.comment AS comment
    FROM system.tables AS s WHERE database = {database:String} ORDER BY table`);
  const columns = await ask(`SELECT table, name,
      concat(type, if(default_kind = '', '', concat(' ', default_kind, ' ', default_expression)),
        if(compression_codec = '', '', concat(' ', compression_codec))) AS text, comment
    FROM system.columns WHERE database = {database:String} ORDER BY table, position`);
  const indexes = await ask(`SELECT table, name,
      concat(expr, ' TYPE ', type_full, ' GRANULARITY ', toString(granularity)) AS text, '' AS comment
    FROM system.data_skipping_indices WHERE database = {database:String} ORDER BY table, name`);
  return assemble(tables, columns, indexes);
}
