import { createHmac } from 'node:crypto';
import type { Received } from './stand-in.js';

export const X_APP = { key: 'consumer-key', secret: 'consumer-secret-of-the-app' };
export const X_ACCOUNT_TOKEN = { token: 'account-token', secret: 'account-secret' };

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Whether a request is signed with the account's keys as OAuth 1.0a says (RFC 5849, HMAC-SHA1). */
export function isSignedForAccount(request: Received): boolean {
  const header = request.headers.authorization ?? '';
  if (!header.startsWith('OAuth ')) return false;
  const given = new Map(
    [...header.matchAll(/(\w+)="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, decodeURIComponent(value)] as const,
    ),
  );
  if (given.get('oauth_consumer_key') !== X_APP.key || given.get('oauth_token') !== X_ACCOUNT_TOKEN.token) return false;
  const url = new URL(request.path, `http://${request.headers.host ?? ''}`);
  const parameters = [...url.searchParams, ...given]
    .filter(([name]) => name !== 'oauth_signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const base = [request.method, `${url.origin}${url.pathname}`, parameters].map(encode).join('&');
  const key = `${encode(X_APP.secret)}&${encode(X_ACCOUNT_TOKEN.secret)}`;
  return createHmac('sha1', key).update(base).digest('base64') === given.get('oauth_signature');
}
