import { countDays } from './count-days.js';
import type { AccountFacts, NeglectCode, NeglectReason, NeglectState, Verdict } from './neglect.types.js';

/** From this share of a limit on an account is quiet. */
const QUIET_SHARE = 2 / 3;

const RANK: Readonly<Record<NeglectState, number>> = { neglected: 0, quiet: 1, unknown: 2, fresh: 3 };

const reason = (
  code: NeglectCode,
  state: NeglectState,
  values: Readonly<Record<string, number>> = {},
): NeglectReason => ({ code, state, values });

/**
 * Whether an account is looked after. Silence counts only where it was heard: a time in which nobody listened, and a network that
 * shows nothing, make no account neglected.
 */
export function judgeAccount(facts: AccountFacts, now: Date): Verdict {
  const { limits, hearing } = facts;
  if (limits.postDays === null && limits.answerDays === null) return alone(reason('not-watched', 'unknown'));
  if (hearing !== 'heard') return alone(reason(hearing === 'blind' ? 'blind' : 'not-heard', 'unknown'));
  const reasons = [...judgePosts(facts, now), ...judgeAnswers(facts, now)].sort(
    (a, b) => RANK[a.state] - RANK[b.state],
  );
  return { state: reasons[0]?.state ?? 'unknown', reasons };
}

const alone = (only: NeglectReason): Verdict => ({ state: only.state, reasons: [only] });

function judgePosts(facts: AccountFacts, now: Date): NeglectReason[] {
  const { ownPosts, lastOwnPostAt, heardSince, limits } = facts;
  const limit = limits.postDays;
  if (limit === null) return [];
  if (ownPosts === 'not-shown') {
    // One that came by all the same tells that it is active, its absence nothing.
    const days = lastOwnPostAt === null ? null : countDays(lastOwnPostAt, now, limits.calendar);
    return days === null || stateOf(days, limit) !== 'fresh'
      ? [reason('posts-not-shown', 'unknown')]
      : [reason('active', 'fresh', { days })];
  }
  // A network that was asked for the last post knows it, whatever we missed.
  const since = ownPosts === 'asked' ? (lastOwnPostAt ?? heardSince) : later(lastOwnPostAt, heardSince);
  if (since === null) return [reason('not-heard', 'unknown')];
  const days = countDays(since, now, limits.calendar);
  const state = stateOf(days, limit);
  if (lastOwnPostAt === null) return [reason('never-posted', state, { days, limit })];
  const shownDays = countDays(lastOwnPostAt, now, limits.calendar);
  return state === 'fresh'
    ? [reason('active', 'fresh', { days: shownDays })]
    : [reason('no-post', state, { days, limit })];
}

function judgeAnswers(facts: AccountFacts, now: Date): NeglectReason[] {
  const { unanswered, oldestUnansweredAt, heardSince, limits } = facts;
  const limit = limits.answerDays;
  if (limit === null) return [];
  if (unanswered === 0 || oldestUnansweredAt === null) return [reason('nothing-waits', 'fresh')];
  const since = later(oldestUnansweredAt, heardSince) ?? oldestUnansweredAt;
  const days = countDays(since, now, limits.calendar);
  return [reason('unanswered', stateOf(days, limit), { count: unanswered, days, limit })];
}

const stateOf = (days: number, limit: number): NeglectState =>
  days >= limit ? 'neglected' : days >= limit * QUIET_SHARE ? 'quiet' : 'fresh';

const later = (a: Date | null, b: Date | null): Date | null => (a === null ? b : b === null || a > b ? a : b);
