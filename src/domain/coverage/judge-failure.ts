import type { TroubleReason, TroubleState } from './coverage.types.js';

/** What a failed read was about; `internal` is a fault of ours. */
export type ReadFault = 'retry' | 'auth' | 'quota' | 'payment' | 'gone' | 'invalid' | 'internal';

export interface FailedRead {
  readonly fault: ReadFault;
  /** What the connector says of it, where it can tell more than the fault. */
  readonly code?: TroubleReason | undefined;
  /** Failures in a row, this one included. */
  readonly failures: number;
  readonly intervalSeconds: number;
  /** Since the last successful read, or since the source was added. */
  readonly unreadSeconds: number;
}

/** With this many failures in a row nothing is seen, whatever the intervals are. */
const FAILURES_UNTIL_BLIND = 5;
const INTERVALS_UNTIL_BLIND = 6;
const HOUR_SECONDS = 3_600;

const USUAL_REASON: Readonly<Record<ReadFault, TroubleReason>> = {
  retry: 'unreachable',
  auth: 'forbidden',
  quota: 'rate-limited',
  payment: 'payment-required',
  gone: 'gone',
  invalid: 'changed-shape',
  internal: 'internal',
};

/** Trying again by ourselves helps against these only. */
const PASSING: ReadonlySet<ReadFault> = new Set<ReadFault>(['retry', 'quota', 'internal']);

/**
 * How long a source may go unread before it counts as blind: six intervals, an hour at most; two intervals where it is read
 * more rarely than that.
 */
export function secondsUntilBlind(intervalSeconds: number): number {
  return Math.min(INTERVALS_UNTIL_BLIND * intervalSeconds, Math.max(HOUR_SECONDS, 2 * intervalSeconds));
}

/** The state a source is in after a failed read, and why. */
export function judgeFailure(read: FailedRead): { readonly state: TroubleState; readonly reason: TroubleReason } {
  const reason = read.code ?? USUAL_REASON[read.fault];
  const isBlind =
    !PASSING.has(read.fault) ||
    read.failures >= FAILURES_UNTIL_BLIND ||
    read.unreadSeconds > secondsUntilBlind(read.intervalSeconds);
  return { state: isBlind ? 'blind' : 'degraded', reason };
}
