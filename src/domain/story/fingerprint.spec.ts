import { describe, expect, it } from '@jest/globals';
import { authorNames, fingerprint, postKey } from './fingerprint.js';
import type { StoryPost } from './story.types.js';

const post = (fields: Partial<StoryPost>): StoryPost => ({
  network: 'x',
  externalKey: 'p1',
  authorHandle: 'anna',
  authorName: null,
  title: null,
  text: '',
  url: null,
  repostOf: null,
  quoteOf: null,
  publishedAt: null,
  ...fields,
});
const claims = (fields: Partial<StoryPost>): number => fingerprint(post(fields)).claims.length;
const PAGE = 'https://news.example/2026/05/acme-recalls-heaters';

describe('fingerprint', () => {
  it.each([
    ['a few words', 'Acme is down', 0],
    ['a few words in Thai', 'ล่มอีกแล้ว', 0],
    ['emoji', '😡😡😡', 0],
    ['nothing', '', 0],
    ['a sentence', 'Acme lost my parcel and nobody answers', 1],
    ['a longer sentence', 'Dear Acme, please stop using palm oil in your soap because forests are dying', 1],
    ['a link alone', `wow ${PAGE}`, 1],
    ['a link to the site', 'wow https://acme.example/', 0],
  ])('gives %s a key or none', (_, text, expected) => {
    expect(claims({ text })).toBe(expected);
  });

  it('gives long texts a few keys, whatever their length', () => {
    const words = (n: number): string =>
      Array.from({ length: n }, (_, i) => `word${String.fromCharCode(97 + (i % 26))}${'x'.repeat(i % 7)}`).join(' ');
    for (const [length, most] of [
      [20, 3],
      [30, 5],
      [60, 8],
      [2_000, 8],
    ] as const) {
      expect(claims({ text: words(length) })).toBeLessThanOrEqual(most);
      expect(claims({ text: words(length) })).toBeGreaterThan(0);
    }
  });

  it('lets a repost be found by the post, and the other way round', () => {
    const repost = fingerprint(post({ externalKey: 'r', repostOf: 'p1' }));
    expect(repost).toEqual({ claims: [postKey('x', 'p1')], looks: [], self: null });
    expect(fingerprint(post({ text: 'hello' })).self).toBe(postKey('x', 'p1'));
    expect(postKey('x', 'p1')).not.toBe(postKey('mastodon', 'p1'));
  });

  it('is written as signed 64-bit numbers', () => {
    for (const key of fingerprint(post({ title: 'Acme recalls 41,000 heaters after reports', url: PAGE })).claims) {
      expect(BigInt.asIntN(64, BigInt(key)).toString()).toBe(key);
    }
  });
});

describe('authorNames', () => {
  it.each([
    ['anna', null, ['anna']],
    ['@Anna@town.example', 'Anna', ['anna']],
    ['anna_v', 'Anna Virtanen', ['annav', 'annavirtanen']],
    ['guest123', 'Anonymous', []],
    ['x', null, []],
  ])('%s, %s', (authorHandle, authorName, names) => {
    expect(authorNames(post({ authorHandle, authorName }))).toEqual(names);
  });
});
