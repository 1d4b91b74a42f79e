/*
 * Arithmetic on civil dates, written YYYY-MM-DD. A civil date has no time zone, so it is calculated in UTC, where every
 * day has 24 hours.
 */

const dayMs = 86_400_000;

function utc(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** The date `days` after (or, negative, before) `date`. */
export function addDays(date: string, days: number): string {
  return new Date(utc(date) + days * dayMs).toISOString().slice(0, 10);
}

/** Whole days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return (utc(to) - utc(from)) / dayMs;
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(date: string): number {
  return new Date(utc(date)).getUTCDay() || 7;
}

export function isCivilDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? utc(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
