import type { Field } from '../sdk/field.ts';
import type { Filter } from '../sdk/filter.ts';
import type { Measure, Period } from '../sdk/indicator.ts';
import { type PeriodBounds, periodFilter, withinDays } from './period.ts';
import type { Source } from './source.ts';

/** The rows that one measure counts for one period and part of the org tree. */
export interface Rows {
  readonly source: Source;
  readonly measure: Measure;
  readonly period: Period;
  /** Codes of the subtree; null for the whole tree. */
  readonly orgs: readonly string[] | null;
  /** Only these days of the period. */
  readonly days?: PeriodBounds;
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

/** The rows that were counted on one day, by their names; of all days where rows are placed in no day. */
export interface DayDigest {
  readonly day: string | null;
  readonly rows: number;
  /** SHA-256 of the names in ascending order, each ended by a line feed, as 64 lower-case hex digits. */
  readonly digest: string;
}

/** One store's way of counting, listing and naming the same rows. */
export interface Measurer {
  measure(rows: Rows): Promise<Measured>;
  /** What the rows of each org come to by themselves, where the store can group them. */
  byOrg?(rows: Rows): Promise<ReadonlyMap<string, Measured>>;
  list(rows: Rows, columns: readonly string[], page: { pageSize: number; offset: number }): Promise<RowPage>;
  /** `about` is how many rows to expect. */
  digests(rows: Rows, about: number): Promise<readonly DayDigest[]>;
  /** Names of the rows in ascending order, in batches. */
  names(rows: Rows): AsyncIterable<readonly string[]>;
}

/** The column that places the rows of a measure in time; null where they just stand. */
export function timeOf({ source, measure }: Rows): { readonly name: string; readonly field: Field } | null {
  const name = measure.time ?? source.time;
  const field = name === undefined ? undefined : source.fields[name];
  return name !== undefined && field ? { name, field } : null;
}

/** True where each row lies on a day. */
export const hasDays = (rows: Rows): boolean => ['date', 'instant'].includes(timeOf(rows)?.field.kind ?? '');

/** The filters that all rows of a measure pass: its own, and the period on the column that places them in time. */
export function filtersOf(rows: Rows): readonly Filter[] {
  const time = timeOf(rows);
  const inPeriod = time ? [periodFilter(time.name, time.field, rows.period)] : [];
  const onDays = time && rows.days ? [withinDays(time.name, time.field, rows.days)] : [];
  return [rows.measure.where ?? {}, ...inPeriod, ...onDays];
}

export function scopeOf({ orgs }: Rows) {
  return orgs === null ? ({ kind: 'all' } as const) : ({ kind: 'orgs', codes: orgs } as const);
}
