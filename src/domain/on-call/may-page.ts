import type { StaffRole } from '../access/roles.js';
import { openStretches } from '../clock/open-stretches.js';
import type { OnCallSchedule, PageSeverity, QuietHours } from './on-call.types.js';

/** What is older pages nobody: it is told in lists, never at night. */
export const OLDEST_PAGE_MS = 24 * 3_600_000;

const WEEK_MS = 7 * 86_400_000;
const RANK: Readonly<Record<PageSeverity, number>> = { warning: 0, critical: 1 };

export type PageVerdict =
  | { readonly isTold: true }
  | { readonly isTold: false; readonly reason: 'below-floor' | 'too-old' }
  | { readonly isTold: false; readonly reason: 'quiet-hours'; readonly untilMs: number };

export interface PageQuestion {
  readonly severity: PageSeverity;
  /** Null: a channel of many, such as a chat room. */
  readonly role: StaffRole | null;
  /** When the alert was opened or last became worse. */
  readonly raisedAtMs: number;
  readonly nowMs: number;
}

/** Whether an alert is worth waking somebody of this role now. */
export function judgePage(
  { minimumSeverityByRole, quietHours }: Pick<OnCallSchedule, 'minimumSeverityByRole' | 'quietHours'>,
  { severity, role, raisedAtMs, nowMs }: PageQuestion,
): PageVerdict {
  if (nowMs - raisedAtMs > OLDEST_PAGE_MS) return { isTold: false, reason: 'too-old' };
  const floor = role === null ? undefined : minimumSeverityByRole[role];
  if (floor !== undefined && RANK[severity] < RANK[floor]) return { isTold: false, reason: 'below-floor' };
  const untilMs = quietUntil(quietHours, severity, nowMs);
  return untilMs === null ? { isTold: true } : { isTold: false, reason: 'quiet-hours', untilMs };
}

/** The end of the quiet hours that hold back this severity now; null while none do. At most a week away. */
export function quietUntil(quiet: QuietHours | null, severity: PageSeverity, nowMs: number): number | null {
  if (quiet === null || RANK[severity] >= RANK[quiet.minimumSeverity]) return null;
  let untilMs: number | null = null;
  for (const { fromMs, toMs } of openStretches(quiet.hours, nowMs)) {
    if (fromMs > (untilMs ?? nowMs) || (untilMs !== null && untilMs >= nowMs + WEEK_MS)) break;
    untilMs = Math.min(toMs, nowMs + WEEK_MS);
  }
  return untilMs;
}
