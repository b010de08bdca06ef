import type { Cursor, Gap, Page, PollLimits, Presence } from '../connector.js';
import { needsTerms } from '../needs-terms.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { at, countOf, idOf, instantOf, listOf, textOf } from '../read-json.js';
import type { WalkPage } from '../walk-back.js';
import type { XReader } from './x.listing.js';
import { pageOfPosts, POST_FIELDS, searchEdge, searchPage, toSeconds } from './x.listing.js';
import { isMessageId } from './x.message.js';
import { readIncludes, readPosts } from './x.normalise.js';
import { problemOf } from './x.problem.js';
import { searchesFor } from './x.poll.js';

export const LOOKED_AT_ONCE = 100;
const PAGE_SIZE = 100;
/** X refuses an end that is less than ten seconds ago, and its search lags by half a minute. */
const END_SLACK_MS = 30_000;

/** Posts X does not show to us any more, whatever the reason, must go from our books as well. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['resource-not-found', 'not-authorized-for-resource']);

/** Looks which posts are still there. Messages cannot be asked for this way. */
export async function lookFor({ api, view, signal }: XReader, ids: readonly string[]): Promise<readonly Presence[]> {
  const posts = ids.filter((id) => !isMessageId(id));
  const others = ids.filter(isMessageId).map((externalId): Presence => ({ externalId, state: 'unknown' }));
  if (posts.length === 0) return others;
  const answer = await api.read('anyone', 'lookups', (v2) => v2.tweets([...posts], POST_FIELDS), signal);
  const { items } = readPosts(at(answer.value, 'data'), readIncludes(at(answer.value, 'includes')), view);
  const there = new Map(items.map(({ post }) => [post.externalId, post]));
  // A post may be asked for by the id of one of its edits.
  for (const value of listOf(at(answer.value, 'data'))) {
    const history = listOf(at(value, 'edit_history_tweet_ids') ?? at(value, 'edit_history_post_ids')).map(idOf);
    const post = there.get(history[0] ?? '');
    for (const id of [idOf(at(value, 'id')), ...history])
      if (id !== undefined && post !== undefined) there.set(id, post);
  }
  const gone = new Set(
    listOf(at(answer.value, 'errors'))
      .filter((error) => NOT_SHOWN.has(problemOf(error) ?? ''))
      .map((error) => idOf(at(error, 'resource_id')) ?? idOf(at(error, 'value'))),
  );
  const found = posts.map((externalId): Presence => {
    const post = there.get(externalId);
    if (post !== undefined) return { externalId, state: 'there', post };
    return { externalId, state: gone.has(externalId) ? 'gone' : 'unknown' };
  });
  return [...found, ...others];
}

/** The conversation of a post, as far as X's search still reaches, with the post and the first one whatever their age. */
export async function readConversation(
  reader: XReader,
  of: { readonly externalId: string; readonly conversationId: string },
  limits: PollLimits,
): Promise<Page> {
  const gathered = new Gathered();
  const ids = [...new Set([of.conversationId, of.externalId])].filter((id) => /^\d{1,19}$/.test(id));
  if (ids.length > 0) {
    const answer = await reader.api.read('anyone', 'lookups', (v2) => v2.tweets(ids, POST_FIELDS), reader.signal);
    gathered.add(pageOfPosts(answer, 'lookups', reader.view, reader.terms.prices.postRead));
  }
  let token: string | null = null;
  const isAsked = /^\d{1,19}$/.test(of.conversationId);
  while (isAsked && gathered.hasRoom(limits)) {
    const page = await searchPage(reader, `conversation_id:${of.conversationId}`, {
      token,
      since: null,
      size: PAGE_SIZE,
    });
    gathered.add(page);
    token = page.next;
    if (token === null) break;
  }
  return gathered.toPage(null, token === null);
}

/** Reads what was missed between two instants, query by query. Older than seven days is lost, and said so. */
export async function fillGap(
  reader: XReader,
  gap: { readonly from: Date | null; readonly to: Date },
  cursor: Cursor,
  limits: PollLimits,
): Promise<Page> {
  if (reader.terms.query === null && limits.terms === null) throw needsTerms('X');
  const { queries, notices } = searchesFor(reader.terms, limits.terms);
  const edge = searchEdge(limits.now);
  const until = new Date(Math.min(gap.to.getTime(), limits.now.getTime() - END_SLACK_MS));
  const since = gap.from !== null && gap.from > edge ? gap.from : edge;
  const gathered = new Gathered();
  const lost: readonly Gap[] =
    cursor === null && (gap.from === null || gap.from < edge)
      ? [{ from: gap.from, to: gap.to < edge ? gap.to : edge, reason: 'older-than-seven-days' }]
      : [];
  // Both ends count in whole seconds, and the end itself is left out. A token belongs to the interval it was given for.
  const end = instantOf(at(cursor, 'until')) ?? new Date(Math.ceil(until.getTime() / 1_000) * 1_000);
  let index = countOf(at(cursor, 'index')) ?? 0;
  let token = textOf(at(cursor, 'token')) ?? null;
  while (since < end && gathered.hasRoom(limits)) {
    const query = queries[index];
    if (query === undefined) break;
    const page = await searchPage(reader, query, { token, since, size: limits.maxPosts - gathered.count }, end);
    gathered.add(page);
    token = page.next;
    if (token === null) index += 1;
  }
  const isDone = since >= end || index >= queries.length;
  const page = gathered.toPage(isDone ? null : { index, token, until: toSeconds(end) }, isDone);
  return { ...page, gaps: lost, ...(notices.length === 0 ? {} : { notices }) };
}

/** Posts of several pages, each once. */
class Gathered {
  private readonly posts = new Map<string, NormalisedPost>();
  private readonly rejected: RejectedPost[] = [];
  private quotas: WalkPage['quotas'];
  private requests = 0;
  private usd = 0;

  get count(): number {
    return this.posts.size;
  }

  hasRoom({ maxPosts, maxRequests }: PollLimits): boolean {
    return this.posts.size < maxPosts && this.requests < maxRequests;
  }

  add(page: WalkPage): void {
    for (const { post } of page.items) if (!this.posts.has(post.externalId)) this.posts.set(post.externalId, post);
    this.rejected.push(...(page.rejected ?? []));
    this.quotas = page.quotas ?? this.quotas;
    this.requests += page.cost?.requests ?? 1;
    this.usd += page.cost?.usd ?? 0;
  }

  toPage(cursor: Cursor, complete: boolean): Page {
    return {
      posts: [...this.posts.values()],
      rejected: this.rejected,
      cursor,
      complete,
      cost: { requests: this.requests, usd: this.usd },
      ...(this.quotas === undefined ? {} : { quotas: this.quotas }),
    };
  }
}
