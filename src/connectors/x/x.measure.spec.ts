import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SourceSettings } from '../setting.types.js';
import type { ReplyTarget } from '../reply.types.js';
import { measureReply, splitReply, weigh } from './x.measure.js';
import { termsOf, type XSettings } from './x.settings.js';

const TO: ReplyTarget = { externalId: '1', conversationId: '1', authorHandle: 'ann', visibility: 'public' };
const source: SourceSettings<XSettings> = { sourceId: '1', settings: {}, credentials: {} };
const measure = (text: string, to: Partial<ReplyTarget> = {}) => measureReply(termsOf(source), { ...TO, ...to }, text);

/** The weights of X's published configuration, version 3, letter by letter: for texts without links and emoji. */
const LIGHT: readonly (readonly [number, number])[] = [
  [0x0, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
];
const plainWeight = (text: string): number =>
  Array.from(text.normalize('NFC')).reduce((sum, letter) => {
    const point = letter.codePointAt(0) ?? 0;
    return sum + (LIGHT.some(([from, to]) => point >= from && point <= to) ? 1 : 2);
  }, 0);

describe('weigh', () => {
  it.each<[string, string, number]>([
    ['Latin', 'Hello there', 11],
    ['Cyrillic', 'Привет, Рига', 12],
    ['Latvian', 'Rīgā ir ļoti skaisti', 20],
    ['Thai', 'สวัสดีครับ', 10],
    ['the last light letter', '\u10ff', 1],
    ['the first heavy one after it', '\u1100', 2],
    ['Chinese', '你好', 4],
    ['Japanese', 'こんにちは', 10],
    ['Korean', '안녕', 4],
    ['typographic spaces', '\u2000\u200d', 2],
    ['directional marks', '\u200e\u200f', 4],
    ['dashes and quotes', '‐–—‘’“”', 7],
    ['an ellipsis', '…', 2],
    ['primes', '′″‷', 3],
    ['a euro sign', '€', 2],
    ['a decomposed letter', 'e\u0301', 1],
    ['a plain emoji', '🙂', 2],
    ['one with a skin tone', '👍🏽', 2],
    ['a family', '👨‍👩‍👧‍👦', 2],
    ['a flag', '🇱🇻', 2],
    ['a keycap', '1️⃣', 2],
    ['a link', 'https://shop.example.com/a/very/long/way/to/the/goods?and=more', 23],
    ['a link without protocol', 'shop.example.com', 23],
    ['two links and words', 'see https://a.com and b.com', 55],
    ['no link', 'e.g. this', 9],
    ['a label that is too long for a link', `${'a'.repeat(64)}.com`, 68],
    ['a mention', '@ann hi', 7],
    ['a hashtag', '#acme', 5],
    ['nothing', '', 0],
  ])('counts %s', (_, text, weight) => {
    expect(weigh(text)).toBe(weight);
  });

  it('agrees with the published weights on every text without links and emoji', () => {
    const letters = fc.constantFrom(...'aZ9 ,\néßяЖกาあ漢글\u0301\u1100\u2000\u200e\u2018…€‷'.split(''));
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 300 }), (chosen) => {
        const text = chosen.join('');
        expect(weigh(text)).toBe(plainWeight(text));
      }),
    );
  });
});

describe('measureReply', () => {
  it('does not count the name of the customer at the head', () => {
    expect(measure('@Ann thank you')).toMatchObject({ length: 9, limit: 280, parts: ['thank you'], warnings: [] });
    expect(measure('@anna thank you').length).toBe(15);
  });

  it('warns of others who are told', () => {
    expect(measure('@ann ask @bob and @bob').warnings).toEqual([
      { code: 'mention-notifies', values: { handles: '@bob' } },
    ]);
  });

  it('says what a link costs', () => {
    expect(measure('see https://a.com').warnings).toEqual([
      { code: 'link-costs-more', values: { usd: 0.2, usdWithout: 0.01 } },
    ]);
  });

  it('fits 280 and splits 281', () => {
    expect(measure('a'.repeat(280)).parts).toHaveLength(1);
    expect(measure('漢'.repeat(140)).warnings).toEqual([]);
    const { parts, warnings } = measure('漢'.repeat(141));
    expect(parts).toEqual(['漢'.repeat(140), '漢']);
    expect(warnings).toEqual([{ code: 'split', values: { parts: 2 } }]);
  });

  it('takes long messages in private', () => {
    expect(measure('a'.repeat(9_999), { visibility: 'private' })).toMatchObject({
      length: 9_999,
      limit: 10_000,
      warnings: [],
    });
    expect(measure('a'.repeat(10_001), { visibility: 'private' }).warnings).toEqual([
      { code: 'too-long', values: { limit: 10_000 } },
    ]);
  });
});

describe('splitReply', () => {
  it('breaks between words, keeps every word, and no part is too heavy', () => {
    const piece = fc.oneof(
      fc.stringMatching(/^[a-zа-я]{1,30}$/),
      fc.constantFrom('漢字かな交じり', '👨‍👩‍👧‍👦', 'https://a.com/long/way', '\n', 'x'.repeat(600)),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 120 }), (pieces) => {
        const text = pieces.join(' ').trim();
        const parts = splitReply(text);
        for (const part of parts) expect(weigh(part)).toBeLessThanOrEqual(280);
        expect(parts.join('').replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
      }),
      { numRuns: 60 },
    );
  });

  it('never breaks a word that fits', () => {
    const words = Array.from({ length: 200 }, (_, i) => `word${String(i)}`);
    expect(splitReply(words.join(' ')).flatMap((part) => part.split(' '))).toEqual(words);
  });
});
