import { createDecipheriv, createECDH, createPublicKey, hkdfSync, verify } from 'node:crypto';
import type { PushDevice, PushDirectory } from '../../../src/notifiers/push-directory.js';
import { makeVapidKeys } from '../../../src/notifiers/push-vapid.js';
import type { Received } from '../stand-ins/stand-in.js';
import { retryAfter, startReceiver } from './http-receiver.js';
import type { NotifierStandIn } from './notifier-stand-in.js';

const MOST_BYTES = 4_096;

/** A browser's side of a subscription: it alone can read what is sent (RFC 8291). */
export class BrowserKeys {
  private readonly pair = createECDH('prime256v1');
  private readonly secret = Buffer.from('a secret16 bytes');

  constructor() {
    this.pair.generateKeys();
  }

  get p256dh(): string {
    return this.pair.getPublicKey('base64url');
  }

  get auth(): string {
    return this.secret.toString('base64url');
  }

  /** Throws where it was not meant for this browser, or was changed on the way. */
  read(body: Buffer): string {
    const salt = body.subarray(0, 16);
    const length = body.readUInt8(20);
    const theirs = body.subarray(21, 21 + length);
    const sealed = body.subarray(21 + length);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.pair.getPublicKey(), theirs]);
    const derive = (key: Buffer, with_: Buffer, about: Buffer, bytes: number): Buffer =>
      Buffer.from(hkdfSync('sha256', key, with_, about, bytes));
    const material = derive(this.pair.computeSecret(theirs), this.secret, info, 32);
    const key = derive(material, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
    const nonce = derive(material, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
    const decipher = createDecipheriv('aes-128-gcm', key, nonce);
    decipher.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8');
  }
}

/** Whether a push service would take it: a token for itself, not run out, signed by the key that is named (RFC 8292). */
export function isVapid(header: string | undefined, origin: string): boolean {
  const [, token = '', publicKey = ''] = /^vapid t=([^,]+), k=([\w-]+)$/.exec(header ?? '') ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(publicKey, 'base64url');
  if (point.length !== 65) return false;
  const { aud, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; exp: number };
  const seconds = Date.now() / 1_000;
  if (aud !== origin || exp < seconds || exp > seconds + 86_400) return false;
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const key = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' } });
  const signed = Buffer.from(`${head}.${claims}`);
  return verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
}

/** A push service with one browser behind it, and the directory that knows that browser. */
export async function startPushService(): Promise<NotifierStandIn> {
  const browser = new BrowserKeys();
  let origin = '';
  const standIn = await startReceiver({
    read: ({ path, headers, raw = Buffer.alloc(0) }: Received) => {
      if (path !== '/push/1') return { status: 404 };
      if (!isVapid(headers.authorization, origin)) return { status: 403 };
      if (headers['content-encoding'] !== 'aes128gcm' || !/^\d+$/.test(headers['ttl'] as string))
        return { status: 400 };
      if (raw.length > MOST_BYTES) return { status: 413 };
      const text = browser.read(raw);
      const { title, body, tag } = JSON.parse(text) as { title: string; body: string; tag: string };
      return { text: `${title}\n${body}`, key: tag, raw: text };
    },
    accepted: () => ({ status: 201, headers: { location: `${origin}/message/1` } }),
    busy: (seconds) => ({ status: 429, headers: retryAfter(seconds) }),
    refused: () => ({ status: 410 }),
    failed: () => ({ status: 500 }),
    settings: (at) => {
      origin = at;
      return { to: 'ann@example.com' };
    },
    credentials: () => ({}),
    blockedSettings: { to: 'eve@example.com' },
    tellsWait: true,
  });
  const deviceAt = (endpoint: string): PushDevice => ({
    id: '1',
    endpoint,
    p256dh: browser.p256dh,
    auth: browser.auth,
  });
  const keys = makeVapidKeys();
  const pushDirectory: PushDirectory = {
    keys: () => Promise.resolve(keys),
    contact: 'mailto:operator@example.com',
    findReceivers: (_, emails) =>
      Promise.resolve(
        emails.map((email) => ({
          devices: [deviceAt(email.startsWith('ann') ? `${origin}/push/1` : 'http://169.254.169.254/push')],
        })),
      ),
    recordDelivered: () => Promise.resolve(),
    recordProblem: () => Promise.resolve(),
    recordGone: () => Promise.resolve(),
  };
  return { ...standIn, context: { pushDirectory } };
}
