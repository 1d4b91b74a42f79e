import { type RawBuilder, sql } from 'kysely';
import type { Fields } from '../sdk/field.ts';
import type { Filter } from '../sdk/filter.ts';
import { type Condition, conditionsOf, likeText, orderOf, searchedOf, searchText } from './conditions.ts';
import { snake } from './naming.ts';
import type { Db } from './types.ts';

export type Sql = RawBuilder<unknown>;

/** A scope as it stands in a WHERE: structurally that of the identity room. */
type OrgScope = { readonly kind: 'all' } | { readonly kind: 'orgs'; readonly codes: readonly string[] };

const comparators = { gte: '>=', lte: '<=', gt: '>', lt: '<' } as const;

function conditionSql(column: Sql, condition: Condition): Sql {
  switch (condition.op) {
    case 'eq':
      return condition.value === null ? sql`${column} is null` : sql`${column} = ${condition.value}`;
    case 'ne':
      return condition.value === null ? sql`${column} is not null` : sql`${column} is distinct from ${condition.value}`;
    case 'in': {
      const some = sql`${column} = any(${condition.value.filter((value) => value !== null)})`;
      return condition.value.includes(null) ? sql`(${column} is null or ${some})` : some;
    }
    case 'contains':
      return sql`${column} ilike ${likeText(condition.value)}`;
    case 'empty':
      return condition.value ? sql`${column} is null` : sql`${column} is not null`;
    default:
      return sql`${column} ${sql.raw(comparators[condition.op])} ${condition.value}`;
  }
}

/** Column of a field in a table that the query calls `alias`. */
export function columnOf(alias: string, name: string): Sql {
  return sql`${sql.id(alias, snake(name))}`;
}

/**
 * Text in any of the searched fields. Pairs of signs find the rows by their index and the text itself is compared in
 * those; the two stand apart, so that rows which the index has found are not taken to pieces again.
 */
function searchSql(alias: string, fields: Fields, sought: string, rare: readonly string[] | undefined): Sql {
  const pattern = likeText(sought);
  const names = searchedOf(fields);
  if (names.length === 0) return sql`false`;
  const contains = (name: string) => sql`${columnOf(alias, name)} ilike ${pattern}`;
  const any = (parts: readonly Sql[]) => sql`(${sql.join(parts, sql` or `)})`;
  const text = any(names.map(contains));
  const byPairs = (name: string) => fields[name]?.search === 'pairs';
  if ([...sought].length < 2 || !names.some(byPairs)) return text;
  const pairs = rare ? sql`${[...rare]}::text[]` : sql`kernel.pairs(${sought})`;
  const found = names.map((name) =>
    byPairs(name) ? sql`kernel.pairs(${columnOf(alias, name)}) @> ${pairs}` : contains(name),
  );
  return sql`${any(found)} and ${text}`;
}

export interface WhereOptions {
  readonly alias: string;
  readonly fields: Fields;
  readonly where?: Filter;
  readonly search?: string;
  /** The rarest pairs of the search text, where they are known: see `rarePairs`. */
  readonly rare?: readonly string[];
  /** The scope of the reader and the org field by which a row falls into it. */
  readonly scope?: OrgScope;
  readonly org?: string;
}

/** The conditions of a list as one SQL expression: filter, search text and scope. */
export function whereSql(options: WhereOptions): Sql {
  const { alias, fields, where, search, rare, scope, org } = options;
  const parts = conditionsOf(fields, where).map((each) => conditionSql(columnOf(alias, each.name), each));
  const sought = searchText(search);
  if (sought) parts.push(searchSql(alias, fields, sought, rare));
  if (scope?.kind === 'orgs' && org) parts.push(sql`${columnOf(alias, org)} = any(${[...scope.codes]})`);
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

/**
 * ORDER BY of a list; `last` makes the order total, so that pages never overlap. Where a column is never null its order
 * is that of its index, read either way; else nothing comes after something when it descends, and before when it ascends.
 */
export function orderSql(alias: string, fields: Fields, sort: readonly string[] | undefined, last = 'id'): Sql {
  const parts = orderOf(fields, sort).map(({ name, descending }) => {
    const column = columnOf(alias, name);
    if (fields[name]?.required) return descending ? sql`${column} desc` : sql`${column} asc`;
    return descending ? sql`${column} desc nulls last` : sql`${column} asc nulls first`;
  });
  return sql.join([...parts, columnOf(alias, last)]);
}

/** Nobody pages through more hits of a search than these; counting them all would cost more than finding them. */
const mostHits = 1_000;

/** How many rows a list has; with a search text counted up to a bound, and whether there are more. */
export async function countRows(
  db: Db,
  rows: Sql,
  search: string | undefined,
): Promise<{ readonly total: number; readonly more: boolean }> {
  const bound = searchText(search) === '' ? sql`` : sql`limit ${mostHits + 1}`;
  const counted = await sql<{ total: number }>`
    select count(*) as total from (select 1 from ${rows} ${bound}) as found`.execute(db);
  const total = counted.rows[0]?.total ?? 0;
  const more = searchText(search) !== '' && total > mostHits;
  return { total: more ? mostHits : total, more };
}
