import Big from 'big.js';

/** An exact decimal. Money, weights and scores are summed and compared with it, never as binary floating point. */
export type Decimal = Big;

/** Makes an exact decimal from a printed number, a JSON number or another decimal. Throws on anything else. */
export function decimal(value: number | string | Decimal): Decimal {
  return new Big(value);
}

/** Exact sum; zero for an empty list. */
export function sum(values: Iterable<number | string | Decimal>): Decimal {
  let total = new Big(0);
  for (const value of values) total = total.plus(value);
  return total;
}

/** Rounds half up to `places` decimal places, the rounding that Chinese financial statements use. */
export function round(value: Decimal, places: number): Decimal {
  return value.round(places, Big.roundHalfUp);
}

/** The decimal as a JSON number; exact for up to 15 significant digits, which every printed figure has. */
export function toNumber(value: Decimal): number {
  return Number(value.toString());
}

export const zero: Decimal = new Big(0);
