import { type Decimal, decimal } from '../../../kernel/sdk/decimal.ts';
import { normalName } from '../audit/labels.ts';
import type { Disclosure, IndicatorRow } from '../disclosure/model.ts';
import { align, type Measure, measure, readFrequency, readRank } from '../scoring/measure.ts';
import { isInequality } from '../scoring/wording.ts';

/** What one year said about an indicator, both in the unit that this year's target is printed in. */
export interface YearPoint {
  readonly year: number;
  readonly target: number | null;
  readonly actual: number | null;
}

export function targetOf(row: IndicatorRow): Measure | null {
  return (row.target ? measure(row.target) : null) ?? readRank(row.targetText) ?? readFrequency(row.targetText);
}

/** The measured actual; an inequality is no measurement. */
export function actualOf(row: IndicatorRow): Measure | null {
  if (isInequality(row.actualText)) return null;
  return (row.actual ? measure(row.actual) : null) ?? readRank(row.actualText) ?? readFrequency(row.actualText);
}

/** How much of the base unit one printed unit is: 10,000 for 万条, 0.01 for %. */
export function unitFactor(row: IndicatorRow): Decimal {
  if (!row.target) return decimal(1);
  return measure({ value: 1, unit: row.target.unit })?.value ?? decimal(1);
}

/** A measure in the unit of this row's target; null when it is of another kind. */
export function inUnit(row: IndicatorRow, own: Measure, other: Measure | null, bare: boolean): number | null {
  if (!other) return null;
  if (bare && own.dimension !== 'ratio') return Number(other.value.toString());
  const aligned = align(own, other);
  return aligned ? Number(aligned[1].value.div(unitFactor(row)).toString()) : null;
}

function same(left: IndicatorRow, right: IndicatorRow): boolean {
  return normalName(left.level3) === normalName(right.level3) && left.level2.slice(0, 2) === right.level2.slice(0, 2);
}

/** Earlier years of the same indicator: the table of the same name, the row of the same class and name, if only one. */
export function seriesOf(table: string, row: IndicatorRow, history: readonly Disclosure[]): YearPoint[] {
  const own = targetOf(row);
  if (!own) return [];
  return history
    .flatMap((disclosure): YearPoint[] => {
      const { year } = disclosure.document;
      const rows = disclosure.tables.find((one) => one.name === table)?.rows.filter((one) => same(one, row)) ?? [];
      const [past] = rows;
      if (year === null || !past || rows.length > 1) return [];
      const target = inUnit(row, own, targetOf(past), past.target?.unit === null);
      const actual = inUnit(row, own, actualOf(past), past.actual?.unit === null);
      return target === null && actual === null ? [] : [{ year, target, actual }];
    })
    .sort((a, b) => a.year - b.year);
}
