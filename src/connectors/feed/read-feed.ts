import type { FeedParser } from './feed-parser.js';
import { openFeedParser } from './feed-parser.js';

/** A feed as `earshot feed` prints it; every text is plain text. */
export interface ReadFeed {
  readonly title: string | null;
  readonly items: readonly {
    readonly id: string;
    readonly title: string | null;
    readonly text: string | null;
    readonly url: string | null;
    readonly author: string | null;
    /** ISO 8601, UTC. */
    readonly publishedAt: string | null;
  }[];
}

export interface ReadFeedOptions {
  /** The HTTP header, when the bytes came with one. */
  readonly contentType?: string;
  /** Where the bytes came from: what relative links are relative to. */
  readonly baseUrl?: string;
  readonly parser?: FeedParser;
}

/**
 * Reads any RSS, Atom, RDF or JSON Feed.
 * @throws ConnectorError('invalid') with the reason, in one sentence.
 */
export const readFeed = async (bytes: Uint8Array, options: ReadFeedOptions = {}): Promise<ReadFeed> => {
  const parser = options.parser ?? openFeedParser({ threads: 1 });
  try {
    const feed = await parser.parse(bytes, options.contentType, options.baseUrl);
    return {
      title: feed.title,
      items: feed.items.map(({ id, title, text, url, author, publishedAt }) => ({
        id,
        title,
        text,
        url,
        author,
        publishedAt: publishedAt?.toISOString() ?? null,
      })),
    };
  } finally {
    if (options.parser === undefined) await parser.close();
  }
};
