import type { Fields, Values } from './field.ts';

/** How a column is stored in ClickHouse, where the default for its field kind is not good enough. */
export interface ColumnStorage {
  /** A ClickHouse type, such as `UInt32` or `LowCardinality(String)`. */
  readonly type?: string;
  /** A ClickHouse codec list, such as `Delta, ZSTD(1)`. */
  readonly codec?: string;
}

/**
 * What is counted day by day and kept ready, so that the figures of a year need not read its rows. It follows from the
 * rows and is brought up to date behind them; days that it does not hold yet are counted from the rows, so that it
 * never changes a figure.
 */
export interface RollUp {
  /** Columns by which figures are told apart and filtered: of few values, none of them personal. */
  readonly by: readonly string[];
  /** Columns of numbers that are summed. */
  readonly sums?: readonly string[];
}

/**
 * 事实: what happened, mostly measured by a machine, never edited. Acknowledged means durable; arrived twice counts
 * once (by `naturalKey`); a correction is a new fact that names the old one.
 */
export interface FactType<F extends Fields = Fields> {
  readonly noun: 'fact';
  readonly key: string;
  readonly title: string;
  readonly columns: F;
  /** Columns that make two arrivals the same fact. */
  readonly naturalKey: readonly string[];
  /** The instant or date column that says when it happened; partitions are its months. */
  readonly time: string;
  /** The org column by which it falls into a scope; absent for facts that all who may read see. */
  readonly org?: string;
  /** Sort order on disk, before the natural key: what most queries select by. */
  readonly order?: readonly string[];
  /** Columns by whose single values a few rows are looked up among all, such as a plate: they get a skip index. */
  readonly lookups?: readonly string[];
  /** Days that it is kept, by the time column; absent means for ever. */
  readonly retentionDays?: number;
  readonly storage?: Readonly<Record<string, ColumnStorage>>;
  /** Only where the natural key fixes the day. */
  readonly rollUp?: RollUp;
  readonly about?: string;
}

/** What `fact` takes: the names in it are those of its columns. */
export interface FactDecl<F extends Fields> extends Omit<FactType<F>, 'noun'> {
  readonly naturalKey: readonly (keyof F & string)[];
  readonly time: keyof F & string;
  readonly org?: keyof F & string;
  readonly order?: readonly (keyof F & string)[];
  readonly lookups?: readonly (keyof F & string)[];
  readonly storage?: Readonly<Record<string, ColumnStorage>>;
  readonly rollUp?: { readonly by: readonly (keyof F & string)[]; readonly sums?: readonly (keyof F & string)[] };
}

export function fact<const F extends Fields>(decl: FactDecl<F>): FactType<F> {
  return { noun: 'fact', ...decl };
}

/** A fact as it is read: its columns and what the kernel keeps of its arrival. */
export type FactRecord<T extends FactType> = Values<T['columns']> & {
  /** Names the fact: its moment and a hash of its natural key, hex. */
  readonly factId: string;
  readonly receivedAt: string;
  /** The contract or application that brought it. */
  readonly source: string;
  /** `factId` of the fact that this one corrects. */
  readonly corrects: string | null;
  /** True for simulated data; shown wherever the fact shows. */
  readonly simulated: boolean;
};

/** What is handed in. */
export interface NewFact<T extends FactType> {
  readonly values: Values<T['columns']>;
  readonly corrects?: string;
  readonly simulated?: boolean;
}
