import { notAheadOf } from '../believed-dates.js';
import type { NormalisedPost, PostAuthor } from '../post.types.js';
import { present } from '../present.js';
import { at, epochOf, idOf, instantOf, objectOf, textOf, webUrlOf, type JsonRecord } from '../read-json.js';

/** From where the posts are seen: our Page, the site for links, the time they came in. */
export interface FacebookView {
  readonly pageId: string;
  readonly site: string;
  readonly receivedAt: Date;
}

export type ReadChange =
  | { readonly ok: true; readonly post: NormalisedPost | null }
  /** The change names a post without its words; they have to be asked for. */
  | { readonly ok: true; readonly post: null; readonly lookUp: string; readonly isMention: boolean }
  | { readonly ok: false; readonly reason: string };

/** Items of the field `feed` that are no words of anybody. */
const SILENT_ITEMS: readonly string[] = ['reaction', 'like', 'event', 'rating', 'page'];
/** An edit is written in two ways; hiding is the Page's own act and deletes nothing. */
const WRITING_VERBS: readonly string[] = ['add', 'edited', 'edit', 'update'];

/** Names of people are often withheld; the id is then all there is. */
function authorOf(id: string | undefined, name: string | undefined): PostAuthor {
  return present({ handle: name ?? id ?? 'unknown', id, name });
}

/** Ids are `page_post` for posts and `post_comment` for comments. */
function linkTo(view: FacebookView, postId: string | undefined, commentId: string | undefined): string | undefined {
  if (postId === undefined) return undefined;
  const comment = commentId?.split('_').at(-1);
  return `${view.site}/${encodeURIComponent(postId)}${comment === undefined ? '' : `?comment_id=${encodeURIComponent(comment)}`}`;
}

/** A change of a Page webhook's field `feed` or `mention`; null for what is no post. */
export function readChange(change: unknown, entryAt: Date | undefined, view: FacebookView): ReadChange {
  const field = textOf(at(change, 'field'));
  const value = objectOf(at(change, 'value'));
  if (field !== 'feed' && field !== 'mention') return { ok: true, post: null };
  if (value === null) return { ok: false, reason: 'A change without a value.' };
  const item = textOf(value['item']) ?? '';
  const verb = textOf(value['verb']) ?? '';
  if (SILENT_ITEMS.includes(item)) return { ok: true, post: null };
  const commentId = idOf(value['comment_id']);
  const postId = idOf(value['post_id']);
  const externalId = item === 'comment' ? commentId : (postId ?? commentId);
  if (externalId === undefined) return { ok: false, reason: 'A change without the id of a post or comment.' };
  if (verb === 'remove') return { ok: true, post: removed(externalId, value) };
  if (!WRITING_VERBS.includes(verb)) return { ok: true, post: null };
  const text = textOf(value['message']);
  if (text === undefined && field === 'mention') return { ok: true, post: null, lookUp: externalId, isMention: true };
  const authorId = idOf(at(value, 'from', 'id')) ?? idOf(value['sender_id']);
  const authorName = textOf(at(value, 'from', 'name')) ?? textOf(value['sender_name']);
  const parentId = idOf(value['parent_id']);
  return {
    ok: true,
    post: notAheadOf(
      view.receivedAt,
      present({
        externalId,
        text: text ?? '',
        author: authorOf(authorId, authorName),
        url:
          webUrlOf(at(value, 'post', 'permalink_url')) ??
          linkTo(view, postId, item === 'comment' ? commentId : undefined),
        publishedAt: epochOf(value['created_time']) ?? instantOf(value['created_time']),
        editedAt: verb === 'add' ? undefined : entryAt,
        conversationId: postId ?? externalId,
        inReplyTo: item === 'comment' ? (parentId ?? postId) : undefined,
        isOwn: authorId === view.pageId ? true : undefined,
        addressesUs: authorId === view.pageId ? undefined : true,
      }),
    ),
  };
}

function removed(externalId: string, value: JsonRecord): NormalisedPost {
  const author = authorOf(idOf(at(value, 'from', 'id')), textOf(at(value, 'from', 'name')));
  return { externalId, text: '', author, isDeleted: true };
}

/** What is asked of posts and of comments. */
export const POST_FIELDS = 'id,message,created_time,from,permalink_url,updated_time';
export const COMMENT_FIELDS = 'id,message,created_time,from,permalink_url,parent{id}';

/** A post or comment as the Graph API gives it; `postId` is the post a comment stands under. */
export function readNode(node: unknown, postId: string | null, view: FacebookView): NormalisedPost | null {
  const externalId = idOf(at(node, 'id'));
  if (externalId === undefined) return null;
  const authorId = idOf(at(node, 'from', 'id'));
  const isOwn = authorId === view.pageId;
  return notAheadOf(
    view.receivedAt,
    present({
      externalId,
      text: textOf(at(node, 'message')) ?? '',
      author: authorOf(authorId, textOf(at(node, 'from', 'name'))),
      url:
        webUrlOf(at(node, 'permalink_url')) ??
        linkTo(view, postId ?? externalId, postId === null ? undefined : externalId),
      publishedAt: instantOf(at(node, 'created_time')),
      conversationId: postId ?? externalId,
      inReplyTo: postId === null ? undefined : (idOf(at(node, 'parent', 'id')) ?? postId),
      isOwn: isOwn ? true : undefined,
      addressesUs: isOwn ? undefined : true,
    }),
  );
}
