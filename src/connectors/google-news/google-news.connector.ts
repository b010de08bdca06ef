import { ApiCaller } from '../call-api.js';
import type { Connector, ConnectorContext, Cursor, Gap, Page, PollLimits } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import type { PostFacts, Replyability } from '../reply.types.js';
import { ConnectorError } from '../connector.js';
import { at, instantOf, listOf, numberOf, objectOf, textOf } from '../read-json.js';
import { addressOf, searchesFor } from './google-news.query.js';
import type { NewsReading } from './google-news.normalise.js';
import type { NewsParser } from './google-news.parser.js';
import { MAX_NEWS_BYTES, openNewsParser } from './google-news.parser.js';
import { GOOGLE_NEWS_FIELDS, GoogleNewsSettings } from './google-news.settings.js';

/** What was seen lately: headline keys with the id they came under first. */
type Headlines = ReadonlyMap<string, string>;

const SEARCHES_AT_ONCE = 5;
const MAX_HEADLINES = 500;
/** A feed of this many articles was cut off. */
const FEED_CAP = 100;
/** Google blocks whoever asks too much, for long, and seldom says how long. */
const BLOCKED_SECONDS = 1_800;

/** Google's search in the news, for each watched word. */
export class GoogleNewsConnector implements Connector<GoogleNewsSettings> {
  readonly kind = 'google-news';
  readonly network = 'web';
  readonly description =
    'Searches Google News for the watched words in one edition; articles are answered by hand on their own site.';
  readonly settings = GoogleNewsSettings;
  readonly settingFields = GOOGLE_NEWS_FIELDS;
  readonly credentialFields = [];
  readonly interval = { minSeconds: 300, usualSeconds: 900 };
  private readonly caller: ApiCaller;

  constructor(
    context: ConnectorContext,
    private readonly parser: NewsParser = openNewsParser(),
  ) {
    this.caller = new ApiCaller(context.outbound, {
      network: 'Google News',
      waitSecondsOf: ({ status }) => (status === 429 || status === 503 ? BLOCKED_SECONDS : undefined),
    });
  }

  async poll(
    { settings }: SourceSettings<GoogleNewsSettings>,
    cursor: Cursor,
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page> {
    const { now } = limits;
    const searches = searchesFor(settings, limits.terms);
    if (searches === null) {
      const text =
        'Nothing is searched for: a watch cannot be narrowed down to words, and the source has no search of its own.';
      return { posts: [], cursor, complete: true, notices: [{ code: 'search-needs-terms', text }] };
    }
    const round = new Round(cursor, settings.language);
    const first =
      searches.length === 0 ? 0 : Math.max(0, Math.trunc(numberOf(at(cursor, 'index')) ?? 0)) % searches.length;
    const count = Math.min(searches.length, SEARCHES_AT_ONCE, limits.maxRequests);
    for (let step = 0; step < count && (step === 0 || round.posts.length < limits.maxPosts); step += 1) {
      const query = searches[(first + step) % searches.length] ?? '';
      try {
        const call = { url: addressOf(settings, query), accept: 'text' as const, maxBytes: MAX_NEWS_BYTES, signal };
        const answer = await this.caller.read(call, now);
        const contentType = answer.headers['content-type'] ?? null;
        round.add(query, await this.parser.parse({ bytes: answer.body, contentType, lang: settings.language, now }));
      } catch (error) {
        if (step === 0 || !(error instanceof ConnectorError) || error.fault === 'invalid') throw error;
        // What was read is kept; the next poll begins with the search that failed.
        return round.toPage(searches, first + step, step);
      }
    }
    return round.toPage(searches, first + count, count);
  }

  replyability(post: PostFacts): Replyability {
    return { verdict: 'by-hand', reason: 'web-read-only', deepLink: post.url };
  }

  /** Ends the parser's threads. */
  close(): Promise<void> {
    return this.parser.close();
  }
}

/** What the searches of one poll bring together. */
class Round {
  readonly posts: NormalisedPost[] = [];
  private readonly rejected: RejectedPost[] = [];
  private readonly gaps: Gap[] = [];
  private readonly ids = new Set<string>();
  private readonly headlines: Map<string, string>;
  private readonly newest: Map<string, string>;

  constructor(
    cursor: Cursor,
    private readonly lang: string,
  ) {
    this.headlines = new Map(readHeadlines(cursor));
    this.newest = new Map(
      Object.entries(objectOf(at(cursor, 'newest')) ?? {}).flatMap(([query, at_]) =>
        instantOf(at_) === undefined ? [] : [[query, String(at_)] as const],
      ),
    );
  }

  add(query: string, { items, rejected }: NewsReading): void {
    this.rejected.push(...rejected);
    for (const { post, headlineKey } of items) {
      const known = this.headlines.get(headlineKey);
      if (this.ids.has(post.externalId) || (known !== undefined && known !== post.externalId)) continue;
      this.headlines.delete(headlineKey);
      this.headlines.set(headlineKey, post.externalId);
      this.ids.add(post.externalId);
      this.posts.push(post);
    }
    const instants = items.flatMap(({ post }) => (post.publishedAt === undefined ? [] : [post.publishedAt.getTime()]));
    if (instants.length === 0) return;
    const from = instantOf(this.newest.get(query));
    const oldest = new Date(Math.min(...instants));
    if (items.length >= FEED_CAP && from !== undefined && from < oldest)
      this.gaps.push({ from, to: oldest, reason: 'feed-rolled-over' });
    this.newest.set(query, new Date(Math.max(...instants, from?.getTime() ?? 0)).toISOString());
  }

  toPage(searches: readonly string[], index: number, requests: number): Page {
    return {
      posts: this.posts,
      rejected: this.rejected,
      gaps: this.gaps,
      cursor: {
        index: searches.length === 0 ? 0 : index % searches.length,
        headlines: [...this.headlines].slice(-MAX_HEADLINES),
        newest: Object.fromEntries([...this.newest].filter(([query]) => searches.includes(query))),
      },
      complete: true,
      cost: { requests },
      title: `Google News (${this.lang})`,
    };
  }
}

function readHeadlines(cursor: Cursor): Headlines {
  return new Map(
    listOf(at(cursor, 'headlines')).flatMap((pair) => {
      const [key, id] = [textOf(at(pair, 0)), textOf(at(pair, 1))];
      return key === undefined || id === undefined ? [] : [[key, id] as const];
    }),
  );
}
