import { createHash, timingSafeEqual } from 'node:crypto';
import type { Delivery, InboundRequest } from '../connector.js';
import { ConnectorError } from '../connector.js';
import { readEvents } from './trustpilot.normalise.js';

const MAX_BODY_BYTES = 5 * 1024 * 1024;
const MIN_SECRET_LENGTH = 16;

const BASIC = /^Basic ((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Trustpilot signs nothing; the secret comes in the address it was given: as password, or as `secret` in the query. */
function sentSecrets({ headers, query }: InboundRequest): readonly string[] {
  const [, encoded] = BASIC.exec(headers['authorization'] ?? '') ?? [];
  const pair = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
  return [pair.slice(pair.indexOf(':') + 1), new URLSearchParams(query).get('secret') ?? ''];
}

/** Throws ConnectorError: auth without the secret, invalid for what is no notification. */
export function receiveReviews(secret: string | undefined, request: InboundRequest): Delivery {
  if (secret === undefined || secret.length < MIN_SECRET_LENGTH)
    throw new ConnectorError('auth', 'No secret is set for this source.');
  const wanted = digest(secret);
  if (!sentSecrets(request).some((sent) => timingSafeEqual(digest(sent), wanted)))
    throw new ConnectorError('auth', 'The secret is missing or wrong.');
  if (request.body.length > MAX_BODY_BYTES) throw new ConnectorError('invalid', 'The body is larger than 5 MiB.');
  const read = readEvents(request.body, request.receivedAt);
  const deliveryId = createHash('sha256').update(request.body).digest('base64url');
  return { ...read, deliveryId, cursor: null, complete: true };
}
