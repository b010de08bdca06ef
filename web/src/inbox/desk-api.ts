import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client.js';
import type { Named, Page, Reply, Task } from '../api/types.js';

/** A list that somebody comes back to; `filter` as in the address of the inbox, with its view. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly filter: Readonly<Record<string, string>>;
  readonly owner: Named;
  readonly team: Named | null;
  readonly position: number;
  readonly isEditable: boolean;
  readonly version: number;
}

export type Doing = 'viewing' | 'typing';

export interface Presence {
  readonly taskId: string;
  readonly member: Named;
  readonly doing: Doing;
}

export interface BulkResult {
  readonly id: string;
  readonly ok: boolean;
  readonly code?: string;
  readonly detail?: string;
  readonly task?: Task;
  readonly reply?: Reply | null;
}

export interface BulkAnswer {
  readonly done: number;
  readonly refused: number;
  readonly items: readonly BulkResult[];
}

const PRESENCE_MS = 30_000;

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: async () => (await request<Page<SavedView>>('/views')).items,
  staleTime: 60_000,
});

export const unreadQuery = queryOptions({
  queryKey: ['unread'],
  queryFn: async () => (await request<{ readonly items: readonly string[] }>('/desk/unread')).items,
  staleTime: 60_000,
});

export const presenceQuery = queryOptions({
  queryKey: ['presence'],
  queryFn: async () => (await request<{ readonly items: readonly Presence[] }>('/desk/presence')).items,
  refetchInterval: PRESENCE_MS,
});

export const labelsQuery = queryOptions({
  queryKey: ['labels-in-use'],
  queryFn: async () => (await request<{ readonly items: readonly string[] }>('/desk/labels')).items,
  staleTime: 60_000,
});
