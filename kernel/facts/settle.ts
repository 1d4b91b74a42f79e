import type { ClickHouseClient } from '@clickhouse/client';

interface Partition {
  readonly table: string;
  readonly partition: string;
}

/**
 * Merges partitions that nobody has written to for a while into one part each, in which every fact lies once: reads
 * then count facts once without sorting them again, which is the difference of a minute to a blink over a year.
 * Returns how many were merged. Any number of processes may run it; what is merged already costs one question.
 */
export async function settleFacts(client: ClickHouseClient, untouchedSeconds: number): Promise<number> {
  const answer = await client.query({
    query: `SELECT p.table AS table, p.partition_id AS partition
      FROM system.parts AS p JOIN system.tables AS t ON t.database = p.database AND t.name = p.table
      WHERE p.database = 'hengdao' AND p.active AND t.engine LIKE '%ReplacingMergeTree'
      GROUP BY p.table, p.partition_id
      HAVING (count() > 1 OR min(p.level) = 0)
        AND max(p.modification_time) <= now() - toIntervalSecond({untouched:UInt32})
      ORDER BY table, partition`,
    query_params: { untouched: untouchedSeconds },
    format: 'JSONEachRow',
  });
  const partitions = await answer.json<Partition>();
  for (const { table, partition } of partitions) {
    await client.command({
      query: `OPTIMIZE TABLE hengdao.{table:Identifier} PARTITION ID {partition:String} FINAL`,
      query_params: { table, partition },
    });
  }
  return partitions.length;
}
