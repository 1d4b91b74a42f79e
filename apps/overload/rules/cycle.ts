/** Thresholds of the four consequences, dated like any other rule. */
export const cycleRules = [
  {
    from: '2016-09-21',
    to: null,
    moreThanActs: 3,
    fleetPerCent: 10,
    basis: '《公路安全保护条例》第六十六条；62号令第四十六条（周期起算按二手资料录入）',
  },
] as const;

/** The same month and day of another year; 29 February becomes 28 February where there is none. */
function anniversary(firstIssued: string, year: number): string {
  const monthDay = firstIssued.slice(5);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return `${year}-${monthDay === '02-29' && !leap ? '02-28' : monthDay}`;
}

/**
 * First day of the one-year cycle in which a day falls: counted from the day on which the certificate was first issued,
 * so it may cross calendar years. Dates as YYYY-MM-DD; a day before the first issue falls into the cycle before.
 */
export function cycleStart(firstIssued: string, day: string): string {
  const year = Number(day.slice(0, 4));
  const thisYear = anniversary(firstIssued, year);
  return thisYear <= day ? thisYear : anniversary(firstIssued, year - 1);
}

export type Stage = 'clear' | 'warning' | 'last-warning' | 'reached';

/** How near acts of one cycle have come to the consequence: the second and third warn, the fourth has it. */
export function cycleStage(acts: number, moreThanActs: number): Stage {
  if (acts > moreThanActs) return 'reached';
  if (acts === moreThanActs) return 'last-warning';
  return acts >= 2 ? 'warning' : 'clear';
}

/** Distinct vehicles with an act, against the company's fleet. */
export function fleetReached(offenders: number, fleet: number, fleetPerCent: number): boolean {
  return fleet > 0 && offenders * 100 > fleet * fleetPerCent;
}

/** How near a company has come: half of the share warns, four fifths of it warn for the last time. */
export function companyStage(offenders: number, fleet: number, fleetPerCent: number): Stage {
  if (fleetReached(offenders, fleet, fleetPerCent)) return 'reached';
  if (fleet === 0 || offenders === 0) return 'clear';
  if (offenders * 500 >= fleet * fleetPerCent * 4) return 'last-warning';
  return offenders * 200 >= fleet * fleetPerCent ? 'warning' : 'clear';
}
