import { useMemo } from 'react';
import { colours } from '../theme.ts';
import { ChartFrame } from './chart-frame.tsx';

export interface GaugeBand {
  /** Upper end of the band. */
  readonly to: number;
  readonly title: string;
  readonly tone: 'good' | 'warning' | 'bad' | 'primary';
}

export interface GaugeProps {
  readonly title: string;
  readonly value: number | null;
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  /** From low to high; without any the whole arc is one colour. */
  readonly bands?: readonly GaugeBand[];
  readonly heightPx?: number;
}

function optionOf({ value, min = 0, max = 100, unit = '', bands = [] }: GaugeProps) {
  const stops = bands.map((band) => [(band.to - min) / (max - min), colours[band.tone]]);
  return {
    series: [
      {
        type: 'gauge',
        min,
        max,
        startAngle: 200,
        endAngle: -20,
        radius: '95%',
        center: ['50%', '60%'],
        axisLine: { lineStyle: { width: 14, color: stops.length > 0 ? stops : [[1, colours.primary]] } },
        axisTick: { show: false },
        splitLine: { show: false },
        axisLabel: { color: colours.muted, distance: -34, fontSize: 11 },
        pointer: { width: 4, itemStyle: { color: colours.navy } },
        detail: { formatter: `{value}${unit}`, color: '#1f2733', fontSize: 24, offsetCenter: [0, '55%'] },
        data: [{ value }],
      },
    ],
  };
}

/** One figure on its scale, with the bands that give it a meaning. */
export function Gauge(props: GaugeProps) {
  const content = JSON.stringify(props);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `content` stands for the properties it was made of.
  const option = useMemo(() => optionOf(props), [content]);
  const rows: (string | number | null)[][] = [[props.title, props.value]];
  if (props.value !== null) for (const band of props.bands ?? []) rows.push([`${band.title}上限`, band.to]);
  return (
    <ChartFrame
      title={props.title}
      table={{ columns: ['项目', props.unit ? `数值（${props.unit}）` : '数值'], rows }}
      option={option}
      heightPx={props.heightPx ?? 200}
    />
  );
}
