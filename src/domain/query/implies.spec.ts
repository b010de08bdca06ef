import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { queryTrees } from '../../../test/support/query-trees.js';
import { evaluateNode } from './evaluate-node.js';
import { Comparison, know, type Known } from './implies.js';
import type { PostToMatch } from './match.types.js';
import { parseQuery } from './parse-query.js';

function known(query: string): Known {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(parsed.reason);
  return know(parsed.query);
}

describe('Comparison', () => {
  it.each([
    ['"acme bank"', 'acme', true],
    ['acme', '"acme bank"', false],
    ['acmebank', 'acme*', true],
    ['acme*', 'acme', false],
    ['acme*', 'ac*', true],
    ['*bank', '*ank', true],
    ['"big acme ban*"', '"acme ba*"', true],
    ['case:"ACME Bank"', 'bank', true],
    ['acme', 'case:ACME', false],
    ['#acme', 'acme', true],
    ['中国银行', '银行', true],
    ['"acme 银行"', '"acme 银"', true],
    ['a (b OR c)', 'a OR x', true],
    ['a OR b', 'a', false],
    ['a OR b', 'c OR b OR a', true],
    ['a NEAR/3 b', 'a NEAR/5 b', true],
    ['a ONEAR/3 b', 'b NEAR/3 a', true],
    ['a NEAR/5 b', 'a NEAR/3 b', false],
    ['followers:>100', 'followers:>=100', true],
    ['followers:>=100', 'followers:>100', false],
    ['site:blog.acme.com', 'site:acme.com', true],
    ['site:notacme.com', 'site:acme.com', false],
    ['lang:zh-TW', 'lang:zh', true],
  ])('%s implies %s: %j', (a, b, isImplied) => {
    expect(new Comparison().implies(known(a), known(b))).toBe(isImplied);
  });

  it.each([
    ['lang:fi', 'lang:sv', true],
    ['lang:zh-TW', 'lang:zh-CN', false],
    ['a -b', 'b c', true],
    ['followers:<10', 'followers:>=10', true],
    ['site:acme.com', 'site:blog.acme.com', false],
    ['a', 'b', false],
    ['author:anna', 'author:bob', false],
  ])('%s contradicts %s: %j', (a, b, isContradicted) => {
    expect(new Comparison().contradicts(known(a), known(b))).toBe(isContradicted);
  });

  it('never claims what a post disproves', () => {
    const texts = [
      'acme',
      'Bank',
      'acme bank',
      '@acme',
      '#acme',
      'ACME',
      'C++',
      '银行',
      '银行 app',
      'ธนาคาร',
      '5g',
      '😡',
      'e-mail',
      'bankac',
      'co-bank',
    ];
    const posts: fc.Arbitrary<PostToMatch> = fc.record({
      text: fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' ')),
      lang: fc.constantFrom('zh-TW', 'fi'),
      isReply: fc.boolean(),
      followers: fc.constantFrom(0, 1_000_000),
    });
    let claims = 0;
    fc.assert(
      fc.property(queryTrees, queryTrees, fc.array(posts, { minLength: 5, maxLength: 5 }), (one, other, examples) => {
        const nodes = [one, other].flatMap((tree) => ('parts' in tree ? [tree, ...tree.parts] : [tree])).slice(0, 8);
        for (const a of nodes) {
          for (const b of nodes) {
            if (a === b) continue;
            const comparison = new Comparison();
            const [isImplied, isExcluded] = [
              comparison.implies(know(a), know(b)),
              comparison.contradicts(know(a), know(b)),
            ];
            if (!isImplied && !isExcluded) continue;
            claims++;
            for (const post of examples) {
              if (!evaluateNode(a, post)) continue;
              expect({ a, b, post, isThere: evaluateNode(b, post) }).toEqual({ a, b, post, isThere: isImplied });
            }
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(claims).toBeGreaterThan(50);
  });
});
