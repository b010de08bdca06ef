import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { ConnectorError } from '../connector.js';
import { signWebhook, verifyWebhook } from './inbound.signature.js';

const BASE64_SECRET = `whsec_${Buffer.from('a secret of some length').toString('base64')}`;
const PLAIN_SECRET = 'correct horse battery staple';
const receivedAt = new Date();
const body = Buffer.from('{"id":"1","text":"Grüße"}');

function signed(secret: string, at = receivedAt): Record<string, string> {
  return { ...signWebhook(secret, 'msg_1', at, body.toString()) };
}

function refusal(secret: string | undefined, headers: Record<string, string>, bytes = body): string {
  try {
    verifyWebhook(secret, { body: bytes, headers, receivedAt });
    return 'accepted';
  } catch (error) {
    return error instanceof ConnectorError ? `${error.fault}: ${error.message}` : 'another error';
  }
}

describe('webhook signatures', () => {
  it.each([BASE64_SECRET, PLAIN_SECRET])('takes back what it signed with %s', (secret) => {
    expect(verifyWebhook(secret, { body, headers: signed(secret), receivedAt })).toBe('msg_1');
  });

  it('agrees with the library of the standard in both directions', () => {
    const library = new Webhook(BASE64_SECRET);
    const signature = library.sign('msg_1', receivedAt, body.toString());
    const timestamp = String(Math.floor(receivedAt.getTime() / 1000));
    const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': timestamp, 'webhook-signature': signature };
    expect(verifyWebhook(BASE64_SECRET, { body, headers, receivedAt })).toBe('msg_1');
    expect(library.verify(body.toString(), signed(BASE64_SECRET))).toEqual({ id: '1', text: 'Grüße' });
  });

  it('takes a secret without a prefix as its bytes and as base64', () => {
    const secret = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const timestamp = String(Math.floor(receivedAt.getTime() / 1000));
    for (const library of [new Webhook(secret), new Webhook(secret, { format: 'raw' })]) {
      const signature = library.sign('msg_1', receivedAt, body.toString());
      const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': timestamp, 'webhook-signature': signature };
      expect(verifyWebhook(secret, { body, headers, receivedAt })).toBe('msg_1');
      expect(library.verify(body.toString(), signed(secret))).toEqual({ id: '1', text: 'Grüße' });
    }
  });

  it('finds the right one among several signatures', () => {
    const headers = signed(PLAIN_SECRET);
    headers['webhook-signature'] = `v1,AAAA v2,zzz v1a,yyy ${headers['webhook-signature'] ?? ''}`;
    expect(refusal(PLAIN_SECRET, headers)).toBe('accepted');
  });

  it('is over the raw bytes', () => {
    expect(refusal(PLAIN_SECRET, signed(PLAIN_SECRET), Buffer.from('{"id":"1", "text":"Grüße"}'))).toBe(
      'auth: The signature does not match.',
    );
  });

  it.each([-299, 300])('accepts a timestamp %d s away', (seconds) => {
    const at = new Date(Math.floor(receivedAt.getTime() / 1000) * 1000 + seconds * 1000);
    expect(refusal(PLAIN_SECRET, signed(PLAIN_SECRET, at))).toBe('accepted');
  });

  it.each([-302, 302])('refuses a timestamp %d s away', (seconds) => {
    const at = new Date(receivedAt.getTime() + seconds * 1000);
    expect(refusal(PLAIN_SECRET, signed(PLAIN_SECRET, at))).toBe(
      'auth: webhook-timestamp is not within 5 minutes of now.',
    );
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('refuses a request without %s', (name) => {
    const headers = Object.fromEntries(Object.entries(signed(PLAIN_SECRET)).filter(([key]) => key !== name));
    expect(refusal(PLAIN_SECRET, headers)).toMatch(/^auth: The headers/);
  });

  it('refuses another secret, no secret, a short one, and headers that make no sense', () => {
    expect(refusal('another secret altogether', signed(PLAIN_SECRET))).toBe('auth: The signature does not match.');
    expect(refusal(undefined, signed(PLAIN_SECRET))).toBe('auth: No secret is set for this source.');
    expect(refusal('short', signed('short'))).toBe('auth: No secret is set for this source.');
    expect(refusal(PLAIN_SECRET, { ...signed(PLAIN_SECRET), 'webhook-timestamp': 'soon' })).toMatch(/^auth/);
    expect(refusal(PLAIN_SECRET, { ...signed(PLAIN_SECRET), 'webhook-signature': '' })).toMatch(/^auth/);
    expect(refusal(PLAIN_SECRET, { ...signed(PLAIN_SECRET), 'webhook-id': 'x'.repeat(257) })).toMatch(/^auth/);
  });
});
