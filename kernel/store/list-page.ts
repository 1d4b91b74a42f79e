import { sql } from 'kysely';
import { orderOf as orderNamesOf, searchText } from './conditions.ts';
import { rarePairs } from './pairs.ts';
import {
  columnOf,
  isFoundByPairs,
  orderSql,
  type SoughtBy,
  type Sql,
  type WhereOptions,
  whereSql,
} from './postgres-where.ts';
import type { Db } from './types.ts';

/** What a list reads: a table under an alias, its rows in order, and which of them. */
export interface ListSource extends Omit<WhereOptions, 'by'> {
  /** With its schema, such as `hotline.order`. */
  readonly table: string;
  /** Columns under the names of the fields. */
  readonly columns: Sql;
  readonly sort: readonly string[] | undefined;
}

export interface Listed<T> {
  readonly rows: readonly T[];
  readonly total: number;
  /** True where there are more than `total`. */
  readonly more: boolean;
}

interface Span {
  readonly pageSize: number;
  readonly offset: number;
}

/** Nobody pages through more hits of a search than these; counting them all would cost more than finding them. */
const mostHits = 1_000;
/** So many rows are looked through in the order of the list before an index of words is asked instead. */
const mostWalked = 20_000;
/** So few rows are looked at one by one. */
const fewRows = 5_000;
/** How much rarer than expected hits may lie among the rows that are looked through. */
const margin = 4;

/** One page of a list and how many rows it has; those of a search are counted up to a bound. */
export async function listPage<T>(db: Db, source: ListSource, span: Span): Promise<Listed<T>> {
  const sought = searchText(source.search);
  if (isFoundByPairs(source.fields, sought)) return searchPage<T>(db, source, sought, span);
  const { alias, columns } = source;
  const from = sql`${sql.table(source.table)} ${sql.id(alias)} where ${whereSql(source)}`;
  const { rows } = await sql<T>`
    select ${columns} from ${from} order by ${orderOf(source)} limit ${span.pageSize} offset ${span.offset}`.execute(
    db,
  );
  return { rows, ...(await count(db, from, sought === '' ? null : mostHits)) };
}

const orderOf = ({ alias, fields, sort }: ListSource) => orderSql(alias, fields, sort);

async function count(db: Db, from: Sql, bound: number | null) {
  const limit = bound === null ? sql`` : sql`limit ${bound + 1}`;
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from (select 1 from ${from} ${limit}) as found`.execute(db);
  const total = rows[0]?.total ?? 0;
  const more = bound !== null && total > bound;
  return { total: more ? bound : total, more };
}

/** What share of all rows is expected to hold a word, and by what it is best found. */
interface Expected {
  readonly share: number;
  readonly by: SoughtBy;
}

/**
 * A search among many rows. Common words stand in the first rows of the list, which are looked through; rare ones are
 * found by the index, all at once. The planner cannot choose by itself: it takes the pairs of a word for independent,
 * and expects hits anywhere in the order of the list.
 */
async function searchPage<T>(db: Db, source: ListSource, sought: string, span: Span): Promise<Listed<T>> {
  const { share, by } = await expected(db, source, sought);
  const walk = (hits: number) => Math.ceil((hits * margin) / Math.max(share, Number.MIN_VALUE));
  const far = walk(span.offset + span.pageSize);
  if (far > mostWalked || !isWalked(source)) return byIndex<T>(db, source, by, span);
  const { rows } = await sql<T>`
    select ${source.columns} from ${first(source, far)} order by ${orderOf(source)}
    limit ${span.pageSize} offset ${span.offset}`.execute(db);
  if (rows.length < span.pageSize) return byIndex<T>(db, source, by, span);
  return { rows, ...(await countHits(db, source, by, walk(mostHits))) };
}

/** Rows come in the order of the list without being put into it where its first column has an index. */
function isWalked({ fields, sort }: ListSource): boolean {
  const [name = ''] = sort ?? [];
  return fields[name.replace(/^-/, '')]?.indexed === true;
}

/**
 * Where few rows are left by the other conditions, each is looked at. Else a word is expected by its rarest pair as often
 * as it may be in truth; all its pairs, read whole from the index, are compared only where it may be very often.
 */
async function expected(db: Db, source: ListSource, sought: string): Promise<Expected> {
  const { search: _, ...others } = source;
  const isNarrow = source.scope?.kind === 'orgs' || Object.keys(source.where ?? {}).length > 0;
  if (isNarrow && (await plannedRows(db, from(others, 'text'))) <= fewRows) return { share: 0, by: 'text' };
  const { pairs, rows } = await rarePairs(db, source.table, sought);
  const hits = await plannedRows(db, from(source, pairs));
  return { share: rows > 0 ? hits / rows : 0, by: hits > mostWalked ? 'pairs' : pairs };
}

/** How many rows the planner expects. */
async function plannedRows(db: Db, from: Sql): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': readonly [{ Plan: { 'Plan Rows': number } }] }>`
    explain (format json) select from ${from}`.execute(db);
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
}

function from(source: ListSource, by: SoughtBy): Sql {
  return sql`${sql.table(source.table)} ${sql.id(source.alias)} where ${whereSql({ ...source, by })}`;
}

/** The hits among the first rows of the list. */
function first(source: ListSource, rows: number): Sql {
  const alias = sql.id(source.alias);
  return sql`(select * from ${sql.table(source.table)} ${alias} order by ${orderOf(source)} limit ${rows}) ${alias}
    where ${whereSql({ ...source, by: 'text' })}`;
}

async function countHits(db: Db, source: ListSource, by: SoughtBy, far: number) {
  if (far <= mostWalked) {
    const near = await count(db, first(source, far), mostHits);
    if (near.more) return near;
  }
  return count(db, from(source, by), mostHits);
}

const totalColumn = 'total of hits';

/** All hits by the index, in few columns; then the rows of the page. */
async function byIndex<T>(db: Db, source: ListSource, by: SoughtBy, { pageSize, offset }: Span): Promise<Listed<T>> {
  const { alias, columns, table, fields, sort } = source;
  const own = sql.id(alias);
  const named = new Set(['id', ...orderNamesOf(fields, sort).map(({ name }) => name)]);
  const { rows } = await sql<T & { readonly [totalColumn]: number }>`
    with hit as materialized (
      select ${sql.join([...named].map((name) => columnOf(alias, name)))} from ${from(source, by)})
    select ${columns}, (select count(*) from hit) as ${sql.id(totalColumn)}
    from (select id from hit ${own} order by ${orderOf(source)} limit ${pageSize} offset ${offset}) page
    join ${sql.table(table)} ${own} using (id) order by ${orderOf(source)}`.execute(db);
  const [shown] = rows;
  if (!shown)
    return { rows: [], ...(offset > 0 ? await count(db, from(source, by), mostHits) : { total: 0, more: false }) };
  return { rows: rows.map(({ [totalColumn]: _, ...row }) => row as T), total: shown[totalColumn], more: false };
}
