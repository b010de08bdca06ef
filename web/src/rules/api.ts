import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ActOutcome, RuleCheckCode, RuleContent } from '@domain/rule/rule.types.js';
import { queryString, request } from '../api/client.js';
import type { Named, Page } from '../api/types.js';

export type { ActOutcome, RuleAct, RuleConditions, RuleContent } from '@domain/rule/rule.types.js';

export interface Rule extends RuleContent {
  readonly id: string;
  readonly name: string;
  readonly dailyLimit: number;
  readonly isOn: boolean;
  readonly isRehearsed: boolean;
  readonly stoppedAt: string | null;
  readonly appliedToday: number;
  readonly lastAppliedAt: string | null;
  readonly lastProblem: { readonly code: string; readonly detail: string; readonly at: string } | null;
  readonly createdBy: Named;
  readonly version: number;
}

export interface RuleTarget {
  readonly taskId: string | null;
  readonly mentionId: string | null;
  readonly excerpt: string;
  readonly network: string;
  readonly lang: string;
  readonly customer: string;
}

export interface RuleApplication {
  readonly id: string;
  readonly target: RuleTarget;
  readonly state: 'due' | 'done' | 'left-out' | 'failed';
  readonly acts: readonly ActOutcome[];
  readonly problem: string | null;
  readonly decidedAt: string;
}

export interface Rehearsal {
  readonly days: number;
  readonly looked: number;
  readonly matched: number;
  readonly perDay: number;
  readonly mostInADay: number;
  readonly isSampled: boolean;
  readonly missed: readonly { readonly code: RuleCheckCode; readonly n: number }[];
  readonly examples: readonly {
    readonly target: RuleTarget;
    readonly at: string;
    readonly acts: readonly ActOutcome[];
  }[];
}

export interface PreparedText {
  readonly templateId: string;
  readonly name: string;
  readonly rule: Named;
}

const firstPage: string | null = null;

export const rulesQuery = queryOptions({
  queryKey: ['rules', 'list'],
  queryFn: async ({ signal }) => (await request<Page<Rule>>('/rules?limit=100', { signal })).items,
});

export const applicationsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['rules', id, 'applications'],
    queryFn: ({ pageParam, signal }) =>
      request<Page<RuleApplication>>(
        `/rules/${id}/applications${queryString({ limit: 20, cursor: pageParam ?? undefined })}`,
        { signal },
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page: Page<RuleApplication>) => page.nextCursor,
  });

export const preparedTextQuery = (taskId: string) =>
  queryOptions({
    queryKey: ['task', taskId, 'prepared-text'],
    queryFn: ({ signal }) =>
      request<{ readonly prepared: PreparedText | null }>(`/tasks/${taskId}/prepared-text`, { signal }),
  });

export const rehearseRule = (rule: RuleContent): Promise<Rehearsal> =>
  request<Rehearsal>('/rules/preview', { method: 'POST', body: { rule } });
