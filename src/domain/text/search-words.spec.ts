import { describe, expect, it } from '@jest/globals';
import { searchExpression, searchWords } from './search-words.js';

describe('words for searching', () => {
  it.each([
    ['Ärger mit der APP', ['arger', 'mit', 'der', 'app']],
    ['don’t @acme #down', ["don't", 'acme', 'down']],
    ['!!! …', []],
  ])('of %j are %j', (text, expected) => {
    expect(searchWords(text).map((w) => w.replace('’', "'"))).toEqual(expected);
  });

  it('are cut by dictionary where a script writes no borders', () => {
    expect(searchWords('แอปล่มอีกแล้ว').length).toBeGreaterThan(1);
  });
});

describe('what a person typed', () => {
  it.each([
    ['slow app', `'slow' & 'app'`],
    ['pay*', `'pay':*`],
    ['slow pay* fail', `'slow' & 'pay':* & 'fail'`],
    ['***', ''],
    ["' | 'x", `'x'`],
  ])('%j becomes %j', (typed, expected) => {
    expect(searchExpression(typed)).toBe(expected);
  });
});
