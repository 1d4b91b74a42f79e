import { StoreError } from './errors.ts';
import type { ClickHouse } from './types.ts';

interface Part {
  readonly table: string;
  readonly partition: string;
  readonly first: number;
  readonly last: number;
}

interface Detached extends Part {
  readonly path: string;
}

/**
 * The engine puts a part that it cannot read aside when it starts, and goes on without its rows. We do not: nobody
 * would notice the missing facts. A broken part whose rows stand in other parts as well, such as one that a power cut
 * has caught in a merge, is no loss. Throws `store.corrupt` with the folder; who gives the rows up moves it away.
 */
export async function refuseLostParts({ client, close }: ClickHouse): Promise<void> {
  const ask = async <T>(query: string) => (await client.query({ query, format: 'JSONEachRow' })).json<T>();
  const broken = await ask<Detached>(`
    SELECT table, partition_id AS partition, min_block_number AS first, max_block_number AS last, path
    FROM system.detached_parts WHERE database = 'hengdao' AND startsWith(reason, 'broken')`);
  if (broken.length === 0) return;
  const active = await ask<Part>(`
    SELECT table, partition_id AS partition, min_block_number AS first, max_block_number AS last
    FROM system.parts WHERE database = 'hengdao' AND active`);
  const holds = (part: Detached, block: number) =>
    active.some(
      ({ table, partition, first, last }) =>
        table === part.table && partition === part.partition && first <= block && block <= last,
    );
  const lost = broken.find((part) => !holds(part, part.first) || !holds(part, part.last));
  if (!lost) return;
  await close();
  throw new StoreError('store.corrupt', `ClickHouse 表 ${lost.table}：${lost.path}`);
}
