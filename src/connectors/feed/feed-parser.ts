import type { DocumentParser, ParserPlan, WorkerParserOptions } from '../parse-in-worker.js';
import { DirectParser, isRunFromSources, WorkerParser } from '../parse-in-worker.js';
import type { FeedQuestion, ParsedFeed } from './feed.types.js';

/** Feeds larger than this are refused unread. */
export const MAX_FEED_BYTES = 5 * 1024 * 1024;

/** Turns the bytes of a feed into its items. */
export interface FeedParser {
  /**
   * `contentType` is the HTTP header, `baseUrl` where the bytes came from; both may be missing.
   * @throws ConnectorError('invalid') with one sentence for a person; nothing else.
   */
  parse(bytes: Uint8Array, contentType?: string | null, baseUrl?: string | null): Promise<ParsedFeed>;
  close(): Promise<void>;
}

const PLAN: ParserPlan<FeedQuestion, ParsedFeed> = {
  name: 'feed',
  maxBytes: MAX_FEED_BYTES,
  script: new URL('./parse-worker.js', import.meta.url),
  load: async () => (await import('./feed-document.js')).parseFeedDocument,
};

class PlannedFeedParser implements FeedParser {
  constructor(private readonly parser: DocumentParser<FeedQuestion, ParsedFeed>) {}

  parse(bytes: Uint8Array, contentType?: string | null, baseUrl?: string | null): Promise<ParsedFeed> {
    return this.parser.parse({ bytes, contentType: contentType ?? null, baseUrl: baseUrl ?? null });
  }

  close(): Promise<void> {
    return this.parser.close();
  }
}

/** Parses in this thread, without a deadline. */
export class DirectFeedParser extends PlannedFeedParser {
  constructor() {
    super(new DirectParser(PLAN));
  }
}

/** Parses in worker threads with a deadline and a memory limit. */
export class WorkerFeedParser extends PlannedFeedParser {
  constructor(options?: WorkerParserOptions) {
    super(new WorkerParser(PLAN, options));
  }
}

export const openFeedParser = (options?: WorkerParserOptions): FeedParser =>
  isRunFromSources ? new DirectFeedParser() : new WorkerFeedParser(options);
