import type { Filter } from '../../../kernel/sdk/filter.ts';
import type { Params } from '../api.ts';

/** What a list shows: kept in the address, so that it can be bookmarked, sent and gone back to. */
export interface ListState {
  readonly q?: string;
  readonly where?: Filter;
  /** Field name, with a leading `-` for descending. */
  readonly sort?: string;
  readonly page?: number;
  readonly pageSize?: number;
}

export const defaultPageSize = 20;

const textOr = (value: unknown) =>
  typeof value === 'string' && value ? value : typeof value === 'number' ? String(value) : undefined;
const countOr = (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;

/** Reads the state from an address's query, leaving out what is not of its shape. */
export function listStateOf(search: Readonly<Record<string, unknown>>): ListState {
  const where = search.where;
  return {
    q: textOr(search.q),
    where: where && typeof where === 'object' && !Array.isArray(where) ? (where as Filter) : undefined,
    sort: textOr(search.sort),
    page: countOr(search.page),
    pageSize: countOr(search.pageSize),
  };
}

/** The query of the list API. */
export const listParams = (state: ListState, fixed: Filter = {}): Params => ({
  q: state.q,
  where: { ...state.where, ...fixed },
  sort: state.sort,
  page: state.page ?? 1,
  pageSize: state.pageSize ?? defaultPageSize,
});

/** Sets one field's filter, or takes it out; the list starts again on page one. */
export function withFilter(state: ListState, name: string, filter: Filter[string] | undefined): ListState {
  const { [name]: _, ...others } = state.where ?? {};
  const where = filter === undefined ? others : { ...others, [name]: filter };
  return { ...state, where: Object.keys(where).length > 0 ? where : undefined, page: undefined };
}
