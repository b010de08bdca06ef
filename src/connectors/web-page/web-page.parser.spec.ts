import { afterAll, describe, expect, it } from '@jest/globals';
import { compileWorker } from '../../../test/support/compiled-worker.js';
import { fakeOutbound } from '../../../test/support/fake-outbound.js';
import type { WorkerParserOptions } from '../parse-in-worker.js';
import { DirectParser, UnreadableDocument, WorkerParser } from '../parse-in-worker.js';
import { WebPageConnector } from './web-page.connector.js';
import type { PageQuestion } from './web-page.normalise.js';
import { MAX_PAGE_BYTES, PAGE_PLAN } from './web-page.parser.js';

const NOW = new Date('2026-03-02T12:00:00Z');
const PAGE = 'https://www.example.com/news';
const compiled = compileWorker('connectors/web-page/parse-worker');
const open = (options: WorkerParserOptions = {}) =>
  new WorkerParser(PAGE_PLAN, { script: compiled.script, threads: 1, ...options });
const parser = open({ deadlineMs: 1_000 });
const ask = (html: string, itemSelector = 'article'): PageQuestion => ({
  bytes: Buffer.from(html),
  charset: null,
  pageUrl: PAGE,
  settings: { url: PAGE, itemSelector },
  now: NOW,
});
const SOUND = '<title>News</title><article><a href="/1">Acme</a> <time>2026-03-01</time> and more</article>';

afterAll(async () => {
  await parser.close();
  compiled.remove();
});

describe('the parser of pages', () => {
  it('reads in a thread what it reads in this one', async () => {
    const reading = await open().parse(ask(SOUND));
    expect(reading).toEqual(await new DirectParser(PAGE_PLAN).parse(ask(SOUND)));
    expect(reading.posts).toMatchObject([{ url: 'https://www.example.com/1', publishedAt: new Date('2026-03-01') }]);
  });

  it('says of a selector that it is none, whatever the page is', async () => {
    await expect(parser.parse(ask('<div>'.repeat(5), 'a >>> ['))).rejects.toMatchObject({
      fault: 'invalid',
      options: { code: 'refused' },
    });
  });

  it.each([
    ['nested without end', ask(`<article>${'<div><p>'.repeat(200_000)}`)],
    ['that a selector takes quadratic time on', ask('<i></i>'.repeat(200_000), 'i:nth-last-child(2n+1):not(b ~ i)')],
    ['whose articles hold each other', ask(`${'<article>'.repeat(20_000)}${'x'.repeat(1_000_000)}`)],
  ])('gives up in time on a page %s, and reads the next one', async (_, question) => {
    let rounds = 0;
    const timer = setInterval(() => (rounds += 1), 1);
    const error = await parser.parse(question).catch((failure: unknown) => failure);
    clearInterval(timer);
    expect(error).toBeInstanceOf(UnreadableDocument);
    expect(error).toMatchObject({ fault: 'invalid' });
    expect(rounds).toBeGreaterThan(10);
    expect((await parser.parse(ask(SOUND))).posts).toHaveLength(1);
  });

  it('refuses a page that is too large', async () => {
    await expect(parser.parse(ask('x'.repeat(MAX_PAGE_BYTES + 1)))).rejects.toMatchObject({
      fault: 'invalid',
      message: 'The page is larger than 2 MiB.',
    });
  });

  it('belongs to its connector, which ends it', async () => {
    const own = open({ deadlineMs: 300 });
    const outbound = fakeOutbound({
      request: ({ url }) => {
        const body = url === PAGE ? SOUND : '<div><p>'.repeat(200_000);
        return Promise.resolve({ status: 200, headers: {}, body: Buffer.from(body), finalUrl: url });
      },
    });
    const connector = new WebPageConnector({ outbound, readableFolders: [], now: () => NOW }, own);
    const poll = (url: string) =>
      connector.poll(
        { sourceId: '1', settings: { url, itemSelector: 'article' }, credentials: {} },
        null,
        { now: NOW, maxPosts: 10, maxRequests: 1, terms: null },
        AbortSignal.timeout(60_000),
      );
    await expect(poll('https://www.example.com/deep')).rejects.toMatchObject({
      fault: 'invalid',
      message: 'Reading the page took too long.',
    });
    expect((await poll(PAGE)).posts).toHaveLength(1);
    expect(own.heldThreads).toBe(1);
    await connector.close();
    expect(own.heldThreads).toBe(0);
  });
});
