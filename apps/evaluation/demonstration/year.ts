import type { BaseRow, Disclosure, EvaluationTable, FundLine, IndicatorRow } from '../disclosure/model.ts';
import { parseActual, parseTarget } from '../disclosure/target.ts';
import year2024 from './year-2024.json' with { type: 'json' };

type Row = readonly [string, string, string, string, string, number | null, number | null, number];
type Fund = readonly [
  string,
  string | null,
  number | null,
  number | null,
  number | null,
  number | null,
  number | null,
  number | null,
];

/** Stands for an explanation that the demonstration leaves out; each is its own, as in the source. */
const explained = (no: number) => `第${no}项原文有说明（演示从略）`;

function fundOf([item, by, initial, fullYear, executed, weight, rate, score]: Fund): FundLine {
  const side = by === 'income' || by === 'expenditure' ? { by } : {};
  return { item, initial, fullYear, executed, weight, rate, score, line: 0, ...side } as FundLine;
}

function rowOf([level1, level2, level3, targetText, actualText, weight, score, hasReason]: Row, index: number) {
  const row: IndicatorRow = {
    no: index + 1,
    level1,
    level2,
    level3,
    targetText,
    target: parseTarget(targetText),
    actualText,
    actual: parseActual(actualText),
    weight,
    score,
    reason: hasReason ? explained(index + 1) : null,
    lines: [0, 0],
  };
  return row;
}

/** The year 2024 of the unit: published indicator names, targets, actuals, weights, scores and budgets, without prose. */
export function demonstrationYear(): Disclosure {
  const tables = year2024.tables.map((table): EvaluationTable => {
    const [weight = null, score = null] = table.total;
    return {
      name: table.name,
      kind: table.kind === 'unit' ? 'unit' : 'project',
      line: 0,
      funds: (table.funds as unknown as Fund[]).map(fundOf),
      goal: null,
      rows: (table.rows as unknown as Row[]).map(rowOf),
      printedTotal: { weight, score, line: 0 },
      printedLevel1: { ...table.level1 } as Record<string, number>,
    };
  });
  const base = (year2024.base as unknown as [string, string, [string, number | null][]][]).map(
    ([group, label, values]): BaseRow => ({
      group,
      label,
      values: values.map(([column, value]) => ({ column, value, text: value === null ? '' : String(value) })),
      lines: [0, 0],
    }),
  );
  const { unit, year } = year2024;
  return {
    document: { unit, year, title: `${year}年度部门整体支出绩效自评（演示）` },
    lines: [],
    sections: [],
    tables,
    base,
    figures: [],
    statutory: [],
    unread: [],
  };
}
