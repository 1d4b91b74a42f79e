import { decimal, toNumber } from '../../../kernel/sdk/decimal.ts';
import { grade } from '../scoring/grades.ts';
import type { ScoredDisclosure } from '../scoring/score-disclosure.ts';
import type { Audit } from './model.ts';

export interface Crossing {
  readonly finding: string;
  /** Total if the finding is right, as an interval in points. */
  readonly total: readonly [number, number];
  readonly grades: readonly [string, string];
}

export interface Sensitivity {
  readonly table: string;
  readonly printed: number;
  readonly grade: string;
  readonly toNext: number | null;
  readonly margin: number | null;
  /** Findings that by themselves move the printed total across a limit. */
  readonly crossing: readonly Crossing[];
}

/** How firmly each table's printed grade stands, and which single findings would move it. */
export function gradeSensitivity(scored: ScoredDisclosure, audit: Audit): Sensitivity[] {
  return scored.tables.flatMap(({ table, printed }): Sensitivity[] => {
    const { total, graded } = printed;
    if (total === null || graded === null) return [];
    const crossing = audit.findings.flatMap((finding): Crossing[] => {
      const effect = finding.effect?.find((one) => one.table === table.name);
      if (!effect) return [];
      const ends = [decimal(total).plus(effect.low), decimal(total).plus(effect.high)] as const;
      const low = grade(ends[0]);
      const high = grade(ends[1]);
      if (!low || !high || (low.grade === graded.grade && high.grade === graded.grade)) return [];
      return [{ finding: finding.id, total: [toNumber(ends[0]), toNumber(ends[1])], grades: [low.grade, high.grade] }];
    });
    return [
      {
        table: table.name,
        printed: total,
        grade: graded.grade,
        toNext: graded.toNext,
        margin: graded.margin,
        crossing,
      },
    ];
  });
}
