import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { queryTrees } from '../../../test/support/query-trees.js';
import { compileWatches } from './compile-watches.js';
import { parseQuery } from './parse-query.js';
import type { QueryNode, TermNode } from './query.types.js';
import { joinSearchTerms, searchTermsOf } from './search-terms.js';
import type { LiteralTerm } from './search-terms.types.js';

const termsFor = (query: string): string[] | null => {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(parsed.reason);
  return searchTermsOf(parsed.query)?.map(({ kind, text }) => `${kind} ${text}`) ?? null;
};

/** The term as a query of its own: found by the same matching as the queries are. */
function asQuery({ kind, text }: LiteralTerm): TermNode {
  const form = kind === 'hashtag' ? 'tag' : kind === 'handle' ? 'handle' : 'words';
  const opensEnd = kind === 'prefix';
  return { kind: 'term', form, text, isQuoted: true, opensStart: false, opensEnd, offset: 0, end: text.length };
}

const finds = (query: QueryNode, text: string): boolean =>
  compileWatches([{ id: 'q', query }]).match({ text, authorHandle: 'anna', lang: 'zh-TW', network: 'mastodon' })
    .length > 0;

describe('searchTermsOf', () => {
  it.each<[string, string[] | null]>([
    ['acme', ['word acme']],
    ['"acme bank"', ['phrase acme bank']],
    ['acme OR #acme OR @acme', ['handle acme', 'hashtag acme', 'word acme']],
    ['acme bank', ['word acme']],
    ['(acme OR bank) harbour', ['word harbour']],
    ['the harbour', ['word harbour']],
    ['acme NOT bank', ['word acme']],
    ['acme lang:fi', ['word acme']],
    ['acm*', ['prefix acm']],
    ['*cme', null],
    ['*cme OR bank', null],
    ['*cme bank', ['word bank']],
    ['"acme ban*"', ['word acme']],
    ['acme NEAR/3 outage', ['word outage']],
    ['author:anna', null],
    ['author:anna acme', ['word acme']],
    ['case:ACME', ['word ACME']],
    ['银行', ['phrase 银行']],
    ['/\\bacme ?bank\\b/', ['prefix acme']],
    ['/\\bacme (bank|oy)/', ['word acme']],
    ['/ac.e/', null],
    ['/\\bacme\\b|harbour/', null],
    ['/\\bacme\\b|\\bharbou?r/', ['word acme', 'prefix harbo']],
  ])('%s', (query, expected) => {
    expect(termsFor(query)).toEqual(expected);
  });

  it('of a query holds at least one that every matching post holds', () => {
    const pieces = fc.constantFrom(
      ...['acme', 'ACME', 'Bank', 'bank', 'e-mail', 'AT&T', '@acme', '#acme', '@Acme_1', '#银行', 'Acme Inc.', 'C++'],
      ...[
        'ünïcode',
        'Хельсинки',
        'ธนาคาร',
        '银行',
        'アクメ',
        'عربي',
        '😡',
        'don’t',
        '5g',
        'A*',
        '(a)',
        '银行™',
        'ac/b',
      ],
      ...['and', 'near', 'x', 'a b', 'co-bank', 'acmes', 'no', 'spaced out', 'app', 'http://a.example/?b=c:d'],
    );
    const posts = fc.array(fc.tuple(pieces, fc.constantFrom(' ', ' ', ', ', '', '\n')), { maxLength: 8 });
    fc.assert(
      fc.property(queryTrees, posts, (query, parts) => {
        const text = parts.flat().join('');
        const terms = searchTermsOf(query);
        if (terms === null || !finds(query, text)) return;
        expect(terms.filter((term) => finds(asQuery(term), text))).not.toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('finds most random queries narrow, and posts that match them', () => {
    const trees = fc.sample(queryTrees, { numRuns: 300, seed: 7 });
    expect(trees.filter((tree) => searchTermsOf(tree) !== null).length).toBeGreaterThan(100);
  });
});

describe('joinSearchTerms', () => {
  it('gives each once, in order, and no phrase that a word finds anyway', () => {
    const terms: LiteralTerm[] = [
      { kind: 'word', text: 'Café' },
      { kind: 'word', text: 'cafe' },
      { kind: 'phrase', text: 'cafe noir' },
      { kind: 'phrase', text: 'black cat' },
      { kind: 'hashtag', text: 'cafe' },
    ];
    expect(joinSearchTerms(terms)).toEqual([
      { kind: 'hashtag', text: 'cafe' },
      { kind: 'phrase', text: 'black cat' },
      { kind: 'word', text: 'Café' },
    ]);
  });
});
