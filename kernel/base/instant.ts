/** Days and moments as they come in, as numbers. NaN when they are none. */

const dayMs = 86_400_000;

const digit = (text: string, at: number) => {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 ? value : Number.NaN;
};
const two = (text: string, at: number) => digit(text, at) * 10 + digit(text, at + 1);
const four = (text: string, at: number) => two(text, at) * 100 + two(text, at + 2);

/** Days from 1970-01-01 by the Gregorian calendar. */
function daysOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / dayMs;
}

/** `YYYY-MM-DD` as days from 1970-01-01; NaN when there is no such day. */
export function dateDays(text: string): number {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return Number.NaN;
  const [year, month, day] = [four(text, 0), two(text, 5), two(text, 8)];
  if (!(year >= 1900 && year <= 2299)) return Number.NaN;
  const days = daysOf(year, month, day);
  const back = new Date(days * dayMs);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? days : Number.NaN;
}

/** A moment in ISO form with offset as milliseconds from 1970. The usual forms are read without a search. */
export function instantMs(value: unknown): number {
  if (typeof value === 'number') return value;
  const text = String(value);
  return usualMs(text) ?? Date.parse(text);
}

/** `2024-07-01T08:00:00`, perhaps `.123`, and `Z` or `+08:00`; null for any other form. */
function usualMs(text: string): number | null {
  const { length } = text;
  const hasMs = text.charCodeAt(19) === 46;
  const zone = hasMs ? 23 : 19;
  const isUtc = length === zone + 1 && text.charCodeAt(zone) === 90;
  if (!isUtc && !(length === zone + 6 && text.endsWith('+08:00'))) return null;
  if (text.charCodeAt(10) !== 84 || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return null;
  const days = dateDaysAt(text);
  const [hour, minute, second] = [two(text, 11), two(text, 14), two(text, 17)];
  if (!(hour < 24 && minute < 60 && second < 60)) return null;
  const ms = hasMs ? two(text, 20) * 10 + digit(text, 22) : 0;
  const local = ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + ms;
  return Number.isNaN(local) ? null : local - (isUtc ? 0 : 8 * 3_600_000);
}

let lastDay = '';
let lastDays = Number.NaN;

/** Facts that come together are mostly of one day. */
function dateDaysAt(text: string): number {
  if (lastDay !== '' && text.startsWith(lastDay)) return lastDays;
  lastDay = text.slice(0, 10);
  lastDays = dateDays(lastDay);
  return lastDays;
}
