import type { Replyability } from '../../connectors/reply.types.js';
import type { ClockKind, ClockState } from './task-clock.entity.js';
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
  /** 1 to 4. */
  readonly priority: number;
  /** Of the weights; null where an earlier release judged it. */
  readonly priorityVersion: number | null;
  readonly version: number;
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
}

/** A line of a task's history. */
export interface NewTaskEvent {
  readonly kind: string;
  readonly actorId: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface ClockView {
  readonly id: string;
  readonly kind: ClockKind;
  readonly standard: { readonly id: string; readonly name: string };
  readonly standardVersion: number;
  readonly target: { readonly id: string; readonly name: string; readonly withinSeconds: number };
  readonly calendar: string;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly state: ClockState;
  readonly metAt: Date | null;
  readonly metBy: 'public' | 'claim' | null;
  readonly pausedUntil: Date | null;
}

export const DISMISS_REASONS = ['not-about-us', 'spam', 'duplicate', 'no-answer-needed'] as const;
export type DismissReason = (typeof DISMISS_REASONS)[number];
