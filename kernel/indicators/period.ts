import { chinaIso, chinaMidnight } from '../base/clock.ts';
import { Refusal } from '../base/refusal.ts';
import type { Field } from '../sdk/field.ts';
import type { Filter } from '../sdk/filter.ts';
import type { Period, PeriodKind } from '../sdk/indicator.ts';

/** Civil dates in China: `from` belongs to the period, `to` is the first that does not. */
export interface PeriodBounds {
  readonly from: string;
  readonly to: string;
}

const patterns: Readonly<Record<PeriodKind, RegExp>> = {
  year: /^(\d{4})$/,
  quarter: /^(\d{4})-Q([1-4])$/,
  month: /^(\d{4})-(0[1-9]|1[0-2])$/,
  day: /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
};

/** The civil date so many months and days into a year; months beyond twelve lead into the next. */
function civilDate(year: number, month: number, day = 1): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** The bounds of a period. Refuses a name that its kind does not know, such as 2024-Q5 or 30 February. */
export function boundsOf({ kind, name }: Period): PeriodBounds {
  const found = patterns[kind].exec(name);
  if (!found) throw new Refusal('input.invalid', { detail: `“${name}”不是期间。` });
  const [year = 0, second = 0, third = 0] = found.slice(1).map(Number);
  switch (kind) {
    case 'year':
      return { from: civilDate(year, 1), to: civilDate(year + 1, 1) };
    case 'quarter':
      return { from: civilDate(year, 3 * second - 2), to: civilDate(year, 3 * second + 1) };
    case 'month':
      return { from: civilDate(year, second), to: civilDate(year, second + 1) };
    case 'day': {
      const from = civilDate(year, second, third);
      if (from !== name) throw new Refusal('input.invalid', { detail: `“${name}”不是期间。` });
      return { from, to: civilDate(year, second, third + 1) };
    }
  }
}

/** The period as a filter on the column that places a row in time: an instant, a civil date, or the number of a year. */
export function periodFilter(name: string, field: Field, period: Period): Filter {
  return withinDays(name, field, boundsOf(period));
}

/** Days as a filter on such a column. */
export function withinDays(name: string, field: Field, { from, to }: PeriodBounds): Filter {
  switch (field.kind) {
    case 'date':
      return { [name]: { gte: from, lt: to } };
    case 'instant':
      return { [name]: { gte: chinaIso(chinaMidnight(from)), lt: chinaIso(chinaMidnight(to)) } };
    default:
      return { [name]: Number(from.slice(0, 4)) };
  }
}

const dayMs = 86_400_000;
const dayAfter = (day: string, days: number) => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** One day. */
export const onDay = (day: string): PeriodBounds => ({ from: day, to: dayAfter(day, 1) });

/** A period in so many pieces of whole days. */
export function* piecesOf({ from, to }: PeriodBounds, pieces: number): Generator<PeriodBounds> {
  const days = Math.ceil((Date.parse(to) - Date.parse(from)) / dayMs / Math.max(1, pieces));
  for (let at = from; at < to; at = dayAfter(at, days)) {
    const end = dayAfter(at, days);
    yield { from: at, to: end < to ? end : to };
  }
}
