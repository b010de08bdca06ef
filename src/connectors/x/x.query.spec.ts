import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SearchTerm } from '../connector.js';
import { packQueries } from './x.query.js';

const word = (text: string): SearchTerm => ({ kind: 'word', text });

describe('packQueries', () => {
  it.each<[SearchTerm, string]>([
    [word('acme'), 'acme'],
    [word('Привет'), 'Привет'],
    [word('สวัสดี'), 'สวัสดี'],
    [word('or'), '"or"'],
    [word('AND'), '"AND"'],
    [word('at&t'), '"at&t"'],
    [word('lang:en'), '"lang:en"'],
    [word('(acme)'), '"(acme)"'],
    [word('-acme'), '"-acme"'],
    [{ kind: 'phrase', text: 'acme bank' }, '"acme bank"'],
    [{ kind: 'phrase', text: 'say "acme"  now' }, '"say acme now"'],
    [{ kind: 'hashtag', text: 'acme' }, '#acme'],
    [{ kind: 'hashtag', text: '2026' }, '"2026"'],
    [{ kind: 'handle', text: 'AcmeCare' }, '@AcmeCare'],
    [{ kind: 'handle', text: 'acme.care' }, '"acme.care"'],
  ])('writes %j as %s', (term, written) => {
    expect(packQueries([term], 512)).toEqual({ queries: [written], leftOut: [] });
  });

  it('names what X cannot search for', () => {
    const prefix: SearchTerm = { kind: 'prefix', text: 'acm' };
    const signs: SearchTerm = { kind: 'phrase', text: '!?' };
    expect(packQueries([prefix, word('acme'), signs], 512)).toEqual({ queries: ['acme'], leftOut: [prefix, signs] });
  });

  it('packs with OR up to the length, each term once, the same in any order', () => {
    const terms = ['delta', 'alpha', 'Alpha', 'bravo', 'charlie'].map(word);
    const { queries } = packQueries(terms, 21);
    expect(queries).toEqual(['Alpha OR bravo', 'charlie OR delta']);
    expect(
      packQueries(
        [...terms].reverse().filter(({ text }) => text !== 'alpha'),
        21,
      ).queries,
    ).toEqual(queries);
  });

  it('asks for the first words of a phrase that is too long', () => {
    expect(packQueries([{ kind: 'phrase', text: 'one two three four' }], 12).queries).toEqual(['"one two"']);
  });

  it('never makes a query that is too long or has an open quote', () => {
    const kind = fc.constantFrom<SearchTerm['kind']>('word', 'phrase', 'hashtag', 'handle');
    const term = fc.record({ kind, text: fc.string({ unit: 'grapheme', maxLength: 80 }) });
    fc.assert(
      fc.property(fc.array(term, { maxLength: 40 }), fc.integer({ min: 64, max: 512 }), (terms, length) => {
        for (const query of packQueries(terms, length).queries) {
          expect(query.length).toBeLessThanOrEqual(length);
          expect((query.match(/"/g) ?? []).length % 2).toBe(0);
          // Nothing outside quotes could be read as an operator of X.
          expect(
            query
              .replace(/"[^"]*"/g, 'x')
              .split(' OR ')
              .every((part) => /^[@#]?[\p{L}\p{M}\p{N}_]+$/u.test(part)),
          ).toBe(true);
        }
      }),
    );
  });
});
