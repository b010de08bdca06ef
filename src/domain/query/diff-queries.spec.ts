import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diffQueries, type QueryPiece } from './diff-queries.js';

const without = (kind: QueryPiece['kind'], pieces: readonly QueryPiece[]): string =>
  pieces.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join('');

describe('what changed between two queries', () => {
  it('is told in words, phrases and brackets', () => {
    expect(diffQueries('acme AND bank', 'acme AND ("acme bank" OR bank)')).toEqual([
      { kind: 'same', text: 'acme AND ' },
      { kind: 'added', text: '("acme bank" OR ' },
      { kind: 'same', text: 'bank' },
      { kind: 'added', text: ')' },
    ]);
    expect(diffQueries('acme -site:a.example', 'acme -site:b.example')).toEqual([
      { kind: 'same', text: 'acme ' },
      { kind: 'removed', text: '-site:a.example' },
      { kind: 'added', text: '-site:b.example' },
    ]);
  });

  it('is nothing, all or none', () => {
    expect(diffQueries('', '')).toEqual([]);
    expect(diffQueries('acme', 'acme')).toEqual([{ kind: 'same', text: 'acme' }]);
    expect(diffQueries('', 'acme')).toEqual([{ kind: 'added', text: 'acme' }]);
    expect(diffQueries('acme', '')).toEqual([{ kind: 'removed', text: 'acme' }]);
  });

  it('holds both texts whole, readable as queries or not', () => {
    const text = fc
      .array(fc.constantFrom('acme', 'AND', 'OR', ' ', '\n', '(', ')', '"a b"', '"', 'case:"X', '/x y/', 'ทดสอบ', '👍🏽'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = diffQueries(before, after);
        expect(without('added', pieces)).toBe(before);
        expect(without('removed', pieces)).toBe(after);
      }),
    );
  });

  it('takes the longest queries that may be, then in larger pieces', () => {
    const words = (word: string, count: number): string => `${word} `.repeat(count);
    const closely = diffQueries(words('a', 450), `b ${words('a', 440)}`);
    expect(closely.at(-1)?.kind).toBe('same');
    expect(closely.at(-1)?.text).toContain(words('a', 439));
    expect(without('removed', closely)).toBe(`b ${words('a', 440)}`);
    expect(diffQueries(`x ${words('a', 2_000)}`, `x ${words('b', 2_000)}`).map(({ kind }) => kind)).toEqual([
      'same',
      'removed',
      'added',
      'same',
    ]);
  });
});
