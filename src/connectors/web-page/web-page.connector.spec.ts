import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fakeOutbound } from '../../../test/support/fake-outbound.js';
import type { OutboundRequest } from '../../outbound/outbound.types.js';
import type { SourceSettings } from '../setting.types.js';
import { DirectParser } from '../parse-in-worker.js';
import { WebPageConnector } from './web-page.connector.js';
import { readDate } from './web-page.normalise.js';
import { PAGE_PLAN } from './web-page.parser.js';
import type { WebPageSettings } from './web-page.settings.js';

const FIXTURE = readFileSync(join(import.meta.dirname, 'fixtures/list.html'));
const NOW = new Date('2026-03-02T12:00:00Z');
const PAGE = 'https://www.example.com/uutiset';
const signal = AbortSignal.timeout(60_000);
const limits = { now: NOW, maxPosts: 100, maxRequests: 5, terms: null };
const settings: WebPageSettings = { url: PAGE, itemSelector: 'main article', textSelector: '.lead' };
const source: SourceSettings<WebPageSettings> = { sourceId: '1', settings, credentials: {} };
const read = (given: Partial<WebPageSettings> = {}, body: Buffer = FIXTURE, charset: string | null = null) =>
  new DirectParser(PAGE_PLAN).parse({
    bytes: body,
    charset,
    pageUrl: PAGE,
    settings: Object.assign({}, settings, given),
    now: NOW,
  });

interface Given {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

function connectorWith(answer: (request: OutboundRequest) => Given) {
  const outbound = fakeOutbound({
    request: (request) => {
      const { status = 200, headers = {}, body = '' } = answer(request);
      return Promise.resolve({ status, headers, body: Buffer.from(body), finalUrl: request.url });
    },
  });
  return new WebPageConnector({ outbound, readableFolders: [], now: () => NOW });
}

describe('the articles of a page', () => {
  it('have title, text, address, date and language', async () => {
    const { title, posts } = await read();
    expect(title).toBe('Uutiset | Example');
    expect(posts).toEqual([
      {
        externalId: 'example.com/uutinen/1',
        text: 'Acme & kumppanit sulkevat konttorin.',
        title: 'Acme sulkee konttorin',
        author: { handle: 'example.com' },
        url: 'https://www.example.com/uutinen/1?utm_source=front',
        lang: 'fi',
        publishedAt: new Date('2026-03-02T06:00:00Z'),
      },
      expect.objectContaining({ externalId: 'other.example/x', url: 'https://other.example/x' }),
      expect.objectContaining({ scope: PAGE, url: PAGE, title: 'Lyhyesti', text: 'Acme vaikenee.' }),
    ]);
    expect(posts[1]?.publishedAt).toBeUndefined();
  });

  it('are found by the selectors that are given', async () => {
    const { posts } = await read({
      dateSelector: '.date',
      titleSelector: 'h2',
      linkSelector: 'h2 a',
      textSelector: 'p',
    });
    expect(posts[1]).toMatchObject({ title: 'Acme avaa konttorin', publishedAt: new Date('2026-03-01T09:30:00Z') });
    expect((await read({ itemSelector: 'nav a', textSelector: '.none' })).posts).toMatchObject([{ text: 'Etusivu' }]);
  });

  it('are read in the charset the server names', async () => {
    const body = Buffer.from(
      '<main><article><a href="/1">Pankki</a><p class="lead">\xc4iti ja Acme</p></article></main>',
      'latin1',
    );
    expect((await read({}, body, 'windows-1252')).posts[0]?.text).toBe('Äiti ja Acme');
  });

  it('cannot be found by what is no selector', async () => {
    await expect(read({ itemSelector: 'main >>> [' })).rejects.toMatchObject({
      fault: 'invalid',
      options: { code: 'refused' },
    });
  });

  it.each([
    ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00.000Z'],
    ['1/3/2026', '2026-03-01T00:00:00.000Z'],
    ['01.03.2026 9:05', '2026-03-01T09:05:00.000Z'],
    ['March 1, 2026 10:00 UTC', '2026-03-01T10:00:00.000Z'],
    ['tomorrow', undefined],
    ['2099-01-01', undefined],
  ])('are dated %s', (written, instant) => {
    expect(readDate(written, NOW)?.toISOString()).toBe(instant);
  });
});

describe('watching a page', () => {
  it('asks only for what has changed', async () => {
    const sent: OutboundRequest[] = [];
    const connector = connectorWith((request) => {
      sent.push(request);
      return request.headers?.['if-none-match'] === '"1"'
        ? { status: 304 }
        : { headers: { etag: '"1"' }, body: FIXTURE };
    });
    const first = await connector.poll(source, null, limits, signal);
    const second = await connector.poll(source, first.cursor, limits, signal);
    expect([first.posts.length, second.posts.length]).toEqual([3, 0]);
    const other = { ...source, settings: Object.assign({}, settings, { itemSelector: 'article' }) };
    expect((await connector.poll(other, second.cursor, limits, signal)).posts).toHaveLength(3);
    expect(sent[2]?.headers?.['if-none-match']).toBeUndefined();
  });

  it('notices that the page is another one now', async () => {
    let body: string | Buffer = FIXTURE;
    const connector = connectorWith(() => ({ body }));
    const first = await connector.poll(source, null, limits, signal);
    body = '<main><div>New design</div></main>';
    const failure = await connector.poll(source, first.cursor, limits, signal).catch((error: unknown) => error);
    expect(failure).toMatchObject({ fault: 'invalid', options: { code: 'changed-shape' } });
    expect(String(failure)).toContain('any more');
  });

  it('records a gap where nothing is left of what was listed', async () => {
    let body: string | Buffer = FIXTURE;
    const connector = connectorWith(() => ({ body }));
    const first = await connector.poll(source, null, limits, signal);
    body = '<main><article><a href="/99">Acme</a></article></main>';
    const later = { ...limits, now: new Date('2026-03-02T13:00:00Z') };
    const page = await connector.poll(source, first.cursor, later, signal);
    expect(page.gaps).toEqual([{ from: NOW, to: later.now, reason: 'page-rolled-over' }]);
  });
});
