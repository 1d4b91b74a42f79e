/**
 * How calls to the hotline spread over a year. Shares of kinds and fields are those that a province has published of a
 * month (161,166 items: 95.27 % questions, 4.33 % suggestions, 0.40 % grievances); hours, weekdays and holidays are
 * estimates of ours, and so is the snow at Spring Festival, which brings ten times the calls of a common day.
 */
export const kindShares = [
  ['consult', 95.27],
  ['suggestion', 4.33],
  ['complaint', 0.32],
  ['report', 0.08],
] as const;

export const businessShares = [
  ['expressway', 63.17],
  ['other', 23.42],
  ['taxi', 3.4],
  ['bus', 2.6],
  ['ride-hailing', 1.3],
  ['metro', 0.54],
  ['coach', 1.9],
  ['freight', 1.2],
  ['driver-training', 0.6],
  ['repair', 0.37],
  ['ordinary-highway', 1.5],
] as const;

/** Of a day's calls, by the hour at which they ring. */
const hourShares = [1, 0.6, 0.4, 0.4, 0.5, 1, 2, 4, 7, 8, 8, 7, 5, 5, 6.5, 7, 7, 7, 6, 5, 4, 3.5, 2.5, 1.6];

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

export interface YearShape {
  /** First civil day, YYYY-MM-DD. */
  readonly from: string;
  readonly days: number;
  /** Civil days on which everybody travels. */
  readonly holidays: ReadonlySet<string>;
  /** Civil days of snow on the roads. */
  readonly snow: ReadonlySet<string>;
}

const dayMs = 86_400_000;

export const civilDay = (from: string, index: number): string =>
  new Date(Date.parse(`${from}T00:00:00Z`) + index * dayMs).toISOString().slice(0, 10);

/** How busy each day is beside a common one. */
export function dayWeights({ from, days, holidays, snow }: YearShape): readonly number[] {
  return Array.from({ length: days }, (_, index) => {
    const day = civilDay(from, index);
    if (snow.has(day)) return 10;
    if (holidays.has(day)) return 2;
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return weekday === 0 || weekday === 6 ? 0.8 : 1;
  });
}

/** How many calls each day gets of so many in all: whole numbers that add up. */
export function callsByDay(shape: YearShape, calls: number): readonly number[] {
  const weights = dayWeights(shape);
  const whole = sum(weights);
  let before = 0;
  let given = 0;
  return weights.map((weight) => {
    before += weight;
    const upTo = Math.round((calls * before) / whole);
    const here = upTo - given;
    given = upTo;
    return here;
  });
}

const wholeDay = sum(hourShares);

/** The second of the day at which a call rings, from a number in [0, 1). */
export function secondOfDay(share: number): number {
  let left = share * wholeDay;
  for (const [hour, weight] of hourShares.entries()) {
    if (left < weight) return Math.floor((hour + left / weight) * 3600);
    left -= weight;
  }
  return 86_399;
}
