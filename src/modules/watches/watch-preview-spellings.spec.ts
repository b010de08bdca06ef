import { describe, expect, it } from '@jest/globals';
import { parseQuery } from '../../domain/query/parse-query.js';
import type { TermNode } from '../../domain/query/query.types.js';
import { codeOf, findSpellings, wordsOf } from './watch-preview-spellings.js';

function termOf(text: string): TermNode {
  const parsed = parseQuery(text);
  if (!parsed.ok || parsed.query.kind !== 'term') throw new Error(`${text} is no term`);
  return parsed.query;
}

function codeOfMet(term: string, met: string): string | null {
  const spellings = findSpellings(termOf(term));
  return spellings === null ? null : codeOf(spellings, wordsOf(met), wordsOf(termOf(term).text));
}

describe('a word that was met', () => {
  it.each([
    ['acmebank', 'akmebank', 'spelling'],
    ['acmebank', 'acmbank', 'spelling'],
    ['acmebank', 'acmebnak', 'spelling'],
    ['acmebank', 'acmebannk', 'spelling'],
    ['acmebank', 'acme bank', 'compound'],
    ['"acme bank"', 'acmebank', 'compound'],
    ['"acme bank"', 'Akmebank', 'spelling'],
    ['"acme bank"', 'acme banc', 'spelling'],
    ['acmebank', 'acmebankissa', 'inflection'],
    ['pankki', 'pankkiin', 'inflection'],
    ['компания', 'компанию', 'spelling'],
    ['компания', 'компаниями', 'inflection'],
    ['acmebank', 'acmebank', null],
    ['acmebank', 'acmebankcustomercare', null],
    ['acme', 'bcme', null],
    ['acmebank', 'zcmebank', 'spelling'],
  ])('for %s: %s is %s', (term, met, code) => {
    expect(codeOfMet(term, met)).toBe(code);
  });

  it.each(['cat', '@acme', '#acme', 'acm*', '客服', 'แอป'])(
    'is nothing to %s, whose neighbours say nothing',
    (term) => {
      expect(findSpellings(termOf(term))?.codes.size ?? 0).toBe(0);
    },
  );

  it('is looked for in reasonable numbers', () => {
    for (const term of ['acmebank', '"acme bank insurance"', 'abcdefghijklmnopqrstuvwx']) {
      expect(findSpellings(termOf(term))?.slips.length).toBeLessThan(2_000);
    }
  });
});
