import type { OutboundClient, OutboundResponse } from '../../outbound/outbound.types.js';
import { OutboundError } from '../../outbound/outbound.types.js';
import { ConnectorError } from '../connector.js';
import type { FeedCursor } from './feed-cursor.js';
import { MAX_FEED_BYTES } from './feed-parser.js';
import { retryAfterSeconds } from './feed-schedule.js';

/** The server's answer to one conditional request. */
export type FeedAnswer =
  | { readonly kind: 'unchanged'; readonly movedTo: string | null; readonly headers: OutboundResponse['headers'] }
  | {
      readonly kind: 'document';
      readonly movedTo: string | null;
      readonly headers: OutboundResponse['headers'];
      readonly body: Buffer;
      readonly contentType: string | null;
      readonly finalUrl: string;
      readonly etag: string | null;
      readonly lastModified: string | null;
    };

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, ' +
  'application/json;q=0.9, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';

const UNREACHABLE = 'The address could not be reached.';

const describeFault = (error: unknown): ConnectorError => {
  if (!(error instanceof OutboundError)) return new ConnectorError('retry', UNREACHABLE, { cause: error });
  switch (error.fault) {
    case 'blocked':
    case 'connect':
    case 'timeout':
    case 'reset':
      return new ConnectorError('retry', UNREACHABLE, { code: 'unreachable', cause: error });
    case 'aborted':
      return new ConnectorError('retry', 'Reading was cut short.', { cause: error });
    case 'bad-response':
      return new ConnectorError('retry', 'The server gave an answer that cannot be read.', {
        code: 'server-error',
        cause: error,
      });
    case 'too-many-redirects':
      return new ConnectorError('invalid', 'The address redirects too often.', { cause: error });
    case 'too-large':
      return new ConnectorError('invalid', 'The feed is larger than 5 MiB.', { cause: error });
  }
};

const describeStatus = ({ status, headers }: OutboundResponse, now: Date): ConnectorError => {
  const seconds = retryAfterSeconds(headers, now);
  const wait = seconds === undefined ? {} : { retryAfterSeconds: seconds };
  const said = `(status ${String(status)})`;
  if (status === 429)
    return new ConnectorError('quota', 'The server asks us to wait before reading again.', {
      code: 'rate-limited',
      ...wait,
    });
  if (status === 410)
    return new ConnectorError('gone', 'The server says that this feed is gone for good.', { code: 'gone' });
  if (status === 402)
    return new ConnectorError('payment', `The server wants to be paid for this feed ${said}.`, {
      code: 'payment-required',
    });
  if (status === 401 || status === 403) {
    const code = status === 401 ? 'revoked' : 'forbidden';
    return new ConnectorError('auth', `The server does not let us read this feed ${said}.`, { code, ...wait });
  }
  if (status === 404)
    return new ConnectorError('retry', `There is nothing at this address ${said}.`, { code: 'not-found', ...wait });
  if (status >= 500 || status === 408 || status === 425) {
    return new ConnectorError('retry', `The server has trouble ${said}.`, { code: 'server-error', ...wait });
  }
  return new ConnectorError('invalid', `The server answered with status ${String(status)} instead of a feed.`, {
    code: 'refused',
    ...wait,
  });
};

/** A header value that may be sent back as it came. */
const repeatable = (value: string | undefined): string | null =>
  value !== undefined && /^[\x20-\x7e]{1,500}$/.test(value) ? value : null;

/**
 * `Last-Modified` counts whole seconds: within its second a document may change again unseen, so it is not kept until the
 * server's own clock has passed it.
 */
const settledLastModified = (headers: OutboundResponse['headers']): string | null => {
  const modified = repeatable(headers['last-modified']);
  const answeredAt = Date.parse(headers.date ?? '');
  return modified !== null && answeredAt - Date.parse(modified) >= 1000 ? modified : null;
};

const validatorsOf = (cursor: FeedCursor): Record<string, string> => ({
  ...(cursor.etag === null ? {} : { 'if-none-match': cursor.etag }),
  ...(cursor.lastModified === null ? {} : { 'if-modified-since': cursor.lastModified }),
});

const request = async (
  outbound: OutboundClient,
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<OutboundResponse> => {
  try {
    return await outbound.request({ url, headers: { accept: ACCEPT, ...headers }, maxBytes: MAX_FEED_BYTES, signal });
  } catch (error) {
    throw describeFault(error);
  }
};

/**
 * Asks for the feed where it was last found. A feed that has vanished from the address it had moved to is looked for at
 * its configured address once more.
 * @throws ConnectorError for everything that is neither a document nor "unchanged".
 */
export const fetchFeed = async (
  outbound: OutboundClient,
  cursor: FeedCursor,
  now: Date,
  signal: AbortSignal,
): Promise<FeedAnswer> => {
  let movedTo = cursor.movedTo;
  let response = await request(outbound, movedTo ?? cursor.url, validatorsOf(cursor), signal);
  if (movedTo !== null && (response.status === 404 || response.status === 410)) {
    movedTo = null;
    response = await request(outbound, cursor.url, {}, signal);
  }
  const { status, headers } = response;
  movedTo = response.movedPermanentlyTo ?? movedTo;
  if (status === 304) return { kind: 'unchanged', movedTo, headers };
  if (status < 200 || status > 299) throw describeStatus(response, now);
  return {
    kind: 'document',
    movedTo,
    headers,
    body: response.body,
    contentType: headers['content-type'] ?? null,
    finalUrl: response.finalUrl,
    etag: repeatable(headers.etag),
    lastModified: settledLastModified(headers),
  };
};
