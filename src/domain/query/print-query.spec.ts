import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { queryTrees, withoutPlaces } from '../../../test/support/query-trees.js';
import { findMatchingNothing } from './find-matching-nothing.js';
import { parseQuery } from './parse-query.js';
import { printQuery } from './print-query.js';
import type { QueryNode } from './query.types.js';

function treeOf(query: string): QueryNode {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(`${query}: ${parsed.reason}`);
  return parsed.query;
}

describe('printQuery', () => {
  it.each([
    ['acme   AND bank', 'acme bank'],
    ['(acme)', 'acme'],
    ['((acme bank) OR (c))', 'acme bank OR c'],
    ['(a OR b) c', '(a OR b) c'],
    ['a (b c)', 'a (b c)'],
    ['acme -jobs -(a OR b)', 'acme NOT jobs NOT (a OR b)'],
    ['“acme bank„ “AND“', '"acme bank" "AND"'],
    ['acme* AND "*me bank"', 'acme* "*me bank"'],
    ['case:"ACME" case:"A B" case:“(x)“', 'case:ACME case:"A B" case:"(x)"'],
    ['/a\\/b/', '/a\\/b/'],
    ['AUTHOR:"anna" author:"Anna V"', 'author:anna author:"Anna V"'],
    ['followers:≥1.5k -is:REPOST', 'followers:>=1500 NOT is:repost'],
    ['((a OR b)) NEAR/3 ((c))', '(a OR b) NEAR/3 c'],
    ['(a NEAR/1 b) ONEAR/2 "c d"', '(a NEAR/1 b) ONEAR/2 "c d"'],
    ['＠acme,  ＃tag', '@acme #tag'],
    ['acme"bank"', 'acme "bank"'],
    ['x\n  (y\n OR z)', 'x (y OR z)'],
  ])('prints %j as %s', (query, printed) => {
    expect(printQuery(treeOf(query))).toBe(printed);
  });

  it('prints what is read as the same tree, for every kind of node', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(queryTrees, (tree) => {
        fc.pre(!findMatchingNothing(tree));
        for (const [, kind = ''] of JSON.stringify(tree).matchAll(/"kind":"([a-z]+)"/gu)) kinds.add(kind);
        const printed = printQuery(tree);
        expect(withoutPlaces(treeOf(printed))).toEqual(tree);
        expect(printQuery(treeOf(printed))).toBe(printed);
      }),
      { numRuns: 2_000 },
    );
    expect([...kinds].sort()).toEqual(['and', 'exact', 'field', 'near', 'not', 'or', 'pattern', 'term']);
  });

  it('prints back any text that is a query', () => {
    const part = fc.constantFrom(
      ...'a,ab,AND,OR,NOT,-,(,),",*,@,#,/,\\/,:,lang:fi,case:,NEAR/2,ONEAR/0,ก,银,😀,\u0301,\u200b,’,.,\n, , '.split(
        ',',
      ),
      ',',
    );
    const text = fc.oneof(
      fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
      fc.array(part, { maxLength: 12 }).map((parts) => parts.join(' ')),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    let queries = 0;
    fc.assert(
      fc.property(text, (query) => {
        const parsed = parseQuery(query);
        if (!parsed.ok) return;
        queries++;
        expect(withoutPlaces(treeOf(printQuery(parsed.query)))).toEqual(withoutPlaces(parsed.query));
      }),
      { numRuns: 4_000 },
    );
    expect(queries).toBeGreaterThan(400);
  });

  it('refuses a tree that no query can be written for', () => {
    const place = { offset: 0, end: 0 };
    expect(() => printQuery({ kind: 'exact', text: 'a"b', ...place })).toThrow(RangeError);
    expect(() => printQuery({ kind: 'exact', text: '!', ...place })).toThrow(RangeError);
  });
});
