import { type RawBuilder, sql } from 'kysely';
import type { Fields } from '../sdk/field.ts';
import type { Filter } from '../sdk/filter.ts';
import { type Condition, conditionsOf, likeText, orderOf, searchedOf, searchText, wholeOf } from './conditions.ts';
import { snake } from './naming.ts';

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

/** True where an index of pairs of signs finds the text in some field. */
export function isFoundByPairs(fields: Fields, sought: string): boolean {
  if (wholeOf(fields, sought) !== undefined) return false;
  return [...sought].length > 1 && searchedOf(fields).some((name) => fields[name]?.search === 'pairs');
}

function pairsSql(sought: string, by: Exclude<SoughtBy, 'text'>): Sql {
  if (by === 'pairs') return sql`kernel.pairs(${sought})`;
  return by === 'rare' ? sql`kernel.rare_pairs(${sought})` : sql`${[...by]}::text[]`;
}

const any = (parts: readonly Sql[]) => sql`(${sql.join(parts, sql` or `)})`;

/**
 * Text in any of the searched fields. Pairs of signs find the rows by their index and the text itself is compared in
 * those; the two stand apart, so that rows which the index has found are not taken to pieces again.
 */
function searchSql(alias: string, fields: Fields, sought: string, by: SoughtBy): Sql {
  const whole = wholeOf(fields, sought);
  if (whole !== undefined) return sql`${columnOf(alias, whole)} = ${sought}`;
  const pattern = likeText(sought);
  const names = searchedOf(fields);
  if (names.length === 0) return sql`false`;
  const contains = (name: string) => sql`${columnOf(alias, name)} ilike ${pattern}`;
  if (!isFoundByPairs(fields, sought)) return any(names.map(contains));
  // Chinese has no capitals: such a text is looked for as it is, which takes a third of the time.
  const hasCase = sought.toLowerCase() !== sought.toUpperCase();
  const text = any(
    names.map((name) => (hasCase ? contains(name) : sql`strpos(${columnOf(alias, name)}, ${sought}) > 0`)),
  );
  if (by === 'text') return text;
  const pairs = pairsSql(sought, by);
  const found = any(
    names.map((name) =>
      fields[name]?.search === 'pairs' ? sql`kernel.pairs(${columnOf(alias, name)}) @> ${pairs}` : contains(name),
    ),
  );
  return sql`${found} and ${text}`;
}

/**
 * What a text is found by before it is compared: all its pairs, some, or nothing but itself. `rare` lets the planner work
 * out the rare ones, which it does when it plans but not when it runs.
 */
export type SoughtBy = 'pairs' | 'rare' | 'text' | readonly string[];

export interface WhereOptions {
  readonly alias: string;
  readonly fields: Fields;
  readonly where?: Filter;
  readonly search?: string;
  readonly by?: SoughtBy;
  /** The scope of the reader and the org field by which a row falls into it. */
  readonly scope?: OrgScope;
  readonly org?: string;
}

/** The conditions of a list as one SQL expression: filter, search text and scope. */
export function whereSql(options: WhereOptions): Sql {
  const { alias, fields, where, search, by = 'pairs', scope, org } = options;
  const parts = conditionsOf(fields, where).map((each) => conditionSql(columnOf(alias, each.name), each));
  const sought = searchText(search);
  if (sought) parts.push(searchSql(alias, fields, sought, by));
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
