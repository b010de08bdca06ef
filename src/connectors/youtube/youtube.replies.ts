import type { Presence } from '../connector.js';
import type { NormalisedPost } from '../post.types.js';
import type { Posted, ReplyMeasure, ReplyTarget } from '../reply.types.js';
import { ReplyError } from '../reply.types.js';
import { isReplyInWords, lengthOf, measurePlainReply } from '../plain-reply.js';
import { at, listOf, textOf } from '../read-json.js';
import { ReplyLedger } from './reply-ledger.js';
import type { YoutubeApi } from './youtube.api.js';
import { listReplies, listThreads } from './youtube.comments.js';
import type { YoutubeView } from './youtube.normalise.js';
import { isVideoId, readComment, readVideo, topCommentOf } from './youtube.normalise.js';

const CLOCK_TOLERANCE_MS = 60_000;
/** Requests for the replies under one video's comments. */
const THREAD_REQUESTS = 20;
const VIDEO_IN_URL = /[?&]v=([\w-]{11})(?:&|$)/;

/** Threads have one level: an answer to a reply stands beside it, and only the handle says whom it is for. */
export function wordReply(to: ReplyTarget, text: string): string {
  const isToReply = !isVideoId(to.externalId) && topCommentOf(to.externalId) !== to.externalId;
  const handle = `@${to.authorHandle.replace(/^@/, '')}`;
  return isToReply && !text.includes(handle) ? `${handle} ${text}` : text;
}

export const measure = (to: ReplyTarget, text: string, limit: number): ReplyMeasure =>
  measurePlainReply(wordReply(to, text), limit);

/** Posts under a comment, or under a video where that is what is answered. */
export async function postReply(api: YoutubeApi, to: ReplyTarget, text: string, limit: number): Promise<Posted> {
  const worded = wordReply(to, text);
  if (lengthOf(worded) > limit) throw new ReplyError('refused', 'The answer is longer than YouTube takes.');
  const isToVideo = isVideoId(to.externalId);
  const answer = isToVideo
    ? await api.insert('commentThreads', {
        snippet: { videoId: to.externalId, topLevelComment: { snippet: { textOriginal: worded } } },
      })
    : await api.insert('comments', { snippet: { parentId: topCommentOf(to.externalId), textOriginal: worded } });
  const id = textOf(at(answer, 'id'));
  if (id === undefined) throw new ReplyError('unknown', 'YouTube accepted the answer without saying its id.');
  const videoId = isToVideo ? to.externalId : VIDEO_IN_URL.exec(to.url ?? '')?.[1];
  return videoId === undefined
    ? { externalId: id }
    : { externalId: id, url: `https://www.youtube.com/watch?v=${videoId}&lc=${encodeURIComponent(id)}` };
}

/** Our own answer under the same comment or video, by its words. */
export async function lookForReply(
  api: YoutubeApi,
  to: ReplyTarget,
  text: string,
  since: Date,
  view: YoutubeView,
): Promise<Posted | null> {
  const wanted = wordReply(to, text);
  const from = since.getTime() - CLOCK_TOLERANCE_MS;
  const posts = isVideoId(to.externalId)
    ? (
        await listThreads(
          api,
          { videoId: to.externalId },
          { token: null, since: new Date(from), size: 100 },
          view,
          new ReplyLedger(null, 0),
        )
      ).items.map(({ post }) => post)
    : await readUnder(api, topCommentOf(to.externalId), view);
  const found = posts.find((post) => isReplyInWords(post, wanted, since));
  return found === undefined
    ? null
    : { externalId: found.externalId, ...(found.url === undefined ? {} : { url: found.url }) };
}

async function readUnder(api: YoutubeApi, parentId: string, view: YoutubeView): Promise<readonly NormalisedPost[]> {
  const { items } = await listReplies(api, parentId, {}, view);
  return items.flatMap((item) => (item.ok ? [item.post] : []));
}

/** Which of these comments and videos are still there. What a list does not bring back is gone. */
export async function lookForPosts(
  api: YoutubeApi,
  ids: readonly string[],
  view: YoutubeView,
): Promise<readonly Presence[]> {
  const there = new Map<string, NormalisedPost>();
  const videos = ids.filter(isVideoId);
  const comments = ids.filter((id) => !isVideoId(id));
  const questions = [
    { resource: 'videos', ids: videos, read: (item: unknown) => readVideo(item, view) },
    { resource: 'comments', ids: comments, read: (item: unknown) => readComment(item, view, {}) },
  ];
  for (const { resource, ids: asked, read } of questions) {
    if (asked.length === 0) continue;
    const part = resource === 'videos' ? 'snippet,statistics' : 'snippet';
    const answer = await api.list(resource, { part, id: asked.join(','), textFormat: 'plainText' });
    for (const item of listOf(at(answer, 'items'))) {
      const post = read(item);
      if (post.ok) there.set(post.post.externalId, post.post);
    }
  }
  return ids.map((externalId) => {
    const post = there.get(externalId);
    return post === undefined ? { externalId, state: 'gone' } : { externalId, state: 'there', post };
  });
}

/** The comment a thread begins with and everything under it. */
export async function readConversation(
  api: YoutubeApi,
  conversationId: string,
  view: YoutubeView,
): Promise<{ readonly posts: readonly NormalisedPost[]; readonly requests: number }> {
  if (isVideoId(conversationId)) {
    const page = await listThreads(
      api,
      { videoId: conversationId },
      { token: null, since: null, size: 100 },
      view,
      new ReplyLedger(null, THREAD_REQUESTS),
    );
    return { posts: page.items.map(({ post }) => post), requests: page.cost?.requests ?? 1 };
  }
  const [top] = await lookForPosts(api, [conversationId], view);
  const { items, requests } = await listReplies(api, conversationId, {}, view);
  const replies = items.flatMap((item) => (item.ok ? [item.post] : []));
  return { posts: [...(top?.post === undefined ? [] : [top.post]), ...replies], requests: requests + 1 };
}
