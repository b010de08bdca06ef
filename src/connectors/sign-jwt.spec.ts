import { generateKeyPairSync, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { readPrivateKey, signJwt } from './sign-jwt.js';

const claims = { iss: 'me', aud: 'them', issuedAt: new Date('2026-03-02T10:00:00.700Z'), lifeSeconds: 600 };
const pairs = {
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  RS256: generateKeyPairSync('rsa', { modulusLength: 2_048 }),
};
const pemOf = (alg: keyof typeof pairs): string =>
  pairs[alg].privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

describe('JSON Web Tokens', () => {
  it.each([
    ['ES256', 'ec'],
    ['RS256', 'rsa'],
  ] as const)('signs with %s so that the public key agrees', (alg, type) => {
    const key = readPrivateKey(pemOf(alg).replaceAll('\n', '\\n'), type);
    if (key === null) throw new Error('no key');
    const [header = '', payload = '', signature = ''] = signJwt(key, { ...claims, others: { scope: 's' } }, 'k1').split(
      '.',
    );
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ alg, typ: 'JWT', kid: 'k1' });
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual({
      iss: 'me',
      aud: 'them',
      iat: 1_772_445_600,
      exp: 1_772_446_200,
      scope: 's',
    });
    const publicKey = { key: pairs[alg].publicKey, dsaEncoding: 'ieee-p1363' as const };
    expect(verify('sha256', Buffer.from(`${header}.${payload}`), publicKey, Buffer.from(signature, 'base64url'))).toBe(
      true,
    );
  });

  it('takes no key of the wrong kind, and no text that is none', () => {
    expect(readPrivateKey(pemOf('RS256'), 'ec')).toBeNull();
    expect(readPrivateKey('a secret', 'rsa')).toBeNull();
    expect(readPrivateKey(undefined, 'rsa')).toBeNull();
  });
});
