/** Comparison of one field in a list's filter. A bare value means `eq`. */
export interface Comparison {
  readonly eq?: Scalar;
  readonly ne?: Scalar;
  readonly in?: readonly Scalar[];
  readonly gte?: number | string;
  readonly lte?: number | string;
  readonly gt?: number | string;
  readonly lt?: number | string;
  /** Contains this text, case-insensitively. */
  readonly contains?: string;
  readonly empty?: boolean;
}

export type Scalar = string | number | boolean | null;

/** All named fields hold at once. Field names are those declared; unknown ones are refused as bad input. */
export type Filter = Readonly<Record<string, Scalar | Comparison>>;

export interface ListQuery {
  readonly where?: Filter;
  /** Free text over the fields declared with `search`. */
  readonly search?: string;
  /** Field name, with a leading `-` for descending. */
  readonly sort?: readonly string[];
  /** From 1. */
  readonly page?: number;
  /** Up to 100. */
  readonly pageSize?: number;
}

/** A list without its pages. */
export type RowsQuery = Omit<ListQuery, 'page' | 'pageSize'>;

export interface Page<T> {
  readonly rows: readonly T[];
  readonly total: number;
  /** True where there are more than `total`: hits of a search are counted up to a bound. */
  readonly approximate?: boolean;
  readonly page: number;
  readonly pageSize: number;
}
