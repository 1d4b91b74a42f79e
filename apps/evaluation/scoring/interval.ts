import type { Decimal } from '../../../kernel/sdk/decimal.ts';
import { decimal, toNumber, zero } from '../../../kernel/sdk/decimal.ts';

/** A score that the text fixes (low = high) or leaves open between two ends. */
export interface Interval {
  readonly low: Decimal;
  readonly high: Decimal;
}

export const nothing: Interval = { low: zero, high: zero };

export function point(value: Decimal | number): Interval {
  const at = decimal(value);
  return { low: at, high: at };
}

export function add(left: Interval, right: Interval): Interval {
  return { low: left.low.plus(right.low), high: left.high.plus(right.high) };
}

/** A number where it is fixed, otherwise both ends: the form used in JSON. */
export function toJson(interval: Interval): number | [number, number] {
  if (interval.low.eq(interval.high)) return toNumber(interval.low);
  return [toNumber(interval.low), toNumber(interval.high)];
}
