import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cut, inBytes, inUnits } from './notice-text.js';

describe('cutting a text', () => {
  it.each([
    ['what fits is left', 'abc', 3, 'abc'],
    ['what does not ends with a sign', 'abcdef', 4, 'abc…'],
    ['no blank stands before the sign', 'abc def', 5, 'abc…'],
    ['no character is cut in two', 'ab🧑‍🧑‍🧒cd', 6, 'ab…'],
    ['where nothing fits nothing is left', 'abc', 0, ''],
  ])('%s', (_, text, most, expected) => {
    expect(cut(text, most)).toBe(expected);
  });

  it('keeps within the limit by any measure, and keeps the beginning', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 3, max: 200 }),
        fc.constantFrom(inUnits, inBytes),
        (text, most, measure) => {
          const kept = cut(text, most, measure);
          expect(measure(kept)).toBeLessThanOrEqual(most);
          expect(text.startsWith(kept === text ? kept : kept.slice(0, -1))).toBe(true);
        },
      ),
    );
  });
});
