import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fakeOutbound } from '../../../test/support/fake-outbound.js';
import type { OutboundRequest } from '../../outbound/outbound.types.js';
import type { SourceSettings } from '../setting.types.js';
import { TrustpilotConnector } from './trustpilot.connector.js';
import { readReviews } from './trustpilot.normalise.js';
import type { TrustpilotSettings } from './trustpilot.settings.js';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
const NOW = new Date('2026-03-03T00:00:00Z');
const UNIT = '000000000000000000000001';
const SECRET = 'a secret of our own';
const signal = AbortSignal.timeout(60_000);

function connectorWith(answer: (request: OutboundRequest) => readonly [number, string]) {
  const sent: OutboundRequest[] = [];
  const outbound = fakeOutbound({
    request: (request) => {
      sent.push(request);
      const [status, body] = answer(request);
      return Promise.resolve({ status, headers: {}, body: Buffer.from(body), finalUrl: request.url });
    },
  });
  return { connector: new TrustpilotConnector({ outbound, readableFolders: [], now: () => NOW }), sent };
}

const sourceWith = (credentials: Record<string, string>): SourceSettings<TrustpilotSettings> => ({
  sourceId: '1',
  settings: { businessUnitId: UNIT },
  credentials: { apiKey: 'key', ...credentials },
});

describe('Trustpilot reviews', () => {
  it('become posts, and the answers under them our own', () => {
    const { items } = readReviews(JSON.parse(fixture('reviews.json')), NOW);
    expect(items.map(({ post }) => post)).toEqual([
      {
        externalId: '650000000000000000000002',
        text: 'Acme declined my card twice.',
        title: '★☆☆☆☆ Declined twice',
        author: { id: '640000000000000000000001', handle: 'Maija K' },
        url: 'https://www.trustpilot.com/reviews/650000000000000000000002',
        lang: 'en',
        publishedAt: new Date('2026-03-02T10:00:00Z'),
        editedAt: new Date('2026-03-02T11:00:00Z'),
        conversationId: '650000000000000000000002',
        addressesUs: true,
        metrics: { likes: 3 },
      },
      expect.objectContaining({
        externalId: '650000000000000000000002:reply:2026-03-02T12:00:00.000Z',
        isOwn: true,
        inReplyTo: '650000000000000000000002',
      }),
      expect.objectContaining({ text: 'Toimii', title: '★★★★★' }),
    ]);
  });

  it('are read in public with the key, and in private with a token', async () => {
    const { connector, sent } = connectorWith(() => [200, '{"reviews":[]}']);
    const limits = { now: NOW, maxPosts: 100, maxRequests: 5, terms: null };
    await connector.poll(sourceWith({}), null, limits, signal);
    await connector.poll(sourceWith({ accessToken: 't' }), null, limits, signal);
    expect(sent.map(({ url }) => new URL(url).pathname)).toEqual([
      `/v1/business-units/${UNIT}/reviews`,
      `/v1/private/business-units/${UNIT}/reviews`,
    ]);
    expect(sent[1]?.headers).toMatchObject({ apikey: 'key', authorization: 'Bearer t' });
  });

  it('get a token for key and secret, and none without a secret', async () => {
    const { connector, sent } = connectorWith(() => [200, '{"access_token":"a","expires_in":"359999"}']);
    expect(await connector.tokens.obtain?.(sourceWith({}), signal)).toEqual({ credentials: {}, expiresAt: null });
    expect(await connector.tokens.obtain?.(sourceWith({ apiSecret: 's' }), signal)).toEqual({
      credentials: { accessToken: 'a' },
      expiresAt: new Date(NOW.getTime() + 359_999_000),
    });
    expect(sent).toHaveLength(1);
  });

  it('are answered once only as far as can be seen', async () => {
    const { connector } = connectorWith(({ method }) => [method === 'POST' ? 201 : 500, '']);
    const to = { externalId: 'r', conversationId: 'r', authorHandle: 'a', visibility: 'public' as const };
    await expect(connector.reply(sourceWith({ accessToken: 't' }), to, 'Hi', 'k', signal)).rejects.toMatchObject({
      outcome: 'unknown',
    });
    await expect(connector.reply(sourceWith({}), to, 'Hi', 'k', signal)).rejects.toMatchObject({ outcome: 'refused' });
  });
});

describe('Trustpilot notifications', () => {
  const { connector } = connectorWith(() => [500, '']);
  const request = {
    method: 'POST' as const,
    query: '',
    headers: {},
    receivedAt: NOW,
    body: Buffer.from(fixture('notification.json')),
  };
  const source = sourceWith({ webhookSecret: SECRET });

  it('bring new reviews and tell of those that were taken back', async () => {
    const delivery = await connector.receive(source, { ...request, query: `secret=${encodeURIComponent(SECRET)}` });
    expect(delivery.posts).toMatchObject([
      { externalId: '650000000000000000000003', title: '★★☆☆☆ Acme again', author: { handle: 'Maija K' } },
      { externalId: '650000000000000000000002', isDeleted: true },
    ]);
    const authorization = `Basic ${Buffer.from(`trustpilot:${SECRET}`).toString('base64')}`;
    expect(await connector.receive(source, { ...request, headers: { authorization } })).toEqual(delivery);
  });

  it.each(['', 'secret=', 'secret=another'])('need the secret, not %j', async (query) => {
    await expect(connector.receive(source, { ...request, query })).rejects.toMatchObject({ fault: 'auth' });
    await expect(connector.receive(sourceWith({}), { ...request, query })).rejects.toMatchObject({ fault: 'auth' });
  });

  it('lose no good review to a bad one', async () => {
    const body = Buffer.from(
      '{"events":[null,{"eventName":"service-review-created","eventData":{"id":"1","text":"x"}}]}',
    );
    const delivery = await connector.receive(source, {
      ...request,
      body,
      query: `secret=${encodeURIComponent(SECRET)}`,
    });
    expect(delivery.posts).toHaveLength(1);
    expect(delivery.rejected).toHaveLength(1);
  });
});
