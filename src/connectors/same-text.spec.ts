import { expect, it } from '@jest/globals';
import { isSameAnswer, isSameText } from './same-text.js';

it('compares answers as people see them', () => {
  expect(isSameAnswer('We are\n on it. ', 'We are on it.')).toBe(true);
  expect(isSameAnswer('We are on it', 'We are on it.')).toBe(false);
});

it('compares secrets of any length', () => {
  expect(isSameText('a', 'a')).toBe(true);
  expect(isSameText('a', 'ab')).toBe(false);
  expect(isSameText('', 'a')).toBe(false);
});
