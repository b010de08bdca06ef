import type { OutboundClient, OutboundResponse } from '../../outbound/outbound.types.js';
import { OutboundError } from '../../outbound/outbound.types.js';
import { ConnectorError } from '../connector.js';
import { readRetryAfter } from '../retry-after.js';
import { MAX_PAGE_BYTES } from './web-page.parser.js';

export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type PageAnswer =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'document';
      readonly body: Buffer;
      readonly charset: string | null;
      readonly finalUrl: string;
      readonly validators: Validators;
    };

const repeatable = (value: string | undefined): string | null =>
  value !== undefined && /^[\x20-\x7e]{1,500}$/.test(value) ? value : null;

/** Asks for the page, unless it is as it was. Throws ConnectorError. */
export async function fetchPage(
  outbound: OutboundClient,
  url: string,
  known: Validators,
  now: Date,
  signal: AbortSignal,
): Promise<PageAnswer> {
  const headers = {
    accept: 'text/html, application/xhtml+xml;q=0.9',
    ...(known.etag === null ? {} : { 'if-none-match': known.etag }),
    ...(known.lastModified === null ? {} : { 'if-modified-since': known.lastModified }),
  };
  let response: OutboundResponse;
  try {
    response = await outbound.request({ url, headers, maxBytes: MAX_PAGE_BYTES, signal });
  } catch (error) {
    throw describeFault(error);
  }
  const { status, headers: given, body, finalUrl } = response;
  if (status === 304) return { kind: 'unchanged' };
  if (status < 200 || status > 299) throw describeStatus(response, now);
  return {
    kind: 'document',
    body,
    finalUrl,
    charset: /charset\s*=\s*"?([\w-]+)/i.exec(given['content-type'] ?? '')?.[1] ?? null,
    validators: { etag: repeatable(given['etag']), lastModified: repeatable(given['last-modified']) },
  };
}

function describeFault(error: unknown): ConnectorError {
  const fault = error instanceof OutboundError ? error.fault : 'reset';
  switch (fault) {
    case 'too-large':
      return new ConnectorError('invalid', 'The page is larger than 2 MiB.', { code: 'changed-shape', cause: error });
    case 'too-many-redirects':
      return new ConnectorError('invalid', 'The page redirects too often.', { code: 'changed-shape', cause: error });
    case 'bad-response':
      return new ConnectorError('retry', 'The site gave an answer that cannot be read.', {
        code: 'server-error',
        cause: error,
      });
    case 'aborted':
      return new ConnectorError('retry', 'Reading was cut short.', { cause: error });
    case 'blocked':
    case 'connect':
    case 'timeout':
    case 'reset':
      return new ConnectorError('retry', 'The address could not be reached.', { code: 'unreachable', cause: error });
  }
}

function describeStatus({ status, headers }: OutboundResponse, now: Date): ConnectorError {
  const seconds = readRetryAfter(headers, now);
  const wait = seconds === undefined ? {} : { retryAfterSeconds: seconds };
  const said = `(status ${String(status)})`;
  if (status === 401) return new ConnectorError('auth', `The page needs a sign-in ${said}.`, { code: 'revoked' });
  if (status === 402)
    return new ConnectorError('payment', `The page is to be paid for ${said}.`, { code: 'payment-required' });
  if (status === 403)
    return new ConnectorError('auth', `The site refuses programs ${said}.`, { code: 'forbidden', ...wait });
  if (status === 404)
    return new ConnectorError('retry', `There is nothing at this address ${said}.`, { code: 'not-found' });
  if (status === 410) return new ConnectorError('gone', `The page is gone for good ${said}.`, { code: 'gone' });
  if (status === 429)
    return new ConnectorError('quota', `The site asks us to wait ${said}.`, { code: 'rate-limited', ...wait });
  if (status >= 500 || status === 408 || status === 425)
    return new ConnectorError('retry', `The site has trouble ${said}.`, { code: 'server-error', ...wait });
  return new ConnectorError('invalid', `The site refused the request ${said}.`, { code: 'refused' });
}
