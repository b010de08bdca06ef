import { describeSeconds, describeSilence } from '../../domain/coverage/describe-silence.js';
import { secondsUntilBlind } from '../../domain/coverage/judge-failure.js';
import { judgeSilence } from '../../domain/coverage/judge-silence.js';
import type { ObservedHour, SilenceFacts } from '../../domain/coverage/silence.types.js';
import { isSilenceReason, type NewState, type WatchedSource } from './coverage-rows.service.js';

const HOUR_MS = 3_600_000;

/** The state a source should be in; null: it is in it. `mayBeSilent`: what it reads comes to an end. Pauses, and what a person must mend, are left alone. */
export function judgeSource(
  source: WatchedSource,
  hours: readonly ObservedHour[],
  mayBeSilent: boolean,
): NewState | null {
  const { state, reason } = source;
  if (state === 'paused') return null;
  if ((state === 'degraded' || state === 'blind') && !isSilenceReason(reason)) return judgeUnread(source);
  if (mayBeSilent) return null;
  const verdict = judgeSilence(factsOf(source, hours));
  if (verdict.state === 'ok') return isSilenceReason(reason) ? { state: 'ok', reason: null, text: null } : null;
  if (verdict.state === state && verdict.reason === reason) return null;
  return { state: verdict.state, reason: verdict.reason, text: describeSilence(verdict) };
}

/** What is tried again at ever longer intervals turns blind also between two tries. */
function judgeUnread(source: WatchedSource): NewState | null {
  if (source.state !== 'degraded') return null;
  const readUntil = source.lastSuccessAt ?? source.createdAt;
  const unreadSeconds = (source.now.getTime() - readUntil.getTime()) / 1_000;
  if (unreadSeconds <= secondsUntilBlind(source.intervalSeconds)) return null;
  const text = source.text ?? `Nothing could be read for ${describeSeconds(unreadSeconds)}.`;
  return { state: 'blind', reason: source.reason ?? 'internal', text };
}

function factsOf(source: WatchedSource, hours: readonly ObservedHour[]): SilenceFacts {
  const way = source.isListening ? 'streamed' : source.isPolled ? 'polled' : 'pushed';
  const { state, reason, now } = source;
  return {
    now,
    intervalSeconds: source.intervalSeconds,
    way,
    watchedSince: source.watchedSince,
    heardUntil: way === 'pushed' ? now : (source.lastSuccessAt ?? now),
    lastPostAt: source.lastPostAt,
    hours: way === 'pushed' ? withEmptyHours(hours, source) : hours,
    held: isSilenceReason(reason) && (state === 'degraded' || state === 'blind') ? { state, reason } : null,
  };
}

/** Where posts are pushed to us we listen all the time: an hour without a row is an hour without a post. */
function withEmptyHours(hours: readonly ObservedHour[], { watchedSince, now }: WatchedSource): ObservedHour[] {
  if (watchedSince === null) return [...hours];
  const known = new Map(hours.map(({ at, seen }) => [at.getTime(), seen]));
  const first = Math.max(
    Math.ceil(watchedSince.getTime() / HOUR_MS) * HOUR_MS,
    (Math.floor(now.getTime() / HOUR_MS) - 28 * 24) * HOUR_MS,
  );
  const all = [...hours].filter(({ at }) => at.getTime() < first);
  for (let at = first; at <= now.getTime(); at += HOUR_MS) all.push({ at: new Date(at), seen: known.get(at) ?? 0 });
  return all;
}
