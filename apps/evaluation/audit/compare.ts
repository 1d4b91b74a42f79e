import { type Decimal, decimal, round } from '../../../kernel/sdk/decimal.ts';
import type { Draft, Report } from './model.ts';

/** Differences up to this count as equal, and up to one unit of the second decimal as a rounding matter. */
export const equalWithin = '0.005';
export const roundingWithin = '0.0101';

export type Closeness = 'equal' | 'rounding' | 'different';

export function closeness(left: Decimal, right: Decimal): Closeness {
  const gap = left.minus(right).abs();
  if (gap.lte(equalWithin)) return 'equal';
  return gap.lte(roundingWithin) ? 'rounding' : 'different';
}

function decimals(printed: string): number {
  return printed.split('.')[1]?.length ?? 0;
}

/** A printed percentage against the exact one: equal when rounding to the printed places gives it. */
export function percentCloseness(printed: string, exact: Decimal): Closeness {
  const places = decimals(printed);
  const gap = round(exact, places).minus(printed).abs();
  if (gap.eq(0)) return 'equal';
  const unit = decimal(10).pow(-places);
  return gap.lte(unit) && places > 0 ? 'rounding' : 'different';
}

/** A decimal for a message: at most four places, no trailing zeros. */
export function show(value: Decimal | number): string {
  return round(decimal(value), 4).toString();
}

/** Compares a printed with a computed amount: a passed check, a tolerance hit, or a finding. */
export function expectEqual(
  report: Report,
  what: string,
  printed: Decimal | number | string,
  computed: Decimal | number | string,
  draft: Omit<Draft, 'message' | 'printed' | 'computed'> & { readonly unit?: string },
): boolean {
  const left = decimal(printed);
  const right = decimal(computed);
  const unit = draft.unit ?? '';
  const close = closeness(left, right);
  if (close === 'equal') {
    report.pass(`${what}：${show(left)}${unit}，相符`);
    return true;
  }
  const gap = show(left.minus(right).abs());
  report.find({
    ...draft,
    ...(close === 'rounding' ? ({ kind: 'tolerance', severity: 'low' } as const) : {}),
    message: `${what}：印为 ${show(left)}${unit}，核算为 ${show(right)}${unit}，相差 ${gap}${unit}`,
    printed: show(left),
    computed: show(right),
  });
  return false;
}

/** The same for a percentage printed with a given number of places. */
export function expectPercent(
  report: Report,
  what: string,
  printed: string,
  exact: Decimal,
  draft: Omit<Draft, 'message' | 'printed' | 'computed'>,
): boolean {
  const close = percentCloseness(printed, exact);
  const computed =
    decimals(printed) >= 2 ? round(exact, decimals(printed)).toFixed(decimals(printed)) : round(exact, 2).toString();
  if (close === 'equal') {
    report.pass(`${what}：${printed}%，相符`);
    return true;
  }
  report.find({
    ...draft,
    ...(close === 'rounding' ? ({ kind: 'tolerance', severity: 'low' } as const) : {}),
    message: `${what}：印为 ${printed}%，核算为 ${computed}%`,
    printed: `${printed}%`,
    computed: `${computed}%`,
  });
  return false;
}
