import { duration, FeelDate, FeelDateTime, FeelDuration, FeelTime, parseDate } from 'feelin';

const dayMs = 86_400_000;

/** Milliseconds of a days and time duration. */
export function millisecondsOf(value: FeelDuration): number {
  return value.unwrap().total({ unit: 'millisecond' });
}

interface Moment {
  readonly ms: number;
  /** Local moments are not comparable with those that have a zone. */
  readonly zoned: boolean;
}

/** A date counts as its midnight in UTC (DMN 1.3, clause 10.3.2.3.5). */
function momentOf(value: FeelDate | FeelDateTime): Moment {
  if (value instanceof FeelDate) return { ms: Date.parse(`${value.unwrap().toString()}T00:00:00Z`), zoned: true };
  const offset = value['time offset'] as FeelDuration | null;
  const local = Date.parse(`${value.unwrap().toString({ fractionalSecondDigits: 3 })}Z`);
  return { ms: local - (offset ? millisecondsOf(offset) : 0), zoned: offset !== null };
}

function isDateLike(value: unknown): value is FeelDate | FeelDateTime {
  return value instanceof FeelDate || value instanceof FeelDateTime;
}

function subtractMoments(a: FeelDate | FeelDateTime, b: FeelDate | FeelDateTime): FeelDuration | null {
  const [first, second] = [momentOf(a), momentOf(b)];
  return first.zoned === second.zoned ? duration(first.ms - second.ms) : null;
}

/** A date moved by a days and time duration is the date on which the moment falls. */
function moveDate(date: FeelDate, by: FeelDuration, sign: 1 | -1): FeelDate | null {
  const ms = Math.floor((momentOf(date).ms + sign * millisecondsOf(by)) / dayMs) * dayMs;
  return parseDate(new Date(ms).toISOString().slice(0, 10));
}

/**
 * Sums and differences of dates, times and durations on which feelin departs from the standard; undefined for all
 * others, which are left to it.
 */
export function onTemporals(operator: '+' | '-', a: unknown, b: unknown): unknown {
  if (operator === '+' && a instanceof FeelDuration && !(b instanceof FeelDuration)) return onTemporals('+', b, a);
  if (b instanceof FeelDuration) {
    if (a instanceof FeelTime && b.yearsMonths) return null;
    return a instanceof FeelDate && !b.yearsMonths ? moveDate(a, b, operator === '+' ? 1 : -1) : undefined;
  }
  if (operator === '+') return undefined;
  if (isDateLike(a) && isDateLike(b)) return subtractMoments(a, b);
  return (a instanceof FeelTime && isDateLike(b)) || (isDateLike(a) && b instanceof FeelTime) ? null : undefined;
}

/** The dates from one to another, both included, up or down; none for more than a thousand years. */
export function daysFrom(from: FeelDate, to: FeelDate): FeelDate[] | null {
  const [start, end] = [momentOf(from).ms, momentOf(to).ms];
  const count = Math.abs(end - start) / dayMs + 1;
  if (count > 366_000) return null;
  const step = start <= end ? dayMs : -dayMs;
  const dates = Array.from({ length: count }, (_, index) =>
    parseDate(new Date(start + index * step).toISOString().slice(0, 10)),
  );
  return dates.filter((date) => date !== null);
}
