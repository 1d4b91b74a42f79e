/** A calendar date as printed: `2024`, `2024-03` or `2024-03-09`. */
export type PrintedDate = string;

const DATE = /^(\d{4}|\d{2})年(?:度)?(?:(\d{1,2})月(?:(\d{1,2})日)?)?$/;
const DOTTED = /^(20\d{2})[./](\d{1,2})(?:[./](\d{1,2}))?$/;

/** Reads a year, month or day; a two-digit year counts in this century only with a month behind it. Null when none. */
export function printedDate(text: string): PrintedDate | null {
  const match = DATE.exec(text) ?? DOTTED.exec(text);
  if (!match?.[1]) return null;
  const [, year, month, day] = match;
  if (year.length === 2 && month === undefined) return null;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return null;
  if (day !== undefined && (Number(day) < 1 || Number(day) > 31)) return null;
  const parts = [year.length === 2 ? `20${year}` : year, month?.padStart(2, '0'), day?.padStart(2, '0')];
  return parts.filter((part) => part !== undefined).join('-');
}
