import { keepPreviousData, queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.js';
import { request } from '../api/client.js';
import type { WatchExample } from '../api/listening-types.js';
import type { WatchKind } from '../api/types.js';
import type { ExamplesRun, QueryLint, WatchPreview } from '../api/watch-types.js';
import { useSettled } from './use-settled.js';

const SETTLE_MS = 150;
const FRESH_MS = 30_000;

/** What the workbench asks about. */
export interface Asked {
  readonly query: string;
  readonly languages: readonly string[];
}

export interface Answer<T> {
  readonly data: T | undefined;
  /** Why the query cannot be read, as `line:column: reason`; null when it can, undefined while nobody knows. */
  readonly refusal: string | null | undefined;
  readonly failure: Error | null;
  /** The answer is to an earlier question; the one to this is on its way. */
  readonly isStale: boolean;
}

const shared = { placeholderData: keepPreviousData, retry: false, staleTime: FRESH_MS } as const;

const previewOptions = (asked: Asked, watchId: string | null) =>
  queryOptions({
    queryKey: ['preview', asked, watchId],
    // The signal ends a request that nobody waits for any more.
    queryFn: ({ signal }) =>
      request<WatchPreview>('/watches/preview', {
        method: 'POST',
        body: watchId === null ? asked : { ...asked, watchId },
        signal,
      }),
    enabled: asked.query !== '',
    ...shared,
  });

const lintOptions = (asked: Asked, kind: WatchKind, watchId: string | null) =>
  queryOptions({
    queryKey: ['lint', asked, kind, watchId],
    queryFn: ({ signal }) =>
      request<QueryLint>('/watches/lint', {
        method: 'POST',
        body: { ...asked, kind, ...(watchId === null ? {} : { watchId }) },
        signal,
      }),
    enabled: asked.query.trim() !== '',
    ...shared,
  });

const examplesOptions = (asked: Asked, examples: readonly WatchExample[]) =>
  queryOptions({
    queryKey: ['examples', asked, examples],
    queryFn: ({ signal }) =>
      request<ExamplesRun>('/watches/test', { method: 'POST', body: { ...asked, examples }, signal }),
    enabled: asked.query !== '' && examples.length > 0,
    ...shared,
  });

const useAsked = (asked: Asked): Asked => useSettled(asked, JSON.stringify(asked), SETTLE_MS);

function answerOf<T>({ data, error, isFetching }: UseQueryResult<T>, isSettling: boolean): Answer<T> {
  const refused = error instanceof ApiError && error.code === 'invalid-query' ? error : null;
  const refusal = refused?.errors.find((item) => item.field === 'query')?.message ?? refused?.detail;
  return {
    data,
    refusal: refusal ?? (data === undefined ? undefined : null),
    failure: refused ? null : error,
    isStale: isFetching || isSettling,
  };
}

const trimmed = ({ query, languages }: Asked): Asked => ({ query: query.trim(), languages });

/** What the query would have found, asked once typing has paused. */
export function usePreview(asked: Asked, watchId: string | null): Answer<WatchPreview> {
  const now = trimmed(asked);
  const settled = useAsked(now);
  const answer = answerOf(useQuery(previewOptions(settled, watchId)), isOther(now, settled));
  return { ...answer, refusal: answer.data?.error ?? answer.refusal };
}

export interface LintAnswer extends Answer<QueryLint> {
  /** The text that the answer's offsets are of. */
  readonly query: string;
}

/** Mistakes in the query as it is written, blanks at its ends too. */
export function useLint(asked: Asked, kind: WatchKind, watchId: string | null): LintAnswer {
  const settled = useAsked(asked);
  const result = useQuery(lintOptions(settled, kind, watchId));
  const answer = answerOf(result, isOther(asked, settled));
  return { ...answer, isStale: answer.isStale || result.isPlaceholderData, query: settled.query };
}

/** Whether the query finds and passes over what it should. */
export function useExamplesRun(asked: Asked, examples: readonly WatchExample[]): Answer<ExamplesRun> {
  const now = { ...trimmed(asked), examples };
  const settled = useSettled(now, JSON.stringify(now), SETTLE_MS);
  const { examples: tried, ...rest } = settled;
  const result = useQuery(examplesOptions(rest, tried));
  return answerOf(result, JSON.stringify(now) !== JSON.stringify(settled) || result.isPlaceholderData);
}

const isOther = (now: Asked, settled: Asked): boolean => JSON.stringify(now) !== JSON.stringify(settled);
