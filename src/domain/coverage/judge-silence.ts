import type { SilenceReason } from './coverage.types.js';
import { expectedBetween, findPace, type Pace } from './pace.js';
import type { ObservedHour, SilenceFacts, SilenceVerdict } from './silence.types.js';
import { chanceOfAtMost } from './tail-probability.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A silence this unlikely by the source's own past is not chance. */
const ABNORMAL = 0.001;
/** A young source has no nights yet: it is doubted sooner, but only doubted. */
const ABNORMAL_WHEN_YOUNG = 0.01;
/** What was doubted is believed again only when it is this ordinary. */
const ORDINARY = 0.01;
/** So unlikely, and for so long, that nothing is taken to be seen. */
const HOPELESS = 1e-6;
/** Two empty reads; they come a little early or late. */
const FEWEST_SILENT_INTERVALS = 1.5;
const FEWEST_INTERVALS_BLIND = 6;
/** A handful of posts says nothing of a pace. */
const FEWEST_POSTS = 8;
const YOUNG_DAYS = 1;

/**
 * Whether a source that answers is abnormally silent, judged by its own past: by hour of the week once two weeks are known,
 * by its rate and unevenness before, and by its first posts in its first day. Silence counts only while somebody listened.
 */
export function judgeSilence(facts: SilenceFacts): SilenceVerdict {
  const { watchedSince, lastPostAt, heardUntil } = facts;
  if (watchedSince === null) return { state: 'ok' };
  const silentFrom = new Date(Math.max(lastPostAt?.getTime() ?? 0, watchedSince.getTime()));
  const silentMs = Math.max(0, heardUntil.getTime() - silentFrom.getTime());
  const isLong = silentMs >= FEWEST_SILENT_INTERVALS * facts.intervalSeconds * 1_000;
  if (lastPostAt === null) return isLong && facts.way === 'streamed' ? emptyStream(silentMs) : { state: 'ok' };

  if (!isLong) return judgeFewness(facts);

  const pace = findPace(
    facts.hours.filter(({ at }) => at.getTime() + HOUR_MS <= silentFrom.getTime()),
    silentFrom,
  );
  const ageMs = silentFrom.getTime() - watchedSince.getTime();
  const { chance, expected } =
    ageMs < YOUNG_DAYS * DAY_MS
      ? chanceWhenYoung(facts.hours, ageMs, silentMs)
      : chanceOfSilence(pace, silentFrom, heardUntil);
  if (isSilenceAbnormal(facts, pace, ageMs, silentMs, chance))
    return {
      state: isBlind(facts, ageMs, silentMs, chance) ? 'blind' : 'degraded',
      reason: reasonFor(facts.way),
      expected,
      seen: 0,
      silentSeconds: silentMs / 1_000,
    };
  return judgeFewness(facts);
}

/** A stream that was asked for something and gave nothing at all has still to prove itself. */
const emptyStream = (silentMs: number): SilenceVerdict => ({
  state: 'degraded',
  reason: 'heartbeats-only',
  expected: null,
  seen: 0,
  silentSeconds: silentMs / 1_000,
});

const isZeroReason = (reason: SilenceReason | undefined): boolean =>
  reason === 'frozen' || reason === 'heartbeats-only';

function reasonFor(way: SilenceFacts['way']): SilenceReason {
  switch (way) {
    case 'polled':
      return 'frozen';
    case 'streamed':
      return 'heartbeats-only';
    case 'pushed':
      return 'silent';
  }
}

function isSilenceAbnormal(facts: SilenceFacts, pace: Pace, ageMs: number, silentMs: number, chance: number): boolean {
  // Once doubted, only a new post clears it: a night that begins does not make a frozen feed well.
  if (facts.held !== null && (isZeroReason(facts.held.reason) || facts.way === 'pushed') && chance < 0.5) return true;
  if (ageMs < YOUNG_DAYS * DAY_MS) return chance < ABNORMAL_WHEN_YOUNG;
  if (chance >= ABNORMAL) return false;
  return pace.isWeekly || silentMs > (pace.longestSilenceHours + 1) * HOUR_MS;
}

function isBlind(facts: SilenceFacts, ageMs: number, silentMs: number, chance: number): boolean {
  if (facts.held?.state === 'blind') return true;
  const longEnough = Math.max(HOUR_MS, FEWEST_INTERVALS_BLIND * facts.intervalSeconds * 1_000);
  return ageMs >= YOUNG_DAYS * DAY_MS && silentMs >= longEnough && chance < HOPELESS;
}

/** The chance of no post at all, its rate known only from the few posts so far: the fewer they are, the less it says. */
function chanceWhenYoung(
  hours: readonly ObservedHour[],
  ageMs: number,
  silentMs: number,
): { chance: number; expected: number } {
  const seen = hours.reduce((sum, hour) => sum + hour.seen, 0);
  if (seen < FEWEST_POSTS || ageMs <= 0) return { chance: 1, expected: 0 };
  return { chance: Math.pow(ageMs / (ageMs + silentMs), seen), expected: (seen * silentMs) / ageMs };
}

function chanceOfSilence(pace: Pace, from: Date, to: Date): { chance: number; expected: number } {
  const { hours, total } = expectedBetween(pace, from, to);
  // Without the week a busy and a quiet time cannot be told apart, so the whole silence shares one unevenness.
  if (!pace.isWeekly)
    return { chance: chanceOfAtMost(0, total, Math.min(pace.hourSize, pace.daySize)), expected: total };
  // Hours vary by themselves, and days (a holiday) as a whole: it has to be abnormal by both.
  const byHours = hours.reduce((product, expected) => product * chanceOfAtMost(0, expected, pace.hourSize), 1);
  return { chance: Math.max(byHours, chanceOfAtMost(0, total, pace.daySize)), expected: total };
}

/** Some posts, but abnormally few in the last day; told only where the week is known. */
function judgeFewness(facts: SilenceFacts): SilenceVerdict {
  const to = facts.heardUntil;
  const from = new Date(to.getTime() - DAY_MS);
  const past = facts.hours.filter(({ at }) => at < from);
  const pace = findPace(past, from);
  if (!pace.isWeekly) return { state: 'ok' };
  const recent = facts.hours.filter(({ at }) => at >= from);
  const seen = recent.reduce((sum, hour) => sum + hour.seen, 0);
  // Only hours in which somebody looked are expected to have brought anything.
  const expected = recent.reduce((sum, { at }) => sum + pace.expectedPerHour(at), 0);
  const limit = facts.held?.reason === 'silent' ? ORDINARY : ABNORMAL;
  if (seen >= expected || chanceOfAtMost(seen, expected, pace.daySize) >= limit) return { state: 'ok' };
  return { state: 'degraded', reason: 'silent', expected, seen, silentSeconds: 0 };
}
