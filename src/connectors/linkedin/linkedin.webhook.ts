import { createHash, createHmac } from 'node:crypto';
import type { ChallengeAnswer, Delivery, InboundRequest } from '../connector.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { ConnectorError } from '../connector.js';
import { at, listOf, parseJson } from '../read-json.js';
import { isSameText } from '../same-text.js';
import { notificationIdOf, readNotification, type LinkedinView } from './linkedin.normalise.js';

const MAX_BODY_BYTES = 5 * 1024 * 1024;
/** It is signed with the body, but not sent. */
const SIGNED_PREFIX = 'hmacsha256=';
const CHALLENGE = /^[\x21-\x7e]{1,200}$/;

const hmac = (secret: string, ...parts: readonly (string | Buffer)[]): string => {
  const digest = createHmac('sha256', secret);
  for (const part of parts) digest.update(part);
  return digest.digest('hex');
};

/** Answers the question that comes when a webhook is registered and every two hours afterwards. */
export function answerChallenge(clientSecret: string | undefined, request: InboundRequest): ChallengeAnswer | null {
  const challengeCode = new URLSearchParams(request.query).get('challengeCode');
  if (request.method !== 'GET' || challengeCode === null) return null;
  if (clientSecret === undefined || clientSecret === '')
    throw new ConnectorError('auth', 'No client secret is set for this source.');
  if (!CHALLENGE.test(challengeCode)) throw new ConnectorError('invalid', 'The challenge is no code.');
  const body = JSON.stringify({ challengeCode, challengeResponse: hmac(clientSecret, challengeCode) });
  return { status: 200, contentType: 'application/json', body };
}

/** Reads a batch of notifications whose signature holds. Those about other organisations belong to other sources. */
export function receiveNotifications(
  clientSecret: string | undefined,
  request: InboundRequest,
  view: LinkedinView,
): Delivery {
  if (clientSecret === undefined || clientSecret === '')
    throw new ConnectorError('auth', 'No client secret is set for this source.');
  const given = (request.headers['x-li-signature'] ?? '').replace(SIGNED_PREFIX, '');
  if (!isSameText(given, hmac(clientSecret, SIGNED_PREFIX, request.body)))
    throw new ConnectorError('auth', 'The signature of the delivery does not match.');
  if (request.body.length > MAX_BODY_BYTES) throw new ConnectorError('invalid', 'The body is larger than 5 MiB.');
  const value = parseJson(request.body.toString('utf8'));
  if (!Array.isArray(at(value, 'notifications')))
    throw new ConnectorError('invalid', 'The body is no delivery of LinkedIn.', { code: 'changed-shape' });
  const posts: NormalisedPost[] = [];
  const rejected: RejectedPost[] = [];
  const notifications = listOf(at(value, 'notifications'));
  for (const notification of notifications) {
    if (at(notification, 'organizationalEntity') !== view.organization) continue;
    const read = readNotification(notification, view);
    if (!read.ok) rejected.push({ reason: read.reason, raw: JSON.stringify(notification) });
    else if (read.post !== null) posts.push(read.post);
  }
  const ids = notifications.map(notificationIdOf).join(',');
  const deliveryId = createHash('sha256').update(ids).digest('hex');
  return { posts, rejected, deliveryId, cursor: null, complete: true };
}
