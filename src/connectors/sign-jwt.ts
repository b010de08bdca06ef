import type { KeyObject } from 'node:crypto';
import { createPrivateKey, sign } from 'node:crypto';

export interface JwtClaims {
  readonly iss: string;
  readonly aud: string;
  readonly issuedAt: Date;
  /** How long it is believed. */
  readonly lifeSeconds: number;
  readonly others?: Readonly<Record<string, string>>;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A private key in PEM; line breaks may be written as `\n`, as they are in JSON. Null where it is none, or of the wrong kind. */
export function readPrivateKey(pem: string | undefined, type: 'rsa' | 'ec'): KeyObject | null {
  try {
    const key = createPrivateKey((pem ?? '').replace(/\\n/g, '\n').trim());
    return key.asymmetricKeyType === type ? key : null;
  } catch {
    return null;
  }
}

/** A JSON Web Token signed with an EC key (ES256) or an RSA key (RS256). */
export function signJwt(key: KeyObject, claims: JwtClaims, keyId?: string): string {
  const isEc = key.asymmetricKeyType === 'ec';
  const iat = Math.floor(claims.issuedAt.getTime() / 1_000);
  const header = { alg: isEc ? 'ES256' : 'RS256', typ: 'JWT', ...(keyId === undefined ? {} : { kid: keyId }) };
  const payload = { iss: claims.iss, aud: claims.aud, iat, exp: iat + claims.lifeSeconds, ...claims.others };
  const content = `${encode(header)}.${encode(payload)}`;
  const signature = sign('sha256', Buffer.from(content), { key, ...(isEc ? { dsaEncoding: 'ieee-p1363' } : {}) });
  return `${content}.${signature.toString('base64url')}`;
}
