import type { NormalisedPost, PostMetrics, RejectedPost } from '../post.types.js';
import { present } from '../present.js';
import type { JsonRecord } from '../read-json.js';
import { at, countOf, idOf, instantOf, listOf, objectOf, textOf } from '../read-json.js';
import { readText } from './x.text.js';

/** Whose posts are ours, and the moment they are read at. */
export interface XView {
  readonly accountId: string | null;
  /** Lower case, without @. */
  readonly handle: string | null;
  readonly now: Date;
}

/** Objects that X sends along with posts, by id. */
export interface XIncludes {
  readonly users: ReadonlyMap<string, JsonRecord>;
  readonly posts: ReadonlyMap<string, JsonRecord>;
}

export interface XItem {
  readonly post: NormalisedPost;
  /** What X lists by. */
  readonly at: Date;
}

export type XRead =
  { readonly ok: true; readonly item: XItem } | { readonly ok: false; readonly rejected: RejectedPost };

const ID = /^\d{1,19}$/;
const EPOCH_MS = 1_288_834_974_657n;
/** An edit comes within the hour; ids of a test server need not hold their time. */
const MOST_EDIT_MS = 24 * 3_600_000;

/** The instant in an id. */
const instantIn = (id: string): Date => new Date(Number((BigInt(id) >> 22n) + EPOCH_MS));

/** A member under its old name or its new one: X renames tweets to posts, endpoint by endpoint. */
const either = (value: JsonRecord, before: string, since: string): unknown => value[before] ?? value[since];

export function readIncludes(value: unknown): XIncludes {
  const byId = (list: unknown): ReadonlyMap<string, JsonRecord> =>
    new Map(
      listOf(list).flatMap((one) => {
        const record = objectOf(one);
        const id = idOf(at(one, 'id'));
        return record === null || id === undefined ? [] : [[id, record] as const];
      }),
    );
  return { users: byId(at(value, 'users')), posts: byId(at(value, 'tweets') ?? at(value, 'posts')) };
}

/** One post as search, lookups, the stream and webhooks give it. */
export function readPost(value: unknown, includes: XIncludes, view: XView): XRead {
  const tweet = objectOf(value);
  const id = idOf(tweet?.['id']);
  if (tweet === null || id === undefined || !ID.test(id)) return reject(value, 'The post has no id.');
  const written = readText(tweet);
  if (written === undefined) return reject(value, 'The post has no text.', id);
  const references = referencesOf(tweet);
  const original = references.retweeted === undefined ? undefined : includes.posts.get(references.retweeted);
  const dates = datesOf(tweet, id, view.now);
  const author = authorOf(tweet, includes);
  const isOwn = isUs(author.id, author.handle, view);
  const post = present({
    externalId: dates.firstId,
    text: (original === undefined ? undefined : readText(original)) ?? written,
    author,
    url: `https://x.com/${/^\w+$/.test(author.handle) ? author.handle : 'i'}/status/${id}`,
    lang: languageOf(textOf(tweet['lang'])),
    publishedAt: dates.publishedAt,
    editedAt: dates.editedAt,
    conversationId: idOf(tweet['conversation_id']),
    inReplyTo: references.replied_to,
    repostOf: references.retweeted,
    quoteOf: references.quoted,
    metrics: metricsOf(either(tweet, 'public_metrics', 'metrics')),
    isOwn: isOwn || undefined,
    addressesUs: (!isOwn && addresses(tweet, references.quoted, includes, view)) || undefined,
  });
  return { ok: true, item: { post, at: dates.listedAt } };
}

/** All posts of an answer, the newest version where one was edited. */
export function readPosts(data: unknown, includes: XIncludes, view: XView) {
  const items = new Map<string, XItem>();
  const rejected: RejectedPost[] = [];
  for (const value of listOf(data)) {
    const read = readPost(value, includes, view);
    if (!read.ok) rejected.push(read.rejected);
    else {
      const known = items.get(read.item.post.externalId);
      if (known === undefined || known.at < read.item.at) items.set(read.item.post.externalId, read.item);
    }
  }
  return { items: [...items.values()], rejected };
}

export function reject(value: unknown, reason: string, externalId?: string): XRead {
  const raw = JSON.stringify(value ?? null);
  return { ok: false, rejected: { reason, raw, ...(externalId === undefined ? {} : { externalId }) } };
}

interface References {
  readonly replied_to?: string;
  readonly quoted?: string;
  readonly retweeted?: string;
}

function referencesOf(tweet: JsonRecord): References {
  const found: Record<string, string> = {};
  for (const reference of listOf(either(tweet, 'referenced_tweets', 'referenced_posts'))) {
    const [type, id] = [textOf(at(reference, 'type')), idOf(at(reference, 'id'))];
    if (type === undefined || id === undefined) continue;
    found[type === 'reposted' ? 'retweeted' : type] ??= id;
  }
  return found;
}

function datesOf(tweet: JsonRecord, id: string, now: Date) {
  const history = listOf(either(tweet, 'edit_history_tweet_ids', 'edit_history_post_ids'))
    .map(idOf)
    .filter((one): one is string => one !== undefined && ID.test(one));
  const firstId = history[0] ?? id;
  const notAhead = (at: Date | undefined): Date | undefined => (at !== undefined && at > now ? now : at);
  const createdAt = notAhead(instantOf(tweet['created_at']));
  const listedAt = createdAt ?? notAhead(instantIn(id)) ?? now;
  if (firstId === id) return { firstId, listedAt, publishedAt: createdAt };
  const holdsTime = (one: string): boolean =>
    createdAt !== undefined && Math.abs(instantIn(one).getTime() - createdAt.getTime()) < MOST_EDIT_MS;
  const areTimes = holdsTime(firstId) && holdsTime(id);
  return {
    firstId,
    listedAt,
    publishedAt: areTimes ? instantIn(firstId) : createdAt,
    editedAt: areTimes ? notAhead(instantIn(id)) : createdAt,
  };
}

export function authorOf(tweet: JsonRecord, includes: XIncludes, idName = 'author_id'): NormalisedPost['author'] {
  const id = idOf(tweet[idName]);
  const user = (id === undefined ? undefined : includes.users.get(id)) ?? {};
  const metrics = either(user, 'public_metrics', 'metrics');
  return {
    handle: textOf(user['username']) ?? id ?? 'unknown',
    ...present({ id, name: textOf(user['name']), followers: countOf(at(metrics, 'followers_count')) }),
  };
}

export const isUs = (id: string | undefined, handle: string | undefined, view: XView): boolean =>
  (id !== undefined && id === view.accountId) || (handle !== undefined && handle.toLowerCase() === view.handle);

/** It names us, answers us or quotes a post of ours. */
function addresses(tweet: JsonRecord, quoted: string | undefined, includes: XIncludes, view: XView): boolean {
  const mentions = [
    ...listOf(at(tweet, 'entities', 'mentions')),
    ...listOf(at(either(tweet, 'note_tweet', 'note_post'), 'entities', 'mentions')),
  ];
  if (mentions.some((one) => isUs(idOf(at(one, 'id')), textOf(at(one, 'username')), view))) return true;
  if (isUs(idOf(tweet['in_reply_to_user_id']), undefined, view)) return true;
  const original = quoted === undefined ? undefined : includes.posts.get(quoted);
  if (original !== undefined) {
    const { id, handle } = authorOf(original, includes);
    if (isUs(id, handle, view)) return true;
  }
  const words =
    readText(tweet)
      ?.toLowerCase()
      .matchAll(/(?<![\w@])@(\w{1,30})/g) ?? [];
  return view.handle !== null && [...words].some(([, name]) => name === view.handle);
}

function metricsOf(value: unknown): PostMetrics | undefined {
  const metrics = present({
    likes: countOf(at(value, 'like_count')),
    reposts: countOf(at(value, 'retweet_count') ?? at(value, 'repost_count')),
    replies: countOf(at(value, 'reply_count')),
    views: countOf(at(value, 'impression_count')),
  });
  return Object.keys(metrics).length === 0 ? undefined : metrics;
}

/** X writes Hebrew and Indonesian by their old codes, and has codes of its own for texts that are in no language. */
const LANGUAGES: Readonly<Record<string, string>> = { iw: 'he', in: 'id', ji: 'yi' };

function languageOf(code: string | undefined): string | undefined {
  if (code === undefined || /^(und|zxx|art|q[a-z]{2})$/i.test(code)) return undefined;
  return LANGUAGES[code] ?? code;
}
