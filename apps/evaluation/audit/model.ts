import type { Disclosure, EvaluationTable, IndicatorRow } from '../disclosure/model.ts';
import type { ScoredDisclosure, ScoredRow, ScoredTable } from '../scoring/score-disclosure.ts';
import type { Prose } from './prose.ts';
import type { Twin } from './twins.ts';

/** `high` moves a total or a grade, or two places state different facts. */
export type Severity = 'high' | 'medium' | 'low';

/** `arithmetic` follows from the text alone; `plausibility` needs evidence; `tolerance` lies within rounding. */
export type Kind = 'arithmetic' | 'plausibility' | 'tolerance';

export interface Quote {
  readonly line: number;
  readonly text: string;
}

export interface RowRef {
  readonly table: string;
  readonly no: number;
}

/** By how much the printed score of a table changes when the finding is right: between `low` and `high` points. */
export interface Effect {
  readonly table: string;
  readonly low: number;
  readonly high: number;
}

export interface Finding {
  /** Rule and place; the same document gives the same id in every run. */
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly kind: Kind;
  readonly message: string;
  readonly printed: string | null;
  readonly computed: string | null;
  readonly quotes: readonly Quote[];
  readonly rows: readonly RowRef[];
  readonly effect?: readonly Effect[];
}

/** What a rule says about one place; rule id, severity and kind are filled in from the rule unless given. */
export interface Draft {
  readonly place: string;
  readonly message: string;
  readonly printed?: string | number | null;
  readonly computed?: string | number | null;
  readonly lines: readonly number[];
  readonly rows?: readonly RowRef[];
  readonly severity?: Severity;
  readonly kind?: Kind;
  readonly effect?: readonly Effect[];
}

export interface Outcome {
  readonly findings: readonly Draft[];
  /** What was compared and found right, one sentence each. */
  readonly passed: readonly string[];
}

export interface Context {
  readonly disclosure: Disclosure;
  readonly scored: ScoredDisclosure;
  readonly prose: Prose;
  /** The table of the whole unit, and those of its projects. */
  readonly unit: ScoredTable | null;
  readonly projects: readonly ScoredTable[];
  readonly twins: readonly Twin[];
}

export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly basis: string;
  readonly severity: Severity;
  readonly kind: Kind;
  /** What would prove or disprove a plausibility finding. */
  readonly needs?: string;
  check(context: Context): Outcome;
}

export interface Passed {
  readonly rule: string;
  readonly message: string;
}

export interface Audit {
  readonly findings: readonly Finding[];
  readonly checksPassed: readonly Passed[];
}

/** Collects what a check says. */
export class Report implements Outcome {
  readonly findings: Draft[] = [];
  readonly passed: string[] = [];

  find(draft: Draft): void {
    this.findings.push(draft);
  }

  pass(message: string): void {
    this.passed.push(message);
  }
}

export function rowRef(table: EvaluationTable, row: IndicatorRow): RowRef {
  return { table: table.name, no: row.no };
}

/** A short stable name of a row for finding ids: table position is avoided so that ids do not depend on the order. */
export function rowPlace(table: EvaluationTable, row: IndicatorRow): string {
  return `${table.name}#${row.no}`;
}

/** Every row of every table with its table. */
export function allRows(context: Context): { readonly table: ScoredTable; readonly scored: ScoredRow }[] {
  return context.scored.tables.flatMap((table) => table.rows.map((scored) => ({ table, scored })));
}
