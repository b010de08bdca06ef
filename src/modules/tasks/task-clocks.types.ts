import type { CalendarInForce } from '../calendars/calendars.types.js';
import type { TargetInForce } from '../standards/standards.types.js';
import type { ClockKind } from './task-clock.entity.js';

/** A clock to start. Where its task has a live one of the kind already, nothing happens. */
export interface ClockStart {
  readonly workspaceId: string;
  readonly taskId: string;
  readonly kind: ClockKind;
  /** Null for a promise. */
  readonly target: TargetInForce | null;
  readonly startedAt: Date | 'now';
  /** For a promise, which names its instant; else it is counted. */
  readonly dueAt?: Date;
  /** For a promise, by whose hours it was meant; else the target's. */
  readonly calendar?: CalendarInForce | null;
  readonly promiseId?: string;
}

/** A reply that left. */
export interface SentReply {
  /** More than an acknowledgement. */
  readonly isAnswer: boolean;
  readonly visibility: 'public' | 'private';
}

/** What stands still while we wait for the customer. */
export const STILL_WHILE_WAITING: readonly ClockKind[] = ['answer', 'next-reply', 'resolve'];
