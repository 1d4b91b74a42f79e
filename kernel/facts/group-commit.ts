import type { ClickHouseClient } from '@clickhouse/client';
import type { FactRow } from './encode.ts';

interface Waiting {
  readonly rows: readonly FactRow[];
  readonly done: () => void;
  readonly fail: (error: unknown) => void;
}

/** Rows of one insert; more wait for the next one. */
const largestInsert = 100_000;

async function insert(client: ClickHouseClient, table: string, rows: readonly FactRow[]): Promise<void> {
  await client.insert({
    table,
    columns: columnsOf(rows),
    values: rows,
    format: 'JSONEachRow',
    // An import of many years touches many months at once.
    clickhouse_settings: { max_partitions_per_insert_block: '0' },
  });
}

/** The columns that occur in these rows; those left out take their default or stay empty. */
function columnsOf(rows: readonly FactRow[]): [string, ...string[]] {
  const names = new Set<string>(['fact_id_hex']);
  for (const row of rows) for (const name in row) names.add(name);
  return [...names] as [string, ...string[]];
}

/**
 * Collects the rows of concurrent callers: while one insert waits for the disk, those who come meanwhile share the
 * next one. Nobody waits for a timer, and a caller is told only after the engine has synced his rows to the disk.
 */
export class GroupCommit {
  readonly #client: ClickHouseClient;
  readonly #queues = new Map<string, Waiting[]>();
  readonly #running = new Map<string, Promise<void>>();

  constructor(client: ClickHouseClient) {
    this.#client = client;
  }

  /** Returns when the rows are durable. */
  async insert(table: string, rows: readonly FactRow[]): Promise<void> {
    if (rows.length === 0) return;
    const waited = new Promise<void>((done, fail) => {
      const queue = this.#queues.get(table) ?? [];
      this.#queues.set(table, queue);
      queue.push({ rows, done, fail });
    });
    if (!this.#running.has(table)) {
      const run = this.#drain(table).finally(() => this.#running.delete(table));
      this.#running.set(table, run);
    }
    await waited;
  }

  async #drain(table: string): Promise<void> {
    for (;;) {
      const queue = this.#queues.get(table) ?? [];
      if (queue.length === 0) return;
      let count = 0;
      let callers = 0;
      for (const one of queue) {
        if (callers > 0 && count + one.rows.length > largestInsert) break;
        count += one.rows.length;
        callers += 1;
      }
      await this.#write(table, queue.splice(0, callers));
    }
  }

  async #write(table: string, batch: readonly Waiting[]): Promise<void> {
    try {
      await insert(
        this.#client,
        table,
        batch.flatMap((one) => one.rows),
      );
      for (const one of batch) one.done();
    } catch (error) {
      if (batch.length === 1) return batch[0]?.fail(error);
      // One caller's rows may be what the engine does not take: he is found by halves, so that the others do not fail
      // with him. Rows that did get in are the same facts again, so they count once.
      const middle = batch.length >> 1;
      await this.#write(table, batch.slice(0, middle));
      await this.#write(table, batch.slice(middle));
    }
  }
}
