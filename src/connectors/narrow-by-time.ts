import { ConnectorError } from './connector.js';
import type { Cursor, Gap, Page, PollLimits, Quota } from './connector.js';
import type { NormalisedPost, RejectedPost } from './post.types.js';
import { at, countOf, textOf } from './read-json.js';
import type { WalkPage } from './walk-back.js';

/**
 * Paging by time, for networks that end a listing after so many items but take a latest instant: each page asks for what is not
 * newer than the oldest item seen, and page numbers count only inside one second.
 */
export interface TimePlace {
  /** Seconds since 1970; null for the newest page. */
  readonly until: number | null;
  /** Items from there on already read; of one second there may be more than a page. */
  readonly read: number;
}

/** Stands where no instant is known yet: the pages are counted from the newest. */
const NEWEST = 'newest';
const TOKEN = /^(\d{1,12}|newest):(\d{1,6})$/;

export function readTimePlace(token: string | null): TimePlace {
  const [, until, read] = TOKEN.exec(token ?? '') ?? [];
  return until === undefined || read === undefined
    ? { until: null, read: 0 }
    : { until: until === NEWEST ? null : Number(until), read: Number(read) };
}

/** Which page, of this size, to ask for; what was read already may come once more. */
export const pageOf = ({ read }: TimePlace, size: number): number => Math.floor(read / size);

/** The token after a page of that size, or null when it was the last. Items of the oldest second come once more. */
export function nextTimeToken(
  place: TimePlace,
  page: { readonly size: number; readonly instants: readonly Date[]; readonly isLast: boolean },
): string | null {
  const { size, instants, isLast } = page;
  if (isLast) return null;
  // Not one of the items could be read: what is behind them still can.
  if (instants.length === 0)
    return `${place.until === null ? NEWEST : String(place.until)}:${String((pageOf(place, size) + 1) * size)}`;
  const oldest = Math.floor(Math.min(...instants.map((instant) => instant.getTime())) / 1_000);
  const read = oldest === place.until ? (pageOf(place, size) + 1) * size : 0;
  return `${String(oldest)}:${String(read)}`;
}

/** Reads an interval of several listings page by page; the cursor holds the listing and the token in it. Throws ConnectorError. */
export async function fillByTime(
  gap: Pick<Gap, 'from' | 'to'>,
  cursor: Cursor,
  names: readonly string[],
  limits: PollLimits,
  fetchPage: (name: string, token: string, since: Date | null, size: number) => Promise<WalkPage>,
): Promise<Page> {
  const posts = new Map<string, NormalisedPost>();
  const rejected: RejectedPost[] = [];
  const begin = `${String(Math.ceil(gap.to.getTime() / 1_000))}:0`;
  let index = countOf(at(cursor, 'index')) ?? 0;
  let token = textOf(at(cursor, 'token')) ?? begin;
  let requests = 0;
  let quotas: readonly Quota[] = [];
  while (index < names.length && requests < limits.maxRequests && posts.size < limits.maxPosts) {
    let page: WalkPage;
    try {
      page = await fetchPage(names[index] ?? '', token, gap.from, limits.maxPosts - posts.size);
    } catch (error) {
      // What was read is kept; the next call meets the failure again.
      if (posts.size === 0 || !(error instanceof ConnectorError)) throw error;
      break;
    }
    requests += page.cost?.requests ?? 1;
    quotas = page.quotas ?? quotas;
    rejected.push(...(page.rejected ?? []));
    for (const { post, at: writtenAt } of page.items) {
      if (writtenAt <= gap.to && (gap.from === null || writtenAt >= gap.from)) posts.set(post.externalId, post);
    }
    if (page.next === null) index += 1;
    token = page.next ?? begin;
  }
  return {
    posts: [...posts.values()],
    rejected,
    cursor: { index, token },
    complete: index >= names.length,
    quotas,
    cost: { requests },
  };
}
