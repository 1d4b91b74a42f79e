import { assert } from '../base/assert.ts';
import type { Field, Fields } from '../sdk/field.ts';
import type { Filter } from '../sdk/filter.ts';
import { type Condition, conditionsOf, searchedOf, searchText } from './conditions.ts';
import { snake } from './naming.ts';

/** SQL of ClickHouse with its values apart: they travel as parameters, never within the text. */
export class ClickHouseParams {
  readonly values: Record<string, unknown> = {};
  /** Adds a value and returns its place in the text, such as `{p3:Int64}`. */
  add(type: string, value: unknown): string {
    const name = `p${Object.keys(this.values).length}`;
    this.values[name] = value;
    return `{${name}:${type}}`;
  }
}

/** The type and the value as which a field is compared: decimals exactly, instants as milliseconds. */
function parameter(field: Field): { readonly type: string; readonly of: (value: unknown) => unknown } {
  switch (field.kind) {
    case 'integer':
      return { type: 'Int64', of: (value) => value };
    case 'decimal':
      return { type: 'Decimal(38, 10)', of: (value) => value };
    case 'date':
      return { type: 'Date32', of: (value) => value };
    case 'instant':
      return { type: 'Int64', of: (value) => Date.parse(String(value)) };
    case 'yes-no':
      return { type: 'Bool', of: (value) => value };
    default:
      return { type: 'String', of: (value) => value };
  }
}

/** An instant column as milliseconds, whichever of the DateTime types holds it. */
export function milliseconds(column: string): string {
  return `toUnixTimestamp64Milli(toDateTime64(${column}, 3))`;
}

const comparators = { eq: '=', ne: '!=', gte: '>=', lte: '<=', gt: '>', lt: '<' } as const;

function conditionText(column: string, field: Field, condition: Condition, params: ClickHouseParams): string {
  const { type, of } = parameter(field);
  // A bare column keeps its index; an instant is turned round on the side of the parameter.
  const compare = (op: keyof typeof comparators, value: unknown) =>
    field.kind === 'instant'
      ? `${column} ${comparators[op]} fromUnixTimestamp64Milli(${params.add(type, of(value))})`
      : `${column} ${comparators[op]} ${params.add(type, of(value))}`;
  switch (condition.op) {
    case 'empty':
      return `${column} IS ${condition.value ? '' : 'NOT '}NULL`;
    case 'contains':
      return `positionCaseInsensitiveUTF8(toString(${column}), ${params.add('String', condition.value)}) > 0`;
    case 'in': {
      const some = condition.value.filter((value) => value !== null).map(of);
      const place = params.add(`Array(${type})`, some);
      const inside = `has(${place}, ${field.kind === 'instant' ? milliseconds(column) : `assumeNotNull(${column})`})`;
      const found = `(${column} IS NOT NULL AND ${inside})`;
      return condition.value.includes(null) ? `(${column} IS NULL OR ${found})` : found;
    }
    case 'eq':
      return condition.value === null ? `${column} IS NULL` : compare('eq', condition.value);
    case 'ne':
      return condition.value === null
        ? `${column} IS NOT NULL`
        : `(${column} IS NULL OR ${compare('ne', condition.value)})`;
    default:
      return compare(condition.op, condition.value);
  }
}

export interface ClickHouseWhere {
  /** Alias of the table in the query. */
  readonly alias: string;
  readonly fields: Fields;
  readonly where?: Filter;
  readonly search?: string;
  readonly scope?: { readonly kind: 'all' } | { readonly kind: 'orgs'; readonly codes: readonly string[] };
  readonly org?: string;
  /** Column of a field where it is not simply its name in snake case. */
  readonly columns?: Readonly<Record<string, string>>;
}

/** The conditions of a list as SQL text of ClickHouse: filter, search text and scope. */
export function whereClickHouse(options: ClickHouseWhere, params: ClickHouseParams): string {
  const { alias, fields, scope, org } = options;
  const columnOf = (name: string) => options.columns?.[name] ?? `${alias}.${snake(name)}`;
  const parts = conditionsOf(fields, options.where).map((each) => {
    const field = fields[each.name];
    assert(field, `a checked condition names a field: ${each.name}`);
    return conditionText(columnOf(each.name), field, each, params);
  });
  const sought = searchText(options.search);
  if (sought) {
    const hits = searchedOf(fields).map(
      (name) => `positionCaseInsensitiveUTF8(toString(${columnOf(name)}), ${params.add('String', sought)}) > 0`,
    );
    parts.push(hits.length === 0 ? 'false' : `(${hits.join(' OR ')})`);
  }
  if (scope?.kind === 'orgs' && org) {
    parts.push(`has(${params.add('Array(String)', [...scope.codes])}, toString(${columnOf(org)}))`);
  }
  return parts.length === 0 ? 'true' : parts.join(' AND ');
}
