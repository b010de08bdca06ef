import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { at, countOf, instantOf, listOf, textOf } from '../read-json.js';
import type { PageRequest, WalkPage } from '../walk-back.js';
import type { ReplyLedger } from './reply-ledger.js';
import type { YoutubeApi } from './youtube.api.js';
import { CommentsClosed } from './youtube.api.js';
import type { ReadItem, YoutubeView } from './youtube.normalise.js';
import { readComment } from './youtube.normalise.js';

/** What is listed: all threads on a channel and its videos, or those under one video. */
export type CommentListing = { readonly allThreadsRelatedToChannelId: string } | { readonly videoId: string };

const PAGE_SIZE = 100;
/** Of a thread with more replies than these pages hold, the others are not read. */
const MOST_REPLY_PAGES = 5;

interface Replies {
  readonly items: readonly ReadItem[];
  readonly requests: number;
}

/** All replies under a comment. */
export async function listReplies(
  api: YoutubeApi,
  parentId: string,
  thread: { readonly videoId?: string },
  view: YoutubeView,
): Promise<Replies> {
  const items: ReadItem[] = [];
  let pageToken: string | undefined;
  let requests = 0;
  do {
    const answer = await api.list('comments', {
      part: 'snippet',
      parentId,
      maxResults: String(PAGE_SIZE),
      textFormat: 'plainText',
      pageToken,
    });
    requests += 1;
    items.push(...listOf(at(answer, 'items')).map((item) => readComment(item, view, thread)));
    pageToken = textOf(at(answer, 'nextPageToken'));
  } while (pageToken !== undefined && requests < MOST_REPLY_PAGES);
  return { items, requests };
}

/** One thread: its first comment and its replies, which are asked for where the thread brings only some of them along. */
async function readThreadItems(
  api: YoutubeApi,
  thread: unknown,
  view: YoutubeView,
  ledger: ReplyLedger,
): Promise<Replies> {
  const replyCount = countOf(at(thread, 'snippet', 'totalReplyCount')) ?? 0;
  const videoId = textOf(at(thread, 'snippet', 'videoId'));
  const place = videoId === undefined ? {} : { videoId };
  const top = at(thread, 'snippet', 'topLevelComment');
  const first = readComment(top, view, { ...place, replies: replyCount });
  const inline = listOf(at(thread, 'replies', 'comments'));
  const topId = textOf(at(top, 'id'));
  if (inline.length >= replyCount || topId === undefined || !ledger.mayAsk(topId, replyCount))
    return { items: [first, ...inline.map((reply) => readComment(reply, view, place))], requests: 0 };
  const replies = await listReplies(api, topId, place, view);
  ledger.note(topId, replyCount, replies.requests);
  return { items: [first, ...replies.items], requests: replies.requests };
}

/** A page of threads, newest first; all comments of a thread are listed by the instant of its first one. */
export async function listThreads(
  api: YoutubeApi,
  listing: CommentListing,
  request: PageRequest,
  view: YoutubeView,
  ledger: ReplyLedger,
): Promise<WalkPage> {
  let answer: unknown;
  try {
    answer = await api.list('commentThreads', {
      part: 'snippet,replies',
      ...listing,
      order: 'time',
      maxResults: String(Math.min(PAGE_SIZE, request.size)),
      textFormat: 'plainText',
      pageToken: request.token ?? undefined,
    });
  } catch (error) {
    if (error instanceof CommentsClosed && 'videoId' in listing)
      return { items: [], next: null, cost: { requests: 1 } };
    throw error;
  }
  const threads = listOf(at(answer, 'items')).map((thread) => ({ thread, listedAt: listedAtOf(thread, view.now) }));
  const items: { post: NormalisedPost; at: Date }[] = [];
  const rejected: RejectedPost[] = [];
  let requests = 1;
  for (const { thread, listedAt } of threads) {
    // The replies of what is known already are not asked for again.
    const isNeeded = request.since === null || listedAt >= request.since;
    const read = isNeeded ? await readThreadItems(api, thread, view, ledger) : { items: [], requests: 0 };
    requests += read.requests;
    for (const item of read.items) {
      if (item.ok) items.push({ post: item.post, at: listedAt });
      else rejected.push(item.rejected);
    }
  }
  const last = threads.at(-1);
  const hasArrived = request.since !== null && last !== undefined && last.listedAt < request.since;
  const next = hasArrived ? null : (textOf(at(answer, 'nextPageToken')) ?? null);
  return { items, rejected, next, cost: { requests } };
}

const listedAtOf = (thread: unknown, now: Date): Date =>
  instantOf(at(thread, 'snippet', 'topLevelComment', 'snippet', 'publishedAt')) ?? now;
