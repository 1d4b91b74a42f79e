import type { Filter } from '../sdk/filter.ts';
import type { Measure, Period } from '../sdk/indicator.ts';
import { periodFilter } from './period.ts';
import type { Source } from './source.ts';

/** The rows that one measure counts for one period and part of the org tree. */
export interface Rows {
  readonly source: Source;
  readonly measure: Measure;
  readonly period: Period;
  /** Codes of the subtree; null for the whole tree. */
  readonly orgs: readonly string[] | null;
}

/** What the rows come to. `value` is an exact decimal as text; null when there is nothing to take it of. */
export interface Measured {
  readonly value: string | null;
  readonly rows: number;
  readonly simulated: boolean;
}

export interface RowPage {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly total: number;
}

/** One store's way of counting, listing and naming the same rows. */
export interface Measurer {
  measure(rows: Rows): Promise<Measured>;
  list(rows: Rows, columns: readonly string[], page: { pageSize: number; offset: number }): Promise<RowPage>;
  /** Ids in ascending order after `after`, at most `limit`. */
  ids(rows: Rows, after: string | null, limit: number): Promise<readonly string[]>;
}

/** The filters that all rows of a measure pass: its own, and the period on the column that places them in time. */
export function filtersOf({ source, measure, period }: Rows): readonly Filter[] {
  const time = measure.time ?? source.time;
  const field = time === undefined ? undefined : source.fields[time];
  const inPeriod = time !== undefined && field ? [periodFilter(time, field, period)] : [];
  return [measure.where ?? {}, ...inPeriod];
}

export function scopeOf({ orgs }: Rows) {
  return orgs === null ? ({ kind: 'all' } as const) : ({ kind: 'orgs', codes: orgs } as const);
}
