import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { queryString, request } from './client.js';
import { ApiError } from './api-error.js';
import type {
  ApiToken,
  ConnectorInfo,
  QuarantinedPost,
  Source,
  SourceGap,
  StaffMember,
  SystemStatus,
  Watch,
} from './configuration-types.js';
import type {
  Me,
  Mention,
  Named,
  Page,
  Reply,
  SessionOptions,
  Task,
  TaskCounts,
  TaskDetail,
  Template,
} from './types.js';

const MINUTE_MS = 60_000;
const PAGE = 100;

export type Filters = Readonly<Record<string, string | undefined>>;

const firstPage = null as string | null;
const nextCursor = (page: Page<unknown>): string | null => page.nextCursor;
const listOf = async <T>(path: string): Promise<readonly T[]> => (await request<Page<T>>(path)).items;

/** All pages of a list that is never long. */
async function wholeListOf<T>(path: string, filters: Filters): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<T> = await request(`${path}${queryString({ ...filters, limit: 200, cursor })}`);
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}

/** How many go on: for the mark in the navigation. */
export const runningIncidentsQuery = queryOptions({
  queryKey: ['incidents', 'count'],
  queryFn: async ({ signal }) =>
    (await request<Page<unknown>>('/incidents?is=running&limit=50', { signal })).items.length,
  staleTime: MINUTE_MS,
});

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async () => {
    try {
      return await request<Me>('/me');
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * MINUTE_MS,
});

export const sessionOptionsQuery = queryOptions({
  queryKey: ['session-options'],
  queryFn: () => request<SessionOptions>('/session/options'),
});

export const tasksQuery = (view: string, filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ['tasks', view, filters],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Task>>(`/tasks${queryString({ view, ...filters, limit: PAGE, cursor: pageParam ?? undefined })}`, {
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: nextCursor,
    refetchInterval: MINUTE_MS,
  });

export const taskQuery = (id: string) =>
  queryOptions({ queryKey: ['task', id], queryFn: ({ signal }) => request<TaskDetail>(`/tasks/${id}`, { signal }) });

export const countsQuery = queryOptions({
  queryKey: ['counts'],
  queryFn: () => request<TaskCounts>('/tasks/counts'),
  refetchInterval: 30_000,
});

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: () => wholeListOf<Template>('/templates', { approved: 'true' }),
  staleTime: 5 * MINUTE_MS,
});

export const attentionQuery = queryOptions({
  queryKey: ['replies', 'attention'],
  queryFn: () => listOf<Reply>('/replies?state=needs-person,rejected,unknown'),
  refetchInterval: MINUTE_MS,
});

export const mentionsQuery = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ['mentions', filters],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Mention>>(`/mentions${queryString({ ...filters, limit: 50, cursor: pageParam ?? undefined })}`, {
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: nextCursor,
  });

export const mentionQuery = (id: string) =>
  queryOptions({ queryKey: ['mention', id], queryFn: () => request<Mention>(`/mentions/${id}`) });

export const watchesQuery = queryOptions({ queryKey: ['watches'], queryFn: () => listOf<Watch>('/watches?limit=200') });
export const watchQuery = (id: string) =>
  queryOptions({ queryKey: ['watch', id], queryFn: () => request<Watch>(`/watches/${id}`) });

export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  queryFn: () => listOf<Source>('/sources?limit=200'),
  refetchInterval: MINUTE_MS,
});
export const connectorsQuery = queryOptions({
  queryKey: ['connectors'],
  queryFn: () => listOf<ConnectorInfo>('/connectors'),
  staleTime: 10 * MINUTE_MS,
});
export const gapsQuery = (id: string) =>
  queryOptions({ queryKey: ['source', id, 'gaps'], queryFn: () => listOf<SourceGap>(`/sources/${id}/gaps`) });
export const quarantineQuery = (id: string) =>
  queryOptions({
    queryKey: ['source', id, 'quarantine'],
    queryFn: () => listOf<QuarantinedPost>(`/sources/${id}/quarantine`),
  });

export const usersQuery = queryOptions({ queryKey: ['users'], queryFn: () => listOf<StaffMember>('/users?limit=200') });
export const teamsQuery = queryOptions({ queryKey: ['teams'], queryFn: () => listOf<Named>('/teams') });
export const tokensQuery = queryOptions({ queryKey: ['tokens'], queryFn: () => listOf<ApiToken>('/tokens') });
export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: () => request<SystemStatus>('/status'),
  refetchInterval: 15_000,
});
