import { formatNumber } from '../format.ts';

/** Figures by region, told by the depth of a colour. */
export interface Choropleth {
  readonly title: string;
  readonly unit?: string;
  readonly places?: number;
  /** By code of the region; regions without one stay blank. */
  readonly values: ReadonlyMap<string, number>;
}

/** From light to deep; names in dark text with a light edge can be read on each. */
const depths = ['#e3edfb', '#c2d8f6', '#9bbff0', '#6fa2e6', '#4583d6'] as const;

export interface Step {
  readonly colour: string;
  readonly from: number;
  readonly to: number;
}

/** Steps that hold about as many regions each; fewer where there are few different figures. */
export function stepsOf({ values }: Choropleth): readonly Step[] {
  const sorted = [...values.values()].sort((a, b) => a - b);
  const steps: Step[] = [];
  const wanted = Math.min(depths.length, new Set(sorted).size);
  for (let step = 0; step < wanted; step += 1) {
    const from = sorted[Math.floor((step * sorted.length) / wanted)] ?? 0;
    const to = sorted[Math.max(Math.ceil(((step + 1) * sorted.length) / wanted) - 1, 0)] ?? from;
    const colour = depths[wanted === 1 ? 2 : Math.round((step * (depths.length - 1)) / (wanted - 1))] ?? depths[0];
    if (steps.at(-1)?.from !== from) steps.push({ colour, from, to });
  }
  return steps;
}

/** The colour of a figure; null where there is none. */
export function colourIn(steps: readonly Step[], value: number | undefined): string | null {
  if (value === undefined) return null;
  return steps.findLast((step) => value >= step.from)?.colour ?? null;
}

export const figureText = ({ unit = '', places = 0 }: Choropleth, value: number): string =>
  `${formatNumber(value, places)}${unit}`;
