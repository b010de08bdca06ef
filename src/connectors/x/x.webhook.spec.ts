import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { SourceSettings } from '../setting.types.js';
import type { XSettings } from './x.settings.js';
import { answerChallenge, receiveEvent } from './x.webhook.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const SECRET = 'app-secret';
const source: SourceSettings<XSettings> = {
  sourceId: '1',
  settings: { accountId: '2244994945', handle: 'AcmeCare' },
  credentials: { consumerSecret: SECRET },
};
const hmac = (content: string): string => `sha256=${createHmac('sha256', SECRET).update(content).digest('base64')}`;

const receive = (data: unknown, body = JSON.stringify({ data })) =>
  receiveEvent(source, {
    method: 'POST',
    query: '',
    body: Buffer.from(body),
    headers: { 'x-twitter-webhooks-signature': hmac(body) },
    receivedAt: NOW,
  });
const event = (event_type: string, payload: unknown, includes?: unknown) => ({
  event_uuid: 'u-1',
  event_type,
  filter: { user_id: '2244994945' },
  payload,
  includes,
});

describe('receiveEvent', () => {
  it('reads a mention, also where the post is one level deeper', () => {
    const post = { id: '5', text: '@AcmeCare hi', author_id: '7' };
    const includes = { users: [{ id: '7', username: 'ann' }] };
    for (const payload of [post, { post }]) {
      expect(receive(event('post.mention.create', payload, includes))).toMatchObject({
        deliveryId: 'u-1',
        posts: [{ externalId: '5', author: { handle: 'ann' }, addressesUs: true }],
        rejected: [],
        complete: true,
      });
    }
  });

  it('reads a deletion', () => {
    expect(receive(event('post.delete', { id: '5', author_id: '7' })).posts).toEqual([
      { externalId: '5', text: '', author: { id: '7', handle: '7' }, isDeleted: true },
    ]);
  });

  it('reads messages of both sides', () => {
    const message = { id: '9', text: 'hi', dm_conversation_id: '7-2244994945', created_at: '2026-11-22T11:00:00Z' };
    const received = receive(event('dm.received', { ...message, sender_id: '7' })).posts;
    expect(received).toMatchObject([{ externalId: 'dm:9', isPrivate: true, addressesUs: true }]);
    const sent = receive(event('dm.sent', { dm_event: { ...message, sender_id: '2244994945' } })).posts;
    expect(sent).toMatchObject([{ externalId: 'dm:9', isOwn: true }]);
  });

  it('tells that consent was withdrawn', () => {
    expect(receive(event('oauth.revoke', {}))).toMatchObject({ posts: [], notices: [{ code: 'revoked' }] });
  });

  it('takes events of other kinds without a word', () => {
    expect(receive(event('like.create', { id: '1' }))).toMatchObject({ posts: [], rejected: [] });
  });

  it('sets aside what it cannot read', () => {
    expect(receive(event('post.create', { text: 'no id' }))).toMatchObject({
      posts: [],
      rejected: [{ reason: 'The post has no id.', raw: '{"text":"no id"}' }],
    });
  });

  it('knows a delivery without an id by its bytes', () => {
    const { deliveryId } = receive({ ...event('post.create', { id: '1', text: 'a' }), event_uuid: undefined });
    expect(deliveryId).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([undefined, '', 'sha256=', hmac('other')])('refuses the signature %j', (signature) => {
    const request = {
      method: 'POST' as const,
      query: '',
      body: Buffer.from('{}'),
      headers: { 'x-twitter-webhooks-signature': signature },
      receivedAt: NOW,
    };
    expect(() => receiveEvent(source, request)).toThrow('The signature does not match.');
  });
});

describe('answerChallenge', () => {
  const ask = (method: 'GET' | 'POST', query: string) =>
    answerChallenge(source, { method, query, body: Buffer.alloc(0), headers: {}, receivedAt: NOW });

  it('signs the token with the secret of the app', () => {
    expect(ask('GET', 'crc_token=a%20b&nonce=1')).toEqual({
      status: 200,
      contentType: 'application/json',
      body: JSON.stringify({ response_token: hmac('a b') }),
    });
  });

  it('answers nothing that asks nothing', () => {
    expect(ask('GET', '')).toBeNull();
    expect(ask('POST', 'crc_token=a')).toBeNull();
  });
});
