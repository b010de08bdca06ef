import { describe, expect, it } from '@jest/globals';
import { diffLines } from './diff-lines.js';

const signs = (before: readonly string[], after: readonly string[]): string[] =>
  diffLines(before, after).map(({ kind, text }) => `${{ same: '=', added: '+', removed: '-' }[kind]}${text}`);

describe('diffLines', () => {
  it('tells what stayed, left and came', () => {
    expect(signs(['a', 'b', 'c'], ['a', 'c', 'd'])).toEqual(['=a', '-b', '=c', '+d']);
  });

  it('pairs equal lines one by one', () => {
    expect(signs(['a', 'a'], ['a'])).toEqual(['=a', '-a']);
    expect(signs(['a'], ['a', 'a', 'b'])).toEqual(['=a', '+a', '+b']);
  });

  it('takes empty lists', () => {
    expect(signs([], [])).toEqual([]);
    expect(signs(['a'], [])).toEqual(['-a']);
    expect(signs([], ['b', 'a'])).toEqual(['+b', '+a']);
  });
});
