import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readOpml, writeOpml } from './opml.js';

describe('OPML', () => {
  it('reads feeds from any depth, each address once, and says which it refuses', () => {
    expect(readOpml(readFileSync(join(import.meta.dirname, 'fixtures/feeds.opml')))).toEqual({
      feeds: [
        { title: 'A & B', url: 'https://a.example/feed?x=1&y=2' },
        { title: 'C', url: 'http://c.example/rss' },
      ],
      refused: [{ title: 'Bad', written: 'ftp://d.example/rss' }],
    });
  });

  it('reads back what it writes', () => {
    const feeds = [
      { title: 'Ääni & <co>', url: 'https://a.example/?a="1"&b=2' },
      { title: null, url: 'https://b.example/' },
    ];
    const read = readOpml(Buffer.from(writeOpml('List', feeds)));
    expect(read.feeds.map(({ title }) => title)).toEqual(['Ääni & <co>', 'https://b.example/']);
    expect(read.feeds.map(({ url }) => new URL(url).href)).toEqual(feeds.map(({ url }) => new URL(url).href));
  });

  it.each([
    ['<html><body/></html>', 'The file is not an OPML list.'],
    ['', 'The file is not an OPML list.'],
    ['<opml version="2.0"><body><outline text="x"/></body></opml>', 'The list names no feed that can be read.'],
  ])('%j', (text, message) => {
    expect(() => readOpml(Buffer.from(text))).toThrow(expect.objectContaining({ fault: 'invalid', message }));
  });
});
