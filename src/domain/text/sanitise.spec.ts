import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanText, excerpt, MAX_TEXT_LENGTH } from './sanitise.js';

describe('cleanText', () => {
  it.each([
    ['a\0b', 'a\uFFFDb'],
    ['a\uD800b', 'a\uFFFDb'],
    ['\uDC00', '\uFFFD'],
    ['😀', '😀'],
  ])('makes %j storable', (text, expected) => {
    expect(cleanText(text)).toBe(expected);
  });

  it('never cuts a surrogate pair', () => {
    expect(cleanText('a😀', 2)).toBe('a');
    expect(cleanText('x'.repeat(MAX_TEXT_LENGTH + 5))).toHaveLength(MAX_TEXT_LENGTH);
  });

  it('gives well-formed text without NUL for any input', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.integer({ min: 0, max: 0xffff })), (text, units) => {
        const cleaned = cleanText(text + String.fromCharCode(...units), 20);
        expect(cleaned.length).toBeLessThanOrEqual(20);
        expect(Buffer.from(cleaned, 'utf8').toString('utf8')).toBe(cleaned);
        expect(cleaned).not.toContain('\0');
      }),
    );
  });
});

describe('excerpt', () => {
  it.each([
    ['short', 10, 'short'],
    ['two\n\nlines', 20, 'two lines'],
    ['one two three four', 14, 'one two three…'],
    ['one two three four', 12, 'one two thr…'],
    ['abcdefghijkl', 5, 'abcd…'],
    ['ab😀cd', 4, 'ab…'],
  ])('shows %j in %d as %j', (text, length, expected) => {
    expect(excerpt(text, length)).toBe(expected);
  });
});
