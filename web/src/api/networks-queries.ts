import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { queryString, request } from './client.js';
import type {
  Alert,
  CoverageHistory,
  Erasure,
  LegalHold,
  Notifier,
  NotifierKind,
  RightsStatement,
  SourceCoverage,
} from './networks-types.js';
import type { Page } from './types.js';

const HALF_MINUTE_MS = 30_000;
const PAGE = 50;

const firstPage = null as string | null;

export const coverageQuery = infiniteQueryOptions({
  queryKey: ['coverage'],
  queryFn: ({ pageParam, signal }) =>
    request<Page<SourceCoverage>>(`/coverage${queryString({ limit: PAGE, cursor: pageParam ?? undefined })}`, {
      signal,
    }),
  initialPageParam: firstPage,
  getNextPageParam: (page: Page<SourceCoverage>) => page.nextCursor,
  refetchInterval: HALF_MINUTE_MS,
});

export const coverageHistoryQuery = (range: { readonly from: string; readonly to: string }) =>
  queryOptions({
    queryKey: ['coverage', 'history', range],
    queryFn: ({ signal }) => request<CoverageHistory>(`/coverage/history${queryString(range)}`, { signal }),
  });

export const alertsQuery = (state: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['alerts', state],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Alert>>(`/alerts${queryString({ state, limit: PAGE, cursor: pageParam ?? undefined })}`, { signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page: Page<Alert>) => page.nextCursor,
    refetchInterval: HALF_MINUTE_MS,
  });

export const notifiersQuery = queryOptions({
  queryKey: ['notifiers'],
  queryFn: async () => (await request<Page<Notifier>>('/notifiers?limit=200')).items,
});

export const notifierKindsQuery = queryOptions({
  queryKey: ['notifier-kinds'],
  queryFn: async () => (await request<Page<NotifierKind>>('/notifier-kinds')).items,
});

const RUNNING_MS = 2_000;

export const erasuresQuery = infiniteQueryOptions({
  queryKey: ['erasures'],
  queryFn: ({ pageParam, signal }) =>
    request<Page<Erasure>>(`/erasures${queryString({ limit: PAGE, cursor: pageParam ?? undefined })}`, { signal }),
  initialPageParam: firstPage,
  getNextPageParam: (page: Page<Erasure>) => page.nextCursor,
  refetchInterval: ({ state }) =>
    state.data?.pages.some(({ items }) => items.some((each) => each.state === 'queued' || each.state === 'running'))
      ? RUNNING_MS
      : false,
});

export const legalHoldsQuery = infiniteQueryOptions({
  queryKey: ['legal-holds'],
  queryFn: ({ pageParam, signal }) =>
    request<Page<LegalHold>>(`/legal-holds${queryString({ limit: PAGE, cursor: pageParam ?? undefined })}`, { signal }),
  initialPageParam: firstPage,
  getNextPageParam: (page: Page<LegalHold>) => page.nextCursor,
});

export const rightsStatementQuery = (month: string) =>
  queryOptions({
    queryKey: ['rights-statement', month],
    queryFn: () => request<RightsStatement>(`/rights/statement${queryString({ month })}`),
  });
