import type { Ctx } from './ctx.ts';
import type { Filter } from './filter.ts';

/** From the shortest to the longest. */
export const periodKinds = ['day', 'month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** The kinds of period that an indicator is told for: its own, and the longer ones, which hold the same rows. */
export const periodsFrom = (shortest: PeriodKind): readonly PeriodKind[] =>
  periodKinds.slice(periodKinds.indexOf(shortest));

/** A period by its kind and name: 2024, 2024-Q3, 2024-07, 2024-07-15. */
export interface Period {
  readonly kind: PeriodKind;
  readonly name: string;
}

/**
 * A number counted from declared rows. The same declaration lists the rows behind it, so a figure can always be
 * opened: `from` names an entity, fact or case of the application, or `deadline:` and a case, whose deadlines stand
 * beside its fields as deadlineKey, deadlineState, deadlineStartedAt, deadlineDueAt and deadlineStoppedAt; the kernel
 * adds period and scope as filters.
 */
export interface Measure {
  readonly from: string;
  readonly aggregate: 'count' | 'sum' | 'average' | 'max' | 'distinct';
  /** The column that is summed or counted distinctly. */
  readonly of?: string;
  readonly where?: Filter;
  /** The column that places a row in the period; the declared time of a fact unless given. */
  readonly time?: string;
  /** Columns shown in the evidence list; the listed ones of the noun unless given. */
  readonly show?: readonly string[];
}

/** 指标: what it amounts to. Every figure opens down to the rows that made it; a new formula never rewrites an old result. */
export interface IndicatorType {
  readonly noun: 'indicator';
  readonly key: string;
  readonly title: string;
  readonly unit: string;
  readonly better: 'higher' | 'lower' | 'neither';
  readonly basis: string;
  /** First civil date for which this definition holds; a changed formula is a new definition with a later date. */
  readonly since: string;
  /** The shortest period that it is told for; longer ones are counted from the rows of all their days. */
  readonly period: PeriodKind;
  /** Decimal places of the published figure. */
  readonly places: number;
  /** Value = numerator / denominator x factor; without a denominator the numerator itself. */
  readonly numerator: Measure;
  readonly denominator?: Measure;
  /**
   * Key of the register whose signed rows stand beside the figure and never change it: fields `indicator` (its key),
   * `period`, `org`, `before`, `after`, `why`.
   */
  readonly corrections?: string;
  /** 100 for a percentage. */
  readonly factor?: number;
  readonly about?: string;
}

export function indicator(decl: Omit<IndicatorType, 'noun'>): IndicatorType {
  return { noun: 'indicator', ...decl };
}

export interface IndicatorResult {
  readonly key: string;
  readonly period: Period;
  readonly org: string;
  /** Null when there are no rows to compute it from: "no data", never zero. */
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly unit: string;
  readonly definitionSince: string;
  readonly computedAt: string;
  /** How many rows stand behind numerator and denominator. */
  readonly rows: { readonly numerator: number; readonly denominator: number };
  readonly simulated: boolean;
  readonly sealed: { readonly at: string; readonly byName: string; readonly evidenceHash: string } | null;
}

export interface EvidenceQuery {
  readonly part: 'numerator' | 'denominator';
  readonly page?: number;
  readonly pageSize?: number;
}

export type IndicatorReader = (ctx: Ctx, period: Period, org: string) => Promise<IndicatorResult>;
