import type { Cursor, Page, PollLimits } from './connector.js';
import type { NormalisedPost } from './post.types.js';
import { at, listOf, objectOf, textOf } from './read-json.js';
import { walkEach, type PageRequest, type WalkPage } from './walk-back.js';

const MANNERS = { overlapSeconds: 600, listingCap: null, firstPages: 4 };
/** Of an allowance in percent; above it networks slow a caller down before they stop it. */
const CAREFUL_ABOVE_PERCENT = 80;
/** How long to leave the network alone where it is nearly used up and names no time. */
const CAREFUL_PAUSE_MS = 10 * 60_000;

/** What an account's own pages are made of: lists of posts, and the comments under the newest of them. */
export interface AccountLists {
  readonly lists: readonly string[];
  readonly fetchList: (name: string, request: PageRequest) => Promise<WalkPage>;
  readonly fetchComments: (postId: string, request: PageRequest) => Promise<WalkPage>;
  /** Whether the comments under this post are ours to read. */
  readonly hasOwnComments: (post: NormalisedPost) => boolean;
  /** Of how many of the newest posts comments are read. */
  readonly commentPosts: number;
}

interface AccountPlace {
  readonly lists: Cursor;
  readonly comments: Cursor;
  /** The newest posts, whose comments are read. */
  readonly posts: readonly string[];
  /** The lists were read to the end; comments are next. */
  readonly isAtComments: boolean;
}

function readPlace(cursor: Cursor): AccountPlace {
  return {
    lists: objectOf(at(cursor, 'lists')),
    comments: objectOf(at(cursor, 'comments')),
    posts: listOf(at(cursor, 'posts')).filter((id): id is string => textOf(id) !== undefined),
    isAtComments: at(cursor, 'isAtComments') === true,
  };
}

/** Size of a page to ask for: never so small that a poll becomes many requests. */
export const pageSize = (request: PageRequest): string => String(Math.min(100, Math.max(10, request.size)));

/** Reads the lists back to where they were read before, then the comments under the newest posts; keeps its place in between. */
export async function pollAccount(cursor: Cursor, limits: PollLimits, account: AccountLists): Promise<Page> {
  let place = readPlace(cursor);
  const pages: Page[] = [];
  if (!place.isAtComments) {
    const found = await walkEach(place.lists, account.lists, limits, MANNERS, account.fetchList);
    pages.push(found);
    const own = found.posts.filter(account.hasOwnComments).map(({ externalId }) => externalId);
    const posts = [...new Set([...own, ...place.posts])].slice(0, account.commentPosts);
    place = { ...place, lists: found.cursor, posts, isAtComments: found.complete && posts.length > 0 };
    if (!found.complete) return joinPages(pages, { ...place }, false, limits);
  }
  const rest = remaining(limits, pages);
  if (place.isAtComments && rest.maxPosts > 0 && rest.maxRequests > 0) {
    const found = await walkEach(place.comments, place.posts, rest, MANNERS, account.fetchComments);
    pages.push(found);
    place = { ...place, comments: found.cursor, isAtComments: !found.complete };
  }
  return joinPages(pages, { ...place }, !place.isAtComments, limits);
}

function remaining(limits: PollLimits, pages: readonly Page[]): PollLimits {
  const posts = pages.reduce((sum, page) => sum + page.posts.length, 0);
  const requests = pages.reduce((sum, page) => sum + (page.cost?.requests ?? 0), 0);
  return { ...limits, maxPosts: limits.maxPosts - posts, maxRequests: limits.maxRequests - requests };
}

function joinPages(pages: readonly Page[], cursor: Exclude<Cursor, null>, complete: boolean, limits: PollLimits): Page {
  const quotas = pages.at(-1)?.quotas ?? [];
  const usedUp = quotas.filter(
    ({ limit, remaining: left }) => limit === 100 && left !== null && limit - left >= CAREFUL_ABOVE_PERCENT,
  );
  const resets = usedUp.map(({ resetsAt }) => resetsAt?.getTime() ?? limits.now.getTime() + CAREFUL_PAUSE_MS);
  return {
    posts: pages.flatMap(({ posts }) => posts),
    rejected: pages.flatMap(({ rejected }) => rejected ?? []),
    gaps: pages.flatMap(({ gaps }) => gaps ?? []),
    notices: pages.flatMap(({ notices }) => notices ?? []),
    quotas,
    cost: { requests: pages.reduce((sum, page) => sum + (page.cost?.requests ?? 0), 0) },
    cursor,
    complete,
    ...(resets.length === 0 ? {} : { notBefore: new Date(Math.max(...resets)) }),
  };
}
