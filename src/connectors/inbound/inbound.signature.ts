import { createHmac, timingSafeEqual } from 'node:crypto';
import { ConnectorError } from '../connector.js';

const PREFIX = 'whsec_';
const MIN_SECRET_LENGTH = 16;
const TOLERANCE_SECONDS = 300;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Ids are stored and compared as they are, so they stay short and printable. */
const DELIVERY_ID = /^[\x21-\x7e]{1,256}$/;
const TIMESTAMP = /^\d{1,12}$/;

/**
 * The keys a secret stands for. `whsec_…` is base64, as Standard Webhooks says. Any other text is its own bytes; libraries of
 * that standard decode it as base64 when they can, so that reading counts too.
 */
function keysOf(secret: string): readonly Buffer[] {
  const encoded = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret;
  const decoded = encoded !== '' && BASE64.test(encoded) ? [Buffer.from(encoded, 'base64')] : [];
  if (secret.startsWith(PREFIX) && decoded.length > 0) return decoded;
  return [Buffer.from(secret, 'utf8'), ...decoded];
}

function digest(key: Buffer, id: string, timestamp: string, body: Buffer | string): Buffer {
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
}

export function isUsableSecret(secret: string | undefined): secret is string {
  return secret !== undefined && secret.length >= MIN_SECRET_LENGTH;
}

/** The headers that sign `body` under `id`, one signature for each reading of the secret. */
export function signWebhook(secret: string, id: string, at: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': keysOf(secret)
      .map((key) => `v1,${digest(key, id, timestamp, body).toString('base64')}`)
      .join(' '),
  };
}

export interface SignedRequest {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly receivedAt: Date;
}

/** The id of a delivery whose signature over the raw bytes holds. Throws ConnectorError('auth') otherwise. */
export function verifyWebhook(secret: string | undefined, request: SignedRequest): string {
  if (!isUsableSecret(secret)) throw new ConnectorError('auth', 'No secret is set for this source.');
  const id = request.headers['webhook-id'];
  const timestamp = request.headers['webhook-timestamp'];
  const signatures = request.headers['webhook-signature'];
  if (id === undefined || timestamp === undefined || signatures === undefined)
    throw new ConnectorError('auth', 'The headers webhook-id, webhook-timestamp and webhook-signature are needed.');
  if (!DELIVERY_ID.test(id)) throw new ConnectorError('auth', 'webhook-id is not 1 to 256 printable characters.');
  const ageSeconds = TIMESTAMP.test(timestamp) ? request.receivedAt.getTime() / 1000 - Number(timestamp) : NaN;
  if (!(Math.abs(ageSeconds) <= TOLERANCE_SECONDS))
    throw new ConnectorError('auth', 'webhook-timestamp is not within 5 minutes of now.');

  const offered = signatures
    .split(' ')
    .filter((signature) => signature.startsWith('v1,'))
    .map((signature) => Buffer.from(signature.slice('v1,'.length), 'base64'));
  const expected = keysOf(secret).map((key) => digest(key, id, timestamp, request.body));
  // Every pair is compared, so that the time tells nothing about which one held.
  let matches = 0;
  for (const signature of offered)
    for (const wanted of expected)
      if (signature.length === wanted.length && timingSafeEqual(signature, wanted)) matches += 1;
  if (matches === 0) throw new ConnectorError('auth', 'The signature does not match.');
  return id;
}
