import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Attainment } from '@domain/standard/attainment.js';
import type { Target, TargetPeriod } from '@domain/standard/standard.types.js';
import type { VersionState } from '@domain/standard/version-state.js';
import { queryString, request } from '../api/client.js';
import type { Named, Page } from '../api/types.js';

export type { Attainment } from '@domain/standard/attainment.js';
export type { Target, TargetCondition as Condition } from '@domain/standard/standard.types.js';

export interface StandardVersion {
  readonly id: string;
  readonly n: number;
  readonly state: VersionState;
  readonly targets: readonly Target[];
  readonly texts: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly version: number;
  readonly isRehearsed: boolean;
  readonly effectiveAt: string | null;
  readonly readCount: number;
  readonly staffCount: number;
  readonly isReadByMe: boolean;
}

export interface Standard {
  readonly id: string;
  readonly name: string;
  readonly currentVersion: number | null;
  readonly targets: readonly Target[];
  readonly versions: readonly StandardVersion[];
}

export interface OwnReceipt extends StandardVersion {
  readonly name: string;
  readonly readAt: string | null;
  readonly remindedAt: string | null;
}

export interface RehearsedTarget extends Attainment {
  readonly id: string;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly missesByHour: readonly number[];
  readonly zone: string;
  readonly warnings: readonly {
    readonly code: 'slow-source' | 'late-detection' | 'few-tasks';
    readonly values: Readonly<Record<string, string | number>>;
  }[];
}

export interface Rehearsal {
  readonly tasks: number;
  readonly isSampled: boolean;
  readonly targets: readonly RehearsedTarget[];
}

export type MissReason = 'late-detection' | 'nobody-able' | 'wrong-owner' | 'waited-for-approval' | 'slow';
export const REASONS: readonly MissReason[] = [
  'late-detection',
  'nobody-able',
  'wrong-owner',
  'waited-for-approval',
  'slow',
];
export type Outcome = 'met' | 'missed' | 'open';

interface ReasonCount {
  readonly reason: MissReason;
  readonly n: number;
}

export interface TargetAttainment extends Attainment {
  readonly targetId: string;
  readonly name: string;
  readonly period: TargetPeriod;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly pace: { readonly expectedLeft: number | null } | null;
  readonly burn: { readonly isAlert: boolean } | null;
  readonly missesByReason: readonly ReasonCount[];
}

export interface AttainmentReport extends Attainment {
  readonly standardId: string;
  readonly name: string;
  readonly missesByReason: readonly ReasonCount[];
  readonly targets: readonly TargetAttainment[];
  readonly versions: readonly (Attainment & { readonly version: number })[];
}

export interface JudgedClock {
  readonly id: string;
  readonly taskId: string;
  readonly targetId: string;
  readonly version: number;
  readonly outcome: Outcome;
  readonly dueAt: string | null;
  readonly lateSeconds: number | null;
  readonly reason: MissReason | null;
  readonly author: string;
}

export type Search = Readonly<Record<string, string | undefined>>;

export const standardsQuery = queryOptions({
  queryKey: ['standards'],
  queryFn: async () => (await request<Page<Standard>>('/standards')).items,
});
export const standardQuery = (id: string) =>
  queryOptions({ queryKey: ['standards', id], queryFn: () => request<Standard>(`/standards/${id}`) });
export const ownReceiptsQuery = queryOptions({
  queryKey: ['standards', 'receipts'],
  queryFn: async () => (await request<Page<OwnReceipt>>('/standards/receipts')).items,
});
export const diffQuery = (id: string, n: number) =>
  queryOptions({
    queryKey: ['standards', id, 'diff', n],
    queryFn: () =>
      request<{
        readonly targets: readonly {
          readonly id: string;
          readonly is: 'added' | 'removed' | 'changed' | 'same';
          readonly before: Target | null;
          readonly after: Target | null;
        }[];
      }>(`/standards/${id}/versions/${String(n)}/diff`),
  });
export const rehearsalQuery = (targets: readonly Target[]) =>
  queryOptions({
    queryKey: ['standards', 'preview', targets],
    queryFn: ({ signal }) => request<Rehearsal>('/standards/preview', { method: 'POST', body: { targets }, signal }),
  });
export const calendarsQuery = queryOptions({
  queryKey: ['calendars', 'names'],
  queryFn: async () => (await request<Page<Named>>('/calendars?limit=200')).items,
});
export const attainmentQuery = (id: string, search: Search) =>
  queryOptions({
    queryKey: ['standards', id, 'attainment', search],
    queryFn: () => request<AttainmentReport>(`/standards/${id}/attainment${queryString(search)}`),
  });
export const detectionQuery = (id: string, search: Search) =>
  queryOptions({
    queryKey: ['standards', id, 'detection', search],
    queryFn: () =>
      request<{ readonly p50: number | null; readonly p90: number | null }>(
        `/standards/${id}/detection${queryString(search)}`,
      ),
  });
export const overviewQuery = (search: Search) =>
  queryOptions({
    queryKey: ['standards', 'overview', search],
    queryFn: () =>
      request<{ readonly standards: readonly AttainmentReport[] }>(`/insights/attainment${queryString(search)}`),
  });
export const missesQuery = (id: string, search: Search) =>
  infiniteQueryOptions({
    queryKey: ['standards', id, 'misses', search],
    queryFn: ({ pageParam }) =>
      request<Page<JudgedClock>>(
        `/standards/${id}/misses${queryString({ ...search, limit: 50, cursor: pageParam ?? undefined })}`,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
