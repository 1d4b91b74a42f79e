import Type, { type Static } from 'typebox';
import { Refusal } from '../kernel/base/refusal.ts';
import type { Filter, ListQuery, RowsQuery } from '../kernel/sdk/filter.ts';

/** Rows of one page of a list, at most. */
export const largestPage = 100;

/** The filter part of a list's query string; exports take the same. */
export const FilterQuery = Type.Object(
  {
    q: Type.Optional(Type.String({ title: '搜索', maxLength: 200 })),
    where: Type.Optional(Type.String({ title: '筛选（JSON）', maxLength: 8000 })),
    sort: Type.Optional(Type.String({ title: '排序，如 a,-b', maxLength: 200 })),
  },
  { additionalProperties: false },
);

export const PagedQuery = Type.Object(
  {
    ...FilterQuery.properties,
    page: Type.Optional(Type.Integer({ title: '页码', minimum: 1, maximum: 1_000_000 })),
    pageSize: Type.Optional(Type.Integer({ title: '每页行数', minimum: 1, maximum: largestPage })),
  },
  { additionalProperties: false },
);

/** Reads the query string of a list. Whether the named fields exist is for the rooms to say: they know the columns. */
export function listQuery(query: Static<typeof PagedQuery>): ListQuery {
  return { ...rowsQuery(query), page: query.page ?? 1, pageSize: query.pageSize ?? 20 };
}

export function rowsQuery(query: Static<typeof FilterQuery>): RowsQuery {
  return {
    ...(query.q ? { search: query.q } : {}),
    ...(query.where ? { where: readFilter(query.where) } : {}),
    ...(query.sort ? { sort: query.sort.split(',').filter((name) => name !== '') } : {}),
  };
}

function readFilter(text: string): Filter {
  let filter: unknown;
  try {
    filter = JSON.parse(text);
  } catch (cause) {
    throw new Refusal('input.invalid', { detail: `筛选不是 JSON：${(cause as Error).message}` });
  }
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter))
    throw new Refusal('input.invalid', { detail: '筛选应为一组字段' });
  return filter as Filter;
}
