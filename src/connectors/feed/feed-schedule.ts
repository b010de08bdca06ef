type Headers = Readonly<Record<string, string>>;

const HOUR_MS = 3_600_000;
/** No server may make us deaf for longer than this. */
const MAX_WAIT_MS = 24 * HOUR_MS;

/** What a feed says about when to read it. */
export interface FeedWishes {
  readonly ttlMinutes: number | null;
  /** Hours of the day in UTC, 0 to 23. */
  readonly skipHours: readonly number[];
}

/** Seconds that a `Retry-After` header (seconds or an HTTP date) asks for, at most a day; undefined without one. */
export const retryAfterSeconds = (headers: Headers, now: Date): number | undefined => {
  const written = headers['retry-after']?.trim() ?? '';
  const seconds = /^\d+$/.test(written) ? Number(written) : (Date.parse(written) - now.getTime()) / 1000;
  if (Number.isNaN(seconds)) return undefined;
  return Math.min(Math.max(Math.ceil(seconds), 0), MAX_WAIT_MS / 1000);
};

const freshSeconds = (headers: Headers): number => {
  const control = headers['cache-control'] ?? '';
  if (/\bno-(?:cache|store)\b/i.test(control)) return 0;
  const maxAge = /(?:^|[,\s])max-age\s*=\s*"?(\d+)/i.exec(control)?.[1];
  const age = /^\d+$/.test(headers.age ?? '') ? Number(headers.age) : 0;
  return maxAge === undefined ? 0 : Math.max(Number(maxAge) - age, 0);
};

const afterSkippedHours = (at: number, hours: readonly number[]): number => {
  const skipped = new Set(hours);
  let next = at;
  for (let step = 0; step < 24 && skipped.has(new Date(next).getUTCHours()); step += 1) {
    next = (Math.floor(next / HOUR_MS) + 1) * HOUR_MS;
  }
  return skipped.has(new Date(next).getUTCHours()) ? at : next;
};

/**
 * The earliest instant the server and the feed want to be asked again, at most a day from now; undefined when they do not
 * mind. From `Retry-After`, `Cache-Control: max-age`, the feed's ttl and its hours to skip.
 */
export const earliestNextPoll = (headers: Headers, wishes: FeedWishes, now: Date): Date | undefined => {
  const waitMs = Math.max(
    (retryAfterSeconds(headers, now) ?? 0) * 1000,
    freshSeconds(headers) * 1000,
    (wishes.ttlMinutes ?? 0) * 60_000,
  );
  const at = afterSkippedHours(now.getTime() + Math.min(waitMs, MAX_WAIT_MS), wishes.skipHours);
  return at > now.getTime() ? new Date(Math.min(at, now.getTime() + MAX_WAIT_MS)) : undefined;
};
