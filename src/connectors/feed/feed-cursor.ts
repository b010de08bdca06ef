import { createHash } from 'node:crypto';
import type { Cursor, Gap } from '../connector.js';
import type { FeedWishes } from './feed-schedule.js';
import type { ParsedItem } from './feed.types.js';

/** What is remembered between two polls of one feed. */
export interface FeedCursor {
  /** The configured address this was written for; a cursor of another address is not used. */
  readonly url: string;
  readonly movedTo: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Hashes of the newest items of the last document that had any. */
  readonly keys: readonly string[];
  readonly newestAt: string | null;
  readonly wishes: FeedWishes;
  /** How many items of a long document have been handed over already. */
  readonly offset: number;
}

const MAX_KEYS = 50;

export const freshCursor = (url: string): FeedCursor => ({
  url,
  movedTo: null,
  etag: null,
  lastModified: null,
  keys: [],
  newestAt: null,
  wishes: { ttlMinutes: null, skipHours: [] },
  offset: 0,
});

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The stored cursor where it was written for this address, else a fresh one. */
export const openCursor = (stored: Cursor, url: string): FeedCursor => {
  if (stored?.url !== url) return freshCursor(url);
  const wishes = (stored.wishes ?? {}) as Partial<Record<keyof FeedWishes, unknown>>;
  return {
    url,
    movedTo: textOf(stored.movedTo),
    etag: textOf(stored.etag),
    lastModified: textOf(stored.lastModified),
    keys: listOf(stored.keys).filter((key) => typeof key === 'string'),
    newestAt: textOf(stored.newestAt),
    wishes: {
      ttlMinutes: typeof wishes.ttlMinutes === 'number' ? wishes.ttlMinutes : null,
      skipHours: listOf(wishes.skipHours).filter((hour) => typeof hour === 'number'),
    },
    offset: typeof stored.offset === 'number' ? stored.offset : 0,
  };
};

const keyOf = (item: ParsedItem): string => createHash('sha256').update(item.id).digest('base64url').slice(0, 16);

const instants = (items: readonly ParsedItem[], now: Date): number[] =>
  items.map((item) => item.publishedAt?.getTime() ?? Number.NaN).filter((at) => at <= now.getTime());

/** Newest first where the feed dates its items, else in the order of the feed. */
const newestFirst = (items: readonly ParsedItem[]): ParsedItem[] =>
  [...items].sort((a, b) => (b.publishedAt?.getTime() ?? 0) - (a.publishedAt?.getTime() ?? 0));

export const rememberItems = (
  cursor: FeedCursor,
  items: readonly ParsedItem[],
  now: Date,
): Pick<FeedCursor, 'keys' | 'newestAt'> => {
  if (items.length === 0) return { keys: cursor.keys, newestAt: cursor.newestAt };
  const newest = instants(items, now).reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return {
    keys: newestFirst(items).slice(0, MAX_KEYS).map(keyOf),
    newestAt: Number.isFinite(newest) ? new Date(newest).toISOString() : null,
  };
};

/**
 * The interval that scrolled out of the feed between two polls: there is one when nothing of the last document is left in
 * this one, unless the dates show that the two overlap all the same.
 */
export const findGap = (cursor: FeedCursor, items: readonly ParsedItem[], now: Date): Gap | null => {
  if (cursor.keys.length === 0 || items.length === 0) return null;
  const known = new Set(cursor.keys);
  if (items.some((item) => known.has(keyOf(item)))) return null;
  const oldest = instants(items, now).reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const to = Number.isFinite(oldest) ? new Date(oldest) : now;
  const from = cursor.newestAt === null ? null : new Date(cursor.newestAt);
  return from !== null && from >= to ? null : { from, to, reason: 'feed-rolled-over' };
};
