import type { Replyability } from '../../connectors/reply.types.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';
import type { TaskState } from '../../domain/task-state/transitions.js';

/** A task locked for the transaction that moves it. */
export interface LockedTask {
  readonly id: string;
  readonly workspaceId: string;
  readonly network: string;
  readonly conversationKey: string;
  readonly sourceId: string;
  readonly teamId: string;
  readonly assigneeId: string | null;
  readonly state: TaskState;
  readonly previousState: TaskState | null;
  readonly lastMentionId: string;
  readonly replyability: Replyability;
  readonly acknowledgedAt: Date | null;
  readonly labels: readonly string[];
  readonly claimedAt: Date | null;
  /** The task that answers its conversation since they were merged. */
  readonly mergedIntoId: string | null;
  /** That task is open. */
  readonly isJoined: boolean;
  /** Whom a route led to and who did not keep it. */
  readonly routeTried: readonly string[];
  /** 1 to 4. */
  readonly priority: number;
  /** Of the weights; null where an earlier release judged it. */
  readonly priorityVersion: number | null;
  readonly version: number;
}

/** How a task came to be with whom it is, as it is kept. */
export interface TaskRoute {
  /** Null: nobody is able to take it; then `missing` says what was lacking. */
  readonly to: string | null;
  readonly teamId: string;
  readonly ruleId: string | null;
  /** `text` is English, made of the values. */
  readonly reasons: readonly {
    readonly code: string;
    readonly text: string;
    readonly values: Readonly<Record<string, string | number>>;
  }[];
  readonly authority: readonly string[];
  readonly missing?: readonly string[];
  /** Who else was thought of, and what kept them from it; none: another was chosen. */
  readonly considered: readonly { readonly id: string; readonly name: string; readonly refusals: readonly string[] }[];
}

/** Columns an act changes; what is not named stays. */
export interface TaskChange {
  readonly state?: TaskState;
  readonly previousState?: TaskState | null;
  readonly assigneeId?: string | null;
  readonly claimedAt?: 'now' | null;
  readonly acknowledgedAt?: Date | 'now' | null;
  readonly acknowledgedBy?: string | null;
  readonly snoozedUntil?: Date | null;
  readonly closedAt?: 'now' | null;
  readonly sentimentLabel?: SentimentLabel;
  readonly sentimentScore?: number;
  /** 1 to 4. */
  readonly priority?: number;
  readonly priorityIsManual?: boolean;
  readonly labels?: readonly string[];
  readonly mergedIntoId?: string | null;
  readonly isJoined?: boolean;
  readonly teamId?: string;
  readonly route?: TaskRoute | null;
  readonly routedAt?: 'now' | null;
  readonly routeDueAt?: Date | 'now' | null;
  readonly routeTried?: readonly string[];
}

/** A line of a task's history. */
export interface NewTaskEvent {
  readonly kind: string;
  readonly actorId: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
}

export const DISMISS_REASONS = ['not-about-us', 'spam', 'duplicate', 'no-answer-needed'] as const;
export type DismissReason = (typeof DISMISS_REASONS)[number];
