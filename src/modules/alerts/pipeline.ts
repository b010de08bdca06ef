import { NotifierError } from '../../notifiers/notifier.js';
import type { DeliverySteps, Destination } from './delivery-steps.service.js';
import { composeNotice } from './compose-notice.js';
import { isStillTrue, isWorthTelling, newestPerAlert } from './choose-deliveries.js';

export type PipelineOutcome =
  { readonly is: 'done' } | { readonly is: 'later'; readonly afterSeconds: number | null; readonly problem: string };

/**
 * From alert to notice: group → mute → dedup → recheck → send → record. Every delivery ends with a reason that is stored: sent,
 * left out because of this or that, or given up. `key` is the same at every attempt.
 */
export async function sendAlerts(
  steps: DeliverySteps,
  destination: Destination,
  key: string,
  signal: AbortSignal,
): Promise<PipelineOutcome> {
  const grouped = await steps.group(destination, key);
  const audible = await steps.leaveOut(grouped, () => !destination.isPaused, 'the notifier is paused');
  const newest = await steps.leaveOut(audible, newestPerAlert(audible), 'something newer is told of the same alert');
  const told = await steps.leaveOut(newest, isWorthTelling, 'nobody was told that it had opened');
  const current = await steps.leaveOut(told, isStillTrue, 'it was no longer true');
  if (current.length === 0) return { is: 'done' };
  try {
    await steps.send(destination, composeNotice(current, steps.linkToAlerts()), key, signal);
  } catch (error) {
    if (!(error instanceof NotifierError)) throw error;
    if (!error.mayRetry) await steps.recordFailed(destination, current, error.message);
    else await steps.recordTrouble(destination, current, error.message);
    return error.mayRetry
      ? { is: 'later', afterSeconds: error.retryAfterSeconds ?? null, problem: error.message }
      : { is: 'done' };
  }
  await steps.recordSent(destination, current);
  return { is: 'done' };
}
