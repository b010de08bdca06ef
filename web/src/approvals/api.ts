import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ApprovalCode, Approver } from '@domain/approval/approval.types.js';
import type { UnclearReason } from '@domain/promise/promise.types.js';
import { queryString, request } from '../api/client.js';
import type { Named, Page, Reply } from '../api/types.js';

export interface WaitingApproval {
  readonly reply: Reply;
  readonly task: {
    readonly id: string;
    readonly excerpt: string;
    readonly lang: string;
    readonly network: string;
    readonly customer: string;
    readonly team: Named;
    readonly dueAt: string | null;
  };
  readonly mayDecide: boolean;
}

export interface ApprovalRule {
  readonly code: ApprovalCode;
  readonly approver: Approver;
  readonly risks?: readonly string[];
  readonly followers?: number;
}

export interface ApprovalPolicy {
  readonly version: number;
  readonly rules: readonly ApprovalRule[];
}

export interface CustomerPromise {
  readonly id: string;
  readonly text: string;
  readonly zone: string;
  readonly dueAt: string;
  readonly state: 'open' | 'kept' | 'kept-late' | 'broken' | 'withdrawn';
}

export interface TimesOfText {
  readonly found: readonly { readonly text: string; readonly dueAt: string; readonly zone: string }[];
  readonly unclear: readonly { readonly text: string; readonly reason: UnclearReason }[];
}

const PAGE = 50;
const firstPage: string | null = null;

/** Under the key of replies: whatever becomes of one brings the list up to date. */
export const approvalsQuery = infiniteQueryOptions({
  queryKey: ['replies', 'approvals'],
  queryFn: ({ pageParam, signal }) =>
    request<Page<WaitingApproval>>(`/approvals${queryString({ limit: PAGE, cursor: pageParam ?? undefined })}`, {
      signal,
    }),
  initialPageParam: firstPage,
  getNextPageParam: (page: Page<WaitingApproval>) => page.nextCursor,
});

export const approvalPolicyQuery = queryOptions({
  queryKey: ['approval-policy'],
  queryFn: ({ signal }) => request<ApprovalPolicy>('/approval-policy', { signal }),
});

/** Under the key of the task: every change of it may have kept one. */
export const promisesQuery = (taskId: string) =>
  queryOptions({
    queryKey: ['task', taskId, 'promises'],
    queryFn: ({ signal }) =>
      request<{ readonly items: readonly CustomerPromise[] }>(`/tasks/${taskId}/promises`, { signal }),
  });
