import { infiniteQueryOptions } from '@tanstack/react-query';
import { queryString, request } from '../api/client.js';
import type { Named, Page } from '../api/types.js';

export const ACCOUNT_STATES = ['neglected', 'quiet', 'unknown', 'fresh'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

export interface AccountReason {
  readonly code: string;
  readonly state: AccountState;
  readonly values: Readonly<Record<string, number>>;
  /** In English, for a code that is newer than this page. */
  readonly text: string;
}

export interface OwnAccount {
  readonly id: string;
  readonly network: string;
  readonly handle: string;
  readonly url: string | null;
  readonly origin: 'found' | 'by-hand';
  readonly team: Named | null;
  readonly postDays: number | null;
  readonly answerDays: number | null;
  readonly calendar: Named | null;
  readonly lastOwnPostAt: string | null;
  readonly daysSinceLastPost: number | null;
  readonly unanswered: number;
  readonly oldestUnansweredAt: string | null;
  readonly state: AccountState;
  readonly stateSince: string;
  readonly reasons: readonly AccountReason[];
  readonly lastCheckedAt: string | null;
  readonly spell: { readonly since: string; readonly taskId: string; readonly isTaskOpen: boolean } | null;
  readonly sources: readonly (Named & { readonly connector: string; readonly state: string })[];
  readonly mayChange: boolean;
  readonly version: number;
}

export interface UnansweredComment {
  readonly publishedAt: string;
  readonly url: string | null;
  readonly taskId: string | null;
  readonly author: string;
}

/** What a person sets; null: not watched, or every day counts. */
export interface AccountLimits {
  readonly url: string | null;
  readonly team: string | null;
  readonly postDays: number | null;
  readonly answerDays: number | null;
  readonly calendar: string | null;
}

export interface NamedAccount {
  readonly network: string;
  readonly handle: string;
  readonly source?: string;
}

const firstPage = null as string | null;

export const accountsQuery = (state: AccountState | null) =>
  infiniteQueryOptions({
    queryKey: ['accounts', 'list', state],
    queryFn: ({ pageParam, signal }) =>
      request<Page<OwnAccount>>(
        `/accounts${queryString({ limit: 50, state: state ?? undefined, cursor: pageParam ?? undefined })}`,
        { signal },
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
  });

export const unansweredQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['accounts', 'unanswered', id],
    queryFn: ({ pageParam, signal }) =>
      request<Page<UnansweredComment>>(
        `/accounts/${id}/unanswered${queryString({ limit: 20, cursor: pageParam ?? undefined })}`,
        { signal },
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
  });

export const addAccount = (named: NamedAccount, limits: AccountLimits): Promise<OwnAccount> =>
  request<OwnAccount>('/accounts', { method: 'POST', body: { ...named, ...limits } });

export const changeAccount = ({ id, version }: OwnAccount, limits: AccountLimits): Promise<OwnAccount> =>
  request<OwnAccount>(`/accounts/${id}`, { method: 'PATCH', ifMatch: version, body: limits });

export const removeAccount = ({ id, version }: OwnAccount): Promise<undefined> =>
  request<undefined>(`/accounts/${id}`, { method: 'DELETE', ifMatch: version });
