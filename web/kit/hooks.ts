import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type ApiError, apiGet, apiSend, callService, type Params } from './api.ts';

export interface ReadOptions {
  readonly enabled?: boolean;
  /** Keeps showing the last answer while the next one is on its way; `isPlaceholderData` then says so. */
  readonly keep?: boolean;
  readonly refetchEveryMs?: number;
}

const reading = (options: ReadOptions) => ({
  enabled: options.enabled ?? true,
  placeholderData: options.keep ? keepPreviousData : undefined,
  refetchInterval: options.refetchEveryMs,
});

/** Reads `/api<path>`; equal questions are asked once and shared. */
export function useApi<T>(path: string, params: Params = {}, options: ReadOptions = {}): UseQueryResult<T, ApiError> {
  return useQuery<T, ApiError>({
    queryKey: [path, params],
    queryFn: ({ signal }) => apiGet<T>(`/api${path}`, params, signal),
    ...reading(options),
  });
}

/** Asks a safe data service of an application. */
export function useService<T>(
  app: string,
  key: string,
  input: Params = {},
  options: ReadOptions = {},
): UseQueryResult<T, ApiError> {
  return useQuery<T, ApiError>({
    queryKey: [`/${app}/services/${key}`, input],
    queryFn: ({ signal }) => callService<T>(app, key, input, { signal }),
    ...reading(options),
  });
}

export interface SendRequest {
  readonly path: string;
  readonly method?: 'POST' | 'PATCH' | 'DELETE';
  readonly payload?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Writes to `/api<path>`, then reads again what is on the screen: the server decides what a write has changed. */
export function useSend<T>(): UseMutationResult<T, ApiError, SendRequest> {
  const client = useQueryClient();
  return useMutation<T, ApiError, SendRequest>({
    mutationFn: ({ path, method = 'POST', payload, headers }) => apiSend<T>(method, `/api${path}`, payload, headers),
    onSuccess: () => client.invalidateQueries(),
  });
}
