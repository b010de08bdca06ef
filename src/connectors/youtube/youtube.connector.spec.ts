import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fakeOutbound } from '../../../test/support/fake-outbound.js';
import type { OutboundRequest, OutboundResponse } from '../../outbound/outbound.types.js';
import type { Cursor, SearchTerm } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import { YoutubeConnector } from './youtube.connector.js';
import { packQueries } from './youtube.search.js';
import type { YoutubeSettings } from './youtube.settings.js';

const NOW = new Date('2026-03-02T20:00:00Z');
const CHANNEL = 'UCacmeacmeacmeacmeacme00';
const QUOTA_EXCEEDED = readFileSync(join(import.meta.dirname, 'fixtures/quota-exceeded.json'), 'utf8');

type Reply = readonly [status: number, body: string];

function connectorWith(answer: (request: OutboundRequest, url: URL) => Reply) {
  const sent: URL[] = [];
  const outbound = fakeOutbound({
    request: (request): Promise<OutboundResponse> => {
      const url = new URL(request.url);
      sent.push(url);
      const [status, body] = answer(request, url);
      return Promise.resolve({ status, headers: {}, body: Buffer.from(body), finalUrl: request.url });
    },
  });
  return { connector: new YoutubeConnector({ outbound, readableFolders: [], now: () => NOW }), sent };
}

const sourceOf = (
  settings: YoutubeSettings,
  credentials: Record<string, string> = { apiKey: 'k' },
): SourceSettings<YoutubeSettings> => ({
  sourceId: '1',
  settings,
  credentials,
});
const limits = (
  now = NOW,
  terms: readonly SearchTerm[] | null = [{ kind: 'word', text: 'acme' }],
  maxRequests = 50,
) => ({
  now,
  maxPosts: 500,
  maxRequests,
  terms,
});
const signal = AbortSignal.timeout(60_000);
const thread = (id: string, at: string, replies = 0): object => ({
  id,
  snippet: {
    videoId: 'aCmEViDeO01',
    totalReplyCount: replies,
    topLevelComment: {
      id,
      snippet: {
        textDisplay: `Text ${id}`,
        authorDisplayName: '@ann',
        publishedAt: at,
        updatedAt: at,
        videoId: 'aCmEViDeO01',
      },
    },
  },
});

describe('reading YouTube', () => {
  it('waits until midnight in California when the quota is used up', async () => {
    const { connector } = connectorWith(() => [403, QUOTA_EXCEEDED]);
    await expect(connector.poll(sourceOf({ channelId: CHANNEL }), null, limits(), signal)).rejects.toMatchObject({
      fault: 'quota',
      options: { code: 'rate-limited', retryAfterSeconds: 12 * 3_600 },
    });
  });

  it('reads comments on when only the searches are used up, and says so', async () => {
    const { connector } = connectorWith((_, url) =>
      url.pathname.endsWith('/search')
        ? [403, QUOTA_EXCEEDED]
        : [200, JSON.stringify({ items: [thread('UgA', '2026-03-02T10:00:00Z')] })],
    );
    const page = await connector.poll(sourceOf({ channelId: CHANNEL, searchesPerDay: 10 }), null, limits(), signal);
    expect(page.posts.map(({ externalId }) => externalId)).toEqual(['UgA']);
    expect(page.notices?.map(({ code }) => code)).toEqual(['searches-spent']);
  });

  it('spreads its searches over the day and counts them', async () => {
    const { connector, sent } = connectorWith(() => [200, '{"items":[]}']);
    const source = sourceOf({ searchesPerDay: 96 });
    let cursor: Cursor = null;
    for (let minute = 0; minute < 60; minute += 5) {
      const page = await connector.poll(source, cursor, limits(new Date(NOW.getTime() + minute * 60_000)), signal);
      cursor = JSON.parse(JSON.stringify(page.cursor)) as Cursor;
      expect(page.quotas?.map(({ name }) => name)).toEqual(['units a day', 'searches a day']);
    }
    expect(sent.filter(({ pathname }) => pathname.endsWith('/search'))).toHaveLength(4);
    const page = await connector.poll(source, cursor, limits(new Date(NOW.getTime() + 3_600_000)), signal);
    expect(page.quotas?.[1]).toMatchObject({ limit: 96, remaining: 91, resetsAt: new Date('2026-03-03T08:00:00Z') });
  });

  it('takes up the pages of a search where it left them', async () => {
    const { connector, sent } = connectorWith((_, url) =>
      url.pathname.endsWith('/search')
        ? [
            200,
            JSON.stringify({
              items: [{ id: { videoId: 'aCmEViDeO02' }, snippet: { title: 'x' } }],
              ...(url.searchParams.has('pageToken') ? {} : { nextPageToken: 'T' }),
            }),
          ]
        : [200, '{"items":[]}'],
    );
    const source = sourceOf({ searchesPerDay: 24 });
    const first = await connector.poll(source, null, limits(), signal);
    await connector.poll(source, first.cursor, limits(new Date(NOW.getTime() + 3_600_000)), signal);
    const searches = sent.filter(({ pathname }) => pathname.endsWith('/search'));
    expect(searches.map(({ searchParams }) => searchParams.get('pageToken'))).toEqual([null, 'T']);
  });

  it('leaves out a found video whose comments are closed', async () => {
    const { connector } = connectorWith((_, url) => {
      if (url.pathname.endsWith('/search'))
        return [200, JSON.stringify({ items: [{ id: { videoId: 'aCmEViDeO02' }, snippet: { title: 'Acme' } }] })];
      return [403, JSON.stringify({ error: { code: 403, errors: [{ reason: 'commentsDisabled' }] } })];
    });
    const page = await connector.poll(sourceOf({ searchesPerDay: 10 }), null, limits(), signal);
    expect(page.posts.map(({ externalId }) => externalId)).toEqual(['aCmEViDeO02']);
    expect(page.complete).toBe(true);
  });

  it('goes through older threads once an hour only, and asks about those that grew', async () => {
    let replyCount = 1;
    const { connector, sent } = connectorWith((_, url) => {
      if (!url.pathname.endsWith('/comments')) {
        const old = thread('UgOld', '2026-02-27T10:00:00Z', replyCount);
        return [200, JSON.stringify({ items: [thread('UgNew', '2026-03-02T19:59:00Z'), old] })];
      }
      const snippet = { textDisplay: 'Still broken', parentId: 'UgOld', authorDisplayName: '@ann' };
      const replies = Array.from({ length: replyCount }, (_one, n) => ({ id: `UgOld.r${String(n + 1)}`, snippet }));
      return [200, JSON.stringify({ items: replies })];
    });
    const source = sourceOf({ channelId: CHANNEL });
    let cursor: Cursor = null;
    const idsAfter = async (minutes: number): Promise<string[]> => {
      const page = await connector.poll(source, cursor, limits(new Date(NOW.getTime() + minutes * 60_000)), signal);
      cursor = JSON.parse(JSON.stringify(page.cursor)) as Cursor;
      return page.posts.map(({ externalId }) => externalId);
    };
    expect(await idsAfter(0)).toEqual(['UgNew', 'UgOld', 'UgOld.r1']);
    replyCount = 2;
    expect(await idsAfter(5)).toEqual(['UgNew']);
    expect(await idsAfter(61)).toEqual(['UgNew', 'UgOld', 'UgOld.r1', 'UgOld.r2']);
    expect(await idsAfter(122)).toEqual(['UgNew', 'UgOld']);
    expect(sent.filter(({ pathname }) => pathname.endsWith('/comments'))).toHaveLength(2);
  });

  it('asks about no more threads than it may, and about the others next time', async () => {
    const items = [1, 2, 3].map((n) => thread(`Ug${String(n)}`, `2026-03-02T19:5${String(n)}:00Z`, 5));
    const { connector, sent } = connectorWith((_, url) => [
      200,
      JSON.stringify({ items: url.pathname.endsWith('/comments') ? [] : items }),
    ]);
    const asked = () => sent.filter(({ pathname }) => pathname.endsWith('/comments')).length;
    const source = sourceOf({ channelId: CHANNEL });
    const first = await connector.poll(source, null, limits(NOW, [], 2), signal);
    expect(asked()).toBe(2);
    await connector.poll(source, first.cursor, limits(new Date(NOW.getTime() + 300_000), [], 2), signal);
    expect(asked()).toBe(3);
  });

  it('cannot search for watches without words, and wants something to do', async () => {
    const { connector } = connectorWith(() => [200, '{"items":[]}']);
    const page = await connector.poll(sourceOf({ searchesPerDay: 5 }), null, limits(NOW, null), signal);
    expect(page.notices?.[0]?.code).toBe('search-needs-terms');
    await expect(connector.poll(sourceOf({}), null, limits(), signal)).rejects.toMatchObject({ fault: 'invalid' });
  });

  it('packs words into queries', () => {
    expect(
      packQueries([
        { kind: 'word', text: 'acme' },
        { kind: 'phrase', text: 'acme bank' },
        { kind: 'hashtag', text: '#acme' },
        { kind: 'word', text: '"|' },
      ]),
    ).toEqual(['acme|"acme bank"|#acme']);
    expect(
      packQueries(Array.from({ length: 100 }, (_, n) => ({ kind: 'word' as const, text: `word${String(n)}` }))).length,
    ).toBeGreaterThan(3);
  });
});

describe('answering on YouTube', () => {
  const to = { externalId: 'UgTop.reply', conversationId: 'UgTop', authorHandle: 'ann', visibility: 'public' as const };
  const source = sourceOf({ channelId: CHANNEL }, { accessToken: 't' });

  it('answers a reply beside it, to its writer by handle', async () => {
    const bodies: string[] = [];
    const { connector } = connectorWith((request) => {
      bodies.push(String(request.body));
      return [200, '{"id":"UgTop.own"}'];
    });
    await connector.reply(source, to, 'We are on it.', 'k', signal);
    expect(JSON.parse(bodies[0] ?? '')).toEqual({ snippet: { parentId: 'UgTop', textOriginal: '@ann We are on it.' } });
    expect(connector.measureReply(source, to, 'We are on it.').length).toBe('@ann We are on it.'.length);
  });

  it.each([
    ['commentsDisabled', 'refused'],
    ['quotaExceeded', 'not-sent'],
    ['rateLimitExceeded', 'not-sent'],
  ])('knows that %s is %s', async (reason, outcome) => {
    const { connector } = connectorWith(() => [403, JSON.stringify({ error: { errors: [{ reason }] } })]);
    await expect(connector.reply(source, to, 'Hi', 'k', signal)).rejects.toMatchObject({ outcome });
  });

  it('says who can be answered', () => {
    const { connector } = connectorWith(() => [500, '']);
    const post = { url: null, authorHandle: 'ann' };
    expect(connector.replyability(post, sourceOf({}))).toMatchObject({ verdict: 'by-hand', reason: 'not-connected' });
    expect(connector.replyability({ ...post, isOwn: true }, source)).toMatchObject({ verdict: 'not-possible' });
    expect(connector.replyability(post, source)).toMatchObject({ verdict: 'public' });
  });

  it('reads a whole thread', async () => {
    const { connector } = connectorWith((_, url) => {
      const id = url.searchParams.has('id') ? 'UgTop' : 'UgTop.reply';
      return [200, JSON.stringify({ items: [{ id, snippet: { textDisplay: id, authorDisplayName: '@ann' } }] })];
    });
    const page = await connector.readThread(
      source,
      { externalId: 'UgTop.reply', conversationId: 'UgTop' },
      limits(),
      signal,
    );
    expect(page.posts.map(({ externalId }) => externalId)).toEqual(['UgTop', 'UgTop.reply']);
  });
});

describe('tokens for YouTube', () => {
  const source = sourceOf({}, { clientId: 'id', clientSecret: 'secret', refreshToken: 'r' });

  it('asks for consent that lasts', () => {
    const { connector } = connectorWith(() => [500, '']);
    const request = { state: 's', redirectUri: 'https://earshot.example/cb', codeChallenge: 'c' };
    const url = new URL(connector.tokens.consent?.authorizeUrl(source, request) ?? '');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: 'id',
      access_type: 'offline',
      code_challenge_method: 'S256',
      state: 's',
    });
  });

  it('keeps the refresh token and says when the access token ends', async () => {
    const { connector } = connectorWith(() => [200, '{"access_token":"a","expires_in":3599,"scope":"x y"}']);
    expect(await connector.tokens.refresh?.(source, signal)).toEqual({
      credentials: { accessToken: 'a', refreshToken: 'r' },
      expiresAt: new Date(NOW.getTime() + 3_599_000),
      scopes: ['x', 'y'],
    });
  });

  it('needs a person when the grant is gone', async () => {
    const { connector } = connectorWith(() => [400, '{"error":"invalid_grant"}']);
    await expect(connector.tokens.refresh?.(source, signal)).rejects.toMatchObject({ fault: 'auth' });
  });
});
