import type { Filter } from './filter.ts';

/** A figure over the facts of one group; `where` narrows it to some of them. */
export interface Figure {
  /** `deviation` is that of a whole population. Averages and deviations are binary fractions: shown, not published. */
  readonly aggregate: 'count' | 'sum' | 'average' | 'deviation' | 'min' | 'max' | 'distinct';
  /** The column it is taken of; a count has none. */
  readonly of?: string;
  /** Where the column holds a list of numbers: which of them, from 0. */
  readonly element?: number;
  readonly where?: Filter;
}

/** Figures over facts by groups, such as trucks and over-limit trucks by county and month: read, never kept. */
export interface TallyQuery {
  readonly where?: Filter;
  /** Columns, or civil hours, days or months of an instant: `org`, `at:month`. All facts are one group unless given. */
  readonly by?: readonly string[];
  readonly figures: Readonly<Record<string, Figure>>;
  /** Names of groups or figures, with a leading `-` for descending; by the groups unless given. */
  readonly sort?: readonly string[];
  /** Groups at most; 1000 unless given, up to 20,000. */
  readonly limit?: number;
}

/** Groups and figures by name. Hours read 2024-06-30T10, days 2024-06-30, months 2024-06. */
export type TallyRow = Readonly<Record<string, string | number | boolean | null>> & {
  /** True when one of its facts is simulated. */
  readonly simulated: boolean;
};
