import type { TargetRow } from '../../target-table.ts';

/** The printed observation of the row: the one layer that a publication fixes. */
export const printedOf = (row: TargetRow) => row.observations.find((one) => one.layer === 'printed') ?? null;

/** What the unit itself last reported within the year. */
export const reportedOf = (row: TargetRow) =>
  [...row.observations]
    .filter((one) => one.layer === 'reported')
    .sort((a, b) => b.observedAt.localeCompare(a.observedAt))[0] ?? null;

export const scoreOf = (row: TargetRow, ruleSet: string): number | null => row.scores[ruleSet]?.score ?? null;

/** Printed score above what the strict rule gives; null where one of the two is open. */
export function differenceOf(row: TargetRow): number | null {
  const printed = scoreOf(row, 'printed');
  const strict = scoreOf(row, 'strict');
  return printed === null || strict === null ? null : Math.round((printed - strict) * 100) / 100;
}

export const verdictOf = (row: TargetRow): string | null => row.scores.strict?.verdict ?? null;

/** unbound: nothing measures it; silent: bound, but nothing was published; measured. */
export function evidenceOf(row: TargetRow): 'unbound' | 'silent' | 'measured' {
  if (!row.evidence) return 'unbound';
  return row.measured?.value === null || row.measured === null ? 'silent' : 'measured';
}

export const evidenceWords = { unbound: '无证据', silent: '已绑定，无数据', measured: '有实测' } as const;
