import { describe, expect, it } from '@jest/globals';
import { fakeOutbound } from '../../../test/support/fake-outbound.js';
import type { OutboundRequest } from '../../outbound/outbound.types.js';
import type { Cursor, Page } from '../connector.js';
import type { ReplyTarget } from '../reply.types.js';
import { LinkedinConnector } from './linkedin.connector.js';
import { parseComment, readNotification, type LinkedinView } from './linkedin.normalise.js';

const NOW = new Date('2026-11-03T22:00:00Z');
const VIEW: LinkedinView = { organization: 'urn:li:organization:9', site: 'https://www.linkedin.com', receivedAt: NOW };
const SOURCE = {
  sourceId: '1',
  settings: { organizationId: '9', clientId: 'abc' },
  credentials: { clientSecret: 'secret', accessToken: 'AQX', refreshToken: 'r1' },
};
const TO: ReplyTarget = {
  externalId: 'urn:li:comment:(urn:li:activity:5,7)',
  conversationId: 'urn:li:activity:5',
  authorHandle: 'a',
  visibility: 'public',
};

function connectorWith(answer: (url: URL, call: number) => { readonly status?: number; readonly body: object }) {
  const sent: OutboundRequest[] = [];
  const outbound = fakeOutbound({
    request: (request) => {
      sent.push(request);
      const { status = 200, body } = answer(new URL(request.url), sent.length);
      return Promise.resolve({ status, headers: {}, body: Buffer.from(JSON.stringify(body)), finalUrl: request.url });
    },
  });
  return { sent, connector: new LinkedinConnector({ outbound, readableFolders: [], now: () => NOW }) };
}

const poll = (connector: LinkedinConnector, cursor: Cursor = null): Promise<Page> =>
  connector.poll(SOURCE, cursor, { now: NOW, maxPosts: 200, maxRequests: 10, terms: null }, AbortSignal.timeout(5_000));

const comment = (id: number, more: object = {}): object => ({
  notificationId: id,
  organizationalEntity: 'urn:li:organization:9',
  action: 'COMMENT',
  sourcePost: 'urn:li:activity:5',
  decoratedGeneratedActivity: {
    comment: { entity: `urn:li:comment:(urn:li:activity:5,${String(id)})`, owner: 'urn:li:person:x1', text: 'Hm' },
  },
  lastModifiedAt: NOW.getTime() - 60_000 - id,
  ...more,
});

describe('the first poll', () => {
  it('reads all that LinkedIn keeps', async () => {
    const { connector } = connectorWith((url) => {
      const start = Number(/&start=(\d+)/.exec(url.href)?.[1] ?? 0);
      const there = Array.from({ length: 180 }, (_, i) => comment(i));
      return { body: { elements: there.slice(start, start + 50) } };
    });
    const page = await poll(connector);
    expect(page.posts).toHaveLength(180);
    expect(page.complete).toBe(true);
  });
});

describe('an answer whose outcome is unknown', () => {
  it('is found although LinkedIn’s clock is behind ours', async () => {
    const ours = (secondsAgo: number): object => ({
      id: '77',
      actor: 'urn:li:organization:9',
      created: { time: NOW.getTime() - secondsAgo * 1_000 },
      message: { text: 'We are  on it.' },
    });
    const find = (secondsAgo: number) =>
      connectorWith(() => ({ body: { elements: [ours(secondsAgo)] } })).connector.findReply(
        SOURCE,
        TO,
        'We are on it.',
        NOW,
      );
    expect(await find(30)).not.toBeNull();
    expect(await find(300)).toBeNull();
  });
});

describe('a notification', () => {
  it('becomes a comment with its post as conversation', () => {
    expect(readNotification(comment(7), VIEW)).toEqual({
      ok: true,
      post: {
        externalId: 'urn:li:comment:(urn:li:activity:5,7)',
        text: 'Hm',
        author: { handle: 'x1', id: 'urn:li:person:x1' },
        url: 'https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A5/?commentUrn=urn%3Ali%3Acomment%3A(urn%3Ali%3Aactivity%3A5%2C7)',
        publishedAt: new Date(NOW.getTime() - 60_007),
        conversationId: 'urn:li:activity:5',
        inReplyTo: 'urn:li:activity:5',
        addressesUs: true,
      },
    });
  });

  it('is an edit, a deletion, our own, or nothing', () => {
    const edit = readNotification(comment(7, { action: 'COMMENT_EDIT' }), VIEW);
    expect(edit).toMatchObject({ post: { editedAt: new Date(NOW.getTime() - 60_007) } });
    const short = { action: 'COMMENT_DELETE', generatedActivity: 'urn:li:comment:(activity:5,7)' };
    expect(readNotification(short, VIEW)).toMatchObject({
      post: { externalId: 'urn:li:comment:(urn:li:activity:5,7)', isDeleted: true },
    });
    expect(readNotification(comment(7, { action: 'ADMIN_COMMENT' }), VIEW)).toMatchObject({ post: { isOwn: true } });
    expect(readNotification(comment(7, { action: 'LIKE' }), VIEW)).toEqual({ ok: true, post: null });
    expect(readNotification({ action: 'COMMENT' }, VIEW).ok).toBe(false);
    expect(parseComment('urn:li:share:5')).toBeNull();
  });
});

describe('a poll', () => {
  it('asks for 60 days first, page by page over one interval, and afterwards from where it was', async () => {
    const many = Array.from({ length: 50 }, (_, i) => comment(i));
    const { connector, sent } = connectorWith((_url, call) => ({
      body: { elements: call === 1 ? many : [comment(50)] },
    }));
    const page = await poll(connector);
    expect(page.posts).toHaveLength(51);
    expect(page.complete).toBe(true);
    const end = String(NOW.getTime());
    const from = String(NOW.getTime() - 60 * 24 * 3_600_000);
    expect(sent.map(({ url }) => /timeRange=\(start:(\d+),end:(\d+)\)&start=(\d+)/.exec(url)?.slice(1))).toEqual([
      [from, end, '0'],
      [from, end, '50'],
    ]);
    await poll(connector, page.cursor);
    expect(sent[2]?.url).toContain(`timeRange=(start:${String(NOW.getTime() - 60_000 - 600_000)},end:${end})`);
  });

  it('says when the version is switched off, the shape has changed, or the day is used up', async () => {
    await expect(poll(connectorWith(() => ({ status: 426, body: {} })).connector)).rejects.toMatchObject({
      fault: 'invalid',
      message: expect.stringContaining('newer apiVersion') as unknown,
    });
    await expect(poll(connectorWith(() => ({ body: { items: [] } })).connector)).rejects.toMatchObject({
      options: { code: 'changed-shape' },
    });
    await expect(poll(connectorWith(() => ({ status: 429, body: {} })).connector)).rejects.toMatchObject({
      fault: 'quota',
      options: { retryAfterSeconds: 7_200 },
    });
  });
});

describe('an answer', () => {
  it('goes under the comment in the name of the organisation', async () => {
    const { connector, sent } = connectorWith(() => ({ status: 201, body: { id: 99 } }));
    const posted = await connector.reply(SOURCE, TO, 'Hello', 'k', AbortSignal.timeout(5_000));
    expect(posted).toEqual({ externalId: 'urn:li:comment:(urn:li:activity:5,99)' });
    expect(sent[0]?.url).toBe(
      'https://api.linkedin.com/rest/socialActions/urn%3Ali%3Acomment%3A(urn%3Ali%3Aactivity%3A5%2C7)/comments',
    );
    expect(JSON.parse(String(sent[0]?.body))).toEqual({
      actor: 'urn:li:organization:9',
      object: 'urn:li:activity:5',
      parentComment: TO.externalId,
      message: { text: 'Hello' },
    });
    expect(sent[0]?.headers).toMatchObject({ 'linkedin-version': '202610', authorization: 'Bearer AQX' });
  });

  it('is never private', async () => {
    const { connector } = connectorWith(() => ({ body: {} }));
    const to: ReplyTarget = { ...TO, visibility: 'private' };
    await expect(connector.reply(SOURCE, to, 'Hi', 'k', AbortSignal.timeout(5_000))).rejects.toMatchObject({
      outcome: 'refused',
    });
  });
});

it('renews its access', async () => {
  const { connector, sent } = connectorWith(() => ({ body: { access_token: 'a2', expires_in: 60 } }));
  const tokens = await connector.tokens.refresh?.(SOURCE, AbortSignal.timeout(5_000));
  expect(tokens).toMatchObject({ credentials: { accessToken: 'a2', refreshToken: 'r1' } });
  expect(sent[0]?.url).toBe('https://www.linkedin.com/oauth/v2/accessToken');
});
