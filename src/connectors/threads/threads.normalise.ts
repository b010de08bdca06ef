import { notAheadOf } from '../believed-dates.js';
import type { NormalisedPost } from '../post.types.js';
import { present } from '../present.js';
import { at, idOf, instantOf, textOf, webUrlOf } from '../read-json.js';

export interface ThreadsView {
  readonly username: string;
  readonly receivedAt: Date;
}

/** What is asked of posts. The network names no number of the author. */
export const POST_FIELDS = 'id,text,timestamp,username,permalink,replied_to,root_post,quoted_post';

const isOwnName = (username: string | undefined, view: ThreadsView): boolean =>
  username?.toLowerCase() === view.username.toLowerCase();

/** A post from a list, a search or a webhook; `addressesUs` where it was found because it answers or mentions us. */
export function readPost(node: unknown, addressesUs: boolean, view: ThreadsView): NormalisedPost | null {
  const externalId = idOf(at(node, 'id'));
  if (externalId === undefined) return null;
  const username = textOf(at(node, 'username'));
  const isOwn = isOwnName(username, view);
  const post = present({
    externalId,
    text: textOf(at(node, 'text')) ?? '',
    author: { handle: username ?? 'unknown' },
    url: webUrlOf(at(node, 'permalink')),
    publishedAt: instantOf(at(node, 'timestamp')),
    conversationId: idOf(at(node, 'root_post', 'id')) ?? externalId,
    inReplyTo: idOf(at(node, 'replied_to', 'id')),
    quoteOf: idOf(at(node, 'quoted_post', 'id')),
    isOwn: isOwn ? true : undefined,
    addressesUs: addressesUs && !isOwn ? true : undefined,
  });
  return notAheadOf(view.receivedAt, post);
}

export type ReadEvent =
  { readonly ok: true; readonly post: NormalisedPost | null } | { readonly ok: false; readonly reason: string };

/** The one event of a webhook; null for what is no post. */
export function readEvent(field: string, value: unknown, view: ThreadsView): ReadEvent {
  if (field === 'delete') {
    const externalId = idOf(at(value, 'id'));
    if (externalId === undefined) return { ok: false, reason: 'A deletion without the id of its post.' };
    const handle = textOf(at(value, 'username')) ?? 'unknown';
    return { ok: true, post: { externalId, text: '', author: { handle }, isDeleted: true } };
  }
  if (!['replies', 'mentions', 'publish'].includes(field)) return { ok: true, post: null };
  const post = readPost(value, field !== 'publish', view);
  return post === null ? { ok: false, reason: 'A post without an id.' } : { ok: true, post };
}
