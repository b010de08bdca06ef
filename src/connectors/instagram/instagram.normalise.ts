import { notAheadOf } from '../believed-dates.js';
import type { NormalisedPost, PostAuthor } from '../post.types.js';
import { present } from '../present.js';
import { at, idOf, instantOf, listOf, objectOf, textOf, webUrlOf } from '../read-json.js';

export interface InstagramView {
  readonly accountId: string;
  readonly receivedAt: Date;
}

/**
 * A post or comment of somebody else that mentions us is only shown through our own account, so its id says so; the conversation
 * names the media it is under or is.
 */
const MENTION = 'mention-';

export interface MentionPlace {
  readonly mediaId: string;
  readonly commentId: string | null;
}

/** The place of a mention from the ids of its post; null where it is a comment under our own media. */
export function mentionPlaceOf(externalId: string, conversationId: string): MentionPlace | null {
  if (!externalId.startsWith(MENTION) || !conversationId.startsWith(MENTION)) return null;
  const [id, mediaId] = [externalId.slice(MENTION.length), conversationId.slice(MENTION.length)];
  return { mediaId, commentId: id === mediaId ? null : id };
}

export const isMention = (externalId: string): boolean => externalId.startsWith(MENTION);

function authorOf(node: unknown): PostAuthor {
  const id = idOf(at(node, 'from', 'id'));
  const username = textOf(at(node, 'username')) ?? textOf(at(node, 'from', 'username'));
  return present({ handle: username ?? id ?? 'unknown', id });
}

/** A comment under our own media, from a webhook or a list. Null without an id. */
export function readComment(
  node: unknown,
  mediaId: string | undefined,
  sentAt: Date | undefined,
  view: InstagramView,
): NormalisedPost | null {
  const externalId = idOf(at(node, 'id'));
  if (externalId === undefined) return null;
  const author = authorOf(node);
  const isOwn = author.id === view.accountId;
  const post = present({
    externalId,
    text: textOf(at(node, 'text')) ?? '',
    author,
    publishedAt: instantOf(at(node, 'timestamp')) ?? sentAt,
    conversationId: mediaId,
    inReplyTo: idOf(at(node, 'parent_id')) ?? mediaId,
    isOwn: isOwn ? true : undefined,
    addressesUs: isOwn ? undefined : true,
  });
  return notAheadOf(view.receivedAt, post);
}

/** The comments of a list with the answers that stand under each. */
export function readComments(
  nodes: readonly unknown[],
  mediaId: string,
  view: InstagramView,
): readonly NormalisedPost[] {
  return nodes.flatMap((node) => {
    const own = readComment(node, mediaId, undefined, view);
    if (own === null) return [];
    const answers = listOf(at(node, 'replies', 'data')).flatMap((answer) => {
      const post = readComment({ parent_id: own.externalId, ...objectOf(answer) }, mediaId, undefined, view);
      return post === null ? [] : [post];
    });
    return [own, ...answers];
  });
}

/** Media of ours, or of others that tag or mention us. Null without an id. */
export function readMedia(node: unknown, owner: 'ours' | 'theirs', view: InstagramView): NormalisedPost | null {
  const id = idOf(at(node, 'id'));
  if (id === undefined) return null;
  const externalId = owner === 'ours' ? id : `${MENTION}${id}`;
  const post = present({
    externalId,
    text: textOf(at(node, 'caption')) ?? '',
    author: owner === 'ours' ? { ...authorOf(node), id: view.accountId } : authorOf(node),
    url: webUrlOf(at(node, 'permalink')),
    publishedAt: instantOf(at(node, 'timestamp')),
    conversationId: externalId,
    isOwn: owner === 'ours' ? true : undefined,
    addressesUs: owner === 'ours' ? undefined : true,
  });
  return notAheadOf(view.receivedAt, post);
}

/** A comment of somebody under somebody's media that mentions us. Null without an id. */
export function readMentionedComment(node: unknown, mediaId: string, view: InstagramView): NormalisedPost | null {
  const post = readComment(node, mediaId, undefined, view);
  if (post === null) return null;
  const conversationId = `${MENTION}${mediaId}`;
  return { ...post, externalId: `${MENTION}${post.externalId}`, conversationId, inReplyTo: conversationId };
}
