import { Sparkline, type SparkPoint } from '../../../../web/kit/index.ts';

/** A line needs two points; with one there is nothing to compare, and it is said. */
export function History({ title, points }: { readonly title: string; readonly points: readonly SparkPoint[] }) {
  const known = points.filter((point) => point.value !== null);
  if (known.length === 0) return <span className="hd-muted">无数据</span>;
  if (known.length === 1) return <span className="hd-muted">仅一期</span>;
  return <Sparkline title={title} points={points} />;
}
