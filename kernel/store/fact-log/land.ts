import { Readable } from 'node:stream';
import type { ClickHouseClient } from '@clickhouse/client';
import type { Frame } from './frames.ts';

/** Brings frames into the engine, those of one table in one insert. */
export async function land(client: ClickHouseClient, frames: readonly Frame[]): Promise<void> {
  const inserts = new Map<string, Buffer[]>();
  for (const { table, columns, bytes } of frames) {
    const query = `INSERT INTO ${table} (${columns}) FORMAT Native`;
    const same = inserts.get(query);
    if (same) same.push(bytes);
    else inserts.set(query, [bytes]);
  }
  for (const [query, bytes] of inserts) {
    const { stream } = await client.exec({
      query,
      values: Readable.from(bytes, { objectMode: false }),
      // An import of many years touches many months at once.
      clickhouse_settings: { max_partitions_per_insert_block: '0' },
    });
    // A server keeps its connection for the next insert only when its answer was read.
    for await (const _ of stream);
  }
}

const asking: ReadonlySet<PropertyKey> = new Set(['query', 'exec', 'command']);

/** The client as everybody else has it: whoever asks sees what was acknowledged before. */
export function afterLanding(client: ClickHouseClient, landed: () => Promise<void>): ClickHouseClient {
  return new Proxy(client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (!asking.has(name)) return value.bind(target);
      return async (...given: unknown[]) => {
        await landed();
        return await value.apply(target, given);
      };
    },
  });
}
