import { sql } from 'kysely';
import type { App } from '../sdk/app.ts';
import type { FactType } from '../sdk/fact.ts';
import { ClickHouseParams } from '../store/clickhouse-where.ts';
import { nextRollUpTable, rollUpTable } from '../store/declared-roll-ups.ts';
import { factTable, snake } from '../store/naming.ts';
import { countedRows, rolledBy, type StaleMonth, staleMonths } from '../store/rolled.ts';
import type { Store } from '../store/types.ts';

type Stores = Pick<Store, 'db' | 'facts'>;

const monthOf = (day: string) => day.slice(0, 7).replace('-', '');

/** The last number that each month of a fact has given, as it is and as it is counted. */
async function marksOf({ facts }: Stores, app: string, type: FactType) {
  const table = factTable(app, type.key);
  const answer = await facts.query({
    query: `SELECT partition_id AS partition, max(max_block_number) AS taken FROM system.parts
      WHERE active AND concat(database, '.', table) = {table:String} GROUP BY partition`,
    query_params: { table },
    format: 'JSONEachRow',
  });
  const taken = await answer.json<{ partition: string; taken: number | string }>();
  const counted = await facts.query({
    query: `SELECT _partition_id AS partition, max(mark) AS mark FROM ${rollUpTable(app, type.key)} GROUP BY partition`,
    format: 'JSONEachRow',
  });
  const marks = await counted.json<{ partition: string; mark: number | string }>();
  return {
    taken: new Map(taken.map((row) => [row.partition, Number(row.taken)])),
    counted: new Map(marks.map((row) => [row.partition, Number(row.mark)])),
  };
}

/** Counts some days of a month again; the month takes its new place at once, with the other days as they were. */
async function countMonth(
  { facts }: Stores,
  app: string,
  type: FactType,
  month: { readonly partition: string; readonly days: readonly string[]; readonly mark: number },
): Promise<void> {
  const [table, next] = [rollUpTable(app, type.key), nextRollUpTable(app, type.key)];
  const params = new ClickHouseParams();
  const sums = (type.rollUp?.sums ?? []).map(snake).flatMap((name) => [`${name}_sum`, `${name}_count`]);
  const columns = ['day', ...rolledBy(type), 'rows', ...sums].join(', ');
  const partition = params.add('String', month.partition);
  const mark = params.add('UInt64', month.mark);
  await facts.command({ query: `TRUNCATE TABLE ${next}` });
  await facts.command({
    query: `INSERT INTO ${next} (${columns}, mark)
      SELECT ${columns}, ${mark} FROM ${table}
      WHERE _partition_id = ${partition} AND NOT has(${params.add('Array(String)', month.days)}, toString(day))
      UNION ALL SELECT ${columns}, ${mark} FROM (${countedRows(app, type, month.days, params)})`,
    query_params: params.values,
    clickhouse_settings: { do_not_merge_across_partitions_select_final: 1 },
  });
  const from = { partition: month.partition };
  await facts.command({
    query: `ALTER TABLE ${table} REPLACE PARTITION ID {partition:String} FROM ${next}`,
    query_params: from,
  });
}

/** Days that corrections change in months other than their own, by month. */
function correctedElsewhere(stale: readonly StaleMonth[]): ReadonlyMap<string, readonly string[]> {
  const byMonth = new Map<string, string[]>();
  for (const { partition, corrected } of stale) {
    for (const day of corrected) {
      if (monthOf(day) !== partition) byMonth.set(monthOf(day), [...(byMonth.get(monthOf(day)) ?? []), day]);
    }
  }
  return byMonth;
}

async function rollUpFact(stores: Stores, app: string, type: FactType): Promise<number> {
  // Asked before the rows are read: what comes in meanwhile is counted, and will be counted once more.
  const { taken, counted } = await marksOf(stores, app, type);
  const stale = await staleMonths(stores.facts, app, type);
  // A correction is forgotten as news as soon as its own month is counted; the months that it changes come before.
  for (const [partition, days] of correctedElsewhere(stale)) {
    const mark = counted.get(partition);
    if (mark !== undefined) await countMonth(stores, app, type, { partition, days, mark });
  }
  let days = 0;
  for (const { partition, days: fresh, corrected } of stale) {
    const mark = taken.get(partition);
    if (mark === undefined) continue;
    const own = [...new Set([...fresh, ...corrected.filter((day) => monthOf(day) === partition)])];
    await countMonth(stores, app, type, { partition, days: own, mark });
    days += own.length;
  }
  return days;
}

/**
 * Brings the counts by day up to the rows. Returns how many days were counted. A kill in between loses nothing: what
 * is behind is seen by the tables themselves. Of several processes one does it and the others leave it to him.
 */
export async function rollUpFacts(stores: Stores, apps: readonly App[]): Promise<number> {
  let days = 0;
  for (const app of apps) {
    for (const type of app.facts.filter(({ rollUp }: FactType) => rollUp)) {
      days += await stores.db.transaction().execute(async (db) => {
        const name = `roll-up ${app.key}.${type.key}`;
        const { rows } = await sql<{ mine: boolean }>`
          SELECT pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) AS mine`.execute(db);
        return rows[0]?.mine ? await rollUpFact(stores, app.key, type) : 0;
      });
    }
  }
  return days;
}
