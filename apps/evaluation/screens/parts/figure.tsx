import { formatNumber, Go, withParams } from '../../../../web/kit/index.ts';

/** Page of a list with a filter, so that a figure can lead to the rows behind it. */
export const listPage = (noun: string, where: Readonly<Record<string, unknown>>): string =>
  withParams(`/evaluation/${noun}`, { where });

/** A figure that opens the rows it was counted from. "No data" opens nothing and is not zero. */
export function Figure({
  value,
  places = 0,
  unit,
  to,
  label,
}: {
  readonly value: number | null | undefined;
  readonly places?: number;
  readonly unit?: string;
  readonly to: string;
  /** Said of the link, since a bare number says little. */
  readonly label: string;
}) {
  if (value === null || value === undefined) return <span className="hd-muted">无数据</span>;
  return (
    <Go to={to} className="ev-figure" aria-label={`${label} ${value}${unit ?? ''}，查看明细`}>
      {formatNumber(value, places)}
      {unit && <small> {unit}</small>}
    </Go>
  );
}
