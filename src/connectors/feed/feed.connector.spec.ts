import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import { GuardedClient } from '../../outbound/guarded-client.js';
import type { OutboundFault } from '../../outbound/outbound.types.js';
import { OutboundError } from '../../outbound/outbound.types.js';
import type { ConnectorContext, Cursor, Page } from '../connector.js';
import { fakeOutbound } from '../../../test/support/fake-outbound.js';
import { FeedConnector } from './feed.connector.js';
import { FeedSettings } from './feed.settings.js';
import { DirectFeedParser } from './feed-parser.js';

const NOW = new Date('2026-11-02T12:00:00Z');
const minutesLater = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const signal = new AbortController().signal;

interface Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

let server: Server;
let origin = '';
let answer: (response: ServerResponse, asked: Asked) => void;
let asked: Asked[] = [];
let connector: FeedConnector;

const settingsOf = (url: unknown): FeedSettings => Object.assign(new FeedSettings(), { url });

const contextOf = (outbound: ConnectorContext['outbound']): ConnectorContext => ({
  outbound,
  readableFolders: [],
  now: () => NOW,
});

beforeAll(async () => {
  server = createServer((request, response) => {
    const one = { path: request.url ?? '', headers: request.headers };
    asked.push(one);
    answer(response, one);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const client = new GuardedClient({ allow: [origin.slice('http://'.length)], userAgent: 'Earshot/test' });
  connector = new FeedConnector(contextOf(client), new DirectFeedParser());
});

afterAll(async () => {
  await connector.close();
  await new Promise((resolve) => server.close(resolve));
});

beforeEach(() => {
  asked = [];
});

const item = (n: number, date = ''): string =>
  `<item><guid>g${String(n)}</guid><title>Item ${String(n)}</title><description>Text ${String(n)}</description>` +
  `<link>https://site.example/${String(n)}</link>${date && `<pubDate>${date}</pubDate>`}</item>`;
const rss = (items: string, head = ''): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Stand-in</title>${head}${items}</channel></rss>`;

const send =
  (body: string, headers: Record<string, string> = {}, status = 200) =>
  (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/rss+xml', ...headers }).end(body);
  };

const poll = (cursor: Cursor = null, maxPosts = 1000, now = NOW, path = '/feed'): Promise<Page> =>
  connector.poll(
    { sourceId: 's', settings: settingsOf(origin + path), credentials: {} },
    cursor,
    { now, maxPosts, maxRequests: 10, terms: null },
    signal,
  );
/** As the database gives it back. */
const stored = (page: Page): Cursor => JSON.parse(JSON.stringify(page.cursor)) as Cursor;

describe('posts', () => {
  it('hands over the whole document each time, keyed by feed', async () => {
    answer = send(rss(item(1, 'Mon, 02 Nov 2026 10:00:00 GMT') + item(2)));
    const page = await poll();
    expect(page).toMatchObject({ complete: true, title: 'Stand-in' });
    expect(page.posts).toEqual([
      {
        externalId: 'g1',
        scope: `${origin}/feed`,
        title: 'Item 1',
        text: 'Text 1',
        url: 'https://site.example/1',
        author: { handle: 'site.example' },
        publishedAt: new Date('2026-11-02T10:00:00Z'),
      },
      expect.objectContaining({ externalId: 'g2', text: 'Text 2' }),
    ]);
    expect((await poll(stored(page))).posts).toEqual(page.posts);
    expect(page.gaps).toBeUndefined();
  });

  it('does not believe a date ahead of the clock', async () => {
    answer = send(rss(item(1, 'Mon, 02 Nov 2026 12:00:01 GMT')));
    expect((await poll()).posts[0]).not.toHaveProperty('publishedAt');
  });

  it('takes the title as text where there is no other, and rejects what says nothing', async () => {
    answer = send(rss('<item><guid>a</guid><title>Alone</title></item><item><guid>b</guid><author>x</author></item>'));
    const page = await poll();
    expect(page.posts).toEqual([
      { externalId: 'a', scope: `${origin}/feed`, text: 'Alone', author: { handle: 'Stand-in' } },
    ]);
    expect(page.rejected).toEqual([
      expect.objectContaining({ externalId: 'b', reason: 'The item has no link, no title and no text.' }),
    ]);
  });

  it('gives a long document in pages, and what was added meanwhile with the next poll', async () => {
    const items = Array.from({ length: 25 }, (_, n) => item(n));
    answer = send(rss(items.join('')), { etag: '"1"' });
    const ids = new Set<string>();
    let page = await poll(null, 10);
    let polls = 1;
    for (; !page.complete; polls += 1) {
      page.posts.forEach((post) => ids.add(post.externalId));
      page = await poll(stored(page), 10);
    }
    page.posts.forEach((post) => ids.add(post.externalId));
    expect([ids.size, polls]).toEqual([25, 3]);
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined, undefined]);
    await poll(stored(page), 10);
    expect(asked[3]?.headers['if-none-match']).toBe('"1"');
  });

  it('can only be answered by hand', () => {
    expect(connector.replyability({ url: 'https://a.example/' })).toEqual({
      verdict: 'by-hand',
      reason: 'feed-read-only',
      deepLink: 'https://a.example/',
    });
  });
});

describe('conditional requests and moves', () => {
  it('sends back the validators and takes 304 for nothing new', async () => {
    answer = (response, { headers }) => {
      if (headers['if-none-match'] === '"v1"') response.writeHead(304, { 'cache-control': 'max-age=60' }).end();
      else
        send(rss(item(1), '<ttl>30</ttl>'), { etag: '"v1"', 'last-modified': 'Mon, 02 Nov 2020 10:00:00 GMT' })(
          response,
        );
    };
    const first = await poll();
    const second = await poll(stored(first));
    expect(asked[1]?.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Mon, 02 Nov 2020 10:00:00 GMT',
    });
    expect(second).toEqual({ posts: [], cursor: first.cursor, complete: true, notBefore: minutesLater(30) });
  });

  it('does not trust a Last-Modified of the very second of the answer', async () => {
    const date = 'Mon, 02 Nov 2026 12:00:00 GMT';
    answer = send(rss(item(1)), { date, 'last-modified': date });
    await poll(stored(await poll()));
    expect(asked[1]?.headers).not.toHaveProperty('if-modified-since');
  });

  it('follows a permanent move once and then asks the new address, still under the old scope', async () => {
    answer = (response, { path }) => {
      if (path === '/feed') response.writeHead(301, { location: '/moved' }).end();
      else send(rss(item(1)))(response);
    };
    const page = await poll(stored(await poll()));
    expect(asked.map(({ path }) => path)).toEqual(['/feed', '/moved', '/moved']);
    expect(page.posts[0]?.scope).toBe(`${origin}/feed`);
  });

  it('goes on asking the configured address after a temporary move', async () => {
    answer = (response, { path }) => {
      if (path === '/feed') response.writeHead(302, { location: '/elsewhere' }).end();
      else send(rss(item(1)))(response);
    };
    await poll(stored(await poll()));
    expect(asked.map(({ path }) => path)).toEqual(['/feed', '/elsewhere', '/feed', '/elsewhere']);
  });

  it('returns to the configured address when the new one has vanished', async () => {
    answer = send(rss(item(1)));
    const cursor = { ...stored(await poll()), movedTo: `${origin}/moved` };
    answer = (response, { path }) => {
      send(path === '/moved' ? 'no' : rss(item(2)), {}, path === '/moved' ? 410 : 200)(response);
    };
    const page = await poll(cursor);
    expect(page.posts[0]?.externalId).toBe('g2');
    expect(page.cursor).toMatchObject({ movedTo: null });
  });

  it('forgets everything about another address', async () => {
    answer = send(rss(item(1)), { etag: '"v1"' });
    const cursor = stored(await poll());
    answer = send(rss(item(2)));
    const page = await poll(cursor, 1000, NOW, '/other');
    expect(asked[1]?.headers).not.toHaveProperty('if-none-match');
    expect(page.gaps).toBeUndefined();
  });
});

describe('when to come back', () => {
  it.each([
    ['nothing said', rss(item(1)), {}, undefined],
    ['ttl', rss(item(1), '<ttl>90</ttl>'), {}, minutesLater(90)],
    ['max-age less age', rss(item(1)), { 'cache-control': 'public, max-age=600', age: '300' }, minutesLater(5)],
    ['no-cache', rss(item(1)), { 'cache-control': 'no-cache, max-age=600' }, undefined],
    ['the longest of them', rss(item(1), '<ttl>5</ttl>'), { 'retry-after': '900' }, minutesLater(15)],
    ['at most a day', rss(item(1), '<ttl>999999</ttl>'), {}, minutesLater(1440)],
    ['hours to skip', rss(item(1), '<skipHours><hour>12</hour><hour>13</hour></skipHours>'), {}, minutesLater(120)],
    [
      'all hours skipped means none',
      rss(
        item(1),
        `<skipHours>${Array.from({ length: 24 }, (_, h) => `<hour>${String(h)}</hour>`).join('')}</skipHours>`,
      ),
      {},
      undefined,
    ],
  ])('%s', async (_name, body, headers, expected) => {
    answer = send(body, headers);
    expect((await poll()).notBefore).toEqual(expected);
  });
});

describe('trouble', () => {
  it.each([
    [401, {}, { fault: 'auth' }],
    [403, {}, { fault: 'auth' }],
    [404, {}, { fault: 'retry' }],
    [410, {}, { fault: 'gone' }],
    [418, {}, { fault: 'invalid' }],
    [429, { 'retry-after': '120' }, { fault: 'quota', options: { retryAfterSeconds: 120 } }],
    [429, {}, { fault: 'quota', options: {} }],
    [500, {}, { fault: 'retry' }],
    [503, { 'retry-after': 'Mon, 02 Nov 2026 12:05:00 GMT' }, { fault: 'retry', options: { retryAfterSeconds: 300 } }],
  ])('status %d', async (status, headers, expected) => {
    answer = send('<rss/>', headers, status);
    await expect(poll()).rejects.toMatchObject({ name: 'ConnectorError', ...expected });
  });

  it('a page in place of the feed names the feed', async () => {
    answer = send('<!doctype html><link rel="alternate" type="application/atom+xml" href="/real.atom">', {
      'content-type': 'text/html',
    });
    await expect(poll()).rejects.toMatchObject({
      fault: 'invalid',
      message: `This is a web page, not a feed. Its feed is at ${origin}/real.atom`,
    });
  });

  it('a feed without end is refused', async () => {
    answer = (response) => {
      response.writeHead(200, { 'content-type': 'application/rss+xml' });
      const chunk = Buffer.alloc(256 * 1024, ' ');
      const pour = (): void => {
        while (!response.destroyed) if (!response.write(chunk)) return void response.once('drain', pour);
      };
      response.on('error', () => undefined);
      pour();
    };
    await expect(poll()).rejects.toMatchObject({ fault: 'invalid', message: 'The feed is larger than 5 MiB.' });
  });

  it('says the same whether an address is forbidden, closed, slow or cut', async () => {
    const faults: OutboundFault[] = ['blocked', 'connect', 'timeout', 'reset'];
    for (const fault of faults) {
      const failing = new FeedConnector(
        contextOf(
          fakeOutbound({ request: () => Promise.reject(new OutboundError(fault, `secret detail of ${fault}`)) }),
        ),
        new DirectFeedParser(),
      );
      const source = { sourceId: 's', settings: settingsOf('https://a.example/'), credentials: {} };
      await expect(
        failing.poll(source, null, { now: NOW, maxPosts: 10, maxRequests: 10, terms: null }, signal),
      ).rejects.toMatchObject({
        fault: 'retry',
        message: 'The address could not be reached.',
        cause: { fault },
      });
    }
  });
});

describe('gaps', () => {
  const at = (hour: number): string => `Mon, 02 Nov 2026 ${String(hour).padStart(2, '0')}:00:00 GMT`;

  it('notices that the feed rolled over between two polls', async () => {
    answer = send(rss(item(1, at(5)) + item(2, at(6))));
    const cursor = stored(await poll());
    answer = send(rss(item(8, at(9)) + item(9, at(11))));
    const page = await poll(cursor);
    expect(page.gaps).toEqual([
      { from: new Date('2026-11-02T06:00:00Z'), to: new Date('2026-11-02T09:00:00Z'), reason: 'feed-rolled-over' },
    ]);
    expect((await poll(stored(page))).gaps).toBeUndefined();
  });

  it('sees none while one old item is left, while the feed is empty, or where the dates overlap', async () => {
    answer = send(rss(item(1, at(5)) + item(2, at(6))));
    const cursor = stored(await poll());
    answer = send(rss(item(2, at(6)) + item(3, at(7))));
    expect((await poll(cursor)).gaps).toBeUndefined();
    answer = send(rss(item(7, at(4)) + item(8, at(9))));
    expect((await poll(cursor)).gaps).toBeUndefined();
    answer = send(rss(''));
    const empty = await poll(cursor);
    expect(empty.gaps).toBeUndefined();
    answer = send(rss(item(9, at(11))));
    expect((await poll(stored(empty))).gaps).toHaveLength(1);
  });
});

describe('settings', () => {
  const faultsOf = (url: unknown): number => validateSync(settingsOf(url)).length;

  it.each(['https://a.example/feed', 'http://127.0.0.1:8080/f.xml', 'https://xn--e1afmkfd.example/'])(
    '%s is fine',
    (url) => {
      expect(faultsOf(url)).toBe(0);
    },
  );

  it.each([
    '',
    'feed',
    'ftp://a.example/',
    'https://user:pw@a.example/',
    `https://a.example/${'x'.repeat(2100)}`,
    7,
    undefined,
  ])('%p is refused', (url) => {
    expect(faultsOf(url)).toBe(1);
  });
});
