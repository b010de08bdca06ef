import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';
const BASE64 = /^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** `whsec_…` is base64; any other text is its own bytes, but libraries of the standard read it as base64 where they can. */
function keysOf(secret: string): readonly Buffer[] {
  if (secret.startsWith(PREFIX)) return [Buffer.from(secret.slice(PREFIX.length), 'base64')];
  return [Buffer.from(secret, 'utf8'), ...(BASE64.test(secret) ? [Buffer.from(secret, 'base64')] : [])];
}

/** The headers of a signed delivery (Standard Webhooks): HMAC-SHA-256 over id, time in seconds and body. */
export function signDelivery(secret: string, id: string, at: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signatures = keysOf(secret).map(
    (key) => `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
  );
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
