import type { TargetRow } from '../../target-table.ts';

export interface Group {
  readonly title: string;
  readonly rows: readonly TargetRow[];
}
