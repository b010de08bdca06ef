export type ClockState = 'running' | 'paused' | 'met' | 'met-late' | 'overdue' | 'cancelled';

export interface ClockFacts {
  /** Null where the promise never falls due. */
  readonly dueAt: Date | null;
  readonly metAt: Date | null;
  readonly isCancelled: boolean;
  /** The clock stands still until then; its pause is already in `dueAt`. */
  readonly pausedUntil: Date | null;
  readonly now: Date;
}

/** Meeting a promise at the very instant it falls due keeps it. */
export function clockState({ dueAt, metAt, isCancelled, pausedUntil, now }: ClockFacts): ClockState {
  if (metAt) return dueAt && metAt > dueAt ? 'met-late' : 'met';
  if (isCancelled) return 'cancelled';
  if (dueAt && now > dueAt) return 'overdue';
  return pausedUntil && pausedUntil > now ? 'paused' : 'running';
}
