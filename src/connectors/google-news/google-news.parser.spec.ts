import { afterAll, describe, expect, it } from '@jest/globals';
import { compileWorker } from '../../../test/support/compiled-worker.js';
import { fakeOutbound } from '../../../test/support/fake-outbound.js';
import type { WorkerParserOptions } from '../parse-in-worker.js';
import { DirectParser, UnreadableDocument, WorkerParser } from '../parse-in-worker.js';
import { GoogleNewsConnector } from './google-news.connector.js';
import type { NewsQuestion } from './google-news.normalise.js';
import { MAX_NEWS_BYTES, NEWS_PLAN } from './google-news.parser.js';

const NOW = new Date('2026-03-02T12:00:00Z');
const compiled = compileWorker('connectors/google-news/parse-worker');
const open = (options: WorkerParserOptions = {}) =>
  new WorkerParser(NEWS_PLAN, { script: compiled.script, threads: 1, ...options });
const parser = open();
const ask = (xml: string | Buffer, contentType: string | null = null): NewsQuestion => ({
  bytes: Buffer.from(xml),
  contentType,
  lang: 'en-GB',
  now: NOW,
});
const feedOf = (inside: string, before = ''): string =>
  `${before}<rss version="2.0"><channel>${inside}</channel></rss>`;
const item = (title: string): string =>
  `<item><guid>g-${title.slice(0, 9)}</guid><title>${title} - Times</title></item>`;
const SOUND = feedOf(item('Acme'));
/** So many articles that reading them outlasts a short deadline, and a small memory, on any machine. */
const HUGE = feedOf('<item><guid>g</guid><title>a</title></item>'.repeat(110_000));

afterAll(async () => {
  await parser.close();
  compiled.remove();
});

describe('the parser of news', () => {
  it('reads in a thread what it reads in this one', async () => {
    const reading = await parser.parse(ask(SOUND));
    expect(reading).toEqual(await new DirectParser(NEWS_PLAN).parse(ask(SOUND)));
    expect(reading.items[0]?.post).toMatchObject({ text: 'Acme', author: { handle: 'Times' } });
  });

  it('reads the charset of the header, of the declaration, of the byte order mark', async () => {
    const title = async (...question: Parameters<typeof ask>) =>
      (await parser.parse(ask(...question))).items[0]?.post.text;
    const latin = Buffer.from(feedOf(item('Caf\xe9')), 'latin1');
    expect(await title(latin, 'text/xml; charset=iso-8859-1')).toBe('Café');
    const declared = '<?xml version="1.0" encoding="windows-1252"?>';
    expect(await title(Buffer.concat([Buffer.from(declared), latin]))).toBe('Café');
    expect(await title(Buffer.from(`\ufeff${feedOf(item('Café'))}`, 'utf16le'))).toBe('Café');
  });

  it('takes no entity from the document, and no document from elsewhere', async () => {
    const bomb =
      `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(1_000)}"><!ENTITY b "${'&a;'.repeat(1_000)}">` +
      `<!ENTITY c "${'&b;'.repeat(1_000)}">]>`;
    const { items } = await parser.parse(ask(feedOf(item('&c;'), bomb)));
    expect(items[0]?.post.text).toBe('&c;');
    const elsewhere = '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]>';
    await expect(parser.parse(ask(feedOf(item('&f;'), elsewhere)))).rejects.toMatchObject({ fault: 'invalid' });
  });

  it('gives up in time, and reads the next feed', async () => {
    const hasty = open({ deadlineMs: 10 });
    let rounds = 0;
    const timer = setInterval(() => (rounds += 1), 1);
    const error = await hasty.parse(ask(HUGE)).catch((failure: unknown) => failure);
    clearInterval(timer);
    expect(error).toBeInstanceOf(UnreadableDocument);
    expect(error).toMatchObject({ fault: 'invalid', message: 'Reading the feed took too long.' });
    expect(rounds).toBeGreaterThan(0);
    await hasty.close();
  });

  it('gives up on what needs too much memory', async () => {
    const small = open({ deadlineMs: 60_000, memoryMb: 24 });
    await expect(small.parse(ask(HUGE))).rejects.toBeInstanceOf(UnreadableDocument);
    expect((await small.parse(ask(SOUND))).items).toHaveLength(1);
    await small.close();
  });

  it.each([
    ['nested without end', feedOf('<a>'.repeat(500_000))],
    ['of half a tag', `<rss version="2.0"><channel><item ${'a="b" '.repeat(500_000)}`],
    ['of opening signs', `<rss version="2.0"><channel>${'<'.repeat(5_000_000)}`],
  ])('refuses a feed %s', async (_, xml) => {
    await expect(parser.parse(ask(xml))).rejects.toMatchObject({ fault: 'invalid' });
  });

  it('hands over so many articles and no more, of a feed within its limit', async () => {
    const { items, rejected } = await parser.parse(ask(feedOf(item('x').repeat(2_000))));
    expect(items.length + rejected.length).toBe(500);
    await expect(parser.parse(ask(Buffer.alloc(MAX_NEWS_BYTES + 1)))).rejects.toMatchObject({
      message: 'The feed is larger than 5 MiB.',
    });
  });

  it('belongs to its connector, which ends it', async () => {
    const own = open();
    const outbound = fakeOutbound({
      request: ({ url }) =>
        Promise.resolve({
          status: 200,
          headers: { 'content-type': 'text/xml; charset=iso-8859-1' },
          body: Buffer.from(feedOf(item('Caf\xe9')), 'latin1'),
          finalUrl: url,
        }),
    });
    const connector = new GoogleNewsConnector({ outbound, readableFolders: [], now: () => NOW }, own);
    const { posts } = await connector.poll(
      { sourceId: '1', settings: { language: 'en-GB', country: 'GB' }, credentials: {} },
      null,
      { now: NOW, maxPosts: 10, maxRequests: 1, terms: [{ kind: 'word', text: 'cafe' }] },
      AbortSignal.timeout(60_000),
    );
    expect(posts).toMatchObject([{ text: 'Café' }]);
    expect(own.heldThreads).toBe(1);
    await connector.close();
    expect(own.heldThreads).toBe(0);
  });
});
