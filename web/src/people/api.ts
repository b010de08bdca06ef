import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { queryString, request } from '../api/client.js';
import type { Named, Page, Task } from '../api/types.js';

export interface PersonHandle {
  readonly id: string;
  readonly network: string;
  readonly handle: string;
  readonly name: string | null;
  readonly source: 'post' | 'import' | 'person';
}

export interface PersonRow {
  readonly id: string;
  readonly name: string | null;
  readonly tier: string | null;
  readonly lang: string | null;
  readonly handles: readonly PersonHandle[];
  readonly taskCount: number;
  readonly openCount: number;
  readonly lastContactAt: string | null;
  readonly isMasked: boolean;
}

export const CONSENTS = ['call', 'message', 'survey'] as const;
export type ConsentKind = (typeof CONSENTS)[number];

export interface Consent {
  readonly kind: ConsentKind;
  readonly isGiven: boolean;
  readonly source: string;
  readonly at: string;
}

export interface IdentityReason {
  readonly code:
    | 'same-email'
    | 'same-phone'
    | 'same-customer-number'
    | 'same-account'
    | 'linked-both-ways'
    | 'linked-one-way'
    | 'same-handle'
    | 'same-name'
    | 'same-language'
    | 'other-customer-number'
    | 'other-account'
    | 'other-name'
    | 'other-language';
  readonly weight: number;
  readonly isStrong: boolean;
  readonly values: Readonly<Record<string, number | string>>;
}

export interface PersonJoin {
  readonly id: string;
  readonly personId: string;
  readonly handles: readonly PersonHandle[];
  readonly reasons: readonly IdentityReason[];
  readonly by: Named | null;
  readonly at: string;
}

export const JOURNEYS = ['awareness', 'consideration', 'decision', 'after-purchase'] as const;
export type Journey = (typeof JOURNEYS)[number];

export interface Person extends PersonRow {
  /** IANA; null where nobody has said where they live. */
  readonly zone: string | null;
  readonly journey: Journey | null;
  readonly notes: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly customerNumber: string | null;
  readonly consents: readonly Consent[];
  readonly joins: readonly PersonJoin[];
  readonly scores: { readonly csat: number | null; readonly ces: number | null; readonly nps: number | null };
  readonly createdAt: string;
  readonly version: number;
}

export interface PersonPatch {
  readonly name?: string | null;
  readonly tier?: string | null;
  readonly lang?: string | null;
  readonly zone?: string | null;
  readonly journey?: Journey | null;
  readonly notes?: string;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly customerNumber?: string | null;
  readonly consent?: readonly { readonly kind: ConsentKind; readonly isGiven: boolean; readonly source: string }[];
}

export interface Suggestion {
  readonly person: PersonRow;
  readonly confidence: number;
  readonly verdict: 'same' | 'likely';
  readonly reasons: readonly IdentityReason[];
}

export interface HistorySentence {
  readonly code:
    'first-contact' | 'nth-contact' | 'still-unsolved' | 'was-promised-call' | 'was-promised-answer' | 'promise-broken';
  readonly text: string;
  readonly values: Readonly<Record<string, number | string>>;
  readonly taskIds: readonly string[];
}

export interface HistoryEntry {
  readonly id: string;
  readonly kind: 'task' | 'reply' | 'call' | 'survey';
  readonly at: string;
  readonly taskId: string;
  readonly network: string;
  readonly state: string;
  readonly text: string;
  readonly detail: string | null;
  readonly score: number | null;
}

export interface PersonHistory extends Page<HistoryEntry> {
  readonly sentences: readonly HistorySentence[];
}

export interface ImportResult {
  readonly created: number;
  readonly updated: number;
  readonly joined: number;
  readonly errors: readonly { readonly line: number; readonly column: string | null; readonly message: string }[];
}

export interface CallBrief {
  readonly callId: string;
  readonly taskId: string;
  readonly personId: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly consent: Consent | null;
  readonly lang: string;
  readonly script: readonly {
    readonly step: 'greet' | 'answer' | 'close';
    readonly templateId: string;
    readonly name: string;
    readonly text: string;
  }[];
  readonly history: readonly HistorySentence[];
  readonly promises: readonly {
    readonly kind: 'call' | 'answer';
    readonly text: string;
    readonly dueAt: string | null;
  }[];
  readonly openQuestions: readonly { readonly mentionId: string; readonly at: string; readonly text: string }[];
}

export const CALL_RESULTS = ['solved', 'callback', 'not-solved', 'no-answer', 'wrong-number'] as const;
export type CallResult = (typeof CALL_RESULTS)[number];

export type SurveyKind = 'csat' | 'ces' | 'nps';

export interface SentSurvey {
  readonly id: string;
  readonly kind: SurveyKind;
  readonly lang: string;
  readonly url: string;
  readonly text: string;
}

export interface TaskSurvey {
  readonly id: string;
  readonly kind: SurveyKind;
  readonly state: 'sent' | 'answered' | 'expired';
  readonly score: number | null;
  readonly sentAt: string;
}

export const SURVEY_KINDS = ['csat', 'ces', 'nps'] as const satisfies readonly SurveyKind[];
export const SURVEY_SENDING = ['off', 'suggest', 'automatic'] as const;
export type SurveySending = (typeof SURVEY_SENDING)[number];

export interface SurveySettings {
  readonly kind: SurveyKind;
  readonly everyDays: number;
  readonly validDays: number;
  readonly sending: SurveySending;
  /** Customers can open a link of this installation. */
  readonly canSend: boolean;
  readonly texts: Readonly<Record<string, string>>;
  readonly version: number;
}

export interface SurveyResult {
  readonly kind: SurveyKind;
  readonly sent: number;
  readonly n: number;
  readonly responsePercent: number | null;
  readonly score: number | null;
  readonly ci95: { readonly low: number; readonly high: number } | null;
  readonly warnings: readonly {
    readonly code: 'few-answers' | 'low-response' | 'quick-ones-answered';
    readonly values: Readonly<Record<string, number>>;
  }[];
}

export interface CustomerGroup {
  readonly name: string | null;
  readonly tasks: number;
  readonly people: number;
}

export interface CustomerInsight {
  readonly surveys: readonly SurveyResult[];
  readonly people: number;
  readonly repeated: number;
  readonly tiers: readonly CustomerGroup[];
  readonly journey: readonly CustomerGroup[];
  readonly calls: number;
  readonly callsSolved: number;
}

const PAGE = 50;
const firstPage = null as string | null;

export const peopleQuery = (filter: { readonly q?: string; readonly tier?: string }) =>
  infiniteQueryOptions({
    queryKey: ['people', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      request<Page<PersonRow>>(`/people${queryString({ ...filter, limit: PAGE, cursor: pageParam ?? undefined })}`, {
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: (page: Page<PersonRow>) => page.nextCursor,
  });

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', 'one', id],
    queryFn: ({ signal }) => request<Person>(`/people/${id}`, { signal }),
    retry: 1,
  });

export const suggestionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', 'suggestions', id],
    queryFn: async ({ signal }) =>
      (await request<{ items: Suggestion[] }>(`/people/${id}/suggestions`, { signal })).items,
  });

export const historyQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['people', 'history', id],
    queryFn: ({ pageParam, signal }) =>
      request<PersonHistory>(`/people/${id}/history${queryString({ limit: 30, cursor: pageParam ?? undefined })}`, {
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: (page: PersonHistory) => page.nextCursor,
  });

export const tiersQuery = queryOptions({
  queryKey: ['people', 'settings'],
  queryFn: async ({ signal }) =>
    (await request<{ tiers: { name: string }[] }>('/people-settings', { signal })).tiers.map(({ name }) => name),
  staleTime: 60_000,
});

export const surveySettingsQuery = queryOptions({
  queryKey: ['people', 'survey-settings'],
  queryFn: ({ signal }) => request<SurveySettings>('/survey-settings', { signal }),
  staleTime: 60_000,
});

export const taskSurveysQuery = (taskId: string) =>
  queryOptions({
    queryKey: ['people', 'surveys', taskId],
    queryFn: async ({ signal }) =>
      (await request<{ items: TaskSurvey[] }>(`/tasks/${taskId}/surveys`, { signal })).items,
  });

export const customerInsightQuery = (range: { readonly from: string; readonly to: string }) =>
  queryOptions({
    queryKey: ['insights', 'customers', range],
    queryFn: ({ signal }) => request<CustomerInsight>(`/insights/customers${queryString(range)}`, { signal }),
  });

export const patchPerson = (id: string, version: number, patch: PersonPatch): Promise<Person> =>
  request<Person>(`/people/${id}`, { method: 'PATCH', body: patch, ifMatch: version });

export const mergePeople = (from: string, into: string): Promise<Person> =>
  request<Person>('/people/merge', { method: 'POST', body: { from, into } });

export const keepApart = (id: string, personId: string): Promise<undefined> =>
  request<undefined>(`/people/${id}/not-same`, { method: 'POST', body: { personId } });

export const splitPerson = (
  id: string,
  handles: readonly string[],
): Promise<{ readonly person: Person; readonly other: Person }> =>
  request(`/people/${id}/split`, { method: 'POST', body: { handles } });

export const planCall = (taskId: string): Promise<CallBrief> =>
  request<CallBrief>(`/tasks/${taskId}/call`, { method: 'POST', body: {} });

export const finishCall = (callId: string, body: Readonly<Record<string, unknown>>): Promise<{ readonly task: Task }> =>
  request(`/calls/${callId}/result`, { method: 'POST', body });
