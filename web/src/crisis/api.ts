import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  FanOutKind,
  IncidentRole,
  IncidentSeverity,
  IncidentState,
  StatementKind,
} from '@domain/incident/incident.types.js';
import type { LeftOutReason } from '@domain/incident/plan-fan-out.js';
import { queryString, request } from '../api/client.js';
import type { Named, Page } from '../api/types.js';

export interface RelatedWatch extends Named {
  readonly joinedAt: string;
  readonly observed: number;
  readonly usual: number;
  readonly windowSeconds: number;
}

export interface Incident {
  readonly id: string;
  readonly state: IncidentState;
  readonly severity: IncidentSeverity;
  readonly level: number;
  readonly title: string;
  readonly watch: Named | null;
  /** Other watches that see the same storm. */
  readonly relatedWatches: readonly RelatedWatch[];
  readonly lead: Named | null;
  readonly roles: Readonly<Record<IncidentRole, Named | null>>;
  readonly openedBy: Named | null;
  readonly acknowledgedBy: Named | null;
  readonly reasons: readonly { readonly code: string; readonly values: Readonly<Record<string, string | number>> }[];
  readonly observed: number | null;
  readonly usual: number | null;
  readonly windowSeconds: number | null;
  readonly startedAt: string;
  readonly detectedAt: string;
  readonly acknowledgedAt: string | null;
  readonly closedAt: string | null;
  readonly nextUpdateDueAt: string | null;
  readonly updateMinutes: number | null;
  readonly playbook: string;
  readonly isDrill: boolean;
  readonly taskCount: number;
  readonly unacknowledgedCount: number;
  readonly version: number;
}

export interface Statement {
  readonly version: number;
  readonly kind: StatementKind;
  readonly texts: Readonly<Record<string, string>>;
  readonly state: 'ready' | 'waiting' | 'rejected';
  readonly needsApproval: boolean;
  readonly author: Named;
  readonly createdAt: string;
  readonly decidedBy: Named | null;
  readonly problem: string | null;
  readonly mayDecide: boolean;
}

export interface ChecklistStep {
  readonly key: string;
  readonly role: IncidentRole | null;
  readonly text: Readonly<Record<string, string>>;
  readonly doneAt: string | null;
  readonly doneBy: Named | null;
}

export interface Room extends Incident {
  readonly statements: readonly Statement[];
  readonly checklist: readonly ChecklistStep[];
  /** Its alert, while that is paging one after the other. */
  readonly pagingAlertId: string | null;
  readonly pause: { readonly by: Named; readonly at: string; readonly reason: string } | null;
}

export interface TimelineEvent {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly actor: Named | null;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface LoudPost {
  readonly id: string;
  readonly network: string;
  readonly url: string | null;
  readonly handle: string;
  readonly name: string | null;
  readonly followers: number | null;
  readonly text: string;
  readonly lang: string;
  readonly sentiment: string;
  readonly publishedAt: string;
  readonly taskId: string | null;
}

export interface TaskGroup {
  readonly key: string;
  readonly lang: string;
  readonly topic: { readonly kind: 'story' | 'intent'; readonly id: string; readonly title: string | null };
  readonly count: number;
  readonly unacknowledged: number;
  readonly answerable: number;
  readonly taskIds: readonly string[];
  readonly example: string;
}

export interface TaskGroups {
  readonly total: number;
  readonly unacknowledged: number;
  readonly groups: readonly TaskGroup[];
}

export interface ChartPoint {
  readonly at: string;
  readonly mentions: number;
  readonly negatives: number;
  readonly low: number;
  readonly high: number;
}

export interface Chart {
  readonly stepSeconds: number;
  readonly points: readonly ChartPoint[];
  readonly marks: readonly { readonly at: string; readonly kind: string }[];
  readonly pulse: {
    readonly perMinute: number;
    readonly usualLow: number;
    readonly usualHigh: number;
    readonly negativeShare: number | null;
    readonly reach: number;
    readonly languages: readonly { readonly lang: string; readonly share: number }[];
  };
}

export interface Preview {
  readonly count: number;
  readonly messages: readonly {
    readonly taskId: string;
    readonly network: string;
    readonly lang: string;
    readonly text: string;
  }[];
  readonly leftOut: readonly { readonly reason: LeftOutReason; readonly count: number }[];
  readonly networks: readonly {
    readonly network: string;
    readonly count: number;
    readonly perMinute: number;
    readonly lastAfterSeconds: number;
  }[];
  readonly holdSeconds: number;
}

export interface Started extends Preview {
  readonly batch: string;
  readonly undoUntil: string;
}

export interface ToldRow {
  readonly id: string;
  readonly kind: FanOutKind;
  readonly taskId: string;
  readonly customer: string;
  readonly network: string;
  readonly lang: string;
  readonly text: string;
  readonly state: 'waiting' | 'written' | 'left-out';
  readonly reason: LeftOutReason | null;
  readonly reply: {
    readonly id: string;
    readonly state: string;
    readonly sentAt: string | null;
    readonly url: string | null;
  } | null;
}

export interface ReviewText {
  readonly summary: string;
  readonly cause: string;
  readonly wentWell: string;
  readonly toImprove: string;
  readonly actions: readonly { readonly text: string; readonly owner: string; readonly dueOn: string | null }[];
}

export interface Review {
  readonly facts: Readonly<Record<(typeof REVIEW_SECONDS)[number] | (typeof REVIEW_COUNTS)[number], number | null>>;
  readonly review: (ReviewText & { readonly by: string; readonly at: string }) | null;
}

export const REVIEW_SECONDS = [
  'detectSeconds',
  'acknowledgeSeconds',
  'confirmSeconds',
  'firstStatementSeconds',
  'containSeconds',
  'closeSeconds',
  'longestSilenceSeconds',
  'toldMedianSeconds',
  'toldP90Seconds',
] as const;
export const REVIEW_COUNTS = ['updates', 'lateUpdates', 'affected', 'told', 'followedUp'] as const;

export interface Playbook {
  readonly id: string;
  readonly name: Readonly<Record<string, string>>;
}

const PAGE = 50;
const firstPage: string | null = null;
/** The stream says when something changed; this is for what only time changes. */
const LIVE_MS = 30_000;
/** Messages leave one by one, and tasks move with each: the stream of the incident is silent about them. */
const TASKS_MS = 5_000;

const part = (id: string, what: string): readonly string[] => ['incidents', id, what];

export const incidentsQuery = (is: 'running' | 'over') =>
  infiniteQueryOptions({
    queryKey: ['incidents', is],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Incident>>(`/incidents${queryString({ is, limit: PAGE, cursor: pageParam ?? undefined })}`, {
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: (page: Page<Incident>) => page.nextCursor,
  });

export const roomQuery = (id: string) =>
  queryOptions({
    queryKey: part(id, 'room'),
    queryFn: ({ signal }) => request<Room>(`/incidents/${id}`, { signal }),
  });

export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: part(id, 'timeline'),
    queryFn: ({ pageParam, signal }) =>
      request<Page<TimelineEvent>>(
        `/incidents/${id}/timeline${queryString({ limit: PAGE, cursor: pageParam ?? undefined })}`,
        { signal },
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page: Page<TimelineEvent>) => page.nextCursor,
  });

export const postsQuery = (id: string) =>
  queryOptions({
    queryKey: part(id, 'posts'),
    queryFn: async ({ signal }) =>
      (await request<{ readonly items: readonly LoudPost[] }>(`/incidents/${id}/posts`, { signal })).items,
    refetchInterval: LIVE_MS,
  });

export const groupsQuery = (id: string) =>
  queryOptions({
    queryKey: part(id, 'tasks'),
    queryFn: ({ signal }) => request<TaskGroups>(`/incidents/${id}/tasks`, { signal }),
    refetchInterval: TASKS_MS,
  });

/** Of the incident's own watch, or of another one that sees it. */
export const chartQuery = (id: string, watchId: string | null) =>
  queryOptions({
    queryKey: [...part(id, 'chart'), watchId],
    queryFn: ({ signal }) =>
      request<Chart>(`/incidents/${id}/chart${queryString({ watchId: watchId ?? undefined })}`, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: LIVE_MS,
  });

export const toldQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: part(id, 'told'),
    refetchInterval: TASKS_MS,
    queryFn: ({ pageParam, signal }) =>
      request<Page<ToldRow>>(`/incidents/${id}/fan-out${queryString({ limit: 200, cursor: pageParam ?? undefined })}`, {
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: (page: Page<ToldRow>) => page.nextCursor,
  });

export const reviewQuery = (id: string) =>
  queryOptions({
    queryKey: part(id, 'review'),
    queryFn: ({ signal }) => request<Review>(`/incidents/${id}/review`, { signal }),
  });

export const playbooksQuery = queryOptions({
  queryKey: ['incident-playbooks'],
  queryFn: async ({ signal }) => (await request<Page<Playbook>>('/incident-playbooks', { signal })).items,
});

export const membersQuery = queryOptions({
  queryKey: ['incident-members'],
  queryFn: ({ signal }) => request<readonly Named[]>('/incidents/members', { signal }),
});
