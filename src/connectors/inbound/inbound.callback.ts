import { OutboundError } from '../../outbound/outbound.types.js';
import type { OutboundClient, OutboundResponse } from '../../outbound/outbound.types.js';
import type { Posted, ReplyTarget } from '../reply.types.js';
import { AccessRefused, ReplyError } from '../reply.types.js';
import { JsonNumber, readJson } from '../lossless-json.js';
import { signWebhook } from './inbound.signature.js';
import { readUrl } from '../../domain/text/read-url.js';

const MAX_ANSWER_BYTES = 64 * 1024;
const STORABLE_ID = /^[^\0\p{Surrogate}]{1,2000}$/u;

export interface CallbackRequest {
  readonly url: string;
  readonly secret: string;
  readonly to: ReplyTarget;
  readonly text: string;
  readonly key: string;
  readonly at: Date;
  readonly signal: AbortSignal;
}

/** Hands an answer to the callback, once. Anything but a 2xx with an id is a ReplyError. */
export async function postToCallback(outbound: OutboundClient, request: CallbackRequest): Promise<Posted> {
  const { to, text, key } = request;
  const body = JSON.stringify({
    key,
    inReplyTo: to.externalId,
    conversationId: to.conversationId,
    text,
    visibility: to.visibility,
  });
  let answer: OutboundResponse;
  try {
    answer = await outbound.request({
      method: 'POST',
      url: request.url,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...signWebhook(request.secret, key, request.at, body),
      },
      body,
      maxBytes: MAX_ANSWER_BYTES,
      maxRedirects: 0,
      signal: request.signal,
    });
  } catch (error) {
    if (error instanceof OutboundError && (error.fault === 'connect' || error.fault === 'blocked'))
      throw new ReplyError('not-sent', 'The callback could not be reached.');
    throw new ReplyError('unknown', 'The callback did not answer in a way that can be read.');
  }
  return readAnswer(answer, request.at);
}

function readAnswer(answer: OutboundResponse, at: Date): Posted {
  const { status } = answer;
  if (status >= 200 && status < 300) return readPosted(answer.body);
  if (status === 429)
    throw new ReplyError(
      'not-sent',
      'The callback asks to wait.',
      retryAfterSeconds(answer.headers['retry-after'], at),
    );
  if (status === 401) throw new AccessRefused('refused', 'The callback did not accept our signature.');
  const mayHavePosted = status < 400 || status >= 500 || status === 408 || status === 409 || status === 425;
  throw new ReplyError(mayHavePosted ? 'unknown' : 'refused', `The callback answered ${String(status)}.`);
}

function readPosted(body: Buffer): Posted {
  const document = readJson(body.toString('utf8'));
  const value = document.ok && !document.isList ? document.entries[0]?.value : undefined;
  const members = value instanceof Map ? (value as ReadonlyMap<string, unknown>) : undefined;
  const id = members?.get('id');
  const externalId = id instanceof JsonNumber ? id.text : id;
  if (typeof externalId !== 'string' || !STORABLE_ID.test(externalId))
    throw new ReplyError('unknown', 'The callback accepted the answer without saying its id.');
  const url = members?.get('url');
  const isWeb = typeof url === 'string' && /^https?:\/\//i.test(url) && readUrl(url) !== null;
  return { externalId, ...(isWeb ? { url } : {}) };
}

/** Retry-After is seconds or a date. */
function retryAfterSeconds(value: string | undefined, at: Date): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const until = Date.parse(value);
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - at.getTime()) / 1000));
}
