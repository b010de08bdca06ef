import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { queryString, request } from './client.js';
import type { Filters } from './queries.js';
import type { Page } from './types.js';
import type { PriorityWeights } from '@domain/priority/priority.types.js';
import type {
  Accuracy,
  PriorityRebase,
  PriorityRehearsal,
  SentimentInsight,
  SentimentTerms,
  WeightsVersion,
} from './understanding-types.js';

const BUSY_MS = 1000;
const FRESH_MS = 30_000;

export const weightsQuery = queryOptions({
  queryKey: ['priority-weights'],
  queryFn: ({ signal }) => request<WeightsVersion>('/priorities/weights', { signal }),
});

export const weightVersionsQuery = infiniteQueryOptions({
  queryKey: ['priority-weights', 'versions'],
  queryFn: ({ pageParam, signal }) =>
    request<Page<WeightsVersion>>(
      `/priorities/weights/versions${queryString({ limit: 20, cursor: pageParam ?? undefined })}`,
      { signal },
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
});

/** What these weights would have given; a question that is asked again is answered from memory for a while. */
export const rehearsalQuery = (weights: PriorityWeights, days: number) =>
  queryOptions({
    queryKey: ['priority-rehearsal', weights, days],
    queryFn: ({ signal }) =>
      request<PriorityRehearsal>('/priorities/rehearsals', { method: 'POST', body: { weights, days }, signal }),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: FRESH_MS,
  });

export const isRebasing = (rebase: PriorityRebase | undefined): boolean =>
  rebase !== undefined && (rebase.state === 'queued' || rebase.state === 'running');

/** The newest job that judges open tasks anew; asked for again each second while it works. */
export const lastRebaseQuery = queryOptions({
  queryKey: ['priority-rebase'],
  queryFn: async ({ signal }) =>
    (await request<Page<PriorityRebase>>('/priorities/rebases?limit=1', { signal })).items[0] ?? null,
  refetchInterval: (query) => (isRebasing(query.state.data ?? undefined) ? BUSY_MS : false),
});

export const sentimentInsightQuery = (filters: Filters) =>
  queryOptions({
    queryKey: ['insights', 'sentiment', filters],
    queryFn: ({ signal }) => request<SentimentInsight>(`/insights/sentiment${queryString(filters)}`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  });

export const sentimentTermsQuery = (filters: Filters) =>
  queryOptions({
    queryKey: ['insights', 'terms', filters],
    queryFn: ({ signal }) =>
      request<SentimentTerms>(`/insights/sentiment/terms${queryString({ ...filters, against: 'previous' })}`, {
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  });

export const accuracyQuery = (month: string) =>
  queryOptions({
    queryKey: ['insights', 'accuracy', month],
    queryFn: ({ signal }) => request<Accuracy>(`/insights/accuracy${queryString({ month })}`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  });
