import { decimal, type NewFact, round, toNumber } from '../../../kernel/sdk/index.ts';
import type { EvaluationTable, IndicatorRow } from '../disclosure/model.ts';
import type { observation } from '../facts.ts';
import { accumulates } from '../monitor.ts';

/** Per cent of the year's result that is said to have been reached by a day; rows differ, the same each time. */
const days = [
  { on: '06-30', least: 38, spread: 20 },
  { on: '09-30', least: 62, spread: 24 },
] as const;

function reached(row: IndicatorRow, value: number, { least, spread }: (typeof days)[number]): number {
  if (!accumulates(row.actual?.unit ?? null)) return value;
  return toNumber(
    round(
      decimal(value)
        .times(least + ((row.no * 7) % spread))
        .div(100),
      Number.isInteger(value) ? 0 : 2,
    ),
  );
}

/** What the unit would have reported in mid-year, made up from the year's results and marked simulated. */
export function midYearReports(table: EvaluationTable, org: string, year: number): NewFact<typeof observation>[] {
  return table.rows.flatMap((row) => {
    const value = row.actual?.value;
    if (typeof value !== 'number') return [];
    const unit = row.actual?.unit ?? null;
    return days.map((day): NewFact<typeof observation> => {
      const now = reached(row, value, day);
      return {
        simulated: true,
        values: {
          org,
          observedAt: `${year}-${day.on}T17:00:00+08:00`,
          year,
          project: table.name,
          no: row.no,
          level3: row.level3,
          layer: 'reported',
          actualText: `${now}${unit ?? ''}`,
          value: now,
          unit,
          reportedBy: '演示填报',
        },
      };
    });
  });
}
