import { NotifierError } from '../../notifiers/notifier.js';
import { isInTime, isStillTrue, isWorthTelling, newestPerAlert } from './choose-deliveries.js';
import { composeNotice } from './compose-notice.js';
import type { DeliverySteps, Destination } from './delivery-steps.service.js';
import type { PageSteps } from './page-steps.service.js';
import { isCurrentPage, type WaitingPage } from './pages.types.js';

export type PipelineOutcome =
  { readonly is: 'done' } | { readonly is: 'later'; readonly afterSeconds: number | null; readonly problem: string };

const DONE: PipelineOutcome = { is: 'done' };

/**
 * From alert to notice: group → mute → dedup → recheck → send → record. Every delivery ends with a reason that is stored: sent,
 * left out because of this or that, or given up. `key` is the same at every attempt. What waits for one notifier is one notice, so
 * that a backlog makes one digest.
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
  const fresh = await steps.leaveOut(told, isInTime, 'it is older than a day');
  const current = await steps.leaveOut(fresh, isStillTrue, 'it was no longer true');
  const sent = await steps.holdWhileQuiet(destination, current);
  if (sent.length === 0) return DONE;
  try {
    await steps.send(destination, composeNotice(sent, steps.linkToAlerts()), key, signal);
  } catch (error) {
    if (!(error instanceof NotifierError)) throw error;
    if (!error.mayRetry) await steps.recordFailed(destination, sent, error.message);
    else await steps.recordTrouble(destination, sent, error.message);
    return outcomeOf(error);
  }
  await steps.recordSent(destination, sent);
  return DONE;
}

/**
 * A page goes to one person or channel, about one alert, and is read just before it leaves: whoever acknowledged, passed or left
 * meanwhile is not woken. Quiet hours and the floor of a role were asked when the chain came to this step.
 */
export async function sendPage(
  steps: PageSteps,
  page: WaitingPage,
  key: string,
  signal: AbortSignal,
): Promise<PipelineOutcome> {
  if (!isInTime({ cause: 'opened', ...page })) return steps.leaveOut(page, 'it is older than a day');
  if (!isCurrentPage(page)) return steps.leaveOut(page, 'it was no longer true');
  try {
    await steps.send(page, key, signal);
  } catch (error) {
    if (!(error instanceof NotifierError)) throw error;
    if (!error.mayRetry) await steps.recordFailed(page, error.message);
    else await steps.recordTrouble(page, error.message);
    return outcomeOf(error);
  }
  await steps.recordSent(page);
  return DONE;
}

const outcomeOf = ({ mayRetry, retryAfterSeconds, message }: NotifierError): PipelineOutcome =>
  mayRetry ? { is: 'later', afterSeconds: retryAfterSeconds ?? null, problem: message } : DONE;
