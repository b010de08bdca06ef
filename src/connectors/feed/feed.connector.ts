import type { Connector, ConnectorContext, Cursor, Page, PollLimits, SourceList } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import type { Replyability } from '../reply.types.js';
import type { FeedCursor } from './feed-cursor.js';
import { findGap, openCursor, rememberItems } from './feed-cursor.js';
import { fetchFeed } from './feed-fetch.js';
import { siteOf } from './feed-link.js';
import type { FeedParser } from './feed-parser.js';
import { openFeedParser } from './feed-parser.js';
import { earliestNextPoll } from './feed-schedule.js';
import { readOpml } from './opml.js';
import { FEED_FIELDS, FeedSettings } from './feed.settings.js';
import type { ParsedFeed, ParsedItem } from './feed.types.js';

/** Any feed, web alerts among them. Every poll hands over the whole document; repeats are dropped where posts are stored. */
export class FeedConnector implements Connector<FeedSettings> {
  readonly kind = 'feed';
  readonly network = 'web';
  readonly description =
    'Reads RSS, Atom, RDF and JSON feeds and web alert feeds; articles are answered by hand on their own site.';
  readonly settings = FeedSettings;
  readonly settingFields = FEED_FIELDS;
  readonly credentialFields = [];

  constructor(
    private readonly context: ConnectorContext,
    private readonly parser: FeedParser = openFeedParser(),
  ) {}

  async poll(
    source: SourceSettings<FeedSettings>,
    stored: Cursor,
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page> {
    const cursor = openCursor(stored, source.settings.url);
    const answer = await fetchFeed(this.context.outbound, cursor, limits.now, signal);
    if (answer.kind === 'unchanged') {
      const next = { ...cursor, movedTo: answer.movedTo };
      return pageOf(next, [], true, earliestNextPoll(answer.headers, cursor.wishes, limits.now));
    }
    const feed = await this.parser.parse(answer.body, answer.contentType, answer.finalUrl);
    return readPage(feed, cursor, answer, limits);
  }

  replyability(post: { readonly url: string | null }): Replyability {
    return { verdict: 'by-hand', reason: 'feed-read-only', deepLink: post.url };
  }

  readOpml(bytes: Uint8Array): SourceList {
    const { feeds, refused } = readOpml(bytes);
    return {
      sources: feeds.map(({ title, url }) => ({ name: title ?? siteOf(url) ?? url, settings: { url } })),
      skipped: refused.map(({ title, written }) => ({
        title,
        url: written,
        reason: 'The address is not an http or https one.',
      })),
    };
  }

  /** Ends the parser's threads. */
  close(): Promise<void> {
    return this.parser.close();
  }
}

const pageOf = (cursor: FeedCursor, posts: readonly NormalisedPost[], complete: boolean, notBefore?: Date): Page => ({
  posts,
  cursor: { ...cursor },
  complete,
  ...(notBefore === undefined || !complete ? {} : { notBefore }),
});

const readPage = (
  feed: ParsedFeed,
  cursor: FeedCursor,
  answer: Extract<Awaited<ReturnType<typeof fetchFeed>>, { kind: 'document' }>,
  { now, maxPosts }: PollLimits,
): Page => {
  const end = cursor.offset + Math.max(maxPosts, 1);
  const complete = end >= feed.items.length;
  const wishes = { ttlMinutes: feed.ttlMinutes, skipHours: feed.skipHours };
  const next: FeedCursor = {
    ...cursor,
    ...(cursor.offset === 0 ? rememberItems(cursor, feed.items, now) : {}),
    movedTo: answer.movedTo,
    // Validators would answer "unchanged" to the request for the rest of the document.
    etag: complete ? answer.etag : null,
    lastModified: complete ? answer.lastModified : null,
    wishes,
    offset: complete ? 0 : end,
  };
  const posts: NormalisedPost[] = [];
  const rejected: RejectedPost[] = [];
  for (const item of feed.items.slice(cursor.offset, end)) {
    if (item.title === null && item.text === null && item.url === null) {
      rejected.push({
        reason: 'The item has no link, no title and no text.',
        raw: JSON.stringify(item),
        externalId: item.id,
      });
    } else posts.push(postOf(item, feed, cursor.url, now));
  }
  const gap = cursor.offset === 0 ? findGap(cursor, feed.items, now) : null;
  return {
    ...pageOf(next, posts, complete, earliestNextPoll(answer.headers, wishes, now)),
    ...(rejected.length === 0 ? {} : { rejected }),
    ...(gap === null ? {} : { gaps: [gap] }),
    ...(feed.title === null ? {} : { title: feed.title }),
  };
};

const postOf = (item: ParsedItem, feed: ParsedFeed, scope: string, now: Date): NormalisedPost => {
  // A date ahead of the clock is not believed: the time the item was seen stands in for it.
  const isPast = (at: Date | null): at is Date => at !== null && at <= now;
  return {
    externalId: item.id,
    scope,
    text: item.text ?? item.title ?? '',
    author: { handle: item.author ?? siteOf(item.url) ?? feed.title ?? siteOf(scope) ?? scope },
    ...(item.title !== null && item.text !== null ? { title: item.title } : {}),
    ...(item.url === null ? {} : { url: item.url }),
    ...(item.lang === null ? {} : { lang: item.lang }),
    ...(isPast(item.publishedAt) ? { publishedAt: item.publishedAt } : {}),
    ...(isPast(item.editedAt) ? { editedAt: item.editedAt } : {}),
  };
};
