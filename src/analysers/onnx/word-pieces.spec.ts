import { describe, expect, it } from '@jest/globals';
import { WordPieces } from './word-pieces.js';

const VOCABULARY = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'un', '##believ', '##able', 'cafe', '客', '服', '!', 'Cafe'];
const pieces = (lowerCase = true, maxTokens = 12): WordPieces =>
  new WordPieces(VOCABULARY.join('\n'), { lowerCase, maxTokens });
const namesOf = (text: string, of = pieces()): string[] => of.encode(text).map((id) => VOCABULARY[id] ?? '?');

describe('WordPieces', () => {
  it.each([
    ['Unbelievable!', ['un', '##believ', '##able', '!']],
    ['  Café\n客服 ', ['cafe', '客', '服']],
    ['unbeatable', ['[UNK]']],
    ['x'.repeat(101), ['[UNK]']],
    ['', []],
  ])('cuts %j', (text, expected) => {
    expect(namesOf(text)).toEqual(['[CLS]', ...expected, '[SEP]']);
  });

  it('keeps capitals and accents where the vocabulary has them', () => {
    expect(namesOf('Cafe cafe Café', pieces(false))).toEqual(['[CLS]', 'Cafe', 'cafe', '[UNK]', '[SEP]']);
  });

  it('is cut off at the most tokens, the last one kept', () => {
    expect(namesOf('unbelievable cafe', pieces(true, 4))).toEqual(['[CLS]', 'un', '##believ', '[SEP]']);
  });

  it('refuses a vocabulary without what every text needs', () => {
    expect(() => new WordPieces('a\nb', { lowerCase: true, maxTokens: 8 })).toThrow(
      'The vocabulary has no [UNK], [CLS], [SEP], [PAD].',
    );
  });
});
