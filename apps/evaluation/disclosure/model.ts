/**
 * What a disclosure says, and nothing more: the printed layer. Numbers are the printed literals (at most 15
 * significant digits, so a JSON number holds them exactly); every sum is made from them as exact decimals.
 * Field names are those of `hengdao audit --json`.
 */

/** One line of the text layer, numbered from 1. Sources with real tables (DOCX, XLSX) also give the cells. */
export interface Line {
  readonly no: number;
  readonly text: string;
  /** Cells of a table row, left to right; absent where the source is flowing text. */
  readonly cells?: readonly string[];
  /** Columns whose empty cell is the lower part of the cell above; absent when there are none or nobody knows. */
  readonly merged?: readonly number[];
}

/** Comparison of a target. `=` is also the plain value without a comparison word. */
export type TargetOp = '>=' | '<=' | '>' | '<' | '=' | 'range';

/**
 * A number with its unit; a calendar date or month (`2024-03`, unit `date`); or for `range` the two ends.
 * 万 and 亿 stay in the unit (`万条`), a percentage has unit `%`.
 */
export interface Quantity {
  readonly value: number | string | readonly [number | string, number | string];
  readonly unit: string | null;
}

export interface Target extends Quantity {
  readonly op: TargetOp;
}

export interface FundLine {
  readonly item: string;
  readonly initial: number | null;
  readonly fullYear: number | null;
  readonly executed: number | null;
  readonly weight: number | null;
  /** Per cent, as printed. */
  readonly rate: number | null;
  readonly score: number | null;
  /** Set on the parts of a unit's budget application, which are listed by kind of income and by kind of expenditure. */
  readonly by?: 'income' | 'expenditure';
  readonly line: number;
}

/** Columns of an indicator row whose text the source cuts off at the border of the cell. */
export type CutColumn = 'level3' | 'target' | 'actual' | 'reason';

export interface IndicatorRow {
  /** From 1 within its table, in document order. */
  readonly no: number;
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly targetText: string;
  /** Null when the target is not measurable: words such as 规范, 提升, or several conditions at once. */
  readonly target: Target | null;
  readonly actualText: string;
  /** Null when the actual is not a quantity: 完成, 未完成, prose. */
  readonly actual: Quantity | null;
  readonly weight: number | null;
  readonly score: number | null;
  readonly reason: string | null;
  /** First and last line that the row takes in the source. */
  readonly lines: readonly [number, number];
  /** Columns that seem to be cut off in the source; what is missing is not completed. */
  readonly cut?: readonly CutColumn[];
  /**
   * Row numbers that print one merged cell between them, this row's included; absent when nothing is shared. The text
   * is given in each of the rows, so whoever adds up actuals must count the group once.
   */
  readonly shared?: { readonly actual?: readonly number[]; readonly reason?: readonly number[] };
}

export interface EvaluationTable {
  /** 整体支出, or the project's name. */
  readonly name: string;
  readonly kind: 'unit' | 'project';
  /** Line of the table's title. */
  readonly line: number;
  readonly funds: readonly FundLine[];
  /** Yearly goal as it was set, and what is said to have been reached. */
  readonly goal: {
    readonly expected: string;
    readonly actual: string;
    readonly lines: readonly [number, number];
  } | null;
  readonly rows: readonly IndicatorRow[];
  readonly printedTotal: {
    readonly weight: number | null;
    readonly score: number | null;
    readonly line: number;
  } | null;
  /** Weight that a level-1 header prints, such as 50 for `产出指标(50分)`. */
  readonly printedLevel1: Readonly<Record<string, number>>;
}

/** A row of 基础数据表: one label and up to three figures (last year, this year's budget, this year's final). */
export interface BaseRow {
  readonly group: string;
  readonly label: string;
  readonly values: readonly { readonly column: string; readonly value: number | null; readonly text: string }[];
  readonly lines: readonly [number, number];
}

/** A figure in prose. */
export interface Figure {
  /** Title path of the section, outermost first, joined by ` / `. */
  readonly section: string;
  /** The words that the figure belongs to. */
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  /** The year the figure is about, when the sentence says it. */
  readonly year: number | null;
  readonly line: number;
}

export interface Section {
  readonly level: number;
  /** 一, （二）, 3, 第三部分 as printed. */
  readonly number: string;
  readonly title: string;
  readonly line: number;
}

/** A statutory table (公开01表 and so on) whose title is present. */
export interface StatutoryTable {
  /** Which of the usual nine it is (`01` to `09`), told by its title and not by the number printed on it. */
  readonly no: string;
  /** The number printed beside the title (公开03表), null where there is none. */
  readonly printedNo: string | null;
  readonly title: string;
  readonly line: number;
}

/** What could not be read, and why. Never guessed. */
export interface Unread {
  readonly line: number;
  readonly text: string;
  readonly why: string;
}

export interface Disclosure {
  readonly document: { readonly unit: string | null; readonly year: number | null; readonly title: string | null };
  readonly lines: readonly Line[];
  readonly sections: readonly Section[];
  readonly tables: readonly EvaluationTable[];
  readonly base: readonly BaseRow[];
  readonly figures: readonly Figure[];
  readonly statutory: readonly StatutoryTable[];
  readonly unread: readonly Unread[];
}

/** The file is not a disclosure at all; `reason` is a plain Chinese sentence. */
export class UnreadableDisclosure extends Error {
  override readonly name = 'UnreadableDisclosure';
}
