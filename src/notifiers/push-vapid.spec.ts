import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { makeVapidKeys, vapidHeader } from './push-vapid.js';

/** The example of RFC 8292, section 2.4: its signature is random, so that it can be checked and not repeated. */
const EXAMPLE =
  'vapid t=eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA, k=BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs';
const NOW = new Date('2026-11-22T03:12:05.700Z');

function read(header: string) {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(header) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const signed = Buffer.from(`${head}.${claims}`);
  const sealed = Buffer.from(signature, 'base64url');
  return {
    isSigned: verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, sealed),
    head: JSON.parse(Buffer.from(head, 'base64url').toString()) as object,
    claims: JSON.parse(Buffer.from(claims, 'base64url').toString()) as object,
  };
}

describe('the header by which push services know us', () => {
  it('is of the form of the example in RFC 8292', () => {
    const ours = read(vapidHeader(makeVapidKeys(), 'https://push.example.net/p/1', 'mailto:push@example.com', NOW));
    const theirs = read(EXAMPLE);
    expect(theirs.isSigned).toBe(true);
    expect(ours.isSigned).toBe(true);
    expect(ours.head).toEqual(theirs.head);
    expect(Object.keys(ours.claims)).toEqual(Object.keys(theirs.claims));
    expect(ours.claims).toEqual({
      aud: 'https://push.example.net',
      exp: Date.parse('2026-11-22T15:12:05Z') / 1_000,
      sub: 'mailto:push@example.com',
    });
  });

  it('is for the server and port of the subscription, and names nobody where nobody is known', () => {
    const { claims } = read(vapidHeader(makeVapidKeys(), 'https://push.example:8443/x?y', null, NOW));
    expect(claims).toMatchObject({ aud: 'https://push.example:8443' });
    expect(claims).not.toHaveProperty('sub');
  });

  it('is of another pair for each installation', () => {
    const [first, second] = [makeVapidKeys(), makeVapidKeys()];
    expect(first.publicKey).not.toBe(second.publicKey);
    expect(Buffer.from(first.privateKey, 'base64url')).toHaveLength(32);
  });
});
