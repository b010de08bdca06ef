import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { decodeDocument } from '../decode-document.js';
import type { ParsedFeed } from './feed.types.js';
import { FeedFormatError } from './feed.types.js';
import { parseFeed } from './parse-feed.js';

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'fixtures', name));
const parse = (name: string, baseUrl: string | null = null): Promise<ParsedFeed> =>
  parseFeed(decodeDocument(fixture(name)), baseUrl);
const rss = (items: string): string => `<rss version="2.0"><channel><title>t</title>${items}</channel></rss>`;

describe('formats', () => {
  it('RSS 2.0', async () => {
    const feed = await parse('rss-2.0.xml');
    expect(feed).toMatchObject({
      title: 'Harbour Gazette & Times',
      selfUrl: 'https://gazette.example/feed.xml',
      ttlMinutes: 45,
      skipHours: [2, 3],
    });
    expect(feed.items).toHaveLength(4);
    expect(feed.items[0]).toEqual({
      id: 'gazette-1001',
      title: 'Acme Bank app down again',
      text: 'Customers of Acme Bank could not pay.\none\ntwo & three',
      url: 'https://gazette.example/2026/acme?a=1&b=2',
      author: 'Jane Doe',
      publishedAt: new Date('2026-11-02T08:15:00Z'),
      editedAt: null,
      lang: 'en-gb',
    });
    expect(feed.items[1]).toMatchObject({
      url: 'https://gazette.example/2026/permalink',
      author: 'John Roe',
      text: 'Plain\nwords',
      publishedAt: new Date('2026-11-01T13:00:00Z'),
    });
    expect(feed.items[2]).toMatchObject({ id: 'https://gazette.example/2026/relative', title: null });
    expect(feed.items[3]?.id).toMatch(/^[0-9a-f]{64}$/);
  });

  it('RSS 0.91 with HTML entities and an unfetched DTD', async () => {
    const feed = await parse('rss-0.91.xml');
    expect(feed.items.map(({ id, title, text }) => [id, title, text])).toEqual([
      ['http://old.example/1', 'First édition', 'Café opens'],
      ['http://old.example/2', 'Second', null],
    ]);
  });

  it('RSS 1.0, with a prefix of its own for Dublin Core', async () => {
    expect((await parse('rss-1.0.xml')).items).toEqual([
      expect.objectContaining({
        id: 'http://rdf.example/a',
        title: 'Triple found',
        url: 'http://rdf.example/a',
        author: 'Resource Person',
        publishedAt: new Date('2026-11-02T06:00:00Z'),
      }),
    ]);
  });

  it('Atom 1.0: XHTML, bases, languages, inherited authors', async () => {
    const feed = await parse('atom-1.0.xml');
    expect(feed.title).toBe('Blogi <3 Acme');
    expect(feed.items).toEqual([
      {
        id: 'tag:atom.example,2026:1',
        title: 'Acme is 1 < 2',
        text: 'First\nSecond line',
        url: 'https://atom.example/blog/posts/1',
        author: 'Feed Author',
        publishedAt: new Date('2026-11-02T07:00:00.250Z'),
        editedAt: new Date('2026-11-02T10:00:00Z'),
        lang: 'fi',
      },
      {
        id: 'tag:atom.example,2026:2',
        title: 'The <blink> tag',
        text: 'Sammanfattning',
        url: 'https://atom.example/blog/posts/2',
        author: 'Entry Author',
        publishedAt: new Date('2026-11-01T10:00:00Z'),
        editedAt: null,
        lang: 'sv',
      },
    ]);
  });

  it('Atom 0.3', async () => {
    expect((await parse('atom-0.3.xml')).items[0]).toMatchObject({
      id: 'tag:early.example,2003:1',
      title: 'Acme bold',
      text: 'Body',
      url: 'http://early.example/1',
      publishedAt: new Date('2003-12-13T12:29:29Z'),
      editedAt: new Date('2003-12-14T18:30:02Z'),
    });
  });

  it('JSON Feed, without losing a digit of a 64-bit id', async () => {
    const feed = await parse('json-feed-1.1.json');
    expect(feed.title).toBe('JSON <daily>');
    expect(feed.items).toEqual([
      expect.objectContaining({
        id: '9007199254740993123',
        title: 'Acme & co',
        text: 'Hello there',
        url: 'https://json.example/1',
        author: 'Ann',
        publishedAt: new Date('2026-11-02T08:00:00Z'),
      }),
      expect.objectContaining({
        id: '7',
        url: 'https://elsewhere.example/7',
        text: 'Just 12345678901234567890 text\nand a line',
      }),
      expect.objectContaining({
        id: 'https://json.example/3',
        url: 'https://json.example/3',
        text: 'Only a summary',
        publishedAt: null,
      }),
    ]);
  });

  it('relative links are resolved against where the feed came from', async () => {
    const feed = await parse('rss-2.0.xml', 'https://mirror.example/feeds/one.xml');
    expect(feed.items[2]?.url).toBe('https://mirror.example/2026/relative');
  });

  it('namespaces count, not prefixes', async () => {
    const feed = await parseFeed(
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>T</a:title><a:entry><a:id>1</a:id><a:title>E</a:title>' +
        '<a:link href="https://x.example/"/></a:entry></a:feed>',
      null,
    );
    expect(feed).toMatchObject({ title: 'T', items: [{ id: '1', title: 'E', url: 'https://x.example/' }] });
  });
});

describe('web alerts', () => {
  it('Google: targets instead of redirects, titles decoded twice, the site as author', async () => {
    const { items } = await parse('google-alert.xml');
    expect(items.map(({ title, text, url, author }) => ({ title, text, url, author }))).toEqual([
      {
        title: "Acme's profit & loss ...",
        text: 'The Acme group said ...',
        url: 'https://www.news.example/story',
        author: 'news.example',
      },
      { title: 'Second', text: 'Two', url: 'https://shop.example/item?id=1&colour=red', author: 'shop.example' },
    ]);
  });

  it('Talkwalker', async () => {
    const { items } = await parse('talkwalker-alert.xml');
    expect(items.map(({ id, url }) => [id, url])).toEqual([
      ['tw-1', 'https://press.example/a?b=1&c=2'],
      ['tw-2', 'https://press.example/direct'],
    ]);
  });
});

describe('faulty and hostile documents', () => {
  it('one bad date costs nothing but itself', async () => {
    const { items } = await parse('bad-dates.xml');
    expect(items.map(({ id, title, publishedAt }) => [id, title, publishedAt?.toISOString() ?? null])).toEqual([
      ['1', 'Unreadable', null],
      ['2', 'Month 13', null],
      ['3', 'Empty', '2026-11-02T10:00:00.000Z'],
      ['4', 'Good', '2026-11-02T09:00:00.000Z'],
      ['5', 'Far ahead', '2099-01-01T00:00:00.000Z'],
      ['6', 'Link without attributes', null],
    ]);
  });

  it('what is sound in a broken document is kept, half texts are not', async () => {
    const feed = await parse('truncated.xml');
    expect(feed.title).toBe('Cut & off');
    expect(feed.items.map(({ id, title, text, url }) => [id, title, text, url])).toEqual([
      ['t-1', 'Whole', 'Everything', 'https://cut.example/1'],
      ['t-2', 'Unclosed title', null, 'https://cut.example/2'],
      ['t-3', 'Unclosed item', null, null],
      ['t-4', 'Named entity & bare ampersand', null, null],
      ['t-5', 'Broken off', null, null],
    ]);
  });

  it.each([
    ['windows-1251.xml', 'Банк «Акме» не работает'],
    ['gb2312.xml', '银行应用崩溃'],
  ])('%s', async (name, title) => {
    expect((await parse(name)).items[0]?.title).toBe(title);
  });

  it('entities of a DTD are neither expanded nor fetched', async () => {
    const feed = await parse('billion-laughs.xml');
    expect(feed.items[0]).toMatchObject({ title: '&lol9;', text: '[&secret;]' });
  });

  it('nothing comes out as markup, and only http links come out', async () => {
    const feed = await parse('hostile-markup.xml');
    expect(feed.title).toBe('Feed');
    expect(feed.items.map(({ title, text, url }) => [title, text, url])).toEqual([
      ['Hi', 'Text\nlinkipt>alert(6)', null],
      ['5 < 6 and I <3 you', null, null],
    ]);
  });

  it('NUL and lone surrogates are replaced', async () => {
    const { items } = await parseFeed(
      decodeDocument(Buffer.from(rss('<item><guid>a</guid><title>x\0y&#0;&#xD800;z</title></item>'))),
      null,
    );
    expect(items[0]?.title).toBe('x\ufffdy\ufffd\ufffdz');
    const json = await parseFeed(
      '{"version":"https://jsonfeed.org/version/1","title":"t","items":[{"id":"1","title":"a\\ud800b"}]}',
      null,
    );
    expect(json.items[0]?.title).toBe('a\ufffdb');
  });

  it.each([
    [
      'unclosed tags in a body',
      rss(`<item><guid>1</guid><description><![CDATA[${'x<h'.repeat(54_000)}]]></description></item>`),
    ],
    ['nesting', rss(`<item><guid>1</guid><title>x</title>${'<d>'.repeat(50_000)}${'</d>'.repeat(50_000)}</item>`)],
    ['attributes', rss(`<item ${'a="b" '.repeat(50_000)}><guid>1</guid></item>`)],
    ['an author of signs', rss(`<item><guid>1</guid><author>${'a@'.repeat(100_000)}</author></item>`)],
  ])('survives %s', async (_name, text) => {
    expect((await parseFeed(text, null)).items).toHaveLength(1);
  });

  it('reads no more than 2,000 items', async () => {
    expect((await parseFeed(rss('<item><guid>1</guid></item>'.repeat(2500)), null)).items).toHaveLength(2000);
  });

  it.each([
    ['', 'The document is empty.'],
    ['   \n', 'The document is empty.'],
    ['hello', 'The document is neither XML nor JSON, so it is not a feed.'],
    ['<opml version="2.0"><body/></opml>', 'This is an OPML list of feeds, not a feed: import it instead.'],
    ['<urlset><url/></urlset>', 'The document is not a feed: it starts with <urlset>.'],
    ['{"a":', 'The document begins like JSON but cannot be read as JSON.'],
    ['{"a":1}', 'The document is JSON but not a JSON Feed.'],
    ['[1,2]', 'The document is JSON but not a JSON Feed.'],
    ['<!doctype html><title>x</title>', 'This is a web page, not a feed, and it names no feed.'],
  ])('%j is refused in words', async (text, reason) => {
    await expect(parseFeed(text, null)).rejects.toEqual(new FeedFormatError(reason));
  });

  it('a page in place of a feed is told apart, and its feed named', async () => {
    await expect(parse('page.html', 'https://www.acme.example/news/')).rejects.toThrow(
      'This is a web page, not a feed. Its feed is at https://www.acme.example/news/feed.xml',
    );
  });
});
