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
const mostHits = 500;
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

/**
 * A search among many rows. Common words stand in the first rows of the list, which are looked through; rare ones are
 * found by the index, all at once. The planner cannot choose by itself: it takes the pairs of a word for independent,
 * and expects hits anywhere in the order of the list.
 */
async function searchPage<T>(db: Db, source: ListSource, sought: string, span: Span): Promise<Listed<T>> {
  const { share, hits, isNarrow } = await expected(db, source);
  const by = async () => (isNarrow ? 'text' : hits > mostWalked ? 'pairs' : await rarePairs(db, sought));
  const counted = async () => count(db, from(source, await by()), mostHits);
  const walk = isWalked(source) ? walkFor(share, span) : null;
  if (walk) {
    const found = sql`${first(source, walk.rows)} limit ${walk.hits}`;
    const { rows, total } = await pageOfHits<T>(db, source, span, found);
    if (total > mostHits) return { rows, total: mostHits, more: true };
    if (rows.length === span.pageSize) return { rows, ...(await counted()) };
  }
  const { rows, total } = await pageOfHits<T>(db, source, span, from(source, await by()));
  if (rows.length === 0 && span.offset > 0) return { rows, ...(await counted()) };
  return { rows, total, more: false };
}

/** How many of the first rows are looked through for how many hits: all that are counted, or else a page; null where it is too far. */
function walkFor(share: number, { offset, pageSize }: Span): { readonly rows: number; readonly hits: number } | null {
  if (offset + pageSize > mostHits) return null;
  const walks = [mostHits + 1, offset + pageSize].map((hits) => ({ rows: Math.ceil((hits * margin) / share), hits }));
  return walks.find(({ rows }) => rows <= mostWalked) ?? null;
}

/** Rows come in the order of the list without being put into it where its first column has an index. */
function isWalked({ fields, sort }: ListSource): boolean {
  const [name = ''] = sort ?? [];
  return fields[name.replace(/^-/, '')]?.indexed === true;
}

interface Planned {
  readonly 'Plan Rows': number;
  readonly Plans?: readonly Planned[];
}

/** In how many rows, and what share of all, the planner expects a word. */
interface Expected {
  readonly hits: number;
  readonly share: number;
  /** True where the other conditions leave so few rows that each is looked at. */
  readonly isNarrow: boolean;
}

/** By its rarest pair a word is expected as often as it may be in truth; by all of them next to never. */
async function expected(db: Db, source: ListSource): Promise<Expected> {
  const { search: _, ...others } = source;
  const { rows } = await sql<{ 'QUERY PLAN': readonly [{ readonly Plan: Planned }] }>`
    explain (format json)
      select from ${from(source, 'rare')} union all select from ${from(others, 'text')}
      union all select from ${sql.table(source.table)}`.execute(db);
  const plans = rows[0]?.['QUERY PLAN'][0].Plan.Plans ?? [];
  const [hits = 0, left = 0, all = 0] = plans.map((plan) => plan['Plan Rows']);
  const isNarrow = left <= fewRows;
  return { hits, share: isNarrow ? 0 : hits / Math.max(all, 1), isNarrow };
}

function from(source: ListSource, by: SoughtBy): Sql {
  return sql`${sql.table(source.table)} ${sql.id(source.alias)} where ${whereSql({ ...source, by })}`;
}

/** The hits among the first rows of the list, in its order. */
function first(source: ListSource, rows: number): Sql {
  const alias = sql.id(source.alias);
  return sql`(select * from ${sql.table(source.table)} ${alias} order by ${orderOf(source)} limit ${rows}) ${alias}
    where ${whereSql({ ...source, by: 'text' })}`;
}

const totalColumn = 'total of hits';

/** The hits in few columns; then the rows of the page, each with the number of hits. */
async function pageOfHits<T>(db: Db, source: ListSource, { pageSize, offset }: Span, hits: Sql) {
  const { alias, columns, table, fields, sort } = source;
  const own = sql.id(alias);
  const named = new Set(['id', ...orderNamesOf(fields, sort).map(({ name }) => name)]);
  const { rows } = await sql<T & { readonly [totalColumn]: number }>`
    with hit as materialized (select ${sql.join([...named].map((name) => columnOf(alias, name)))} from ${hits})
    select ${columns}, (select count(*) from hit) as ${sql.id(totalColumn)}
    from (select id from hit ${own} order by ${orderOf(source)} limit ${pageSize} offset ${offset}) page
    join ${sql.table(table)} ${own} using (id) order by ${orderOf(source)}`.execute(db);
  return {
    rows: rows.map(({ [totalColumn]: _, ...row }) => row as T),
    total: rows[0]?.[totalColumn] ?? 0,
  };
}
