import { describe, expect, it } from '@jest/globals';
import { linesOf, wordsOf } from './word-lines.js';

describe('the words of a guide as lines', () => {
  it('come back as they were', () => {
    const words = [
      { word: 'unfortunately', isBlocking: false },
      { word: 'refund*', instead: 'credit = money', isBlocking: true },
    ];
    expect(linesOf(words)).toBe('unfortunately\n!refund* = credit = money');
    expect(wordsOf(linesOf(words))).toEqual(words);
  });

  it('leave out lines without a word', () => {
    expect(wordsOf('\n  \n! \n= x\n plain ')).toEqual([{ word: 'plain', isBlocking: false }]);
  });
});
