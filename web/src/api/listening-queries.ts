import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { queryString, request } from './client.js';
import type { Backfill, ListedWatch, Mute, Story, VersionName, WatchDiff, WatchVersion } from './listening-types.js';
import type { Mention, Page } from './types.js';

const firstPage = null as string | null;
const nextCursor = (page: Page<unknown>): string | null => page.nextCursor;

const pagesOf = <T>(key: readonly string[], path: string, limit: number) =>
  infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      request<Page<T>>(`${path}${queryString({ limit, cursor: pageParam ?? undefined })}`, { signal }),
    initialPageParam: firstPage,
    getNextPageParam: nextCursor,
  });

export const watchListQuery = pagesOf<ListedWatch>(['watches', 'list'], '/watches', 200);

export const versionsQuery = (watchId: string) =>
  pagesOf<WatchVersion>(['watch', watchId, 'versions'], `/watches/${watchId}/versions`, 50);

/** What changed from one version to another. */
export const diffQuery = (watchId: string, from: number, to: VersionName) =>
  queryOptions({
    queryKey: ['watch', watchId, 'diff', from, to],
    queryFn: ({ signal }) =>
      request<WatchDiff>(`/watches/${watchId}/versions/${String(to)}/diff${queryString({ against: from })}`, {
        signal,
      }),
    // Published versions never change; a draft does.
    staleTime: to === 'draft' ? 0 : Infinity,
  });

const BUSY_MS = 1000;
const isBusy = (backfill: Backfill | undefined): boolean =>
  backfill !== undefined && (backfill.state === 'queued' || backfill.state === 'running');

/** The newest job that looks back for a watch; asked for again each second while it works. */
export const lastBackfillQuery = (watchId: string) =>
  queryOptions({
    queryKey: ['watch', watchId, 'backfill'],
    queryFn: async ({ signal }) =>
      (await request<Page<Backfill>>(`/watches/${watchId}/backfills?limit=1`, { signal })).items[0] ?? null,
    refetchInterval: (query) => (isBusy(query.state.data ?? undefined) ? BUSY_MS : false),
  });

export const mutesQuery = pagesOf<Mute>(['mutes', 'list'], '/mutes', 50);
export const muteQuery = (id: string) =>
  queryOptions({ queryKey: ['mutes', 'one', id], queryFn: ({ signal }) => request<Mute>(`/mutes/${id}`, { signal }) });

export const storiesQuery = pagesOf<Story>(['stories', 'list'], '/stories', 50);
export const storyQuery = (id: string) =>
  queryOptions({
    queryKey: ['stories', 'one', id],
    queryFn: ({ signal }) => request<Story>(`/stories/${id}`, { signal }),
  });
export const voicesQuery = (storyId: string) =>
  pagesOf<Mention>(['stories', 'voices', storyId], `/stories/${storyId}/mentions`, 50);
