import type { Filter } from '../sdk/filter.ts';
import type { ClickHouseParams } from '../store/clickhouse-where.ts';
import { conditionsOf } from '../store/conditions.ts';
import { wholeDays } from '../store/day-span.ts';
import { isRolled, rolledRows } from '../store/rolled.ts';
import type { Bound } from './deps.ts';

/** The counts by day in place of the rows, with what is left to filter. */
export interface RolledSource {
  readonly from: string;
  readonly where: Filter;
}

/**
 * The roll-up of a fact, where it tells the rows that a filter asks for apart: by its columns and by whole days. Null
 * where the rows themselves have to be read. Whether the filter is one, is for the fields to say.
 */
export async function rolledSource(
  bound: Bound,
  filter: Filter | undefined,
  params: ClickHouseParams,
  columns: { readonly by?: readonly string[]; readonly sums?: readonly string[] } = {},
): Promise<RolledSource | null> {
  const { type, app, store } = bound;
  if (!type.rollUp) return null;
  conditionsOf(type.columns, Object.fromEntries(Object.entries(filter ?? {}).filter(([name]) => name === type.time)));
  const days = wholeDays(type, filter);
  if (!days) return null;
  if (!isRolled(type, [...Object.keys(days.rest), ...(columns.by ?? [])], columns.sums)) return null;
  return { from: await rolledRows(store.facts, app.key, type, days.span, params), where: days.rest };
}
