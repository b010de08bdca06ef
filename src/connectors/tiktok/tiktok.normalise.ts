import { notAheadOf } from '../believed-dates.js';
import type { NormalisedPost } from '../post.types.js';
import { present } from '../present.js';
import { at, countOf, epochOf, idOf, listOf, textOf, webUrlOf } from '../read-json.js';

export interface TiktokView {
  readonly businessId: string;
  readonly receivedAt: Date;
}

/** A comment under a video of ours; `parentId` where it answers another. Null without an id. */
export function readComment(
  node: unknown,
  videoId: string,
  parentId: string | undefined,
  view: TiktokView,
): NormalisedPost | null {
  const externalId = idOf(at(node, 'comment_id'));
  if (externalId === undefined) return null;
  const userId = idOf(at(node, 'user_id')) ?? idOf(at(node, 'unique_identifier'));
  const username = textOf(at(node, 'username'));
  const isOwn = at(node, 'owner') === true || userId === view.businessId;
  const post = present({
    externalId,
    text: textOf(at(node, 'text')) ?? '',
    author: present({ handle: username ?? userId ?? 'unknown', id: userId, name: textOf(at(node, 'display_name')) }),
    publishedAt: epochOf(at(node, 'create_time')),
    conversationId: videoId,
    inReplyTo: idOf(at(node, 'parent_comment_id')) ?? parentId ?? videoId,
    metrics: present({ likes: countOf(at(node, 'likes')), replies: countOf(at(node, 'replies')) }),
    isOwn: isOwn ? true : undefined,
    addressesUs: isOwn ? undefined : true,
  });
  return notAheadOf(view.receivedAt, post);
}

/** The comments of a list with the answers that stand under each. */
export function readComments(nodes: readonly unknown[], videoId: string, view: TiktokView): readonly NormalisedPost[] {
  return nodes.flatMap((node) => {
    const own = readComment(node, videoId, undefined, view);
    if (own === null) return [];
    const answers = listOf(at(node, 'reply_list')).flatMap(
      (answer) => readComment(answer, videoId, own.externalId, view) ?? [],
    );
    return [own, ...answers];
  });
}

/** A video of ours. Null without an id. */
export function readVideo(node: unknown, view: TiktokView): NormalisedPost | null {
  const externalId = idOf(at(node, 'item_id'));
  if (externalId === undefined) return null;
  const post = present({
    externalId,
    text: textOf(at(node, 'caption')) ?? '',
    author: { handle: view.businessId, id: view.businessId },
    url: webUrlOf(at(node, 'share_url')),
    publishedAt: epochOf(at(node, 'create_time')),
    conversationId: externalId,
    isOwn: true,
  });
  return notAheadOf(view.receivedAt, post);
}
