import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ReplyTarget } from '../reply.types.js';
import { fitsOnePost, measure, splitText } from './bluesky-measure.js';
import { findFacets } from './facets.js';
import { recordKey } from './tid.js';

const TO: ReplyTarget = { externalId: 'x', conversationId: 'x', authorHandle: 'ann.example', visibility: 'public' };
const FAMILY = '👨‍👩‍👧‍👦';
const codesOf = (text: string): string[] => measure(text, TO).warnings.map(({ code }) => code);

describe('the length of an answer on Bluesky', () => {
  it.each([
    ['300 letters', 'a'.repeat(300), true],
    ['301 letters', 'a'.repeat(301), false],
    ['100 families of 25 bytes', FAMILY.repeat(100), true],
    ['300 families: 300 characters, 7,500 bytes', FAMILY.repeat(300), false],
    ['300 letters with marks', 'ẹ̀'.repeat(300), true],
  ])('%s', (_, text, fits) => {
    expect(fitsOnePost(text)).toBe(fits);
  });

  it('counts characters as readers see them', () => {
    expect(measure(`Hei ${FAMILY}!`, TO)).toMatchObject({ length: 6, limit: 300, parts: [`Hei ${FAMILY}!`] });
  });

  it('cuts between words, into posts that each fit, and loses nothing but the spaces in between', () => {
    const text = fc.array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.constant(FAMILY.repeat(40))), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, (words) => {
        const whole = words.join(' ');
        const parts = splitText(whole);
        for (const part of parts) expect(fitsOnePost(part)).toBe(true);
        expect(parts.join('').replace(/\s/gu, '')).toBe(whole.replace(/\s/gu, ''));
      }),
      { numRuns: 200 },
    );
    const [first] = splitText('Sorry to hear that. '.repeat(20));
    expect(first?.endsWith('that.') === true || /\w$/.test(first ?? '')).toBe(true);
    expect('Sorry to hear that. '.repeat(20).startsWith(`${first ?? 'x'} `)).toBe(true);
  });

  it('says what the writer should know', () => {
    expect(codesOf('Short.')).toEqual([]);
    expect(codesOf('word '.repeat(100))).toEqual(['split']);
    expect(codesOf('word '.repeat(1_000))).toEqual(['too-long']);
    expect(codesOf('Hi @ann.example')).toEqual([]);
    expect(codesOf('Hi @ben.example and @ann.example')).toEqual(['mention-notifies']);
    expect(codesOf('See **this** [page](https://a.example)')).toEqual(['markup-shows']);
  });
});

describe('facets', () => {
  const resolve = (handle: string): Promise<string | null> =>
    Promise.resolve(handle === 'ann.example' ? 'did:plc:ann' : null);
  const shown = async (text: string): Promise<readonly (readonly [string, unknown])[]> =>
    (await findFacets(text, resolve)).map(({ index, features }) => [
      Buffer.from(text).subarray(index.byteStart, index.byteEnd).toString(),
      Object.values(features[0] ?? {}).at(-1),
    ]);

  it('are counted in bytes of UTF-8, and cover what they name', async () => {
    expect(await shown(`Grüße ${FAMILY} @ann.example: see https://a.example/ü?b=1, #apuä!`)).toEqual([
      ['@ann.example', 'did:plc:ann'],
      ['https://a.example/ü?b=1', 'https://a.example/ü?b=1'],
      ['#apuä', 'apuä'],
    ]);
  });

  it('leave out who is not known, addresses of mail, numbers, and the end of a sentence', async () => {
    expect(await shown('@nobody.example ann@ann.example #1 (https://a.example/x).')).toEqual([
      ['https://a.example/x', 'https://a.example/x'],
    ]);
  });
});

describe('record keys', () => {
  it('are valid, stay the same, and differ by key and part', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(5), (key, part) => {
        expect(recordKey(key, part)).toMatch(/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/);
        expect(recordKey(key, part)).toBe(recordKey(key, part));
      }),
    );
    const keys = new Set(Array.from({ length: 5_000 }, (_, i) => recordKey(`key-${String(i >> 2)}`, i & 3)));
    expect(keys.size).toBe(5_000);
  });
});
