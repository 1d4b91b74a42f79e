import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type ListState, listStateOf } from '../kit/index.ts';

type Search = Readonly<Record<string, unknown>>;

/** The query of the address, and how to change parts of it. */
export function useSearchState() {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const setSearch = useCallback(
    (change: Search, options: { readonly replace?: boolean } = {}) =>
      void navigate({ to: '.', search: (now: Search) => ({ ...now, ...change }), replace: options.replace ?? false }),
    [navigate],
  );
  return { search, setSearch };
}

/** A list's state in the address. */
export function useListState(): readonly [ListState, (next: ListState) => void] {
  const { search, setSearch } = useSearchState();
  const state = useMemo(() => listStateOf(search), [search]);
  const set = useCallback(
    (next: ListState) =>
      setSearch({ q: next.q, where: next.where, sort: next.sort, page: next.page, pageSize: next.pageSize }),
    [setSearch],
  );
  return [state, set];
}

/** The parts of the address's path. */
export const usePath = () => useParams({ strict: false }) as Readonly<Record<string, string | undefined>>;
