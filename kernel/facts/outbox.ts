import type { ClickHouseClient } from '@clickhouse/client';
import { sql } from 'kysely';
import { factTable } from '../store/naming.ts';
import type { Db } from '../store/types.ts';
import type { OutboxRow } from './outbox-rows.ts';

/** Facts of a transaction wait here until it is committed. */
export async function toOutbox(db: Db, app: string, fact: string, source: string, rows: readonly OutboxRow[]) {
  await sql`
    INSERT INTO kernel.fact_outbox (app, fact, source, rows)
    VALUES (${app}, ${fact}, ${source}, ${JSON.stringify(rows)}::jsonb)`.execute(db);
}

interface OutboxEntry {
  readonly id: number;
  readonly app: string;
  readonly fact: string;
  readonly rows: readonly OutboxRow[];
}

const batch = 500;

async function insert(client: ClickHouseClient, table: string, rows: readonly OutboxRow[]): Promise<void> {
  // Columns that occur in no row take their default or stay empty. An earlier version sent the name along.
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  names.delete('fact_id_hex');
  await client.insert({
    table,
    columns: [...names] as [string, ...string[]],
    values: rows,
    format: 'JSONEachRow',
    clickhouse_settings: { max_partitions_per_insert_block: '0', input_format_skip_unknown_fields: 1 },
  });
}

/**
 * Ships one batch. A kill between the insert and the removal ships it again, which counts once, since a fact is named
 * by its key. The rows stay locked meanwhile: whoever ships next waits and then finds them gone.
 */
async function shipBatch(db: Db, client: ClickHouseClient): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    const { rows } = await sql<OutboxEntry>`
      SELECT id, app, fact, rows FROM kernel.fact_outbox ORDER BY id LIMIT ${sql.lit(batch)} FOR UPDATE`.execute(tx);
    if (rows.length === 0) return 0;
    const byTable = new Map<string, OutboxRow[]>();
    for (const row of rows) {
      const table = factTable(row.app, row.fact);
      byTable.set(table, [...(byTable.get(table) ?? []), ...row.rows]);
    }
    for (const [table, facts] of byTable) await insert(client, table, facts);
    await sql`DELETE FROM kernel.fact_outbox WHERE id = ANY(${rows.map((row) => row.id)}::bigint[])`.execute(tx);
    return rows.length;
  });
}

/** Ships all that is committed. Returns how many entries went. */
export async function shipOutbox(db: Db, client: ClickHouseClient): Promise<number> {
  let total = 0;
  for (;;) {
    const waiting = await sql`SELECT FROM kernel.fact_outbox LIMIT 1`.execute(db);
    if (waiting.rows.length === 0) return total;
    total += await shipBatch(db, client);
  }
}
