import { notAheadOf } from '../believed-dates.js';
import type { NormalisedPost } from '../post.types.js';
import { present } from '../present.js';
import { at, epochOf, idOf, numberOf, textOf } from '../read-json.js';

export interface LinkedinView {
  /** `urn:li:organization:…` */
  readonly organization: string;
  readonly site: string;
  readonly receivedAt: Date;
}

/** What is asked for and subscribed to. Likes are nobody's words. */
export const ACTIONS: readonly string[] = [
  'COMMENT',
  'COMMENT_EDIT',
  'COMMENT_DELETE',
  'ADMIN_COMMENT',
  'SHARE',
  'SHARE_MENTION',
];

export type ReadNotification =
  { readonly ok: true; readonly post: NormalisedPost | null } | { readonly ok: false; readonly reason: string };

const COMMENT = /^urn:li:comment:\((.+),(\d+)\)$/;

export interface CommentUrn {
  /** The post it stands under. */
  readonly object: string;
  readonly id: string;
}

/** The parts of a comment's name; null for what is no comment. Short names (`activity:1`) are made whole. */
export function parseComment(urn: string): CommentUrn | null {
  const [, object, id] = COMMENT.exec(urn) ?? [];
  if (object === undefined || id === undefined) return null;
  return { object: object.startsWith('urn:li:') ? object : `urn:li:${object}`, id };
}

export const commentUrn = ({ object, id }: CommentUrn): string => `urn:li:comment:(${object},${id})`;

/** The same comment is written in two ways; stored is one of them. */
function wholeUrn(urn: string | undefined): string | undefined {
  const comment = urn === undefined ? null : parseComment(urn);
  return comment === null ? urn : commentUrn(comment);
}

function linkTo(view: LinkedinView, activity: string | undefined, comment: string | undefined): string | undefined {
  if (activity === undefined) return undefined;
  const query = comment === undefined ? '' : `?commentUrn=${encodeURIComponent(comment)}`;
  return `${view.site}/feed/update/${encodeURIComponent(activity)}/${query}`;
}

/** The network gives instants in milliseconds. */
export function instantOfMs(value: unknown): Date | undefined {
  const ms = numberOf(value);
  return ms === undefined ? undefined : epochOf(ms / 1_000);
}

/** A notification about the organisation's page; null for what is no post. People have numbers only, no names. */
export function readNotification(value: unknown, view: LinkedinView): ReadNotification {
  const action = textOf(at(value, 'action')) ?? '';
  if (!ACTIONS.includes(action)) return { ok: true, post: null };
  const activity = textOf(at(value, 'sourcePost'));
  const isComment = action.includes('COMMENT');
  const decorated = at(value, 'decoratedGeneratedActivity', isComment ? 'comment' : 'share');
  const externalId = wholeUrn(textOf(at(decorated, 'entity')) ?? textOf(at(value, 'generatedActivity')));
  if (externalId === undefined) return { ok: false, reason: 'A notification without the post it is about.' };
  const owner = textOf(at(decorated, 'owner')) ?? textOf(at(decorated, 'actor'));
  const author = present({ handle: owner?.split(':').at(-1) ?? 'unknown', id: owner });
  if (action === 'COMMENT_DELETE') return { ok: true, post: { externalId, text: '', author, isDeleted: true } };
  const changedAt = instantOfMs(at(value, 'lastModifiedAt'));
  const conversationId = isComment ? (textOf(at(decorated, 'object')) ?? activity ?? externalId) : externalId;
  const isOwn = owner === view.organization || action === 'ADMIN_COMMENT';
  const post = present({
    externalId,
    text: textOf(at(decorated, 'text')) ?? textOf(at(decorated, 'message', 'text')) ?? '',
    author,
    url: isComment ? linkTo(view, conversationId, externalId) : linkTo(view, externalId, undefined),
    publishedAt: action === 'COMMENT_EDIT' ? undefined : changedAt,
    editedAt: action === 'COMMENT_EDIT' ? changedAt : undefined,
    conversationId,
    inReplyTo: isComment ? (wholeUrn(textOf(at(decorated, 'parentComment'))) ?? conversationId) : undefined,
    isOwn: isOwn ? true : undefined,
    addressesUs: isOwn ? undefined : true,
  });
  return { ok: true, post: notAheadOf(view.receivedAt, post) };
}

/** What a delivery is known by. */
export const notificationIdOf = (value: unknown): string => idOf(at(value, 'notificationId')) ?? '';
