import { chinaMidnight, type Filter } from '../../../kernel/sdk/index.ts';

const dayMs = 86_400_000;

/** The order of a number, looked for only on the day that the number names; null for what is no number of an order. */
export function whereNumbered(number: string): Filter | null {
  const [, year, month, day] = /^\d{6}-(\d{4})(\d{2})(\d{2})-\d{4,}$/.exec(number) ?? [];
  if (!year) return null;
  const from = chinaMidnight(`${year}-${month}-${day}`);
  if (Number.isNaN(from.getTime())) return null;
  return { number, openedAt: { gte: from.toISOString(), lt: new Date(from.getTime() + dayMs).toISOString() } };
}
