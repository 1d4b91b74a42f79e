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

export async function query<T>(bound: Bound, text: string, params: ClickHouseParams): Promise<readonly T[]> {
  const settings = settingsFor(bound.type).join(', ');
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

function orderText(type: FactType, sort: readonly string[] | undefined): string {
  const parts = orderOf(readable(type), sort?.length ? sort : [`-${type.time}`]).map(
    ({ name, descending }) => `${columnOf(name)} ${descending ? 'DESC NULLS LAST' : 'ASC NULLS FIRST'}`,
  );
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
  const [counted] = await query<{ total: number }>(bound, text, params);
  const total = counted?.total ?? 0;
  return !rolled && total > mostCounted ? { total: mostCounted, approximate: true } : { total };
}

async function pageRows(bound: Bound, asked: ListQuery): Promise<readonly FactValues[]> {
  const { app, type } = bound;
  const { pageSize, offset } = pageOf(asked);
  for (const since of [...(await newestSince(bound, asked)), null]) {
    const params = new ClickHouseParams();
    const time = columnOf(type.time);
    const from = since ? ` AND ${time} >= fromUnixTimestamp64Milli(${params.add('Int64', since.getTime())})` : '';
    const rows = await query<FactValues>(
      bound,
      `SELECT ${selected(type)} FROM ${liveFacts(app.key, type)} AS t WHERE ${whereOf(bound, asked, params)}${from}
      ORDER BY ${orderText(type, asked.sort)} LIMIT ${pageSize} OFFSET ${offset}`,
      params,
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
