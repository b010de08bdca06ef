import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { fakeOutbound } from '../../../test/support/fake-outbound.js';
import type { OutboundRequest } from '../../outbound/outbound.types.js';
import type { ReplyTarget } from '../reply.types.js';
import { TiktokConnector } from './tiktok.connector.js';
import { readComments, readVideo } from './tiktok.normalise.js';

const NOW = new Date('2026-03-03T00:00:00Z');
const VIEW = { businessId: '_acme', receivedAt: NOW };
const SOURCE = {
  sourceId: '1',
  settings: { businessId: '_acme', clientKey: 'aw1' },
  credentials: { clientSecret: 'client-secret', accessToken: 'act', refreshToken: 'r1' },
};
const TO: ReplyTarget = { externalId: '901', conversationId: '500', authorHandle: 'a', visibility: 'public' };

function connectorWith(...answers: readonly object[]) {
  const sent: OutboundRequest[] = [];
  const outbound = fakeOutbound({
    request: (request) => {
      sent.push(request);
      const body = Buffer.from(JSON.stringify(answers[sent.length - 1] ?? {}));
      return Promise.resolve({ status: 200, headers: {}, body, finalUrl: request.url });
    },
  });
  return { sent, connector: new TiktokConnector({ outbound, readableFolders: [], now: () => NOW }) };
}

const deliver = (connector: TiktokConnector, event: object) => {
  const body = Buffer.from(JSON.stringify({ event: 'comment.update', user_openid: '_acme', ...event }));
  const signature = createHmac('sha256', 'client-secret').update('1772442000.').update(body).digest('hex');
  const headers = { 'tiktok-signature': `t=1772442000,s=${signature}` };
  return connector.receive(SOURCE, { method: 'POST', query: '', body, headers, receivedAt: NOW });
};
const content = (more: object): string => JSON.stringify({ comment_id: '901', video_id: '500', ...more });

it('reads comments, the answers under them, and videos', () => {
  const node = {
    comment_id: '901',
    user_id: 'u1',
    username: 'maija',
    text: 'Hm',
    create_time: '1772441990',
    likes: 2,
    reply_list: [{ comment_id: '902', text: 'Yes', owner: true }],
  };
  expect(readComments([node, {}], '500', VIEW)).toEqual([
    {
      externalId: '901',
      text: 'Hm',
      author: { handle: 'maija', id: 'u1' },
      publishedAt: new Date('2026-03-02T08:59:50Z'),
      conversationId: '500',
      inReplyTo: '500',
      metrics: { likes: 2 },
      addressesUs: true,
    },
    expect.objectContaining({ externalId: '902', inReplyTo: '901', isOwn: true }),
  ]);
  expect(readVideo({ item_id: '500', caption: 'New' }, VIEW)).toMatchObject({ externalId: '500', isOwn: true });
  expect(readVideo({}, VIEW)).toBeNull();
});

describe('a webhook', () => {
  it('names a comment whose words are looked up', async () => {
    const list = {
      code: 0,
      data: {
        comments: [
          { comment_id: '905', text: 'x' },
          { comment_id: '901', text: 'Hm' },
        ],
      },
    };
    const { connector, sent } = connectorWith(list);
    const { posts } = await deliver(connector, { content: content({ comment_action: 'insert' }) });
    expect(posts).toMatchObject([{ externalId: '901', text: 'Hm' }]);
    expect(new URL(sent[0]?.url ?? '').searchParams.get('video_id')).toBe('500');
  });

  it('keeps ids of 64 bits inside its content', async () => {
    const inner = '{"comment_id":7301000000000000901,"video_id":7301000000000000500,"comment_action":"delete"}';
    const { posts } = await deliver(connectorWith().connector, { content: inner });
    expect(posts).toMatchObject([{ externalId: '7301000000000000901', isDeleted: true }]);
  });

  it('is passed over, set aside or refused', async () => {
    const { connector } = connectorWith();
    expect((await deliver(connector, { user_openid: 'other' })).posts).toEqual([]);
    expect((await deliver(connector, { event: 'video.publish.completed' })).posts).toEqual([]);
    expect((await deliver(connector, { content: 'not json' })).rejected).toHaveLength(1);
    expect((await deliver(connector, { content: '{}' })).rejected).toHaveLength(1);
    const trouble = connectorWith({ code: 51_000, message: 'busy' });
    await expect(deliver(trouble.connector, { content: content({}) })).rejects.toMatchObject({ fault: 'retry' });
  });
});

describe('a code beside 200', () => {
  const limits = { now: NOW, maxPosts: 10, maxRequests: 5, terms: null };

  it.each([
    [40_001, 'auth', 'forbidden'],
    [40_002, 'invalid', 'refused'],
    [40_100, 'quota', 'rate-limited'],
    [40_105, 'auth', 'revoked'],
    [50_000, 'retry', 'server-error'],
  ])('%i fails a poll with %s, %s', async (code, fault, trouble) => {
    const { connector } = connectorWith({ code, message: 'no', data: {} });
    await expect(connector.poll(SOURCE, null, limits, AbortSignal.timeout(5_000))).rejects.toMatchObject({
      fault,
      options: { code: trouble },
    });
  });

  it.each([
    [40_002, 'refused'],
    [40_100, 'not-sent'],
    [40_105, 'refused'],
    [50_000, 'unknown'],
  ])('%i leaves an answer %s', async (code, outcome) => {
    const { connector } = connectorWith({ code, message: 'no' });
    await expect(connector.reply(SOURCE, TO, 'Hi', 'k', AbortSignal.timeout(5_000))).rejects.toMatchObject({ outcome });
  });
});

it('answers under the comment of the video', async () => {
  const { connector, sent } = connectorWith({ code: 0, data: { comment_id: '990' } });
  expect(await connector.reply(SOURCE, TO, 'Hi', 'k', AbortSignal.timeout(5_000))).toEqual({ externalId: '990' });
  expect(JSON.parse(String(sent[0]?.body))).toEqual({
    business_id: '_acme',
    video_id: '500',
    comment_id: '901',
    text: 'Hi',
  });
  expect(sent[0]?.headers).toMatchObject({ 'access-token': 'act' });
});

it('connects and renews', async () => {
  const { connector, sent } = connectorWith(
    { code: 0, data: { access_token: 'a1', refresh_token: 'r1', expires_in: 86_400 } },
    { code: 0, data: { access_token: 'a2' } },
  );
  const { consent, refresh } = connector.tokens;
  const request = { state: 's', redirectUri: 'https://me.example/oauth/callback', codeChallenge: 'c' };
  expect(consent?.authorizeUrl(SOURCE, request)).toContain('https://www.tiktok.com/v2/auth/authorize/?client_key=aw1&');
  const grant = { code: 'once', redirectUri: request.redirectUri, codeVerifier: 'v' };
  const tokens = await consent?.exchange(SOURCE, grant, AbortSignal.timeout(5_000));
  expect(tokens).toMatchObject({
    credentials: { accessToken: 'a1', refreshToken: 'r1' },
    expiresAt: new Date('2026-03-04T00:00:00Z'),
  });
  expect(await refresh?.(SOURCE, AbortSignal.timeout(5_000))).toMatchObject({
    credentials: { accessToken: 'a2', refreshToken: 'r1' },
  });
  expect(sent.map(({ url }) => new URL(url).pathname)).toEqual([
    '/open_api/v1.3/tt_user/oauth2/token/',
    '/open_api/v1.3/tt_user/oauth2/refresh_token/',
  ]);
});
