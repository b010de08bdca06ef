import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wordDiff, type DiffPart } from './word-diff.js';

const join = (parts: readonly DiffPart[], without: DiffPart['is']): string =>
  parts
    .filter(({ is }) => is !== without)
    .map(({ text }) => text)
    .join('');

describe('wordDiff', () => {
  it('shows what was taken out and what was put in', () => {
    expect(wordDiff('We will pay 50 € today.', 'We will look into it today.')).toEqual([
      { is: 'same', text: 'We will ' },
      { is: 'removed', text: 'pay' },
      { is: 'added', text: 'look' },
      { is: 'same', text: ' ' },
      { is: 'removed', text: '50' },
      { is: 'added', text: 'into' },
      { is: 'same', text: ' ' },
      { is: 'removed', text: '€' },
      { is: 'added', text: 'it' },
      { is: 'same', text: ' today.' },
    ]);
  });

  it('compares Thai and Chinese by words', () => {
    expect(wordDiff('我们今天联系您', '我们明天联系您')).toEqual([
      { is: 'same', text: '我们' },
      { is: 'removed', text: '今天' },
      { is: 'added', text: '明天' },
      { is: 'same', text: '联系您' },
    ]);
    expect(join(wordDiff('เราจะติดต่อกลับวันนี้', 'เราจะติดต่อกลับพรุ่งนี้'), 'removed')).toBe('เราจะติดต่อกลับพรุ่งนี้');
  });

  it('says nothing of an equal text, and everything of an emptied one', () => {
    expect(wordDiff('Hei', 'Hei')).toEqual([{ is: 'same', text: 'Hei' }]);
    expect(wordDiff('Hei', '')).toEqual([{ is: 'removed', text: 'Hei' }]);
    expect(wordDiff('', '')).toEqual([]);
  });

  it('holds the old text in what is not added and the new one in what is not removed', () => {
    const text = fc
      .array(fc.constantFrom('we', 'you', ' ', ', ', 'наш', '今天', 'ครับ', '14:00', '\n', '👍🏽'), { maxLength: 60 })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDiff(before, after);
        expect(join(parts, 'added')).toBe(before);
        expect(join(parts, 'removed')).toBe(after);
        expect(parts.every((part, i) => part.text !== '' && part.is !== parts[i + 1]?.is)).toBe(true);
      }),
    );
  });

  it('takes the longest texts in bounded time, as rewritten in the middle', () => {
    const before = `a ${'b '.repeat(4_000)}z`;
    const after = `a ${'c '.repeat(4_000)}z`;
    expect(join(wordDiff(before, after), 'removed')).toBe(after);
  });
});
