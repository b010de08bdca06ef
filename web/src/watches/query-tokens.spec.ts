import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bracketsAt, queryTokens } from './query-tokens.js';

const kinds = (query: string): readonly string[] =>
  queryTokens(query).map(({ kind, from, to }) => `${kind} ${query.slice(from, to)}`);

describe('queryTokens', () => {
  it('tells operators, fields, phrases, patterns and names from words', () => {
    expect(kinds('("acme bank" OR acme*) -site:x.com NEAR/3 @acme /a\\/b c/ case:"A" followers:>=10k')).toEqual([
      'open (',
      'phrase "acme bank"',
      'operator OR',
      'word acme*',
      'close )',
      'operator -',
      'field site:',
      'word x.com',
      'operator NEAR/3',
      'name @acme',
      'pattern /a\\/b c/',
      'field case:',
      'phrase "A"',
      'field followers:>=',
      'word 10k',
    ]);
  });

  it('takes lower-case operators and words that begin like one for words', () => {
    expect(kinds('and ORANGE NOTE or NEARBY')).toEqual([
      'word and',
      'word ORANGE',
      'word NOTE',
      'word or',
      'word NEARBY',
    ]);
  });

  it('colours what is not closed yet to its end', () => {
    expect(kinds('a "b c')).toEqual(['word a', 'phrase "b c']);
  });

  it('covers every character but spaces, in order, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        let at = 0;
        for (const { from, to } of queryTokens(query)) {
          expect(query.slice(at, from).trim()).toBe('');
          expect(to).toBeGreaterThan(from);
          at = to;
        }
        expect(query.slice(at).trim()).toBe('');
      }),
    );
  });
});

describe('bracketsAt', () => {
  const query = '(a (b) c';
  it.each([
    [0, { at: [0], isMatched: false }],
    [1, { at: [0], isMatched: false }],
    [3, { at: [3, 5], isMatched: true }],
    [6, { at: [5, 3], isMatched: true }],
    [8, null],
  ])('at %d', (cursor, pair) => {
    expect(bracketsAt(queryTokens(query), cursor)).toEqual(pair);
  });

  it('does not look into phrases', () => {
    expect(bracketsAt(queryTokens('("a)" b)'), 0)).toEqual({ at: [0, 7], isMatched: true });
  });
});
