import { normalName } from '../audit/labels.ts';
import type { IndicatorRow } from '../disclosure/model.ts';
import { measure } from '../scoring/measure.ts';
import { effectiveOp } from '../scoring/verdict.ts';
import { actualOf, inUnit, targetOf } from './series.ts';

export interface Neighbours {
  readonly count: number;
  /** Medians in the unit of the row's target; null when none prints a number. */
  readonly target: number | null;
  readonly actual: number | null;
}

/** Endings that make indicators comparable with each other. */
const kinds = [
  '满意度',
  '及时率',
  '合格率',
  '正常率',
  '运行率',
  '使用率',
  '覆盖率',
  '完成率',
  '参与率',
  '响应时间',
  '解决时限',
  '办结率',
];

function kindOf(row: IndicatorRow): string | null {
  const name = normalName(row.level3);
  return kinds.find((kind) => name.includes(kind)) ?? null;
}

export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle];
  if (high === undefined) return null;
  const low = sorted[middle - 1];
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2;
}

/** Other indicators of the same table that measure the same kind of thing in the same direction. */
export function neighboursOf(row: IndicatorRow, rows: readonly IndicatorRow[]): Neighbours | null {
  const kind = kindOf(row);
  const own = targetOf(row) ?? measure({ value: 1, unit: '%' });
  if (!kind || !own) return null;
  const others = rows.filter(
    (other) =>
      other !== row &&
      kindOf(other) === kind &&
      targetOf(other)?.dimension === own.dimension &&
      effectiveOp(other) === effectiveOp(row),
  );
  if (others.length === 0) return null;
  const pick = (read: typeof targetOf, bare: (other: IndicatorRow) => boolean): number | null =>
    median(
      others
        .map((other) => inUnit(row, own, read(other), bare(other)))
        .filter((value): value is number => value !== null),
    );
  return {
    count: others.length,
    target: pick(targetOf, (other) => other.target?.unit === null),
    actual: pick(actualOf, (other) => other.actual?.unit === null),
  };
}
