import { assert } from '../base/assert.ts';

/** What a decision table is, by its hit policy (DMN 1.3, clause 8.2.11). */
export type HitPolicy = 'UNIQUE' | 'ANY' | 'PRIORITY' | 'FIRST' | 'RULE ORDER' | 'OUTPUT ORDER' | 'COLLECT';
/** What COLLECT does with the outputs of the rules that hold; without one they are listed. */
export type Aggregation = 'SUM' | 'COUNT' | 'MIN' | 'MAX';

/** Types of columns. Dates, times and durations are given as ISO 8601 text. */
export type ColumnType = 'number' | 'string' | 'boolean' | 'date' | 'time' | 'dateTime';

export interface InputColumn {
  readonly title: string;
  readonly type: ColumnType;
  /** FEEL unary tests that every value must pass; otherwise the table does not decide. */
  readonly allowed?: string;
}

export interface OutputColumn {
  readonly title: string;
  readonly type: ColumnType;
  /** FEEL values in order of priority, needed for PRIORITY and OUTPUT ORDER. */
  readonly priority?: string;
  /** Taken when no rule holds; then every output column needs one. */
  readonly otherwise?: OutputCell;
}

/** A plain value, or a FEEL expression over the inputs. */
export type OutputCell = string | number | boolean | null | { readonly feel: string };

export interface RuleRow<In extends string, Out extends string> {
  readonly id?: string;
  /** FEEL unary tests by input; an input left out does not matter. Text to be matched is quoted: `'"heavy"'`. */
  readonly when: Partial<Record<In, string | number | boolean>>;
  readonly gives: Record<Out, OutputCell>;
  /** The clause this row rests on, where it is narrower than the table's. */
  readonly basis?: string;
  readonly note?: string;
}

export interface TableDeclaration<In extends string, Out extends string> {
  /** Name of the decision in DMN; unique among the versions of other rules. */
  readonly name: string;
  readonly title: string;
  /** The decree or clause that the table carries out. */
  readonly basis: string;
  /** First civil date on which the table is law. */
  readonly from: string;
  /** Last civil date, or null while no end is known. */
  readonly to: string | null;
  readonly hitPolicy: HitPolicy;
  readonly aggregation?: Aggregation;
  readonly inputs: Record<In, InputColumn>;
  readonly outputs: Record<Out, OutputColumn>;
  readonly rules: readonly RuleRow<In, Out>[];
}

/**
 * Declares a rule table that changes by decree: typed plain data, decided by the kernel's DMN evaluator and exportable
 * as DMN. Each version is a table of its own with the dates on which it is law.
 */
export function decisionTable<In extends string, Out extends string>(
  declared: TableDeclaration<In, Out>,
): TableDeclaration<In, Out> {
  return declared;
}

/** The version of a rule that is law on a civil date (YYYY-MM-DD), or null when none is. */
export function inForce<Table extends { readonly from: string; readonly to: string | null }>(
  versions: readonly Table[],
  date: string,
): Table | null {
  const valid = versions.filter(({ from, to }) => from <= date && (to === null || date <= to));
  assert(valid.length <= 1, `${valid.length} versions of one rule are law on ${date}`);
  return valid[0] ?? null;
}
