import { coach, type Standing, type Standings, vehicleDay } from '../../apps/coach/index.ts';
import { must } from '../../kernel/base/assert.ts';
import { decimal, round, toNumber } from '../../kernel/base/decimal.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Who } from '../../kernel/sdk/ctx.ts';
import type { IndicatorType, Measure } from '../../kernel/sdk/indicator.ts';
import { ClickHouseParams, whereClickHouse } from '../../kernel/store/clickhouse-where.ts';
import { liveFacts } from '../../kernel/store/live-facts.ts';
import { snake } from '../../kernel/store/naming.ts';

export const levels = ['province', 'city', 'county', 'unit'] as const;
export type Level = (typeof levels)[number];

/** Indicators of a period that are counted from the daily rows of vehicles, all of which can be told by one question. */
const ranked = (kind: 'day' | 'month') =>
  coach.indicators.filter(
    ({ period, numerator, denominator }) =>
      period === kind && numerator.from === vehicleDay.key && denominator?.from === vehicleDay.key,
  );

function measureText({ aggregate, of, where }: Measure, params: ClickHouseParams): string {
  const condition = whereClickHouse({ alias: 't', fields: vehicleDay.columns, where }, params);
  const column = of === undefined ? '' : `t.${snake(of)}`;
  if (aggregate === 'distinct') return `uniqExactIf(${column}, ${condition})`;
  return aggregate === 'sum' ? `sumIf(toDecimal128(${column}, 3), ${condition})` : `countIf(${condition})`;
}

type Row = Readonly<Record<string, string | number | boolean>>;

/** Counts of numerators and denominators by the node of the level above the org of each row. */
async function count(
  kernel: Kernel,
  period: string,
  nodes: ReadonlyMap<string, string>,
  types: readonly IndicatorType[],
) {
  const params = new ClickHouseParams();
  const orgs = params.add('Array(String)', [...nodes.keys()]);
  const above = params.add('Array(String)', [...nodes.values()]);
  const figures = types.flatMap(({ numerator, denominator }, index) => [
    `${measureText(numerator, params)} AS n${index}`,
    `${measureText(must(denominator, 'a denominator'), params)} AS d${index}`,
  ]);
  const isMonth = period.length === 7;
  const first = `toDate(${params.add('String', isMonth ? `${period}-01` : period)})`;
  const answer = await kernel.store.facts.query({
    query: `SELECT transform(toString(t.org), ${orgs}, ${above}, '') AS node, max(t.simulated) AS made_up,
        ${figures.join(', ')}
      FROM ${liveFacts(coach.key, vehicleDay)} AS t
      WHERE t.day >= ${first} AND t.day < ${first} + INTERVAL 1 ${isMonth ? 'MONTH' : 'DAY'}
      GROUP BY node HAVING node != ''
      SETTINGS do_not_merge_across_partitions_select_final = 1`,
    query_params: params.values,
    format: 'JSONEachRow',
  });
  return await answer.json<Row>();
}

function figureOf({ factor = 1, places }: IndicatorType, numerator: unknown, denominator: unknown): number | null {
  const below = decimal(String(denominator));
  if (below.eq(0)) return null;
  return toNumber(round(decimal(String(numerator)).times(factor).div(below), places));
}

/** Places by a figure: who has none has none, and equals share theirs. */
function placesOf({ better }: IndicatorType, values: readonly (number | null)[]): readonly (number | null)[] {
  const known = values.filter((value) => value !== null);
  const isAhead = (a: number, b: number) => (better === 'lower' ? a < b : a > b);
  return values.map((value) => (value === null ? null : 1 + known.filter((other) => isAhead(other, value)).length));
}

/** Node of the level above each org that lies at or below it. */
function nodesAt({ identity: { orgs } }: Kernel, level: Level): ReadonlyMap<string, string> {
  return new Map(
    orgs
      .all()
      .flatMap((node) => (node.level === level ? orgs.subtree(node.code).map((code) => [code, node.code]) : [])),
  );
}

/**
 * The figures of all orgs of a level in a period, with their places among all of them; told of those that the scope
 * holds, so that a company learns its own place and nothing of the others. The same figures as the indicators give one
 * by one.
 */
export async function readStandings(kernel: Kernel, who: Who, period: string, level: Level): Promise<Standings> {
  const types = ranked(period.length === 7 ? 'month' : 'day');
  const scope = kernel.access.scope(who, coach.key, `indicator:${must(types[0], 'an indicator').key}`, 'read');
  const counted = await count(kernel, period, nodesAt(kernel, level), types);
  const values = types.map((type, index) => counted.map((row) => figureOf(type, row[`n${index}`], row[`d${index}`])));
  const places = types.map((type, index) => placesOf(type, values[index] ?? []));
  const byKey = (columns: readonly (readonly (number | null)[])[], at: number) =>
    Object.fromEntries(types.map(({ key }, index) => [key, columns[index]?.[at] ?? null]));
  const rows = counted.map((row, at): Standing => {
    const org = String(row.node);
    const name = kernel.identity.orgs.get(org)?.name ?? org;
    const simulated = Boolean(row.made_up);
    return { org, name, values: byKey(values, at), ranks: byKey(places, at), simulated };
  });
  return {
    indicators: types.map(({ key }, index) => ({
      key,
      of: (values[index] ?? []).filter((value) => value !== null).length,
    })),
    rows: rows.filter(({ org }) => scope.kind === 'all' || scope.codes.includes(org)),
  };
}
