/** Share of a new read in how busy a source is: about the last seven reads count. */
const SHARE_OF_NEW = 0.3;
const BUSY_FROM = 0.25;
const QUIET_FROM = -0.5;
/** A quiet source is read this much less often at most. */
const MOST_STRETCH = 4;

/** What a read showed. */
export interface ReadFullness {
  readonly posts: number;
  /** There was more to read than one poll takes. */
  readonly wasFull: boolean;
}

/** How busy a source is after one more read, between −1 (nothing for long) and 1 (every read full). */
export function rateBusy(before: number, { posts, wasFull }: ReadFullness): number {
  const now = wasFull ? 1 : posts === 0 ? -1 : 0;
  const rated = before * (1 - SHARE_OF_NEW) + now * SHARE_OF_NEW;
  return Math.min(1, Math.max(-1, rated));
}

export interface IntervalFacts {
  /** As an administrator set it. */
  readonly setSeconds: number;
  /** The fewest the connector allows. */
  readonly minSeconds: number;
  readonly busy: number;
  readonly isIncident: boolean;
  /** The network counts requests or money: reading less often saves something. */
  readonly isCounted: boolean;
  /** Only what is kept for trouble is left of the budget. */
  readonly isOnReserve: boolean;
}

export interface PlannedInterval {
  readonly seconds: number;
  readonly reason: 'set' | 'incident' | 'busy' | 'quiet' | 'budget';
}

/** Seconds until the next poll, and why not those that were set. */
export function planInterval(facts: IntervalFacts): PlannedInterval {
  const { setSeconds, busy, isIncident, isCounted, isOnReserve } = facts;
  const fewest = Math.min(facts.minSeconds, setSeconds);
  if (isIncident) return { seconds: fewest, reason: 'incident' };
  if (busy >= BUSY_FROM) {
    const share = (busy - BUSY_FROM) / (1 - BUSY_FROM);
    // Halved at the first sign, since the sign is a full page; down to the fewest when it lasts.
    return { seconds: Math.max(fewest, Math.round((setSeconds / 2) * (1 - share))), reason: 'busy' };
  }
  if (isOnReserve) return { seconds: setSeconds * MOST_STRETCH, reason: 'budget' };
  if (!isCounted || busy > QUIET_FROM) return { seconds: setSeconds, reason: 'set' };
  const share = (QUIET_FROM - busy) / (1 + QUIET_FROM);
  return { seconds: Math.round(setSeconds * (1 + (MOST_STRETCH - 1) * share)), reason: 'quiet' };
}
