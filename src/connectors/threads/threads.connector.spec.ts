import { describe, expect, it } from '@jest/globals';
import { fakeOutbound } from '../../../test/support/fake-outbound.js';
import { OutboundError, type OutboundRequest } from '../../outbound/outbound.types.js';
import type { Cursor, Page, SearchTerm } from '../connector.js';
import type { ReplyTarget } from '../reply.types.js';
import { ThreadsConnector } from './threads.connector.js';
import { countThreadsLength } from './threads.measure.js';
import { readEvent, readPost } from './threads.normalise.js';
import { queriesOf } from './threads.poll.js';

const NOW = new Date('2026-03-03T10:30:00Z');
const VIEW = { username: 'acme', receivedAt: NOW };
const SOURCE = {
  sourceId: '1',
  settings: { userId: '24', username: 'Acme', appId: '77' },
  credentials: { appSecret: 'a secret of the app', accessToken: 'THAA' },
};
const ACME: readonly SearchTerm[] = [{ kind: 'word', text: 'acme' }];
const TO: ReplyTarget = { externalId: '5', conversationId: '5', authorHandle: 'ann', visibility: 'public' };

type Given = object | Error;

function connectorWith(answer: (url: URL, call: number) => Given) {
  const sent: OutboundRequest[] = [];
  const outbound = fakeOutbound({
    request: (request) => {
      sent.push(request);
      const given = answer(new URL(request.url), sent.length);
      if (given instanceof Error) return Promise.reject(given);
      const body = Buffer.from(JSON.stringify(given));
      return Promise.resolve({ status: 200, headers: {}, body, finalUrl: request.url });
    },
  });
  return { sent, connector: new ThreadsConnector({ outbound, readableFolders: [], now: () => NOW }) };
}

const poll = (connector: ThreadsConnector, cursor: Cursor = null, more: object = {}): Promise<Page> => {
  const limits = { now: NOW, maxPosts: 100, maxRequests: 10, terms: ACME, ...more };
  return connector.poll(SOURCE, cursor, limits, AbortSignal.timeout(5_000));
};
const found = (username: string) => ({
  data: [{ id: '9', username, text: 'acme', timestamp: '2026-03-03T10:00:00+0000' }],
});

describe('the search', () => {
  it('asks for words and tags, each in the network’s way', () => {
    expect(
      queriesOf([
        { kind: 'word', text: 'acme' },
        { kind: 'prefix', text: 'acm' },
        { kind: 'phrase', text: 'acme card' },
        { kind: 'hashtag', text: '#acme' },
        { kind: 'handle', text: '@acme' },
        { kind: 'word', text: 'acme' },
      ]),
    ).toEqual(['KEYWORD:acme', 'KEYWORD:acm', 'KEYWORD:acme card', 'TAG:acme', 'KEYWORD:@acme']);
    expect(queriesOf(null)).toEqual([]);
  });

  it('counts what it spends, and reads only mentions when that is used up', async () => {
    const { connector, sent } = connectorWith((url) => (url.pathname.endsWith('search') ? found('ben') : { data: [] }));
    const first = await poll(connector);
    expect(first.quotas?.at(-1)).toMatchObject({ limit: 2_200, remaining: 2_199 });
    expect(first.notices).toEqual([]);
    const spent = { ...first.cursor, used: { [String(Math.floor(NOW.getTime() / 3_600_000) - 3)]: 2_200 } };
    const before = sent.length;
    const second = await poll(connector, spent);
    expect(sent.slice(before).map(({ url }) => new URL(url).pathname)).toEqual(['/v1.0/24/mentions']);
    expect(second.notices?.map(({ code }) => code)).toEqual(['searches-spent']);
    expect(second.quotas?.at(-1)?.resetsAt).toEqual(new Date('2026-03-04T08:00:00Z'));
    const dayLater = await poll(connector, spent, { now: new Date('2026-03-04T09:00:00Z') });
    expect(dayLater.notices).toEqual([]);
  });

  it('goes on where it was when searches come back', async () => {
    const { connector, sent } = connectorWith((url) => (url.pathname.endsWith('search') ? found('ben') : { data: [] }));
    const first = await poll(connector);
    const hour = Math.floor(NOW.getTime() / 3_600_000);
    const spent = await poll(connector, { ...first.cursor, used: { [String(hour - 3)]: 2_200 } });
    await poll(connector, spent.cursor, { now: new Date('2026-03-04T09:00:00Z') });
    const since = new URL(sent.at(-1)?.url ?? '').searchParams.get('since');
    expect(since).toBe(String(Date.parse('2026-03-03T09:50:00Z') / 1_000));
  });

  it('says when it may only see our own posts, and when it has no words', async () => {
    const own = connectorWith((url) => (url.pathname.endsWith('search') ? found('acme') : { data: [] }));
    const page = await poll(own.connector);
    expect(page.posts).toMatchObject([{ isOwn: true }]);
    expect(page.notices?.map(({ code }) => code)).toEqual(['search-only-own']);
    const wide = await poll(connectorWith(() => ({ data: [] })).connector, null, { terms: null });
    expect(wide.notices?.map(({ code }) => code)).toEqual(['search-needs-terms']);
  });
});

describe('posts', () => {
  it('carry what they answer and quote', () => {
    const node = {
      id: '7',
      username: 'ben',
      text: 'x',
      replied_to: { id: '6' },
      root_post: { id: '5' },
      quoted_post: { id: '4' },
    };
    expect(readPost(node, true, VIEW)).toMatchObject({
      conversationId: '5',
      inReplyTo: '6',
      quoteOf: '4',
      addressesUs: true,
    });
    expect(readPost({ text: 'no id' }, true, VIEW)).toBeNull();
  });

  it('come, go and are passed over by webhook', () => {
    expect(readEvent('delete', { id: '7' }, VIEW)).toMatchObject({ ok: true, post: { isDeleted: true } });
    expect(readEvent('publish', { id: '7', username: 'ACME' }, VIEW)).toMatchObject({ post: { isOwn: true } });
    expect(readEvent('click', {}, VIEW)).toEqual({ ok: true, post: null });
    expect(readEvent('delete', {}, VIEW).ok).toBe(false);
    expect(readEvent('replies', {}, VIEW).ok).toBe(false);
  });
});

describe('an answer in two steps', () => {
  const outcome = async (answer: (url: URL, call: number) => Given): Promise<unknown> => {
    const { connector } = connectorWith(answer);
    return connector.reply(SOURCE, TO, 'Hi', 'k', AbortSignal.timeout(5_000)).catch((error: unknown) => error);
  };

  it('is published by the id of its draft', async () => {
    const { connector, sent } = connectorWith((_url, call) => ({ id: call === 1 ? 'draft' : 'post' }));
    const posted = await connector.reply(SOURCE, TO, 'Hi', 'k', AbortSignal.timeout(5_000));
    expect(posted).toEqual({ externalId: 'post' });
    expect(sent.map(({ body }) => JSON.parse(String(body)) as unknown)).toMatchObject([
      { media_type: 'TEXT', text: 'Hi', reply_to_id: '5' },
      { creation_id: 'draft' },
    ]);
  });

  it('was certainly not posted when its draft failed, and may have been when its publication was lost', async () => {
    const lost = new OutboundError('timeout', 'no answer');
    expect(await outcome(() => lost)).toMatchObject({ outcome: 'not-sent' });
    expect(await outcome(() => ({ error: { code: 2 } }))).toMatchObject({ outcome: 'not-sent' });
    expect(await outcome(() => ({}))).toMatchObject({ outcome: 'not-sent' });
    expect(await outcome(() => ({ error: { code: 10 } }))).toMatchObject({ outcome: 'refused' });
    const draftThen = (second: Given) => (_url: URL, call: number) => (call === 1 ? { id: 'draft' } : second);
    expect(await outcome(draftThen(lost))).toMatchObject({ outcome: 'unknown' });
    expect(await outcome(draftThen({ error: { code: 2 } }))).toMatchObject({ outcome: 'unknown' });
    expect(await outcome(draftThen({ error: { code: 10 } }))).toMatchObject({ outcome: 'refused' });
  });

  it('is never private', async () => {
    const { connector } = connectorWith(() => ({}));
    const to: ReplyTarget = { ...TO, visibility: 'private' };
    await expect(connector.reply(SOURCE, to, 'Hi', 'k', AbortSignal.timeout(5_000))).rejects.toMatchObject({
      outcome: 'refused',
    });
  });

  it.each([
    ['Hello', 5],
    ['Привет', 6],
    ['é', 1],
    ['😀', 4],
    ['👨‍👩‍👧', 18],
    ['🇱🇻', 8],
    ['1️⃣', 7],
    ['❤️', 6],
    ['© 2026', 6],
    ['漢字', 2],
  ])('%s counts %i', (text, length) => {
    expect(countThreadsLength(text)).toBe(length);
  });
});

it('connects and renews', async () => {
  const { connector, sent } = connectorWith((_url, call) => ({
    access_token: `t${String(call)}`,
    expires_in: 5_184_000,
  }));
  const { consent, refresh } = connector.tokens;
  const request = { state: 's', redirectUri: 'https://me.example/oauth/callback', codeChallenge: 'c' };
  expect(consent?.authorizeUrl(SOURCE, request)).toContain('https://threads.net/oauth/authorize?client_id=77&');
  const grant = { code: 'once', redirectUri: request.redirectUri, codeVerifier: 'v' };
  const tokens = await consent?.exchange(SOURCE, grant, AbortSignal.timeout(5_000));
  expect(tokens).toMatchObject({ credentials: { accessToken: 't2' }, account: '@Acme' });
  expect(tokens?.expiresAt).toEqual(new Date(NOW.getTime() + 5_184_000_000));
  expect(await refresh?.(SOURCE, AbortSignal.timeout(5_000))).toMatchObject({ credentials: { accessToken: 't3' } });
  expect(new URL(sent[2]?.url ?? '').searchParams.get('grant_type')).toBe('th_refresh_token');
});
