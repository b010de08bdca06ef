import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FoundRisk } from '../api/types.js';
import { textPieces } from './text-pieces.js';

const risk = (topic: FoundRisk['topic'], start: number, end: number): FoundRisk => ({ topic, word: '', start, end });
const shown = (pieces: ReturnType<typeof textPieces>): string =>
  pieces
    .map(({ text, isMatch, topic }) => `${isMatch ? '*' : ''}${text}${topic === null ? '' : `<${topic}>`}`)
    .join('|');

describe('pieces of a text', () => {
  const text = 'Acme leaked my data, I will sue';

  it('tell matches from risk words', () => {
    expect(shown(textPieces(text, [[0, 4]], [risk('data-leak', 5, 11), risk('legal', 28, 31)]))).toBe(
      '*Acme| |leaked<data-leak>| my data, I will |sue<legal>',
    );
  });

  it('keep a risk word whole where a match ends inside of it', () => {
    expect(shown(textPieces(text, [[0, 8]], [risk('data-leak', 5, 11)]))).toBe(
      '*Acme |*leaked<data-leak>| my data, I will sue',
    );
  });

  it('take the longer of two risk words that begin at one place', () => {
    expect(shown(textPieces('a data leak', [], [risk('press', 2, 6), risk('data-leak', 2, 11)]))).toBe(
      'a |data leak<data-leak>',
    );
  });

  it('mark nothing for a word of the title, and for offsets beyond the text', () => {
    expect(shown(textPieces(text, [], [risk('legal', 0, 0), risk('legal', 25, 400)]))).toBe(text);
  });

  it('make up the text, whatever the offsets are', () => {
    const offset = fc.integer({ min: 0, max: 40 });
    const span = fc.tuple(offset, offset).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(span), fc.array(span), (any, matches, risks) => {
        const pieces = textPieces(
          any,
          matches,
          risks.map(([start, end]) => risk('legal', start, end)),
        );
        expect(pieces.map((piece) => piece.text).join('')).toBe(any);
        expect(pieces.every((piece) => piece.text !== '')).toBe(true);
      }),
    );
  });
});
