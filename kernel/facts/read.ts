import { chinaIso } from '../base/clock.ts';
import type { Scope } from '../identity/access.ts';
import { exportScope } from '../identity/make-access.ts';
import type { FactType } from '../sdk/fact.ts';
import { type Field, type Fields, instant, text, yesNo } from '../sdk/field.ts';
import type { Filter, ListQuery, Page, RowsQuery } from '../sdk/filter.ts';
import { hasPersonal, maskRow } from '../sdk/mask.ts';
import { streamClickHouse } from '../store/clickhouse-stream.ts';
import { ClickHouseParams, milliseconds, whereClickHouse } from '../store/clickhouse-where.ts';
import { orderOf, pageOf, withoutPersonal } from '../store/conditions.ts';
import { factOrder, isPartitioned } from '../store/declared-facts.ts';
import { liveFacts } from '../store/live-facts.ts';
import { snake } from '../store/naming.ts';
import type { Bound } from './deps.ts';
import { newestSince } from './newest.ts';
import { rolledSource } from './rolled-source.ts';

export type FactValues = Readonly<Record<string, unknown>>;

/** What the kernel keeps of a fact's arrival; filtered and sorted by like declared columns. */
const kept: Fields = {
  factId: text('事实标识'),
  receivedAt: instant('接收时间'),
  source: text('来源'),
  corrects: text('更正的事实'),
  simulated: yesNo('模拟数据'),
};

export const keptColumns: Readonly<Record<string, string>> = {
  factId: 'lower(hex(t.fact_id))',
  corrects: "nullIf(t.corrects, '')",
};

export function readable(type: FactType): Fields {
  return { ...kept, ...type.columns };
}

export const columnOf = (name: string) => keptColumns[name] ?? `t.${snake(name)}`;

function selected(type: FactType): string {
  return Object.entries(readable(type))
    .map(([name, field]) => {
      const column = columnOf(name);
      const value = { instant: milliseconds(column), date: `toString(${column})` }[field.kind as string] ?? column;
      return `${value} AS \`${name}\``;
    })
    .join(', ');
}

/** An instant as text with the offset of China; milliseconds only where the fact has them. */
function instantText(ms: number): string {
  const text = chinaIso(new Date(ms));
  const fraction = ms % 1000;
  return fraction === 0 ? text : `${text.slice(0, 19)}.${String(fraction).padStart(3, '0')}${text.slice(19)}`;
}

function fromColumn(field: Field, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (field.kind === 'instant') return instantText(Number(value));
  return field.kind === 'json' ? JSON.parse(String(value)) : value;
}

/** Settings of a question about one type. */
function settingsFor(type: FactType): readonly string[] {
  return isPartitioned(type) ? ['do_not_merge_across_partitions_select_final = 1'] : [];
}

export async function query<T>(
  bound: Bound,
  text: string,
  params: ClickHouseParams,
  more: readonly string[] = [],
): Promise<readonly T[]> {
  const settings = [...settingsFor(bound.type), ...more].join(', ');
  const answer = await bound.store.facts.query({
    query: settings === '' ? text : `${text} SETTINGS ${settings}`,
    query_params: params.values,
    format: 'JSONEachRow',
  });
  return await answer.json<T>();
}

function readScope({ access, who, app, type }: Bound): Scope {
  return access.scope(who, app.key, `fact:${type.key}`, 'read');
}

export function whereOf(bound: Bound, asked: RowsQuery, params: ClickHouseParams, scope = readScope(bound)): string {
  const { type, access, who, app } = bound;
  const fields = readable(type);
  const open = !hasPersonal(fields) || access.seesPersonal(who, app.key);
  return whereClickHouse(
    {
      alias: 't',
      fields: open ? fields : withoutPersonal(fields, asked),
      where: asked.where,
      search: asked.search,
      scope,
      org: type.org,
      columns: keptColumns,
    },
    params,
  );
}

function orderParts(type: FactType, sort: readonly string[] | undefined): readonly string[] {
  return orderOf(readable(type), sort?.length ? sort : [`-${type.time}`]).map(
    ({ name, descending }) => `${columnOf(name)} ${descending ? 'DESC NULLS LAST' : 'ASC NULLS FIRST'}`,
  );
}

function orderText(type: FactType, sort: readonly string[] | undefined): string {
  const parts = orderParts(type, sort);
  // In the order on disk where all else is equal: names of facts would have to be computed for every row.
  return [...parts, ...factOrder(type).map((column) => `t.${column}`)].join(', ');
}

/** Turns rows into what applications read, masks what is personal or journals that it was looked at. */
async function shown(bound: Bound, rows: readonly FactValues[]): Promise<readonly FactValues[]> {
  const { type, access, who, app, journal, db } = bound;
  const fields = Object.entries(readable(type));
  const read = rows.map((row) =>
    Object.fromEntries(fields.map(([name, field]) => [name, fromColumn(field, row[name])])),
  );
  if (read.length === 0 || !hasPersonal(type.columns)) return read;
  if (!access.seesPersonal(who, app.key)) return read.map((row) => maskRow(type.columns, row));
  if (who.system) return read;
  const detail = { rows: read.map((row) => row.factId) };
  await journal.append(db, { who, action: 'personal.view', subject: `${app.key}.${type.key}`, detail });
  return read;
}

export async function allFacts(bound: Bound, where: Filter = {}): Promise<readonly FactValues[]> {
  const { app, type } = bound;
  const params = new ClickHouseParams();
  const condition = whereOf(bound, { where }, params);
  const text = `SELECT ${selected(type)} FROM ${liveFacts(app.key, type)} AS t
    WHERE ${condition} ORDER BY ${orderText(type, undefined)}`;
  return await shown(bound, await query(bound, text, params));
}

/**
 * Settings for who looks few rows up by an index. Of a fact that came twice with different values the index alone may
 * find the arrival that does not stand; the page looks at what is found once more, and only the count may be higher by
 * it until the parts are merged. The engine would else read most of the table to rule it out.
 */
function byIndex({ type }: Bound, { where = {} }: ListQuery): readonly string[] {
  const isSought = (type.lookups ?? []).some((name) => name in where);
  return isSought ? ['use_skip_indexes_if_final_exact_mode = 0'] : [];
}

/** Facts of a list are counted up to here, unless their counts by day tell it. */
const mostCounted = 100_000;

async function totalOf(bound: Bound, asked: ListQuery): Promise<Pick<Page<FactValues>, 'total' | 'approximate'>> {
  const { app, type } = bound;
  const params = new ClickHouseParams();
  const rolled = asked.search ? null : await rolledSource(bound, asked.where, params);
  const text = rolled
    ? `SELECT sum(t.rows) AS total FROM ${rolled.from} AS t WHERE ${whereOf(bound, { where: rolled.where }, params)}`
    : `SELECT count() AS total FROM (
        SELECT 1 FROM ${liveFacts(app.key, type)} AS t WHERE ${whereOf(bound, asked, params)} LIMIT ${mostCounted + 1})`;
  const [counted] = await query<{ total: number }>(bound, text, params, byIndex(bound, asked));
  const total = counted?.total ?? 0;
  return !rolled && total > mostCounted ? { total: mostCounted, approximate: true } : { total };
}

/** The columns by which rows are found again on the disk: the beginning of its order, as it was declared. */
function placeOf(type: FactType): string {
  const declared = (type.order ?? []).filter((name) => type.naturalKey.includes(name)).length;
  const place = factOrder(type).slice(0, declared > 0 ? declared : -1);
  return place.map((column) => `t.${column}`).join(', ');
}

/**
 * The rows of a page in two steps: where they lie, out of few columns, and then these places whole. The engine would
 * else read all columns of all rows that it looks at, since it filters only after it has put facts together that came
 * twice. Rows that share a place are told apart in the second step, which asks and orders in full.
 */
async function pageRows(bound: Bound, asked: ListQuery): Promise<readonly FactValues[]> {
  const { app, type } = bound;
  const { pageSize, offset } = pageOf(asked);
  const live = liveFacts(app.key, type);
  const [place, order] = [placeOf(type), orderText(type, asked.sort)];
  const roughly = orderParts(type, asked.sort).join(', ');
  const first = byIndex(bound, asked);
  for (const since of [...(await newestSince(bound, asked)), null]) {
    const params = new ClickHouseParams();
    const from = since
      ? ` AND ${columnOf(type.time)} >= fromUnixTimestamp64Milli(${params.add('Int64', since.getTime())})`
      : '';
    const where = `${whereOf(bound, asked, params)}${from}`;
    const rows = await query<FactValues>(
      bound,
      `SELECT ${selected(type)} FROM ${live} AS t WHERE (${place}) IN (
        SELECT ${place} FROM ${live} AS t WHERE ${where} ORDER BY ${roughly}, ${place} LIMIT ${offset + pageSize}
        ${first.length > 0 ? `SETTINGS ${first.join(', ')}` : ''}
      ) AND ${where} ORDER BY ${order} LIMIT ${pageSize} OFFSET ${offset}`,
      params,
      ['optimize_move_to_prewhere_if_final = 1'],
    );
    if (since === null || rows.length === pageSize) return rows;
  }
  return [];
}

export async function listFacts(bound: Bound, asked: ListQuery = {}): Promise<Page<FactValues>> {
  const { page, pageSize } = pageOf(asked);
  const [counted, rows] = await Promise.all([totalOf(bound, asked), pageRows(bound, asked)]);
  return { rows: await shown(bound, rows), ...counted, page, pageSize };
}

export async function* streamFacts(bound: Bound, asked: RowsQuery = {}): AsyncGenerator<readonly FactValues[]> {
  const { access, who, app, type, store } = bound;
  const params = new ClickHouseParams();
  const where = whereOf(bound, asked, params, exportScope(access, who, app.key, `fact:${type.key}`));
  const text = `SELECT ${selected(type)} FROM ${liveFacts(app.key, type)} AS t
    WHERE ${where} ORDER BY ${orderText(type, asked.sort)}`;
  const question = { text, values: params.values, settings: settingsFor(type) };
  for await (const rows of streamClickHouse<FactValues>(store.facts, question)) yield await shown(bound, rows);
}
