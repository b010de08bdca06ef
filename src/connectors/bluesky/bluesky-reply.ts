import { ConnectorError } from '../connector.js';
import { ReplyError, type Posted, type ReplyImage, type ReplyTarget } from '../reply.types.js';
import { isWrittenSince } from '../plain-reply.js';
import { at, instantOf, listOf, textOf } from '../read-json.js';
import { isSameAnswer } from '../same-text.js';
import { beforeSending } from './before-sending.js';
import type { BlueskyApi } from './bluesky-api.js';
import { lookUp } from './bluesky-look.js';
import { embedOf } from './bluesky-images.js';
import { MAX_PARTS, splitText } from './bluesky-measure.js';
import { postUri, webUrl } from './bluesky.normalise.js';
import { findFacets } from './facets.js';
import { resolverOf } from './resolve-handle.js';
import { recordKey } from './tid.js';

const COLLECTION = 'app.bsky.feed.post';
const FEED_PAGE = 100;
const FEED_PAGES = 5;

interface StrongRef {
  readonly uri: string;
  readonly cid: string;
}

interface Reply {
  readonly to: ReplyTarget;
  readonly text: string;
  readonly key: string;
  readonly did: string;
  readonly createdAt: Date;
  /** Shown by the first post of the answer. */
  readonly images: readonly ReplyImage[];
}

/** Posts an answer, as a thread where it is longer than a post. Throws ReplyError. */
export async function postReply(api: BlueskyApi, { to, text, key, did, createdAt, images }: Reply): Promise<Posted> {
  const parts = splitText(text);
  if (parts.length === 0 || parts.length > MAX_PARTS)
    throw new ReplyError('refused', 'The answer is empty or too long for Bluesky.');
  const found = await beforeSending(() => findParent(api, to.externalId));
  if (found instanceof ReplyError) {
    // Asked a second time: the answer may be out, and what it answers gone since.
    const there = await findRecord(api, did, recordKey(key, 0));
    if (there === null) throw found;
    return postedAs(there.uri);
  }
  const { root, parent } = found;
  const facets = await beforeSending(() => Promise.all(parts.map((part) => findFacets(part, resolverOf(api)))));
  let previous = parent;
  let first: StrongRef | null = null;
  const embed = embedOf(images);
  for (const [i, part] of parts.entries()) {
    const record = {
      $type: COLLECTION,
      text: part,
      ...(facets[i]?.length === 0 ? {} : { facets: facets[i] }),
      reply: { root, parent: previous },
      ...(i > 0 || embed === null ? {} : { embed }),
      createdAt: createdAt.toISOString(),
    };
    try {
      previous = await createRecord(api, did, recordKey(key, i), record);
    } catch (error) {
      // The first part is out: what was not sent or refused of the rest does not undo that.
      if (first !== null && error instanceof ReplyError)
        throw new ReplyError('unknown', 'Only a part of the answer was posted.', error.retryAfterSeconds);
      throw error;
    }
    first ??= previous;
  }
  return postedAs((first ?? previous).uri);
}

function postedAs(externalId: string): Posted {
  const url = webUrl(externalId);
  return { externalId, ...(url === undefined ? {} : { url }) };
}

/** Looks for an answer of ours to this post with this text, newest first. Throws ConnectorError. */
export async function findReply(
  api: BlueskyApi,
  to: ReplyTarget,
  text: string,
  since: Date,
  did: string,
): Promise<Posted | null> {
  const [wanted = ''] = splitText(text);
  let cursor: string | undefined;
  for (let page = 0; page < FEED_PAGES; page += 1) {
    const { value } = await api.get('app.bsky.feed.getAuthorFeed', {
      actor: did,
      filter: 'posts_with_replies',
      limit: FEED_PAGE,
      cursor,
    });
    const posts = listOf(at(value, 'feed')).map((item) => at(item, 'post'));
    const found = posts.find(
      (post) =>
        textOf(at(post, 'author', 'did')) === did &&
        at(post, 'record', 'reply', 'parent', 'uri') === to.externalId &&
        isSameAnswer(textOf(at(post, 'record', 'text')) ?? '', wanted) &&
        isWrittenSince(instantOf(at(post, 'indexedAt')) ?? since, since),
    );
    const uri = textOf(at(found, 'uri'));
    if (uri !== undefined) return postedAs(uri);
    cursor = textOf(at(value, 'cursor'));
    const oldest = instantOf(at(posts.at(-1), 'indexedAt'));
    if (cursor === undefined || (oldest !== undefined && !isWrittenSince(oldest, since))) return null;
  }
  return null;
}

/** What is answered, or why it cannot be. The server takes answers to posts that are gone; nobody would ever see them. */
async function findParent(
  api: BlueskyApi,
  uri: string,
): Promise<{ readonly root: StrongRef; readonly parent: StrongRef } | ReplyError> {
  const view = (await lookUp(api, [uri])).get(uri);
  const cid = textOf(at(view, 'cid'));
  if (view === undefined || cid === undefined) return new ReplyError('refused', 'The post is not there any more.');
  if (at(view, 'viewer', 'replyDisabled') === true)
    return new ReplyError('refused', 'The author does not take answers from this account to this post.');
  if (
    at(view, 'author', 'viewer', 'blockedBy') === true ||
    textOf(at(view, 'author', 'viewer', 'blocking')) !== undefined
  )
    return new ReplyError('refused', 'The author and this account have blocked each other.');
  const parent = { uri, cid };
  const [rootUri, rootCid] = [
    textOf(at(view, 'record', 'reply', 'root', 'uri')),
    textOf(at(view, 'record', 'reply', 'root', 'cid')),
  ];
  return { parent, root: rootUri === undefined || rootCid === undefined ? parent : { uri: rootUri, cid: rootCid } };
}

/** Writes under a key of our own. The server answers a repeat with an error, and the record then tells that it is there. */
async function createRecord(api: BlueskyApi, repo: string, rkey: string, record: object): Promise<StrongRef> {
  try {
    const { value } = await api.post('com.atproto.repo.createRecord', { repo, collection: COLLECTION, rkey, record });
    const [uri, cid] = [textOf(at(value, 'uri')), textOf(at(value, 'cid'))];
    if (uri === undefined || cid === undefined)
      throw new ReplyError('unknown', 'Bluesky accepted the answer without saying its id.');
    return { uri, cid };
  } catch (error) {
    if (!(error instanceof ReplyError) || error.outcome !== 'unknown') throw error;
    const there = await findRecord(api, repo, rkey);
    if (there === null) throw error;
    return there;
  }
}

/** Null also where it cannot be told. */
async function findRecord(api: BlueskyApi, repo: string, rkey: string): Promise<StrongRef | null> {
  try {
    const { value } = await api.get('com.atproto.repo.getRecord', { repo, collection: COLLECTION, rkey });
    const cid = textOf(at(value, 'cid'));
    return cid === undefined ? null : { uri: postUri(repo, rkey), cid };
  } catch (error) {
    if (error instanceof ConnectorError) return null;
    throw error;
  }
}
