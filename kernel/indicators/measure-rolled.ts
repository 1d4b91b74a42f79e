import type { ClickHouseClient } from '@clickhouse/client';
import { assert, must } from '../base/assert.ts';
import { ClickHouseParams, whereClickHouse } from '../store/clickhouse-where.ts';
import { snake } from '../store/naming.ts';
import { isRolled, keptRows, rolledRows, rowsBehind } from '../store/rolled.ts';
import { type Measured, type Rows, scopeOf } from './measured.ts';
import { boundsOf } from './period.ts';

type Aggregate = Rows['measure']['aggregate'];

/** How an aggregate is taken of counts by day; null when it has to see the rows. */
function aggregateText(aggregate: Aggregate, of: string | undefined): string | null {
  if (aggregate === 'count') return 'toString(sum(t.rows))';
  if (aggregate !== 'sum' && aggregate !== 'average') return null;
  const column = `t.${snake(must(of, 'column of the aggregate'))}`;
  const [sum, count] = [`sum(${column}_sum)`, `sum(${column}_count)`];
  const value = aggregate === 'sum' ? sum : `divideDecimal(toDecimal256(${sum}, 10), toDecimal256(${count}, 0), 20)`;
  return `if(${count} = 0, NULL, toString(${value}))`;
}

interface Answer {
  readonly value: string | null;
  readonly rows: number | string;
  readonly simulated: boolean | number;
  readonly behind: number | string;
}

/** What the counts by day come to; how many rows they are behind is asked along, which mostly is none. */
async function ask(client: ClickHouseClient, rows: Rows, value: string, isBehind: boolean): Promise<Answer> {
  const { source, measure, period } = rows;
  assert(source.store === 'clickhouse', 'counts by day are those of facts');
  const { app, fact, fields, org } = source;
  const params = new ClickHouseParams();
  const span = boundsOf(period);
  const from = isBehind ? await rolledRows(client, app, fact, span, params) : `(${keptRows(app, fact, span, params)})`;
  const conditions = [
    whereClickHouse({ alias: 't', fields, where: measure.where }, params),
    whereClickHouse({ alias: 't', fields, scope: scopeOf(rows), org }, params),
  ];
  const answer = await client.query({
    query: `SELECT ${value} AS value, sum(t.rows) AS rows, max(t.simulated) AS simulated,
        ${isBehind ? '0' : rowsBehind(app, fact)} AS behind
      FROM ${from} AS t WHERE ${conditions.join(' AND ')}`,
    query_params: params.values,
    format: 'JSONEachRow',
    clickhouse_settings: { do_not_merge_across_partitions_select_final: 1 },
  });
  return must((await answer.json<Answer>())[0], 'the aggregate');
}

/** Measures by the roll-up of a fact, where it is declared and tells all that the measure asks; else null. */
export async function measureRolled(client: ClickHouseClient, rows: Rows): Promise<Measured | null> {
  const { source, measure } = rows;
  if (source.store !== 'clickhouse') return null;
  const { fact } = source;
  const { aggregate, of, where = {}, time = fact.time } = measure;
  const value = aggregateText(aggregate, of);
  if (value === null || time !== fact.time) return null;
  if (!isRolled(fact, Object.keys(where), of === undefined ? [] : [of])) return null;
  const kept = await ask(client, rows, value, false);
  const found = Number(kept.behind) === 0 ? kept : await ask(client, rows, value, true);
  return { value: found.value, rows: Number(found.rows), simulated: Boolean(found.simulated) };
}
