import type { ClickHouseClient } from '@clickhouse/client';
import { must } from '../base/assert.ts';
import { chinaIso } from '../base/clock.ts';
import type { Field } from '../sdk/field.ts';
import { streamClickHouse } from '../store/clickhouse-stream.ts';
import { ClickHouseParams, milliseconds, whereClickHouse } from '../store/clickhouse-where.ts';
import { liveFacts } from '../store/live-facts.ts';
import { snake } from '../store/naming.ts';
import { measureRolled } from './measure-rolled.ts';
import { type DayDigest, filtersOf, type Measurer, type Rows, scopeOf, timeOf } from './measured.ts';
import { boundsOf, piecesOf } from './period.ts';

const factId = 'lower(hex(t.fact_id))';
const columnOf = (name: string) => (name === 'factId' ? factId : `t.${snake(name)}`);

function fromWhere(rows: Rows, params: ClickHouseParams): string {
  const { fields, org, app, key } = rows.source;
  const columns = { factId };
  const parts = [
    ...filtersOf(rows).map((where) => whereClickHouse({ alias: 't', fields, where, columns }, params)),
    whereClickHouse({ alias: 't', fields, scope: scopeOf(rows), org, columns }, params),
  ];
  return `FROM ${liveFacts(app, { key })} AS t WHERE ${parts.join(' AND ')}`;
}

/** Sums stay decimals; an average is taken of exact sums, since the engine's own is a binary fraction. */
function aggregateText({ measure: { aggregate, of } }: Rows): string {
  if (aggregate === 'count') return 'toString(count())';
  const column = columnOf(must(of, 'column of the aggregate'));
  const some = (text: string) => `if(count(${column}) = 0, NULL, toString(${text}))`;
  switch (aggregate) {
    case 'sum':
      return some(`sum(${column})`);
    case 'average':
      return some(`divideDecimal(toDecimal256(sum(${column}), 10), toDecimal256(count(${column}), 0), 20)`);
    case 'max':
      return some(`max(${column})`);
    case 'distinct':
      return `toString(uniqExact(${column}))`;
  }
}

/** So many names are held in memory at once, some 300 bytes each. */
const namesAtOnce = 2_000_000;

function selected(field: Field | undefined, name: string): string {
  const column = columnOf(name);
  if (field?.kind === 'instant') return milliseconds(column);
  return field?.kind === 'date' || field?.kind === 'decimal' ? `toString(${column})` : column;
}

function shown(field: Field | undefined, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (field?.kind === 'instant') return chinaIso(new Date(Number(value)));
  if (field?.kind === 'json') return JSON.parse(String(value));
  return field?.kind === 'decimal' || field?.kind === 'integer' ? Number(value) : value;
}

/** Counts facts, each once and without those that were corrected. */
export function clickHouseMeasurer(client: ClickHouseClient): Measurer {
  const query = async <T>(text: string, params: ClickHouseParams): Promise<readonly T[]> => {
    const answer = await client.query({
      query: text,
      query_params: params.values,
      format: 'JSONEachRow',
      // The natural key of a fact fixes its partition, or there is but one.
      clickhouse_settings: { do_not_merge_across_partitions_select_final: 1 },
    });
    return answer.json<T>();
  };
  return {
    async measure(rows) {
      const rolled = await measureRolled(client, rows);
      if (rolled) return rolled;
      const params = new ClickHouseParams();
      const [found] = await query<{ value: string | null; rows: number | string; simulated: boolean | number }>(
        `SELECT ${aggregateText(rows)} AS value, count() AS rows, max(t.simulated) AS simulated
        ${fromWhere(rows, params)}`,
        params,
      );
      const { value, rows: count, simulated } = must(found, 'the aggregate');
      return { value, rows: Number(count), simulated: Boolean(simulated) };
    },
    async list(rows, columns, { pageSize, offset }) {
      const params = new ClickHouseParams();
      const { fields, time } = rows.source;
      const order = columnOf(must(rows.measure.time ?? time, 'time of a fact'));
      const from = fromWhere(rows, params);
      const names = columns.map((name) => `${selected(fields[name], name)} AS \`${name}\``);
      const found = await query<Record<string, unknown>>(
        `SELECT ${names.join(', ')} ${from} ORDER BY ${order} DESC, t.fact_id LIMIT ${pageSize} OFFSET ${offset}`,
        params,
      );
      const counted = await query<{ total: number | string }>(`SELECT count() AS total ${from}`, params);
      const readable = found.map((row) =>
        Object.fromEntries(columns.map((name) => [name, shown(fields[name], row[name])])),
      );
      return { rows: readable, total: Number(counted[0]?.total ?? 0) };
    },
    async digests(rows, about) {
      const found: DayDigest[] = [];
      for (const days of piecesOf(boundsOf(rows.period), Math.ceil(about / namesAtOnce))) {
        const params = new ClickHouseParams();
        const from = fromWhere({ ...rows, days }, params);
        const day = `toString(toDate32(${columnOf(must(timeOf(rows), 'time of a fact').name)}))`;
        const lines = "arrayStringConcat(arrayMap(id -> lower(hex(id)) || '\\n', arraySort(groupArray(t.fact_id))))";
        const part = await query<{ day: string; rows: number | string; digest: string }>(
          `SELECT ${day} AS day, count() AS rows, lower(hex(SHA256(${lines}))) AS digest ${from}
          GROUP BY day ORDER BY day`,
          params,
        );
        found.push(...part.map((one) => ({ ...one, rows: Number(one.rows) })));
      }
      return found;
    },
    async *names(rows) {
      const params = new ClickHouseParams();
      const text = `SELECT ${factId} AS id ${fromWhere(rows, params)} ORDER BY t.fact_id`;
      for await (const batch of streamClickHouse<{ id: string }>(client, { text, values: params.values })) {
        yield batch.map(({ id }) => id);
      }
    },
  };
}
