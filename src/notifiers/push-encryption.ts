import { createCipheriv, createECDH, hkdfSync } from 'node:crypto';
import type { PushSubscription } from './push-directory.js';

const CURVE = 'prime256v1';
const KEY_BYTES = 65;
const AUTH_BYTES = 16;
/** The size of a record (RFC 8188); a push message is one record. */
const RECORD_SIZE = 4_096;
/** Ends the last record. */
const LAST = Buffer.from([2]);
/** Salt, size, length of the key, key, end of the record and tag. */
const OVERHEAD_BYTES = 16 + 4 + 1 + KEY_BYTES + LAST.length + 16;
/** As much can be said in a message that every push service has to take. */
export const MOST_PLAIN_BYTES = RECORD_SIZE - OVERHEAD_BYTES;

export interface Randomness {
  /** 16 bytes. */
  readonly salt: Buffer;
  /** A private key on P-256 that is used once, 32 bytes. */
  readonly privateKey: Buffer;
}

const derive = (key: Buffer, salt: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, info, length));

/** A message that only this subscription can read (RFC 8291, aes128gcm). Throws where its keys are none. */
export function encryptMessage(plain: Buffer, to: PushSubscription, { salt, privateKey }: Randomness): Buffer {
  if (plain.length > MOST_PLAIN_BYTES) throw new Error('The message is too long for a push message.');
  const theirs = Buffer.from(to.p256dh, 'base64url');
  const auth = Buffer.from(to.auth, 'base64url');
  const exchange = createECDH(CURVE);
  exchange.setPrivateKey(privateKey);
  const ours = exchange.getPublicKey();
  const secret = exchange.computeSecret(theirs);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours]);
  const material = derive(secret, auth, info, 32);
  const contentKey = derive(material, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(material, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = createCipheriv('aes-128-gcm', contentKey, nonce);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(RECORD_SIZE);
  return Buffer.concat([
    salt,
    size,
    Buffer.from([ours.length]),
    ours,
    cipher.update(Buffer.concat([plain, LAST])),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** Whether something can be encrypted for it at all: a point of the curve and a secret of the right length. */
export function canEncryptFor({ p256dh, auth }: Pick<PushSubscription, 'p256dh' | 'auth'>): boolean {
  const point = Buffer.from(p256dh, 'base64url');
  if (point.length !== KEY_BYTES || Buffer.from(auth, 'base64url').length !== AUTH_BYTES) return false;
  const exchange = createECDH(CURVE);
  exchange.generateKeys();
  try {
    exchange.computeSecret(point);
    return true;
  } catch {
    return false;
  }
}
