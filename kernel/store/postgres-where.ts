import { type RawBuilder, sql } from 'kysely';
import type { Fields } from '../sdk/field.ts';
import type { Filter } from '../sdk/filter.ts';
import { type Condition, conditionsOf, likeText, orderOf, searchedOf, searchText } from './conditions.ts';
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

export interface WhereOptions {
  readonly alias: string;
  readonly fields: Fields;
  readonly where?: Filter;
  readonly search?: string;
  /** The scope of the reader and the org field by which a row falls into it. */
  readonly scope?: OrgScope;
  readonly org?: string;
}

/** The conditions of a list as one SQL expression: filter, search text and scope. */
export function whereSql(options: WhereOptions): Sql {
  const { alias, fields, where, search, scope, org } = options;
  const parts = conditionsOf(fields, where).map((each) => conditionSql(columnOf(alias, each.name), each));
  const sought = searchText(search);
  if (sought) {
    const pattern = likeText(sought);
    const hits = searchedOf(fields).map((name) => sql`${columnOf(alias, name)} ilike ${pattern}`);
    parts.push(hits.length === 0 ? sql`false` : sql`(${sql.join(hits, sql` or `)})`);
  }
  if (scope?.kind === 'orgs' && org) parts.push(sql`${columnOf(alias, org)} = any(${[...scope.codes]})`);
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

/** ORDER BY of a list; `last` makes the order total, so that pages never overlap. */
export function orderSql(alias: string, fields: Fields, sort: readonly string[] | undefined, last = 'id'): Sql {
  const parts = orderOf(fields, sort).map(({ name, descending }) =>
    descending ? sql`${columnOf(alias, name)} desc nulls last` : sql`${columnOf(alias, name)} asc nulls first`,
  );
  return sql.join([...parts, columnOf(alias, last)]);
}
