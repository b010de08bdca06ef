/** Without a promise that runs. */
const USUAL_SECONDS = 1_800;
/** When the promise is broken already. */
const LATE_SECONDS = 300;
/** Left to send in, beside the hold: a fifth of what is left, within these bounds. */
const LEAST_TO_SEND_SECONDS = 30;
const MOST_TO_SEND_SECONDS = 600;
const SHARE_TO_SEND = 0.2;

/**
 * Until when a reply has to be approved so that the task's next promise can still be kept: the time to send is left over. Where
 * little is left the approver still has half of it.
 */
export function approvalDueAt(askedAt: Date, nextDueAt: Date | null, holdSeconds: number): Date {
  const after = (seconds: number): Date => new Date(askedAt.getTime() + seconds * 1_000);
  if (nextDueAt === null) return after(USUAL_SECONDS);
  const leftSeconds = (nextDueAt.getTime() - askedAt.getTime()) / 1_000;
  if (leftSeconds <= 0) return after(LATE_SECONDS);
  const toSend = Math.min(Math.max(leftSeconds * SHARE_TO_SEND, LEAST_TO_SEND_SECONDS), MOST_TO_SEND_SECONDS);
  return after(Math.max(leftSeconds - toSend - holdSeconds, leftSeconds / 2));
}
