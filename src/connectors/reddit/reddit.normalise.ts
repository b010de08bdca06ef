import type { NormalisedPost, PostMetrics, RejectedPost } from '../post.types.js';
import { present } from '../present.js';
import { at, booleanOf, countOf, epochOf, objectOf, textOf } from '../read-json.js';

/** A thing as listings hold it: `kind` t1 comment, t3 post, t4 message. */
export interface Thing {
  readonly kind: string;
  readonly data: unknown;
}

export interface ThingContext {
  readonly now: Date;
  /** Name of the connected account, in lower case. */
  readonly me: string | null;
  /** Where its pages are. */
  readonly site: string;
  /** It stands in the inbox: it is addressed to the account. */
  readonly isInbox?: boolean;
}

export type ReadThing =
  { readonly ok: true; readonly post: NormalisedPost } | { readonly ok: false; readonly rejected: RejectedPost };

const GONE_TEXTS: ReadonlySet<unknown> = new Set(['[deleted]', '[removed]']);
const GONE_AUTHOR = '[deleted]';
const KINDS: ReadonlySet<string> = new Set(['t1', 't3', 't4']);
const MAX_RAW_LENGTH = 20_000;

export const thingOf = (value: unknown): Thing => ({ kind: textOf(at(value, 'kind')) ?? '', data: at(value, 'data') });

export const nameOf = ({ data }: Thing): string | undefined => textOf(at(data, 'name'));

/** When it was written, which is also what listings are sorted by. */
export const writtenAt = ({ data }: Thing): Date | undefined => epochOf(at(data, 'created_utc'));

/** Turns a post, a comment or a message into a post of ours. */
export function readThing(thing: Thing, context: ThingContext): ReadThing {
  const { kind, data } = thing;
  const externalId = nameOf(thing);
  const author = textOf(at(data, 'author')) ?? (kind === 't4' ? undefined : GONE_AUTHOR);
  const reason =
    objectOf(data) === null || !KINDS.has(kind)
      ? 'The thing is neither a post nor a comment nor a message.'
      : externalId === undefined
        ? 'The thing has no name.'
        : author === undefined
          ? 'The message has no author.'
          : null;
  if (reason !== null || externalId === undefined || author === undefined) return reject(thing, reason);
  const written = at(data, kind === 't3' ? 'selftext' : 'body');
  const isDeleted = GONE_TEXTS.has(written) || isTakenAway(data);
  const isOwn = context.me !== null && author.toLowerCase() === context.me;
  const publishedAt = epochOf(at(data, 'created_utc'));
  const editedAt = epochOf(at(data, 'edited'));
  return {
    ok: true,
    post: present({
      externalId,
      text: isDeleted ? '' : (textOf(written) ?? linkOf(data) ?? ''),
      title: isDeleted ? undefined : textOf(at(data, kind === 't4' ? 'subject' : 'title')),
      author: present({ handle: author, id: textOf(at(data, 'author_fullname')) }),
      url: urlOf(data, kind, context.site),
      publishedAt: publishedAt !== undefined && publishedAt <= context.now ? publishedAt : undefined,
      editedAt: editedAt !== undefined && editedAt <= context.now ? editedAt : undefined,
      conversationId: conversationOf(data, kind, externalId),
      inReplyTo: kind === 't3' ? undefined : textOf(at(data, 'parent_id')),
      metrics: readMetrics(data, kind),
      isDeleted: isDeleted ? true : undefined,
      isOwn: isOwn ? true : undefined,
      isPrivate: kind === 't4' ? true : undefined,
      addressesUs: context.isInbox === true && !isOwn ? true : undefined,
    }),
  };
}

function reject({ data }: Thing, reason: string | null): ReadThing {
  const raw = JSON.stringify(data) as string | undefined;
  const externalId = textOf(at(data, 'name'));
  return {
    ok: false,
    rejected: {
      reason: reason ?? 'The thing cannot be read.',
      raw: (raw ?? '').slice(0, MAX_RAW_LENGTH),
      ...(externalId === undefined ? {} : { externalId }),
    },
  };
}

/** A link or a picture has no words of its own; that it was taken away is then said beside it. */
const isTakenAway = (data: unknown): boolean => textOf(at(data, 'removed_by_category')) !== undefined;

/** What a post without words of its own points to. */
const linkOf = (data: unknown): string | undefined =>
  booleanOf(at(data, 'is_self')) === false ? textOf(at(data, 'url')) : undefined;

function urlOf(data: unknown, kind: string, site: string): string | undefined {
  const path = textOf(at(data, 'permalink')) ?? textOf(at(data, 'context'))?.split('?')[0];
  if (path?.startsWith('/') === true) return site + path;
  const id = textOf(at(data, 'id'));
  return kind === 't4' && id !== undefined ? `${site}/message/messages/${id}` : undefined;
}

/** A comment belongs to its post, also where the inbox names the post in an address only. */
function conversationOf(data: unknown, kind: string, name: string): string | undefined {
  if (kind === 't3') return name;
  if (kind === 't4') return textOf(at(data, 'first_message_name')) ?? name;
  const post = /\/comments\/([0-9a-z]+)\//.exec(
    textOf(at(data, 'context')) ?? textOf(at(data, 'permalink')) ?? '',
  )?.[1];
  return textOf(at(data, 'link_id')) ?? (post === undefined ? undefined : `t3_${post}`);
}

function readMetrics(data: unknown, kind: string): PostMetrics | undefined {
  if (kind === 't4') return undefined;
  const metrics = present({ likes: countOf(at(data, 'score')), replies: countOf(at(data, 'num_comments')) });
  return Object.keys(metrics).length === 0 ? undefined : metrics;
}
