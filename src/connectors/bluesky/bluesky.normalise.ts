import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { present } from '../present.js';
import { at, countOf, instantOf, listOf, objectOf, textOf } from '../read-json.js';

const COLLECTION = 'app.bsky.feed.post';
const POST_URI = /^at:\/\/(did:[a-z]+:[A-Za-z0-9._:%-]+)\/app\.bsky\.feed\.post\/([A-Za-z0-9._~:-]{1,512})$/;

/** The account's own id, by which a post is ours or addresses us; null while no account is connected. */
export type OwnDid = string | null;

export type ReadPost =
  | { readonly ok: true; readonly post: NormalisedPost; readonly indexedAt: Date }
  | { readonly ok: false; readonly rejected: RejectedPost };

export const postUri = (did: string, rkey: string): string => `at://${did}/${COLLECTION}/${rkey}`;

export function splitUri(uri: string): { readonly did: string; readonly rkey: string } | null {
  const [, did, rkey] = POST_URI.exec(uri) ?? [];
  return did === undefined || rkey === undefined ? null : { did, rkey };
}

/** The page of a post for people. By DID, since handles change hands. */
export function webUrl(uri: string): string | undefined {
  const parts = splitUri(uri);
  return parts === null ? undefined : `https://bsky.app/profile/${parts.did}/post/${parts.rkey}`;
}

/** Reads a post as the network shows it: in searches, threads, notifications. */
export function readView(view: unknown, own: OwnDid): ReadPost {
  const uri = textOf(at(view, 'uri'));
  const record = at(view, 'record') ?? at(view, 'value');
  const reject = (reason: string): ReadPost => ({
    ok: false,
    rejected: { reason, raw: JSON.stringify(view ?? null), ...(uri === undefined ? {} : { externalId: uri }) },
  });
  const parts = uri === undefined ? null : splitUri(uri);
  if (uri === undefined || parts === null) return reject('The post has no address.');
  if (objectOf(record) === null || typeof at(record, 'text') !== 'string') return reject('The post has no text.');
  const indexedAt = instantOf(at(view, 'indexedAt'));
  if (indexedAt === undefined) return reject('The post has no time of indexing.');
  const post = recordPost(parts, record, indexedAt, own);
  const handle = textOf(at(view, 'author', 'handle'));
  return {
    ok: true,
    indexedAt,
    post: {
      ...post,
      author: present({
        id: parts.did,
        handle: handle === undefined || handle === 'handle.invalid' ? parts.did : handle,
        name: textOf(at(view, 'author', 'displayName')),
      }),
      ...(at(view, 'likeCount') === undefined
        ? {}
        : {
            metrics: present({
              likes: countOf(at(view, 'likeCount')),
              reposts: countOf(at(view, 'repostCount')),
              replies: countOf(at(view, 'replyCount')),
            }),
          }),
    },
  };
}

/** A post from its record alone, as the stream carries it: the author is known by DID only. */
export function recordPost(
  { did, rkey }: { readonly did: string; readonly rkey: string },
  record: unknown,
  seenAt: Date,
  own: OwnDid,
): NormalisedPost {
  const uri = postUri(did, rkey);
  const [root, parent] = [textOf(at(record, 'reply', 'root', 'uri')), textOf(at(record, 'reply', 'parent', 'uri'))];
  const quoteOf = quotedUri(at(record, 'embed'));
  const isOwn = own !== null && did === own;
  const isOurs = (other: string | undefined): boolean =>
    own !== null && other !== undefined && other.startsWith(`at://${own}/`);
  return present({
    externalId: uri,
    text: String(at(record, 'text')),
    author: { id: did, handle: did },
    url: webUrl(uri),
    lang: textOf(at(record, 'langs', 0)),
    publishedAt: earlier(instantOf(at(record, 'createdAt')), seenAt),
    conversationId: root ?? uri,
    inReplyTo: parent,
    quoteOf,
    isOwn: isOwn ? true : undefined,
    addressesUs:
      !isOwn && (isOurs(parent) || isOurs(quoteOf) || (own !== null && mentions(record, own))) ? true : undefined,
  });
}

/** The tombstone of a post. */
export const deletedPost = (did: string, rkey: string): NormalisedPost => ({
  externalId: postUri(did, rkey),
  text: '',
  author: { id: did, handle: did },
  isDeleted: true,
});

/** Whether a post may be in one of these languages: what states none may be in any. */
export function speaks(record: unknown, languages: readonly string[]): boolean {
  const stated = listOf(at(record, 'langs')).filter((lang): lang is string => typeof lang === 'string' && lang !== '');
  return (
    languages.length === 0 ||
    stated.length === 0 ||
    stated.some((lang) => languages.includes(lang.toLowerCase().split('-')[0] ?? ''))
  );
}

/** Writers state their own time: one that is ahead is not believed. */
const earlier = (stated: Date | undefined, seenAt: Date): Date =>
  stated !== undefined && stated < seenAt ? stated : seenAt;

function quotedUri(embed: unknown): string | undefined {
  const uri = textOf(at(embed, 'record', 'uri')) ?? textOf(at(embed, 'record', 'record', 'uri'));
  return uri !== undefined && splitUri(uri) !== null ? uri : undefined;
}

const mentions = (record: unknown, did: string): boolean =>
  listOf(at(record, 'facets')).some((facet) =>
    listOf(at(facet, 'features')).some(
      (feature) => at(feature, '$type') === 'app.bsky.richtext.facet#mention' && at(feature, 'did') === did,
    ),
  );
