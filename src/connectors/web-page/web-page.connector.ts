import { createHash } from 'node:crypto';
import type { Connector, ConnectorContext, Cursor, Gap, Page, PollLimits } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import type { NormalisedPost } from '../post.types.js';
import type { PostFacts, Replyability } from '../reply.types.js';
import { ConnectorError } from '../connector.js';
import { at, countOf, instantOf, listOf, textOf } from '../read-json.js';
import type { Validators } from './web-page.fetch.js';
import { fetchPage } from './web-page.fetch.js';
import type { PageParser } from './web-page.parser.js';
import { openPageParser } from './web-page.parser.js';
import { WEB_PAGE_FIELDS, WebPageSettings } from './web-page.settings.js';

interface Place {
  readonly validators: Validators;
  /** Articles were found with these very settings before. */
  readonly hasMatched: boolean;
  readonly readAt: Date | null;
  readonly keys: readonly string[];
  /** How many articles of a long page have been handed over already. */
  readonly offset: number;
}

const FRESH: Place = {
  validators: { etag: null, lastModified: null },
  hasMatched: false,
  readAt: null,
  keys: [],
  offset: 0,
};
const MAX_KEYS = 100;

/** A page without a feed, watched through CSS selectors. Every poll hands over what it lists; repeats are dropped where posts are stored. */
export class WebPageConnector implements Connector<WebPageSettings> {
  readonly kind = 'web-page';
  readonly network = 'web';
  readonly description =
    'Watches a web page that has no feed, by CSS selectors; articles are answered by hand on their own site.';
  readonly settings = WebPageSettings;
  readonly settingFields = WEB_PAGE_FIELDS;
  readonly credentialFields = [];
  readonly interval = { minSeconds: 60, usualSeconds: 900 };

  constructor(
    private readonly context: ConnectorContext,
    private readonly parser: PageParser = openPageParser(),
  ) {}

  async poll(
    { settings }: SourceSettings<WebPageSettings>,
    cursor: Cursor,
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page> {
    const { now } = limits;
    const print = hashOf(JSON.stringify(settings, Object.keys(settings).sort()));
    const place = readPlace(cursor, print);
    const answer = await fetchPage(this.context.outbound, settings.url, place.validators, now, signal);
    if (answer.kind === 'unchanged')
      return { posts: [], cursor: writePlace({ ...place, readAt: now }, print), complete: true, cost: { requests: 1 } };
    const { title, posts } = await this.parser.parse({
      bytes: answer.body,
      charset: answer.charset,
      pageUrl: answer.finalUrl,
      settings,
      now,
    });
    if (posts.length === 0) throw nothingFound(place.hasMatched);
    const end = place.offset + Math.max(limits.maxPosts, 1);
    const complete = end >= posts.length;
    const isStart = place.offset === 0;
    const gap = isStart ? findGap(place, posts, now) : null;
    const next: Place = {
      // Validators would answer "unchanged" to the request for the rest of the page.
      validators: complete ? answer.validators : FRESH.validators,
      hasMatched: true,
      readAt: now,
      keys: isStart ? posts.slice(0, MAX_KEYS).map(keyOf) : place.keys,
      offset: complete ? 0 : end,
    };
    return {
      posts: posts.slice(place.offset, end),
      cursor: writePlace(next, print),
      complete,
      gaps: gap === null ? [] : [gap],
      cost: { requests: 1 },
      ...(title === null ? {} : { title }),
    };
  }

  replyability(post: PostFacts): Replyability {
    return { verdict: 'by-hand', reason: 'web-read-only', deepLink: post.url };
  }

  /** Ends the parser's threads. */
  close(): Promise<void> {
    return this.parser.close();
  }
}

function nothingFound(hasMatched: boolean): ConnectorError {
  return hasMatched
    ? new ConnectorError('invalid', 'The page has changed: the selector for articles finds nothing there any more.', {
        code: 'changed-shape',
      })
    : new ConnectorError('invalid', 'The selector for articles finds nothing on this page.', { code: 'changed-shape' });
}

/** Nothing of what was listed is listed any more: what stood there in between may have passed unseen. */
function findGap({ keys, readAt }: Place, posts: readonly NormalisedPost[], now: Date): Gap | null {
  if (keys.length === 0 || readAt === null) return null;
  const known = new Set(keys);
  return posts.some((post) => known.has(keyOf(post))) ? null : { from: readAt, to: now, reason: 'page-rolled-over' };
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);

const keyOf = ({ externalId }: NormalisedPost): string => hashOf(externalId);

/** A place of other settings is none. */
function readPlace(cursor: Cursor, print: string): Place {
  if (at(cursor, 'print') !== print) return FRESH;
  return {
    validators: {
      etag: textOf(at(cursor, 'validators', 'etag')) ?? null,
      lastModified: textOf(at(cursor, 'validators', 'lastModified')) ?? null,
    },
    hasMatched: at(cursor, 'hasMatched') === true,
    readAt: instantOf(at(cursor, 'readAt')) ?? null,
    keys: listOf(at(cursor, 'keys')).filter((key): key is string => typeof key === 'string'),
    offset: countOf(at(cursor, 'offset')) ?? 0,
  };
}

const writePlace = (place: Place, print: string): Cursor => ({
  ...place,
  readAt: place.readAt?.toISOString() ?? null,
  print,
});
