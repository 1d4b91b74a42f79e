import { colours } from '../theme.ts';

export interface SparkPoint {
  readonly label: string;
  /** Null where there is no figure: the line is broken there, never drawn through zero. */
  readonly value: number | null;
}

const width = 96;
const height = 24;
const pad = 3;

function segments(points: readonly SparkPoint[]): readonly string[] {
  const known = points.flatMap((point) => (point.value === null ? [] : [point.value]));
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const step = (width - 2 * pad) / Math.max(points.length - 1, 1);
  const parts: string[][] = [[]];
  points.forEach((point, index) => {
    if (point.value === null) parts.push([]);
    else
      parts.at(-1)?.push(`${pad + index * step},${height - pad - ((point.value - low) / span) * (height - 2 * pad)}`);
  });
  return parts.filter((part) => part.length > 0).map((part) => part.join(' '));
}

/** A small line without axes, beside its figure. Read aloud as its points. */
export function Sparkline({ title, points }: { readonly title: string; readonly points: readonly SparkPoint[] }) {
  const known = points.filter((point) => point.value !== null);
  if (known.length === 0) return <span className="hd-muted">无数据</span>;
  const spoken = `${title}：${points.map((point) => `${point.label} ${point.value ?? '无数据'}`).join('，')}`;
  const lines = segments(points);
  return (
    <svg className="hd-spark" width={width} height={height} role="img" aria-label={spoken}>
      <title>{spoken}</title>
      {lines.map((line) => (
        <polyline key={line} points={line} fill="none" stroke={colours.primary} strokeWidth="1.5" />
      ))}
      {lines.map((line) => {
        const [x, y] = (line.split(' ').at(-1) ?? '0,0').split(',');
        return <circle key={line} cx={x} cy={y} r="2" fill={colours.primary} />;
      })}
    </svg>
  );
}
