export interface WaitingTask {
  readonly routedAtMs: number;
  /** Of the next promise to break; null: none runs. */
  readonly dueAtMs: number | null;
}

/** Somebody who got a task seconds before its deadline is left to it. */
const SHORTEST_MS = 10_000;

/**
 * Which part, 0..1, of the time that was left when somebody got the task has passed without an act of theirs; null where no
 * promise runs, or what was left is too short to be divided.
 */
export function shareUsed({ routedAtMs, dueAtMs }: WaitingTask, nowMs: number): number | null {
  if (dueAtMs === null || dueAtMs - routedAtMs < SHORTEST_MS) return null;
  return Math.min(1, Math.max(0, (nowMs - routedAtMs) / (dueAtMs - routedAtMs)));
}

/** When the task goes to somebody else, unless there is an act before. */
export function rerouteAtMs({ routedAtMs, dueAtMs }: WaitingTask, atShare: number): number | null {
  if (dueAtMs === null || dueAtMs - routedAtMs < SHORTEST_MS) return null;
  return routedAtMs + (dueAtMs - routedAtMs) * atShare;
}
