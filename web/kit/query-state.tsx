import type { UseQueryResult } from '@tanstack/react-query';
import type { ApiError } from './api.ts';
import { ErrorState } from './error-state.tsx';
import { Loading } from './loading.tsx';

/** Shows a question's answer once it is there; until then that it is being asked, or why it failed. */
export function QueryState<T>({
  query,
  children,
}: {
  readonly query: UseQueryResult<T, ApiError>;
  readonly children: (data: T) => React.ReactNode;
}) {
  if (query.data !== undefined) {
    return (
      <div aria-busy={query.isPlaceholderData} className={query.isPlaceholderData ? 'hd-stale' : undefined}>
        {query.error && <ErrorState error={query.error} onRetry={() => query.refetch()} />}
        {children(query.data)}
      </div>
    );
  }
  if (query.error) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  return <Loading />;
}
