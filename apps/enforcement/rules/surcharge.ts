import { type Decimal, decimal, sum, zero } from '../../../kernel/sdk/index.ts';

export interface Paid {
  /** Civil date. */
  readonly on: string;
  /** Yuan. */
  readonly amount: number;
}

/** Days that do not count; both ends do stand still, and `until` is null while it lasts. */
export interface Frozen {
  readonly from: string;
  readonly until: string | null;
}

export interface SurchargeQuestion {
  /** Yuan. */
  readonly fine: number;
  /** Last day on which the fine could be paid without surcharge. */
  readonly dueOn: string;
  readonly paid: readonly Paid[];
  readonly frozen: readonly Frozen[];
  /** Up to and with this civil date. */
  readonly on: string;
}

export interface Surcharge {
  readonly amount: Decimal;
  /** Days for which it ran, whether or not they still added anything. */
  readonly days: number;
  /** Fine and surcharge less what was paid; never below zero. */
  readonly owed: Decimal;
}

const dayMs = 86_400_000;
const rate = decimal('0.03');

const nextDay = (date: string) => new Date(Date.parse(`${date}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);

function standsStill(date: string, frozen: readonly Frozen[]): boolean {
  return frozen.some(({ from, until }) => from <= date && (until === null || date <= until));
}

/**
 * 加处罚款 (行政处罚法 第七十二条、第七十三条): from the day after the last day for paying, three per cent a day of the
 * part of the fine that is still unpaid that morning, never more in all than the fine itself, and not on days of
 * review or litigation. Money that comes in settles the fine first. Exact to the cent, because fines are.
 */
export function surcharge({ fine, dueOn, paid, frozen, on }: SurchargeQuestion): Surcharge {
  const cap = decimal(fine);
  const received = (before: string) => sum(paid.filter((one) => one.on < before).map((one) => one.amount));
  let amount = zero;
  let days = 0;
  for (let date = nextDay(dueOn); date <= on; date = nextDay(date)) {
    const open = cap.minus(received(date));
    if (open.lte(0)) break;
    if (standsStill(date, frozen)) continue;
    days += 1;
    const grown = amount.plus(open.times(rate));
    amount = grown.gt(cap) ? cap : grown;
  }
  const owed = cap.plus(amount).minus(sum(paid.filter((one) => one.on <= on).map((one) => one.amount)));
  return { amount, days, owed: owed.lt(0) ? zero : owed };
}
