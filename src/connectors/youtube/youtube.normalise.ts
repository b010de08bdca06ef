import { decodeHTML } from 'entities';
import { cleanText } from '../../domain/text/sanitise.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { at, countOf, instantOf, objectOf, textOf } from '../read-json.js';

/** What the reader knows beside the answer. */
export interface YoutubeView {
  /** The own channel, where one is connected. */
  readonly channelId: string | undefined;
  readonly now: Date;
}

export type ReadItem =
  { readonly ok: true; readonly post: NormalisedPost } | { readonly ok: false; readonly rejected: RejectedPost };

const SITE = 'https://www.youtube.com';
const VIDEO_ID = /^[\w-]{11}$/;

/** Ids of videos have eleven characters, those of comments many more. */
export const isVideoId = (id: string): boolean => VIDEO_ID.test(id);

/** A reply's id is the id of the comment it stands under, a point, and its own. */
export const topCommentOf = (id: string): string => id.split('.', 1)[0] ?? id;

/** Where a date is yet to come it is not believed. */
const pastOnly = (value: unknown, now: Date): Date | undefined => {
  const instant = instantOf(value);
  return instant !== undefined && instant <= now ? instant : undefined;
};

const reject = (value: unknown, what: string): ReadItem => {
  const externalId = textOf(at(value, 'id'));
  return {
    ok: false,
    rejected: {
      reason: `${what} has no id or no text.`,
      raw: JSON.stringify(value),
      ...(externalId && { externalId }),
    },
  };
};

/** A `comment` resource. `videoId` where the resource does not name it, as in replies. */
export function readComment(
  value: unknown,
  view: YoutubeView,
  thread: { videoId?: string; replies?: number },
): ReadItem {
  const id = textOf(at(value, 'id'));
  const snippet = objectOf(at(value, 'snippet'));
  const text = textOf(snippet?.textOriginal) ?? textOf(snippet?.textDisplay);
  if (id === undefined || text === undefined) return reject(value, 'A comment');
  const videoId = textOf(snippet?.videoId) ?? thread.videoId;
  const authorId = textOf(at(snippet?.authorChannelId, 'value'));
  const shownName = textOf(snippet?.authorDisplayName) ?? authorId ?? 'unknown';
  const parentId = textOf(snippet?.parentId);
  const publishedAt = pastOnly(snippet?.publishedAt, view.now);
  const updatedAt = pastOnly(snippet?.updatedAt, view.now);
  const likes = countOf(snippet?.likeCount);
  const isOwn = view.channelId !== undefined && authorId === view.channelId;
  return {
    ok: true,
    post: {
      externalId: id,
      text: cleanText(text),
      author: {
        ...(authorId === undefined ? {} : { id: authorId }),
        handle: shownName.replace(/^@/, ''),
        ...(shownName.startsWith('@') ? {} : { name: shownName }),
      },
      ...(videoId === undefined ? {} : { url: `${SITE}/watch?v=${videoId}&lc=${encodeURIComponent(id)}` }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
      ...(updatedAt === undefined || updatedAt.getTime() === publishedAt?.getTime() ? {} : { editedAt: updatedAt }),
      conversationId: parentId ?? topCommentOf(id),
      ...(parentId === undefined ? {} : { inReplyTo: parentId }),
      metrics: {
        ...(likes === undefined ? {} : { likes }),
        ...(thread.replies === undefined ? {} : { replies: thread.replies }),
      },
      ...(isOwn ? { isOwn } : {}),
      ...(!isOwn && view.channelId !== undefined && textOf(snippet?.channelId) === view.channelId
        ? { addressesUs: true }
        : {}),
    },
  };
}

/** A `video` resource or a result of a search, whose words are written as HTML. */
export function readVideo(value: unknown, view: YoutubeView): ReadItem {
  const id = textOf(at(value, 'id', 'videoId')) ?? textOf(at(value, 'id'));
  const snippet = objectOf(at(value, 'snippet'));
  const title = decodeHTML(textOf(snippet?.title) ?? '').trim();
  if (id === undefined || !isVideoId(id) || title === '') return reject(value, 'A video');
  const isSearch = objectOf(at(value, 'id')) !== null;
  const written = textOf(snippet?.description) ?? '';
  const text = (isSearch ? decodeHTML(written) : written).trim();
  const publishedAt = pastOnly(snippet?.publishedAt, view.now);
  const channelId = textOf(snippet?.channelId);
  const likes = countOf(at(value, 'statistics', 'likeCount'));
  const views = countOf(at(value, 'statistics', 'viewCount'));
  const replies = countOf(at(value, 'statistics', 'commentCount'));
  return {
    ok: true,
    post: {
      externalId: id,
      text: cleanText(text === '' ? title : text),
      ...(text === '' ? {} : { title: cleanText(title, 500) }),
      author: {
        ...(channelId === undefined ? {} : { id: channelId }),
        handle: textOf(snippet?.channelTitle) ?? channelId ?? 'unknown',
      },
      url: `${SITE}/watch?v=${id}`,
      ...(publishedAt === undefined ? {} : { publishedAt }),
      conversationId: id,
      ...(likes === undefined && views === undefined && replies === undefined
        ? {}
        : {
            metrics: {
              ...(likes === undefined ? {} : { likes }),
              ...(views === undefined ? {} : { views }),
              ...(replies === undefined ? {} : { replies }),
            },
          }),
      ...(channelId !== undefined && channelId === view.channelId ? { isOwn: true } : {}),
    },
  };
}
