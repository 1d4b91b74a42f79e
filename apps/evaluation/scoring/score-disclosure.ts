import { type Decimal, decimal, round, sum, toNumber, zero } from '../../../kernel/sdk/decimal.ts';
import type { Disclosure, EvaluationTable, IndicatorRow } from '../disclosure/model.ts';
import { executionRate, executionScore, totalLine } from './execution.ts';
import { type Graded, grade } from './grades.ts';
import { add, type Interval, nothing, point, toJson } from './interval.ts';
import type { RuleSet } from './rule-sets.ts';
import { scorePlaces, scoreRow } from './score-row.ts';
import { type Judgement, judge } from './verdict.ts';

/** A number, `[low, high]` where the text leaves it open, null where the weight could not be read. */
export type Score = number | readonly [number, number] | null;

export interface ScoredRow {
  readonly row: IndicatorRow;
  readonly judged: Judgement;
  /** By rule set id. */
  readonly scores: Readonly<Record<string, Score>>;
}

/** Weight and printed score summed over rows; rows whose figure could not be read count as nothing and are counted. */
export interface PrintedSum {
  readonly weight: Decimal;
  readonly score: Decimal;
  readonly unreadable: number;
}

export interface Total {
  readonly byLevel1: Readonly<Record<string, Score>>;
  readonly rows: Score;
  /** Rows and execution together; null without an execution score. */
  readonly total: Score;
  readonly grade: { readonly low: Graded; readonly high: Graded } | null;
}

export interface ScoredTable {
  readonly table: EvaluationTable;
  readonly rows: readonly ScoredRow[];
  readonly sums: PrintedSum & { readonly byLevel1: Readonly<Record<string, PrintedSum>> };
  readonly execution: { readonly rate: number | null; readonly score: number | null; readonly weight: number | null };
  /** What the table prints: its own total and execution score, and the grade that follows. */
  readonly printed: { readonly total: number | null; readonly graded: Graded | null };
  /** The printed row scores added up, with the recomputed execution score, and the grade that follows. */
  readonly summed: { readonly total: number | null; readonly graded: Graded | null };
  /** By rule set id. */
  readonly totals: Readonly<Record<string, Total>>;
}

export interface ScoredDisclosure {
  readonly ruleSets: readonly RuleSet[];
  readonly tables: readonly ScoredTable[];
}

/** 产出指标, without blanks and the printed weight. */
export function level1Key(level1: string): string {
  return level1.replace(/[\s\u3000]/g, '').replace(/[（(].*$/, '');
}

function printedSum(rows: readonly IndicatorRow[]): PrintedSum {
  return {
    weight: sum(rows.map((row) => row.weight ?? 0)),
    score: sum(rows.map((row) => row.score ?? 0)),
    unreadable: rows.filter((row) => row.weight === null || row.score === null).length,
  };
}

function groups(rows: readonly IndicatorRow[]): Map<string, IndicatorRow[]> {
  const found = new Map<string, IndicatorRow[]>();
  for (const row of rows) {
    const key = level1Key(row.level1);
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}

function addUp(rows: readonly IndicatorRow[], judged: ReadonlyMap<number, Judgement>, set: RuleSet): Interval {
  let total = nothing;
  for (const row of rows) {
    const verdict = judged.get(row.no);
    if (row.weight !== null && verdict) total = add(total, scoreRow(verdict, set, row.weight));
  }
  return total;
}

function totalUnder(
  set: RuleSet,
  table: EvaluationTable,
  judged: ReadonlyMap<number, Judgement>,
  execution: Decimal | null,
): Total {
  const byLevel1: Record<string, Score> = {};
  for (const [key, rows] of groups(table.rows)) byLevel1[key] = toJson(addUp(rows, judged, set));
  const rows = addUp(table.rows, judged, set);
  const all = execution === null ? null : add(rows, point(execution));
  const low = all ? grade(all.low) : null;
  const high = all ? grade(all.high) : null;
  return {
    byLevel1,
    rows: toJson(rows),
    total: all ? toJson(all) : null,
    grade: low && high ? { low, high } : null,
  };
}

/**
 * Forms differ in whether the line 总分 counts the indicators alone or the execution as well; the printed weight tells,
 * being nearer to one sum than to the other.
 */
export function totalIncludesExecution(table: EvaluationTable): boolean {
  const printed = table.printedTotal?.weight ?? null;
  const weight = totalLine(table)?.weight ?? null;
  if (printed === null || weight === null || table.rows.length === 0) return false;
  const rest = decimal(printed).minus(sum(table.rows.map((row) => row.weight ?? 0)));
  return rest.minus(weight).abs().lt(rest.abs());
}

function scoreTable(table: EvaluationTable, sets: readonly RuleSet[]): ScoredTable {
  const judged = new Map(table.rows.map((row) => [row.no, judge(row)]));
  const rows = table.rows.map((row): ScoredRow => {
    const verdict = judged.get(row.no) ?? judge(row);
    const scores: Record<string, Score> = {};
    for (const set of sets) scores[set.id] = row.weight === null ? null : toJson(scoreRow(verdict, set, row.weight));
    return { row, judged: verdict, scores };
  });
  const line = totalLine(table);
  const rate = line ? executionRate(line) : null;
  const execution = line ? executionScore(line) : null;
  const sums = printedSum(table.rows);
  const byLevel1: Record<string, PrintedSum> = {};
  for (const [key, members] of groups(table.rows)) byLevel1[key] = printedSum(members);
  const printedTotal = table.printedTotal?.score ?? null;
  const included = totalIncludesExecution(table);
  const printed = printedTotal === null ? null : decimal(printedTotal).plus(included ? 0 : (line?.score ?? 0));
  const open = table.rows.every((row) => row.score === null) || (execution === null && line !== null);
  const summed = open ? null : sums.score.plus(execution ?? zero);
  const totals: Record<string, Total> = {};
  for (const set of sets) totals[set.id] = totalUnder(set, table, judged, execution);
  return {
    table,
    rows,
    sums: { ...sums, byLevel1 },
    execution: {
      rate: rate === null ? null : toNumber(round(rate, scorePlaces)),
      score: execution === null ? null : toNumber(execution),
      weight: line?.weight ?? null,
    },
    printed: { total: printed ? toNumber(printed) : null, graded: printed ? grade(printed) : null },
    summed: { total: summed ? toNumber(summed) : null, graded: summed ? grade(summed) : null },
    totals,
  };
}

/**
 * Scores every row of every table under every rule set. Row scores are rounded to two decimals half up before they
 * are added, as the forms do; sums are exact. The printed scores stay beside and are never overwritten.
 */
export function scoreDisclosure(disclosure: Disclosure, sets: readonly RuleSet[]): ScoredDisclosure {
  return { ruleSets: sets, tables: disclosure.tables.map((table) => scoreTable(table, sets)) };
}
