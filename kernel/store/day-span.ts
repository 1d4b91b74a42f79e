import type { FactType } from '../sdk/fact.ts';
import type { Comparison, Filter } from '../sdk/filter.ts';
import type { DaySpan } from './rolled.ts';

const dayMs = 86_400_000;
const chinaOffsetMs = 8 * 3_600_000;
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const after = (day: string) => dayOf(Date.parse(day) + dayMs);

/** The civil date that begins at a moment in China; null within a day. */
function dayBegun(value: unknown): string | null {
  const ms = Date.parse(String(value)) + chinaOffsetMs;
  return ms % dayMs === 0 ? dayOf(ms) : null;
}

/** What a filter asks of the time of a fact, where that is a span of whole days, and what else it asks. */
export interface WholeDays {
  readonly span: DaySpan | null;
  readonly rest: Filter;
}

function boundsOf(type: FactType, { gte, lt, lte, eq, ...others }: Comparison): DaySpan | null {
  if (Object.keys(others).length > 0) return null;
  const isDate = type.columns[type.time]?.kind === 'date';
  if (!isDate && (lte !== undefined || eq !== undefined)) return null;
  const read = (value: unknown) => (isDate ? String(value) : dayBegun(value));
  const from = [gte, eq].flatMap((value) => (value === undefined ? [] : [read(value)]));
  const to = [
    ...(lt === undefined ? [] : [read(lt)]),
    ...[lte, eq].flatMap((value) => (value === undefined ? [] : [after(String(value))])),
  ];
  if ([...from, ...to].includes(null)) return null;
  return {
    from: from.reduce<string>((a, b) => (b !== null && b > a ? b : a), '1900-01-01'),
    to: to.reduce<string>((a, b) => (b !== null && b < a ? b : a), '2299-12-31'),
  };
}

/** Parts a checked filter into whole days and the rest; null where it asks for parts of days. */
export function wholeDays(type: FactType, filter: Filter = {}): WholeDays | null {
  const { [type.time]: asked, ...rest } = filter;
  if (asked === undefined) return { span: null, rest };
  const span = boundsOf(type, typeof asked === 'object' && asked !== null ? asked : { eq: asked });
  return span && { span, rest };
}
