import { createECDH, createPrivateKey, sign } from 'node:crypto';
import type { VapidKeys } from './push-directory.js';

/** Push services take a day at most. */
const LIFE_SECONDS = 12 * 3_600;

/** A new pair for an installation. */
export function makeVapidKeys(): VapidKeys {
  const pair = createECDH('prime256v1');
  const publicKey = pair.generateKeys('base64url');
  return { publicKey, privateKey: padded(pair.getPrivateKey()).toString('base64url') };
}

/** Leading zeros belong to a private key. */
const padded = (key: Buffer): Buffer => Buffer.concat([Buffer.alloc(32 - key.length), key]);

/** The Authorization header by which a push service knows who sends (RFC 8292). */
export function vapidHeader(keys: VapidKeys, endpoint: string, contact: string | null, now: Date): string {
  const point = Buffer.from(keys.publicKey, 'base64url');
  const key = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
      d: keys.privateKey,
    },
  });
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor(now.getTime() / 1_000) + LIFE_SECONDS,
    ...(contact === null ? {} : { sub: contact }),
  };
  const signed = [{ typ: 'JWT', alg: 'ES256' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  return `vapid t=${signed}.${signature}, k=${keys.publicKey}`;
}
