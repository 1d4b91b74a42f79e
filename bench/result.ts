/** One measured line: what it came to, and what the stated baseline came to beside it. */
export interface BenchRow {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly baseline: number;
  readonly ratio: number;
  /** What this line alone is held against, where it is not the result's baseline. */
  readonly against?: string;
}

/** What one benchmark prints, as JSON. */
export interface BenchResult {
  readonly name: string;
  /** What the figures are held against. */
  readonly baseline: string;
  readonly rows: readonly BenchRow[];
}
