import type { Decimal } from '../../../kernel/sdk/decimal.ts';
import { decimal, round } from '../../../kernel/sdk/decimal.ts';
import type { EvaluationTable, FundLine } from '../disclosure/model.ts';
import { scorePlaces } from './score-row.ts';

/** The line of the fund header that carries weight and score: 年度资金总额. */
export function totalLine(table: EvaluationTable): FundLine | null {
  return (
    table.funds.find((line) => line.weight !== null) ?? table.funds.find((line) => /总额|合计/.test(line.item)) ?? null
  );
}

/** Execution rate in per cent, exact; the denominator is the full-year budget. Null where a figure is missing or zero. */
export function executionRate(line: FundLine): Decimal | null {
  if (line.fullYear === null || line.executed === null || line.fullYear === 0) return null;
  return decimal(line.executed).div(line.fullYear).times(100);
}

/** Score of the execution: rate × weight, never above the weight, two decimals half up. Null without rate or weight. */
export function executionScore(line: FundLine): Decimal | null {
  const rate = executionRate(line);
  if (rate === null || line.weight === null) return null;
  const score = round(rate.div(100).times(line.weight), scorePlaces);
  return score.gt(line.weight) ? decimal(line.weight) : score;
}
