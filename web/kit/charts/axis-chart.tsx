import { useMemo } from 'react';
import { colours } from '../theme.ts';
import { ChartFrame } from './chart-frame.tsx';

export interface Series {
  readonly name: string;
  /** One value for each category; null where there is none. */
  readonly values: readonly (number | null)[];
}

export interface AxisChartProps {
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  readonly unit?: string;
  /** Bars lie down: for long category names. */
  readonly horizontal?: boolean;
  readonly stacked?: boolean;
  /** Lines across the chart at these values, such as a limit. */
  readonly limits?: readonly { readonly title: string; readonly value: number }[];
  readonly heightPx?: number;
  /** Told the index of the category that was clicked. */
  readonly onPick?: (index: number) => void;
}

type Mark = 'bar' | 'line';

function axes(props: AxisChartProps) {
  const names = {
    type: 'category',
    data: props.categories,
    inverse: props.horizontal,
    axisLabel: { color: colours.muted },
    axisLine: { lineStyle: { color: colours.line } },
  };
  const values = {
    type: 'value',
    name: props.unit,
    scale: false,
    axisLabel: { color: colours.muted },
    nameTextStyle: { color: colours.muted },
    splitLine: { lineStyle: { color: '#e8ebf0' } },
  };
  return props.horizontal ? { xAxis: values, yAxis: names } : { xAxis: names, yAxis: values };
}

function limitLines(props: AxisChartProps) {
  if (!props.limits?.length) return undefined;
  return {
    symbol: 'none',
    lineStyle: { color: colours.bad, type: 'dashed' },
    label: { formatter: '{b}', color: colours.bad, position: 'insideEndTop' },
    data: props.limits.map((limit) => ({
      name: limit.title,
      ...(props.horizontal ? { xAxis: limit.value } : { yAxis: limit.value }),
    })),
  };
}

function optionOf(mark: Mark, props: AxisChartProps) {
  return {
    color: colours.series,
    grid: { left: 8, right: 24, top: props.series.length > 1 || props.unit ? 40 : 16, bottom: 8, containLabel: true },
    legend: props.series.length > 1 ? { top: 0, textStyle: { color: '#1f2733' } } : undefined,
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    ...axes(props),
    series: props.series.map((series, index) => ({
      name: series.name,
      type: mark,
      data: series.values,
      stack: props.stacked ? 'all' : undefined,
      barMaxWidth: 28,
      connectNulls: false,
      symbolSize: 7,
      markLine: index === 0 ? limitLines(props) : undefined,
    })),
  };
}

function AxisChart({ mark, ...props }: AxisChartProps & { readonly mark: Mark }) {
  // Arrays are made anew by every render of the page: the content decides whether the chart is drawn again.
  const content = JSON.stringify([mark, props.categories, props.series, props.limits, props.unit]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `content` stands for the properties it was made of.
  const option = useMemo(() => optionOf(mark, props), [content]);
  const table = {
    columns: ['项目', ...props.series.map((series) => series.name + (props.unit ? `（${props.unit}）` : ''))],
    rows: props.categories.map((name, index) => [name, ...props.series.map((series) => series.values[index] ?? null)]),
  };
  return (
    <ChartFrame
      title={props.title}
      table={table}
      option={option}
      heightPx={props.heightPx ?? (props.horizontal ? 80 + props.categories.length * 30 : 280)}
      onPick={props.onPick}
    />
  );
}

export const BarChart = (props: AxisChartProps) => <AxisChart mark="bar" {...props} />;
export const LineChart = (props: AxisChartProps) => <AxisChart mark="line" {...props} />;
