import { chinaDate, chinaMidnight } from '../base/clock.ts';
import type { FactType } from '../sdk/fact.ts';
import type { Filter } from '../sdk/filter.ts';
import type { TallyQuery } from '../sdk/tally.ts';
import { type DaySpan, isRolled } from '../store/rolled.ts';

/** A tally that the counts by day can answer: over which days, and what else it asks of the rows. */
export interface Rolled {
  /** Null for all days. */
  readonly span: DaySpan | null;
  readonly where: Filter;
}

const dayMs = 86_400_000;
const nextDay = (date: string) => new Date(Date.parse(date) + dayMs).toISOString().slice(0, 10);

/** The civil date that begins at an instant; null when none does. */
function dayAt(instant: unknown): string | null {
  const at = new Date(String(instant));
  if (Number.isNaN(at.getTime())) return null;
  const date = chinaDate(at);
  return chinaMidnight(date).getTime() === at.getTime() ? date : null;
}

/** The days that a condition on the time covers whole; undefined when it cuts one. */
function spanOf(type: FactType, condition: Filter[string] | undefined): DaySpan | null | undefined {
  if (condition === undefined) return null;
  if (typeof condition !== 'object' || condition === null) return undefined;
  const { gte, lt, lte, ...others } = condition;
  if (gte === undefined || Object.keys(others).length > 0) return undefined;
  if (type.columns[type.time]?.kind === 'date') {
    const to = lt ?? (lte === undefined ? undefined : nextDay(String(lte)));
    return to === undefined ? undefined : { from: String(gte), to: String(to) };
  }
  const [from, to] = [dayAt(gte), lte === undefined ? dayAt(lt) : null];
  return from === null || to === null ? undefined : { from, to };
}

/** How the counts by day answer a tally, with the same figures as the rows; null when it has to see the rows. */
export function rolledTally(type: FactType, { where = {}, by = [], figures }: TallyQuery): Rolled | null {
  const { [type.time]: time, ...rest } = where;
  const span = spanOf(type, time);
  if (span === undefined) return null;
  const days = [`${type.time}:day`, `${type.time}:month`];
  const named = [
    ...by.filter((name) => !days.includes(name)),
    ...Object.keys(rest),
    ...Object.values(figures).flatMap((figure) => Object.keys(figure.where ?? {})),
  ];
  const counts = Object.values(figures).every(({ aggregate }) => aggregate === 'count');
  return counts && isRolled(type, named) ? { span, where: rest } : null;
}
