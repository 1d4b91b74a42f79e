import type { ClickHouseClient } from '@clickhouse/client';
import { chinaDate, chinaMidnight } from '../base/clock.ts';
import type { FactType } from '../sdk/fact.ts';
import type { ClickHouseParams } from './clickhouse-where.ts';
import { rollUpTable } from './declared-roll-ups.ts';
import { liveFacts } from './live-facts.ts';
import { factTable, snake } from './naming.ts';

/** Civil dates in China: `from` belongs to the span, `to` is the first that does not. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** What came into one month of a fact since it was counted by day last. */
export interface StaleMonth {
  readonly partition: string;
  /** Days of the rows that came. */
  readonly days: readonly string[];
  /** Days of the facts that these rows correct: they may lie in other months. */
  readonly corrected: readonly string[];
}

const dayMs = 86_400_000;

/** The day of a fact by its name, which begins with its moment. */
function dayOfFact(type: FactType, id: string): string {
  const moment = Number(BigInt.asIntN(64, BigInt(`0x${id.slice(0, 16)}`)));
  return type.columns[type.time]?.kind === 'date'
    ? new Date(moment * dayMs).toISOString().slice(0, 10)
    : chinaDate(new Date(moment));
}

/**
 * Rows that came in since they were counted by day last, as they stand in a FROM with its WHERE. The engine numbers what
 * it takes in, and a part of the table tells the last number in its name: only parts that hold something newer are read.
 */
const newer = (app: string, type: FactType) => `${factTable(app, type.key)}
  WHERE toUInt64(splitByChar('_', _part)[3]) > (
    SELECT mapFromArrays(groupArray(p), groupArray(m))
    FROM (SELECT _partition_id AS p, max(mark) AS m FROM ${rollUpTable(app, type.key)} GROUP BY p))[_partition_id]`;

/** An expression: how many rows the counts by day are behind. */
export const rowsBehind = (app: string, type: FactType): string => `(SELECT count() FROM ${newer(app, type)})`;

/** The months whose counts by day are behind their rows, with the days that changed. */
export async function staleMonths(
  client: ClickHouseClient,
  app: string,
  type: FactType,
): Promise<readonly StaleMonth[]> {
  const answer = await client.query({
    query: `SELECT _partition_id AS partition, groupUniqArray(toString(toDate32(${snake(type.time)}))) AS days,
        groupUniqArrayIf(corrects, corrects != '') AS corrects
      FROM ${newer(app, type)} GROUP BY partition ORDER BY partition`,
    format: 'JSONEachRow',
  });
  const rows = await answer.json<{ partition: string; days: string[]; corrects: string[] }>();
  return rows.map(({ partition, days, corrects }) => ({
    partition,
    days,
    corrected: [...new Set(corrects.map((id) => dayOfFact(type, id)))],
  }));
}

/** The days that have to be counted from their rows. */
export const staleDays = (months: readonly StaleMonth[]): readonly string[] => [
  ...new Set(months.flatMap(({ days, corrected }) => [...days, ...corrected])),
];

/** The columns of a roll-up that figures are told apart by. */
export const rolledBy = (type: FactType): readonly string[] => ['simulated', ...(type.rollUp?.by ?? []).map(snake)];

/** Whether the roll-up of a fact tells rows apart by these fields and sums those. */
export function isRolled({ rollUp }: FactType, by: readonly string[], sums: readonly string[] = []): boolean {
  if (!rollUp) return false;
  return (
    by.every((name) => name === 'simulated' || rollUp.by.includes(name)) &&
    sums.every((name) => rollUp.sums?.includes(name))
  );
}

/** Some days counted from their rows, in the columns of the roll-up but its mark. */
export function countedRows(app: string, type: FactType, days: readonly string[], params: ClickHouseParams): string {
  const by = rolledBy(type).map((column) => `t.${column} AS ${column}`);
  const sums = (type.rollUp?.sums ?? []).map(snake);
  const summed = sums.flatMap((name) => [
    `ifNull(sum(t.${name}), 0) AS ${name}_sum`,
    `count(t.${name}) AS ${name}_count`,
  ]);
  const time = `t.${snake(type.time)}`;
  const isDate = type.columns[type.time]?.kind === 'date';
  const sorted = [...days].sort();
  const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
  // Bounds of the bare column let the engine leave out the other months.
  const bound = (day: string, later: number) =>
    isDate
      ? `addDays(toDate32(${params.add('String', day)}), ${later})`
      : `fromUnixTimestamp64Milli(${params.add('Int64', chinaMidnight(day).getTime() + later * dayMs)})`;
  return `SELECT toDate32(${time}) AS day, ${by.join(', ')}, count() AS rows${summed.map((text) => `, ${text}`).join('')}
    FROM ${liveFacts(app, type)} AS t
    WHERE ${time} >= ${bound(first, 0)} AND ${time} < ${bound(last, 1)}
      AND has(${params.add('Array(String)', sorted)}, toString(toDate32(${time})))
    GROUP BY ALL`;
}

/** The counts by day as they are kept, without those of some days. */
export function keptRows(
  app: string,
  type: FactType,
  span: DaySpan | null,
  params: ClickHouseParams,
  without: readonly string[] = [],
): string {
  const sums = (type.rollUp?.sums ?? []).map(snake).flatMap((name) => [`${name}_sum`, `${name}_count`]);
  const bounds = span
    ? [`day >= toDate32(${params.add('String', span.from)})`, `day < toDate32(${params.add('String', span.to)})`]
    : [];
  const fresh = without.length > 0 ? [`NOT has(${params.add('Array(String)', without)}, toString(day))`] : [];
  return `SELECT ${['day', ...rolledBy(type), 'rows', ...sums].join(', ')} FROM ${rollUpTable(app, type.key)}
    WHERE ${[...bounds, ...fresh, 'true'].join(' AND ')}`;
}

/**
 * The counts by day of a fact, as they stand in a FROM: out of the roll-up, and of the days that it does not hold yet
 * from their rows. Columns: day, simulated, those of the roll-up, rows, and a sum and a count for each that is summed.
 */
export async function rolledRows(
  client: ClickHouseClient,
  app: string,
  type: FactType,
  span: DaySpan | null,
  params: ClickHouseParams,
): Promise<string> {
  const within = (day: string) => span === null || (day >= span.from && day < span.to);
  const stale = staleDays(await staleMonths(client, app, type)).filter(within);
  const kept = keptRows(app, type, span, params, stale);
  return stale.length > 0 ? `(${kept} UNION ALL ${countedRows(app, type, stale, params)})` : `(${kept})`;
}
