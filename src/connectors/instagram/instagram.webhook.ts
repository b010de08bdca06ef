import type { Delivery, InboundRequest } from '../connector.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { ConnectorError } from '../connector.js';
import { openMetaWebhook, type GraphApi } from '../meta-graph.js';
import { readMetaMessage } from '../meta-messages.js';
import { at, epochOf, idOf, listOf, textOf } from '../read-json.js';
import { readComment, readMedia, readMentionedComment, type InstagramView } from './instagram.normalise.js';

const COMMENT_FIELDS: readonly string[] = ['comments', 'live_comments'];

type Found =
  { readonly ok: true; readonly post: NormalisedPost | null } | { readonly ok: false; readonly reason: string };

/**
 * Reads an Instagram webhook. A mention comes as ids only and is looked up; trouble then refuses the whole delivery, which the
 * network repeats. Entries of other accounts of the same app belong to other sources.
 */
export async function receiveInstagramWebhook(
  appSecret: string | undefined,
  request: InboundRequest,
  view: InstagramView,
  createApi: () => GraphApi,
): Promise<Delivery> {
  const { value, deliveryId } = openMetaWebhook(appSecret, request);
  if (at(value, 'object') !== 'instagram' || !Array.isArray(at(value, 'entry')))
    throw new ConnectorError('invalid', 'The body is no delivery of Instagram.', { code: 'changed-shape' });
  const posts: NormalisedPost[] = [];
  const rejected: RejectedPost[] = [];
  for (const entry of listOf(at(value, 'entry'))) {
    if (idOf(at(entry, 'id')) !== view.accountId) continue;
    const messages = listOf(at(entry, 'messaging')).map((event) =>
      readMetaMessage(event, view.accountId, view.receivedAt),
    );
    posts.push(...messages.filter((post) => post !== null));
    for (const change of listOf(at(entry, 'changes'))) {
      const found = await readChange(change, epochOf(at(entry, 'time')), view, createApi);
      if (!found.ok) rejected.push({ reason: found.reason, raw: JSON.stringify(change) });
      else if (found.post !== null) posts.push(found.post);
    }
  }
  return { posts, rejected, deliveryId, cursor: null, complete: true };
}

async function readChange(
  change: unknown,
  sentAt: Date | undefined,
  view: InstagramView,
  createApi: () => GraphApi,
): Promise<Found> {
  const field = textOf(at(change, 'field')) ?? '';
  const value = at(change, 'value');
  if (COMMENT_FIELDS.includes(field)) {
    const post = readComment(value, idOf(at(value, 'media', 'id')), sentAt, view);
    return post === null ? { ok: false, reason: 'A comment without an id.' } : { ok: true, post };
  }
  if (field !== 'mentions') return { ok: true, post: null };
  const mediaId = idOf(at(value, 'media_id'));
  if (mediaId === undefined) return { ok: false, reason: 'A mention without the id of its media.' };
  return lookUpMention(mediaId, idOf(at(value, 'comment_id')), view, createApi());
}

async function lookUpMention(
  mediaId: string,
  commentId: string | undefined,
  view: InstagramView,
  api: GraphApi,
): Promise<Found> {
  const fields =
    commentId === undefined
      ? `mentioned_media.media_id(${mediaId}){id,caption,timestamp,username,permalink}`
      : `mentioned_comment.comment_id(${commentId}){id,text,timestamp,username,from}`;
  try {
    const { value } = await api.get(view.accountId, { fields });
    const post =
      commentId === undefined
        ? readMedia(at(value, 'mentioned_media'), 'theirs', view)
        : readMentionedComment(at(value, 'mentioned_comment'), mediaId, view);
    return post === null ? { ok: false, reason: 'The mention is not shown any more.' } : { ok: true, post };
  } catch (error) {
    // It is gone already, or its author's account is private: nothing to come back for.
    if (error instanceof ConnectorError && error.fault === 'invalid') return { ok: false, reason: error.message };
    throw error;
  }
}
