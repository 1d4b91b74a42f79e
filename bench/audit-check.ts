import type { Finding } from '../apps/evaluation/audit/model.ts';
import type { Examination } from '../apps/evaluation/rules.ts';
import type { Plan, Planted } from './audit-plan.ts';

export interface Checked {
  readonly rows: number;
  /** Rows that were read otherwise than they are printed, or not at all. */
  readonly wrongRows: readonly string[];
  readonly missed: readonly Planted[];
}

const cellsOf = (...cells: readonly (string | number | null)[]) => cells.join('|');

/** Holds what was read and found against what the document was made to say. */
export function check(plan: Plan, { disclosure, audit }: Examination): Checked {
  const read = new Set(
    disclosure.tables.flatMap((table) =>
      table.rows.map((row) =>
        cellsOf(
          table.name,
          row.no,
          row.level1,
          row.level2,
          row.level3,
          row.targetText,
          row.actualText,
          row.weight,
          row.score,
          row.reason ?? '',
        ),
      ),
    ),
  );
  const told = plan.tables.flatMap((table) =>
    table.rows.map((row, index) =>
      cellsOf(
        table.name,
        index + 1,
        row.level1,
        row.level2,
        row.level3,
        row.target,
        row.actual,
        row.weight / 10,
        row.score / 10,
        row.reason,
      ),
    ),
  );
  return {
    rows: told.length,
    wrongRows: told.filter((row) => !read.has(row)),
    missed: plan.planted.filter((planted) => !audit.findings.some((finding) => tells(finding, planted))),
  };
}

function tells(finding: Finding, { rule, table, no, quote }: Planted): boolean {
  if (finding.rule !== rule) return false;
  if (no !== undefined) return finding.rows.some((row) => row.table === table && row.no === no);
  if (table !== undefined) return finding.message.includes(table);
  return finding.quotes.some(({ text }) => quote !== undefined && text.includes(quote));
}
