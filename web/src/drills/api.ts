import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  DrillMeasure,
  DrillPersonScore,
  ScoredCustomer,
  ScoredMessage,
  WordingSteps,
} from '@domain/drill/score.types.js';
import { queryString, request } from '../api/client.js';
import type { ClockKind, Named, Page, Role } from '../api/types.js';

export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly posts: number;
  readonly languages: readonly string[];
  readonly playbook: string;
}

export interface Participant extends Named {
  /** The one they practise. */
  readonly role: Role;
  readonly enteredAt: string | null;
}

export interface DrillEvent {
  readonly at: string;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export type ToldCustomer = Omit<ScoredCustomer, 'toldAt'> & { readonly toldAt: string | null };

/** What calms somebody down, in this order. */
export const WORDING_STEPS = [
  'listened',
  'empathised',
  'apologised',
  'owned',
  'nextTime',
] as const satisfies readonly (keyof WordingSteps)[];

export interface Report {
  /** 0 to 100. */
  readonly score: number;
  readonly standard: {
    readonly name: string;
    readonly version: number;
    /** How its clocks came out in the sandbox. */
    readonly promises: readonly { readonly kind: ClockKind; readonly n: number; readonly met: number }[];
  } | null;
  readonly measures: readonly DrillMeasure[];
  readonly customers: readonly ToldCustomer[];
  readonly wording: readonly ScoredMessage[];
  readonly people: readonly DrillPersonScore[];
  readonly timeline: readonly DrillEvent[];
}

export interface Drill {
  readonly id: string;
  readonly title: string;
  /** Null: it came from elsewhere. */
  readonly scenarioId: string | null;
  readonly state: 'running' | 'ended' | 'cancelled';
  readonly startedAt: string;
  readonly endsAt: string;
  readonly endedAt: string | null;
  readonly startedBy: Named;
  readonly participants: readonly Participant[];
  readonly progress: { readonly posts: number; readonly postsTotal: number; readonly events: readonly DrillEvent[] };
  readonly notifiers: readonly Named[];
  readonly canEnter: boolean;
  readonly report: Report | null;
  readonly version: number;
}

export interface TrainingRow {
  readonly member: Named;
  readonly drills: number;
  readonly lastAt: string | null;
  readonly lastScore: number | null;
  readonly best: number | null;
}

export interface OwnTraining {
  readonly drillId: string;
  readonly title: string;
  readonly at: string;
  readonly score: number;
  readonly own: Omit<DrillPersonScore, 'id' | 'name'>;
}

const PAGE = 20;
const firstPage: string | null = null;
const LIVE_MS = 5_000;

export const scenariosQuery = queryOptions({
  queryKey: ['drills', 'scenarios'],
  queryFn: async ({ signal }) =>
    (await request<{ readonly items: readonly Scenario[] }>('/drills/scenarios', { signal })).items,
});

export const drillsQuery = infiniteQueryOptions({
  queryKey: ['drills', 'list'],
  queryFn: ({ pageParam, signal }) =>
    request<Page<Drill>>(`/drills${queryString({ limit: PAGE, cursor: pageParam ?? undefined })}`, { signal }),
  initialPageParam: firstPage,
  getNextPageParam: (page: Page<Drill>) => page.nextCursor,
});

/** Read again while it goes on: the stream says what happens in it, but not that its time is over. */
export const drillQuery = (id: string) =>
  queryOptions({
    queryKey: ['drills', 'one', id],
    queryFn: ({ signal }) => request<Drill>(`/drills/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? LIVE_MS : false),
  });

export const trainingQuery = infiniteQueryOptions({
  queryKey: ['drills', 'training'],
  queryFn: ({ pageParam, signal }) =>
    request<Page<TrainingRow>>(`/drills/training${queryString({ limit: 50, cursor: pageParam ?? undefined })}`, {
      signal,
    }),
  initialPageParam: firstPage,
  getNextPageParam: (page: Page<TrainingRow>) => page.nextCursor,
});

export const ownTrainingQuery = queryOptions({
  queryKey: ['drills', 'own-training'],
  queryFn: async ({ signal }) =>
    (await request<{ readonly items: readonly OwnTraining[] }>('/me/training', { signal })).items,
});
