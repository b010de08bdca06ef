import { queryOptions } from '@tanstack/react-query';
import { queryString, request } from '../api/client.js';
import type { Named, Page, Reply, Task, Template, Visibility } from '../api/types.js';
import type { ChecklistItem } from '@domain/reply-text/checklist.js';
import type { Finding, ToneGuide } from '@domain/reply-text/tone-guide.types.js';

export interface ToneGuideVersion {
  /** 0: nobody has written one. */
  readonly version: number;
  readonly guide: ToneGuide;
  readonly reason: string;
  readonly author: Named | null;
  readonly createdAt: string | null;
}

export interface ToneChecked {
  readonly findings: readonly Finding[];
  readonly steps: readonly ChecklistItem[];
}

export interface ChecklistState {
  readonly items: readonly {
    readonly item: ChecklistItem;
    readonly isDone: boolean;
    readonly isSuggested: boolean;
    readonly doneBy: Named | null;
  }[];
}

export const STEP_KINDS = [
  'priority',
  'label',
  'assign',
  'note',
  'acknowledge',
  'reply',
  'snooze',
  'wait',
  'resolve',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export interface MacroStep {
  readonly kind: StepKind;
  readonly level?: string;
  readonly labels?: readonly string[];
  readonly memberId?: string | null;
  readonly text?: string;
  readonly templateId?: string;
  readonly visibility?: Visibility;
  readonly minutes?: number;
  readonly note?: string | null;
}

export interface Macro {
  readonly id: string;
  readonly name: string;
  readonly key: number | null;
  readonly steps: readonly MacroStep[];
  readonly team: Named | null;
  readonly version: number;
}

export interface MacroResult {
  readonly task: Task;
  readonly reply: Reply | null;
  readonly steps: readonly {
    readonly kind: StepKind;
    readonly isDone: boolean;
    readonly code: string | null;
    readonly detail: string | null;
  }[];
  readonly isComplete: boolean;
}

export interface FilledText {
  readonly text: string;
  readonly missing: readonly string[];
}

const MINUTE_MS = 60_000;

export interface TextFilters {
  readonly q?: string | undefined;
  readonly lang?: string | undefined;
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
}

/** The newest version of each text, of the first 200 that fit. */
export const textsQuery = ({ q, lang, kind, state }: TextFilters) =>
  queryOptions({
    queryKey: ['templates', 'all', { q, lang, kind, state }],
    queryFn: ({ signal }) => {
      const approved = state === 'approved' ? 'true' : state === 'draft' ? 'false' : undefined;
      return request<Page<Template>>(`/templates${queryString({ q, lang, kind, approved, limit: 200 })}`, { signal });
    },
  });

export const textQuery = (id: string) =>
  queryOptions({ queryKey: ['templates', 'one', id], queryFn: () => request<Template>(`/templates/${id}`) });

export const macrosQuery = queryOptions({
  queryKey: ['macros'],
  queryFn: async () => (await request<Page<Macro>>('/macros?limit=200')).items,
  staleTime: 5 * MINUTE_MS,
});

export const toneGuideQuery = queryOptions({
  queryKey: ['tone-guide'],
  queryFn: () => request<ToneGuideVersion>('/tone-guide'),
});

export const checklistQuery = (taskId: string) =>
  queryOptions({
    queryKey: ['checklist', taskId],
    queryFn: () => request<ChecklistState>(`/tasks/${taskId}/checklist`),
  });
