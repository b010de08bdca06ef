import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { compileWorker } from '../../../test/support/compiled-worker.js';
import { ConnectorError } from '../connector.js';
import { DirectFeedParser, MAX_FEED_BYTES, openFeedParser, WorkerFeedParser } from './feed-parser.js';
import { readFeed } from './read-feed.js';

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'fixtures', name));
const compiled = compileWorker('connectors/feed/parse-worker');
const parser = new WorkerFeedParser({ script: compiled.script, threads: 2 });

afterAll(async () => {
  await parser.close();
  compiled.remove();
});

/** Many items, so that reading them outlasts a deadline of a millisecond. */
const SLOW = Buffer.from(
  `<rss version="2.0"><channel>${'<item><title>a</title></item>'.repeat(40_000)}</channel></rss>`,
);

describe('WorkerFeedParser', () => {
  it('gives what parsing in this thread gives, dates included', async () => {
    const bytes = fixture('atom-1.0.xml');
    await expect(parser.parse(bytes, null, 'https://x.example/')).resolves.toEqual(
      await new DirectFeedParser().parse(bytes, null, 'https://x.example/'),
    );
    expect(bytes.length).toBeGreaterThan(0);
  });

  it('uses the charset of the content type', async () => {
    const bytes = Buffer.concat([
      Buffer.from('<rss version="2.0"><channel><title>'),
      Buffer.from([0xcf, 0xf0]),
      Buffer.from('</title></channel></rss>'),
    ]);
    await expect(parser.parse(bytes, 'text/xml; charset=windows-1251')).resolves.toMatchObject({ title: 'Пр' });
  });

  it('keeps many documents apart on few threads, the refused ones among them', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        parser.parse(Buffer.from(n % 4 === 0 ? 'x' : `<feed><title>${String(n)}</title></feed>`)),
      ),
    );
    results.forEach((result, n) => {
      if (n % 4 === 0) expect(result).toMatchObject({ status: 'rejected', reason: { fault: 'invalid' } });
      else expect(result).toMatchObject({ status: 'fulfilled', value: { title: String(n) } });
    });
  });

  it('ends a thread that misses its deadline, and goes on with another', async () => {
    const hasty = new WorkerFeedParser({ script: compiled.script, threads: 1, deadlineMs: 1 });
    try {
      await expect(hasty.parse(SLOW)).rejects.toEqual(new ConnectorError('invalid', 'Reading the feed took too long.'));
      await expect(hasty.parse(SLOW)).rejects.toMatchObject({ message: 'Reading the feed took too long.' });
    } finally {
      await hasty.close();
    }
    await expect(parser.parse(fixture('rss-1.0.xml'))).resolves.toMatchObject({ title: 'Graph daily' });
  });

  it('ends a thread that needs too much memory', async () => {
    const small = new WorkerFeedParser({ script: compiled.script, threads: 1, deadlineMs: 60_000, memoryMb: 24 });
    try {
      const wide = Buffer.from(`<rss>${'<a>'.repeat(90)}${'<b c="d">e</b>'.repeat(250_000)}`);
      await expect(small.parse(wide)).rejects.toMatchObject({ fault: 'invalid' });
    } finally {
      await small.close();
    }
  });

  it('says that a worker which cannot start cannot read', async () => {
    const lost = new WorkerFeedParser({ script: new URL('file:///nowhere/parse-worker.js') });
    await expect(lost.parse(fixture('rss-1.0.xml'))).rejects.toMatchObject({ fault: 'invalid' });
    await lost.close();
  });

  it('refuses what is too large, and everything once it is closed', async () => {
    await expect(parser.parse(Buffer.alloc(MAX_FEED_BYTES + 1))).rejects.toMatchObject({
      message: 'The feed is larger than 5 MiB.',
    });
    const closed = new WorkerFeedParser({ script: compiled.script });
    await closed.close();
    await expect(closed.parse(fixture('rss-1.0.xml'))).rejects.toMatchObject({ fault: 'invalid' });
  });
});

describe('readFeed', () => {
  it('gives plain values, dates as ISO text', async () => {
    const feed = await readFeed(fixture('google-alert.xml'));
    expect(feed.title).toBe('Google Alert - Acme');
    expect(feed.items[0]).toEqual({
      id: 'tag:google.com,2013:googlealerts/feed:1',
      title: "Acme's profit & loss ...",
      text: 'The Acme group said ...',
      url: 'https://www.news.example/story',
      author: 'news.example',
      publishedAt: '2026-11-02T11:53:37.000Z',
    });
  });

  it('throws the reason', async () => {
    await expect(readFeed(fixture('page.html'))).rejects.toMatchObject({ name: 'ConnectorError', fault: 'invalid' });
  });

  it('from TypeScript sources no thread is opened', () => {
    expect(openFeedParser()).toBeInstanceOf(DirectFeedParser);
  });
});
