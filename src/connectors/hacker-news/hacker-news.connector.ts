import { ApiCaller } from '../call-api.js';
import {
  ConnectorError,
  type Connector,
  type ConnectorContext,
  type Cursor,
  type Page,
  type PollLimits,
  type Presence,
  type SearchTerm,
} from '../connector.js';
import type { PostFacts, Replyability } from '../reply.types.js';
import { fillByTime, nextTimeToken, pageOf, readTimePlace } from '../narrow-by-time.js';
import { at, listOf } from '../read-json.js';
import { walkEach, type WalkPage } from '../walk-back.js';
import { isGone, readHit, readSingle, type ReadItem } from './hacker-news.normalise.js';
import {
  HACKER_NEWS_FIELDS,
  HACKER_NEWS_USUAL,
  HackerNewsSettings,
  itemsUrlOf,
  searchUrlOf,
  type HackerNewsSource,
} from './hacker-news.settings.js';

/** The search index follows the site with a little delay. */
const MANNERS = { overlapSeconds: 600, listingCap: null };
const TAGS = { all: '(story,comment)', stories: 'story', comments: 'comment' } as const;
/** The search ends after so many hits; a conversation larger than that is read in part. */
const MAX_HITS = 1_000;

/** Stories and comments of Hacker News by its public search. There is no way to answer but the site itself. */
export class HackerNewsConnector implements Connector<HackerNewsSettings> {
  readonly kind = 'hacker-news';
  readonly network = 'hacker-news';
  readonly description = 'Finds stories and comments on Hacker News by words; they are answered by hand on the site.';
  readonly settings = HackerNewsSettings;
  readonly settingFields = HACKER_NEWS_FIELDS;
  readonly credentialFields = [];
  readonly existsAtOnce = 20;
  private readonly caller: ApiCaller;

  constructor(private readonly context: ConnectorContext) {
    this.caller = new ApiCaller(context.outbound, { network: 'Hacker News' });
  }

  poll(source: HackerNewsSource, cursor: Cursor, limits: PollLimits, signal: AbortSignal): Promise<Page> {
    return walkEach(cursor, searchesOf(source, limits.terms), limits, MANNERS, (search, { token, since, size }) =>
      this.search(source, search, token, since, size, limits.now, signal),
    );
  }

  fill(
    source: HackerNewsSource,
    gap: { readonly from: Date | null; readonly to: Date },
    cursor: Cursor,
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page> {
    return fillByTime(gap, cursor, searchesOf(source, limits.terms), limits, (search, token, since, size) =>
      this.search(source, search, token, since, size, limits.now, signal),
    );
  }

  async exists(source: HackerNewsSource, ids: readonly string[], signal: AbortSignal): Promise<readonly Presence[]> {
    const now = this.context.now();
    const presences: Presence[] = [];
    for (const externalId of ids) {
      const url = `${itemsUrlOf(source)}/item/${encodeURIComponent(externalId)}.json`;
      const { value } = await this.caller.read({ url, signal }, now);
      const post = readSingle(value, now);
      if (isGone(value)) presences.push({ externalId, state: 'gone' });
      // `null` stands for an item that was never there, and for one that is not there yet.
      else presences.push(post === null ? { externalId, state: 'unknown' } : { externalId, state: 'there', post });
    }
    return presences;
  }

  async readThread(
    source: HackerNewsSource,
    of: { readonly conversationId: string },
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page> {
    const asked = { query: '', tags: `(story,comment),story_${of.conversationId}`, hitsPerPage: String(MAX_HITS) };
    const read = await this.readHits(source, asked, limits.now, signal);
    const posts = read.flatMap((one) => (one.ok ? [one] : [])).sort((a, b) => a.at.getTime() - b.at.getTime());
    return {
      posts: posts.map(({ post }) => post),
      rejected: read.flatMap((one) => (one.ok ? [] : [one.rejected])),
      cursor: null,
      complete: true,
      cost: { requests: 1 },
    };
  }

  replyability(post: PostFacts): Replyability {
    return { verdict: 'by-hand', reason: 'no-interface', deepLink: post.url };
  }

  private async search(
    source: HackerNewsSource,
    search: string,
    token: string | null,
    since: Date | null,
    wanted: number,
    now: Date,
    signal: AbortSignal,
  ): Promise<WalkPage> {
    const place = readTimePlace(token);
    const size = Math.min(wanted, source.settings.pageSize ?? HACKER_NEWS_USUAL.pageSize);
    const bounds = [
      ...(since === null ? [] : [`created_at_i>=${String(Math.floor(since.getTime() / 1_000))}`]),
      ...(place.until === null ? [] : [`created_at_i<=${String(place.until)}`]),
    ];
    const read = await this.readHits(
      source,
      {
        query: search,
        tags: TAGS[source.settings.include ?? 'all'],
        typoTolerance: 'false',
        hitsPerPage: String(size),
        page: String(pageOf(place, size)),
        ...(bounds.length === 0 ? {} : { numericFilters: bounds.join(',') }),
      },
      now,
      signal,
    );
    const items = read.flatMap((one) => (one.ok ? [{ post: one.post, at: one.at }] : []));
    const instants = items.map((item) => item.at);
    return {
      items,
      rejected: read.flatMap((one) => (one.ok ? [] : [one.rejected])),
      next: nextTimeToken(place, { size, instants, isLast: read.length < size }),
    };
  }

  private async readHits(
    source: HackerNewsSource,
    asked: Readonly<Record<string, string>>,
    now: Date,
    signal: AbortSignal,
  ): Promise<readonly ReadItem[]> {
    const url = `${searchUrlOf(source)}/search_by_date?${new URLSearchParams(asked).toString()}`;
    const { value } = await this.caller.read({ url, signal }, now);
    const hits = at(value, 'hits');
    if (!Array.isArray(hits))
      throw new ConnectorError('invalid', 'Hacker News gave an answer that is not what it documents.', {
        code: 'changed-shape',
      });
    return listOf(hits).map((hit) => readHit(hit, now));
  }
}

/** One search for each word: the search joins words by AND. Everything where a watch cannot be narrowed down to words. */
function searchesOf(source: HackerNewsSource, terms: readonly SearchTerm[] | null): readonly string[] {
  const own = source.settings.query === undefined ? [] : [source.settings.query.trim()];
  if (terms === null) return own.length > 0 ? own : [''];
  const words = terms.map(({ text }) => text.replaceAll('"', ' ').trim()).filter((text) => text !== '');
  return [...new Set([...own, ...words.map((text) => `"${text}"`)])];
}
