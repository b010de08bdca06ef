import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold, FoldedText } from './fold.js';

describe('fold', () => {
  it.each([
    ['case', 'ACME', 'acme'],
    ['accents', 'Café Ålesund Rīga Łódź', 'cafe alesund riga lodz'],
    ['accents as marks of their own', 'cafe\u0301', 'cafe'],
    ['width', 'Ａｃｍｅ　１２', 'acme 12'],
    ['half-width kana', 'ｶﾞｽ', 'カ\u3099ス'],
    ['composed kana alike', 'ガス', 'カ\u3099ス'],
    ['German sharp s', 'Straße', 'strasse'],
    ['Greek final sigma', 'ΟΔΟΣ οδός', 'οδοσ οδοσ'],
    ['Turkish i', 'İstanbul ISPARTA ısparta', 'istanbul isparta isparta'],
    ['Russian yo', 'Ёлка', 'елка'],
    ['zero-width characters', 'ac\u200Bme\u200D \uFEFFba\u00ADnk', 'acme bank'],
    ['variation selectors', '❤\uFE0F', '❤'],
    ['styled letters', '𝓐𝓬𝓶𝓮 Ⓐⓒⓜⓔ', 'acme acme'],
    ['ligatures', 'ﬁne', 'fine'],
    ['apostrophes', 'Acme’s Acmeʼs', "acme's acme's"],
    ['Arabic vowel signs and tatweel', 'مُحَمَّد محـــمد', 'محمد محمد'],
    ['Hebrew points', 'שָׁלוֹם', 'שלום'],
  ])('removes differences of %s', (_, text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  it.each([
    ['Thai vowels and tones', 'ที่นี่ดีมาก'],
    ['Devanagari signs', 'नमस्ते'],
    ['Arabic letters', 'بنك'],
    ['trade mark signs, which are no letters of the name', 'acme™'],
    ['emoji', '😡'],
  ])('keeps %s', (_, text) => {
    expect(fold(text)).toBe(text);
  });

  it('is the same when done twice, for every character', () => {
    const changed: string[] = [];
    for (let codePoint = 0; codePoint <= 0x1ffff; codePoint++) {
      const once = fold(String.fromCodePoint(codePoint));
      if (fold(once) !== once) changed.push(codePoint.toString(16));
    }
    expect(changed).toEqual([]);
  });

  it('maps every cell back to a stretch of the original that folds to it', () => {
    const folded = new FoldedText();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        folded.read(text);
        let behind = 0;
        for (let cell = 0; cell < folded.length; cell++) {
          const start = folded.startOf(cell);
          const end = folded.endOf(cell);
          expect(start).toBeGreaterThanOrEqual(folded.isMatchBorder(cell) ? behind : 0);
          expect(end).toBeGreaterThan(start);
          expect(fold(text.slice(start, end))).toContain(String.fromCharCode(folded.unitAt(cell)));
          behind = end;
        }
        expect(behind).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('gives an accent written apart to the character before it', () => {
    const folded = new FoldedText();
    folded.read('e\u0301x');
    expect([folded.startOf(0), folded.endOf(0), folded.startOf(1)]).toEqual([0, 2, 2]);
  });
});
