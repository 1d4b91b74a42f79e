import type { ClickHouseClient } from '@clickhouse/client';
import { must } from '../base/assert.ts';
import { chinaIso } from '../base/clock.ts';
import type { Field } from '../sdk/field.ts';
import { ClickHouseParams, milliseconds, whereClickHouse } from '../store/clickhouse-where.ts';
import { factIdBytes } from '../store/declared-facts.ts';
import { liveFacts } from '../store/live-facts.ts';
import { snake } from '../store/naming.ts';
import { measureRolled } from './measure-rolled.ts';
import { filtersOf, type Measurer, type Rows, scopeOf } from './measured.ts';

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
    async ids(rows, after, limit) {
      const params = new ClickHouseParams();
      const from = fromWhere(rows, params);
      const onward =
        after === null ? 'true' : `t.fact_id > toFixedString(unhex(${params.add('String', after)}), ${factIdBytes})`;
      const found = await query<{ id: string }>(
        `SELECT ${factId} AS id ${from} AND ${onward} ORDER BY t.fact_id LIMIT ${limit}`,
        params,
      );
      return found.map((row) => row.id);
    },
  };
}
