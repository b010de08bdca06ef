import type { Cursor, Page, PollLimits } from './connector.js';
import type { NormalisedPost } from './post.types.js';
import { at, instantOf, listOf, objectOf, textOf } from './read-json.js';
import { walkEach, type PageRequest, type WalkManners, type WalkPage } from './walk-back.js';

const MANNERS: WalkManners = { overlapSeconds: 600, listingCap: null };
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

interface OwnPost {
  readonly id: string;
  readonly at: Date;
}

interface AccountPlace {
  readonly lists: Cursor;
  readonly comments: Cursor;
  /** The newest posts, whose comments are read; the newest first. */
  readonly posts: readonly OwnPost[];
  /** The lists were read to the end; comments are next. */
  readonly isAtComments: boolean;
}

function readPlace(cursor: Cursor): AccountPlace {
  return {
    lists: objectOf(at(cursor, 'lists')),
    comments: objectOf(at(cursor, 'comments')),
    posts: listOf(at(cursor, 'posts')).flatMap((post) => {
      const [id, writtenAt] = [textOf(at(post, 'id')), instantOf(at(post, 'at'))];
      return id === undefined || writtenAt === undefined ? [] : [{ id, at: writtenAt }];
    }),
    isAtComments: at(cursor, 'isAtComments') === true,
  };
}

const writePlace = (place: AccountPlace): Exclude<Cursor, null> => ({
  ...place,
  posts: place.posts.map(({ id, at: writtenAt }) => ({ id, at: writtenAt.toISOString() })),
});

/** Size of a page to ask for: never so small that a poll becomes many requests. */
export const pageSize = (request: PageRequest): string => String(Math.min(100, Math.max(10, request.size)));

/** Reads the lists back to where they were read before, then the comments under the newest posts; keeps its place in between. */
export async function pollAccount(cursor: Cursor, limits: PollLimits, account: AccountLists): Promise<Page> {
  let place = readPlace(cursor);
  const pages: Page[] = [];
  if (!place.isAtComments) {
    const found = await walkEach(place.lists, account.lists, limits, MANNERS, account.fetchList);
    pages.push(found);
    const posts = newestOf([...found.posts.filter(account.hasOwnComments).map(toOwnPost), ...place.posts], account);
    place = { ...place, lists: found.cursor, posts, isAtComments: found.complete && posts.length > 0 };
    if (!found.complete) return joinPages(pages, writePlace(place), false, limits);
  }
  const rest = remaining(limits, pages);
  if (place.isAtComments && rest.maxPosts > 0 && rest.maxRequests > 0) {
    const ids = place.posts.map(({ id }) => id);
    const found = await walkEach(place.comments, ids, rest, MANNERS, account.fetchComments);
    pages.push(found);
    place = { ...place, comments: found.cursor, isAtComments: !found.complete };
  }
  return joinPages(pages, writePlace(place), !place.isAtComments, limits);
}

const toOwnPost = ({ externalId, publishedAt }: NormalisedPost): OwnPost => ({
  id: externalId,
  at: publishedAt ?? new Date(0),
});

/** A listing that takes several polls brings older posts after newer ones. */
function newestOf(posts: readonly OwnPost[], { commentPosts }: AccountLists): readonly OwnPost[] {
  const byId = new Map(posts.map((post) => [post.id, post] as const));
  return [...byId.values()].sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, commentPosts);
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
