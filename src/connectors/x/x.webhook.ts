import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { ChallengeAnswer, Delivery, InboundRequest, SourceNotice } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { ConnectorError } from '../connector.js';
import { at, idOf, objectOf, parseJson, textOf } from '../read-json.js';
import { readMessage } from './x.message.js';
import type { XRead, XView } from './x.normalise.js';
import { readIncludes, readPost, reject } from './x.normalise.js';
import type { XSettings } from './x.settings.js';
import { termsOf } from './x.settings.js';

const MAX_BODY_BYTES = 5 * 1024 * 1024;
const SIGNATURE = 'x-twitter-webhooks-signature';

type Source = SourceSettings<XSettings>;

function secretOf(source: Source): string {
  const secret = source.credentials['consumerSecret'];
  if (secret === undefined || secret === '')
    throw new ConnectorError('auth', "The app's API key secret is not set; X signs with it.");
  return secret;
}

const sign = (secret: string, content: Buffer | string): string =>
  `sha256=${createHmac('sha256', secret).update(content).digest('base64')}`;

/** X asks from time to time whether the receiver knows the app's secret. */
export function answerChallenge(source: Source, { method, query }: InboundRequest): ChallengeAnswer | null {
  const token = method === 'GET' ? new URLSearchParams(query).get('crc_token') : null;
  if (token === null || token === '') return null;
  const body = JSON.stringify({ response_token: sign(secretOf(source), token) });
  return { status: 200, contentType: 'application/json', body };
}

/** One event of the X Activity API. Throws ConnectorError: `auth` for a bad signature, `invalid` for what is no event. */
export function receiveEvent(source: Source, request: InboundRequest): Delivery {
  verify(secretOf(source), request);
  if (request.body.length > MAX_BODY_BYTES) throw new ConnectorError('invalid', 'The body is larger than 5 MiB.');
  const event = objectOf(at(parseJson(request.body.toString('utf8')), 'data'));
  const type = textOf(event?.['event_type']);
  if (event === null || type === undefined)
    throw new ConnectorError('invalid', 'The body is no event of the X Activity API.');
  const { accountId, handle } = termsOf(source);
  const read = readEvent(type, event['payload'], event['includes'], { accountId, handle, now: request.receivedAt });
  const posts: NormalisedPost[] = read?.ok === true ? [read.item.post] : [];
  const rejected: RejectedPost[] = read?.ok === false ? [read.rejected] : [];
  const notices = noticesOf(type);
  return {
    deliveryId: textOf(event['event_uuid']) ?? createHash('sha256').update(request.body).digest('hex'),
    posts,
    rejected,
    cursor: null,
    complete: true,
    ...(notices.length === 0 ? {} : { notices }),
  };
}

function verify(secret: string, { body, headers }: InboundRequest): void {
  const given = Buffer.from(headers[SIGNATURE] ?? '');
  const expected = Buffer.from(sign(secret, body));
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new ConnectorError('auth', 'The signature does not match.');
}

function readEvent(type: string, payload: unknown, includes: unknown, view: XView): XRead | null {
  const post = at(payload, 'post') ?? at(payload, 'tweet') ?? payload;
  if (type === 'post.delete') return readDeletion(post);
  if (type.startsWith('post.')) return readPost(post, readIncludes(includes), view);
  if (type === 'dm.received' || type === 'dm.sent')
    return readMessage(at(payload, 'dm_event') ?? payload, readIncludes(includes), view);
  return null;
}

/** A deleted post comes with little more than its id. */
function readDeletion(value: unknown): XRead {
  const id = idOf(at(value, 'edit_history_tweet_ids', 0)) ?? idOf(at(value, 'id')) ?? idOf(at(value, 'post_id'));
  if (id === undefined) return reject(value, 'The deletion names no post.');
  const authorId = idOf(at(value, 'author_id')) ?? idOf(at(value, 'user_id'));
  const author = { handle: authorId ?? 'unknown', ...(authorId === undefined ? {} : { id: authorId }) };
  return { ok: true, item: { post: { externalId: id, text: '', author, isDeleted: true }, at: new Date(0) } };
}

function noticesOf(type: string): readonly SourceNotice[] {
  if (type !== 'oauth.revoke') return [];
  return [{ code: 'revoked', text: 'The account withdrew its consent on X; connect it again.' }];
}
