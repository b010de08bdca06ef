import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { queryString, request } from '../api/client.js';
import type { Named, Page } from '../api/types.js';

export const ANSWERED_INTENTS = ['complaint', 'question', 'request'] as const;

export interface AcknowledgePolicy {
  readonly isEnabled: boolean;
  readonly networks: readonly string[];
  readonly intents: readonly (typeof ANSWERED_INTENTS)[number][];
  readonly authorHours: number;
  readonly maxAgeHours: number;
  readonly minConfidence: number;
}

export interface PolicyInForce {
  readonly version: number;
  readonly policy: AcknowledgePolicy;
  readonly reason: string;
  readonly author: Named | null;
  readonly enabledAt: string | null;
  readonly networks: readonly {
    readonly network: string;
    readonly automaticReply: 'allowed' | 'only-if-addressed' | 'forbidden';
    readonly needsLabel: boolean;
    readonly source: string | null;
  }[];
}

export interface Refusal {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

interface DecidedTask {
  readonly id: string;
  readonly excerpt: string;
  readonly network: string;
  readonly lang: string;
  readonly customer: string;
}

export interface Decision {
  readonly task: DecidedTask;
  readonly isAllowed: boolean;
  readonly refusals: readonly Refusal[];
  readonly reply: { readonly id: string; readonly text: string; readonly state: string } | null;
  readonly decidedAt: string;
}

interface CountedRefusal {
  readonly code: string;
  readonly n: number;
}

export interface Preview {
  readonly days: number;
  readonly tasks: number;
  readonly isSampled: boolean;
  readonly allowed: number;
  readonly refused: readonly CountedRefusal[];
  readonly examples: readonly { readonly task: DecidedTask; readonly text: string }[];
}

export interface Counts {
  readonly days: number;
  readonly decided: number;
  readonly allowed: number;
  readonly refused: readonly CountedRefusal[];
}

export interface OptOut {
  readonly id: string;
  readonly network: string;
  readonly handle: string;
  readonly words: string | null;
  readonly addedBy: Named | null;
  readonly createdAt: string;
}

const PAGE = 50;
const firstPage: string | null = null;

export const policyQuery = queryOptions({
  queryKey: ['auto-acknowledge', 'policy'],
  queryFn: ({ signal }) => request<PolicyInForce>('/auto-acknowledge', { signal }),
});

export const countsQuery = queryOptions({
  queryKey: ['auto-acknowledge', 'counts'],
  queryFn: ({ signal }) => request<Counts>('/auto-acknowledge/counts', { signal }),
});

export const decisionsQuery = infiniteQueryOptions({
  queryKey: ['auto-acknowledge', 'decisions'],
  queryFn: ({ pageParam, signal }) =>
    request<Page<Decision>>(
      `/auto-acknowledge/decisions${queryString({ limit: PAGE, cursor: pageParam ?? undefined })}`,
      { signal },
    ),
  initialPageParam: firstPage,
  getNextPageParam: (page: Page<Decision>) => page.nextCursor,
});

export const optOutsQuery = infiniteQueryOptions({
  queryKey: ['auto-acknowledge', 'opt-outs'],
  queryFn: ({ pageParam, signal }) =>
    request<Page<OptOut>>(`/automation-opt-outs${queryString({ limit: PAGE, cursor: pageParam ?? undefined })}`, {
      signal,
    }),
  initialPageParam: firstPage,
  getNextPageParam: (page: Page<OptOut>) => page.nextCursor,
});

export const previewPolicy = (policy: AcknowledgePolicy): Promise<Preview> =>
  request<Preview>('/auto-acknowledge/preview', { method: 'POST', body: { policy } });
