import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError } from '../api/api-error.js';
import { request } from '../api/client.js';
import type { WatchPreview } from '../api/configuration-types.js';

const SETTLE_MS = 400;

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value);
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [value]);
  return settled;
}

export interface Preview {
  readonly data: WatchPreview | undefined;
  /** Why the query cannot be read, as `line:column: reason`. */
  readonly queryError: string | undefined;
  readonly failure: Error | null;
  readonly isStale: boolean;
}

/** What the query would have found, asked for once typing has paused. */
export function usePreview(query: string, languages: readonly string[]): Preview {
  const settledQuery = useSettled(query).trim();
  const settledLanguages = useSettled(languages.join(','));
  const { data, error, isFetching } = useQuery({
    queryKey: ['preview', settledQuery, settledLanguages],
    queryFn: ({ signal }) =>
      request<WatchPreview>('/watches/preview', {
        method: 'POST',
        body: { query: settledQuery, languages: settledLanguages === '' ? [] : settledLanguages.split(',') },
        signal,
      }),
    enabled: settledQuery !== '',
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 30_000,
  });
  const refused = error instanceof ApiError && error.code === 'invalid-query' ? error : null;
  const message = refused?.errors.find((item) => item.field === 'query')?.message ?? refused?.detail ?? data?.error;
  return {
    data,
    queryError: settledQuery === '' ? undefined : (message ?? undefined),
    failure: refused ? null : error,
    isStale: isFetching || settledQuery !== query.trim(),
  };
}
