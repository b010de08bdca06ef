import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

const FORMAT = 'v1';
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
export const KEY_BYTES = 32;

/** A sealed value that cannot be opened: another key, another place than it was made for, or damage. */
export class SecretNotReadable extends Error {
  constructor(reason: string) {
    super(`A stored secret cannot be read: ${reason}.`);
    this.name = 'SecretNotReadable';
  }
}

function encrypt(key: Buffer, plain: Buffer, binding: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(binding));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

function decrypt(key: Buffer, sealed: Buffer, binding: string): Buffer {
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(binding))
    .setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}

/** Names a master key without telling it. */
const fingerprint = (masterKey: Buffer): string => createHash('sha256').update(masterKey).digest('hex').slice(0, 8);

/**
 * `v1.<fingerprint>.<row key, wrapped>.<value>`: each value has a random key of its own, wrapped by the master key. Both are
 * bound to `binding`, so that a sealed value copied into another row does not open there.
 */
export function sealWith(masterKey: Buffer, plain: string, binding: string): string {
  const rowKey = randomBytes(KEY_BYTES);
  return [
    FORMAT,
    fingerprint(masterKey),
    encrypt(masterKey, rowKey, binding).toString('base64url'),
    encrypt(rowKey, Buffer.from(plain), binding).toString('base64url'),
  ].join('.');
}

export function openWith(masterKey: Buffer, sealed: string, binding: string): string {
  const [format, key, wrappedKey, value, ...rest] = sealed.split('.');
  if (format !== FORMAT || wrappedKey === undefined || value === undefined || rest.length > 0) {
    throw new SecretNotReadable('it is not in a known form');
  }
  if (key !== fingerprint(masterKey)) throw new SecretNotReadable('it was sealed with another secret key');
  try {
    const rowKey = decrypt(masterKey, Buffer.from(wrappedKey, 'base64url'), binding);
    return decrypt(rowKey, Buffer.from(value, 'base64url'), binding).toString('utf8');
  } catch {
    throw new SecretNotReadable('it was changed, or belongs to another row');
  }
}

/** Whether this key sealed it, told without opening it. */
export const isSealedWith = (masterKey: Buffer, sealed: string): boolean =>
  sealed.startsWith(`${FORMAT}.${fingerprint(masterKey)}.`);

/** A keyed hash for comparing what may hold a password: without the key it cannot be guessed from a copy of the database. */
export function digestWith(masterKey: Buffer, content: Buffer | string, purpose: string): string {
  return createHmac('sha256', masterKey).update(`${purpose}\0`).update(content).digest('hex');
}
