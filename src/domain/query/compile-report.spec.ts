import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { queryTrees } from '../../../test/support/query-trees.js';
import { reportAllNetworks, reportCompile, type CompileReport } from './compile-report.js';
import { evaluateNode } from './evaluate-node.js';
import type { PostToMatch } from './match.types.js';
import { NETWORK_SEARCHES } from './network-searches.js';
import { parseQuery } from './parse-query.js';
import { printQuery } from './print-query.js';
import type { QueryNode } from './query.types.js';

function treeOf(query: string): QueryNode {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(`${query}: ${parsed.reason}`);
  return parsed.query;
}

function report(network: string, query: string): CompileReport {
  const search = NETWORK_SEARCHES.find((known) => known.network === network);
  if (!search) throw new Error(network);
  return reportCompile(treeOf(query), search);
}

describe('reportCompile', () => {
  it.each<[string, string, string | null, string[]]>([
    ['x', 'acme', 'acme', []],
    ['x', '("acme bank" OR @acme) #app NOT (recipe OR cartoon)', '("acme bank" OR @acme) #app -recipe -cartoon', []],
    ['x', 'acme bank OR globex', '(acme bank) OR globex', []],
    ['x', 'acme* bank', 'bank', ['acme*']],
    ['x', 'acme* OR bank', null, ['acme* OR bank']],
    ['x', 'acme NOT globex*', 'acme -globex', ['NOT globex*']],
    ['x', 'acme NOT (a b)', 'acme', ['NOT (a b)']],
    ['x', 'acme NOT case:ACME', 'acme', ['NOT case:ACME']],
    ['x', 'case:"ACME Inc" /x+y/', '"ACME Inc"', ['case:"ACME Inc"', '/x+y/']],
    ['x', 'AT&T "or" OR "OR"', '("AT&T" or) OR "OR"', []],
    ['x', '(acme OR globex) NEAR/3 app', '(acme OR globex) app', ['(acme OR globex) NEAR/3 app']],
    ['x', 'acme lang:fi -is:repost has:link', 'acme lang:fi -is:retweet has:links', []],
    ['x', 'acme lang:zh', 'acme (lang:zh-CN OR lang:zh-TW)', []],
    ['x', 'acme -lang:zh', 'acme -lang:zh-CN -lang:zh-TW', []],
    ['x', 'acme author:anna -author:@bob', 'acme -from:bob', ['author:anna', 'NOT author:@bob']],
    ['x', 'lang:fi', null, ['lang:fi']],
    ['x', 'acme followers:>1000 site:x.com', 'acme', ['followers:>1000', 'site:x.com']],
    ['x', 'acme network:x', 'acme', []],
    ['x', 'acme (network:x OR lang:fi)', 'acme', []],
    ['bluesky', '"acme bank" login', '"acme bank" login', []],
    ['bluesky', '(acme OR "globex corp") login', 'acme login\n"globex corp" login', []],
    ['bluesky', 'acme -recipe', 'acme', ['NOT recipe']],
    ['reddit', '"acme bank"', 'acme bank', ['"acme bank"']],
    ['reddit', 'acme @acme', 'acme acme', ['@acme']],
    ['mastodon', '#acme OR #globex', '#acme\n#globex', []],
    ['mastodon', '#acme bank', '#acme', ['bank']],
    ['mastodon', 'acme', null, ['acme']],
    ['googlenews', 'acme -recipe', 'acme -recipe', []],
    ['web', 'acme bank', null, ['acme bank']],
  ])('asks %s for %s', (network, query, native, checkedByUs) => {
    expect(report(network, query)).toMatchObject({ network, native, checkedByUs, isPossible: true });
  });

  it('says where a query asks for other networks only', () => {
    expect(report('x', 'acme network:reddit')).toMatchObject({ native: null, checkedByUs: [], isPossible: false });
    expect(report('reddit', 'acme network:reddit').isPossible).toBe(true);
  });

  it('keeps within the length of a search: leaves out exclusions, then splits alternatives', () => {
    const excluded = Array.from({ length: 80 }, (_, n) => `-excluded${String(n)}`).join(' ');
    const long = report('x', `acme ${excluded}`);
    expect(long.native?.length).toBeLessThanOrEqual(512);
    expect(long.native).toMatch(/^acme -excluded0 /u);
    expect(long.checkedByUs).toContain('NOT excluded79');
    const words = Array.from({ length: 120 }, (_, n) => `"acme word${String(n)}"`);
    const split = report('x', `(${words.join(' OR ')}) login -recipe`);
    expect(split.searches.length).toBeGreaterThan(3);
    expect(split.searches.every((search) => search.length <= 512 && search.endsWith(' login -recipe'))).toBe(true);
    expect(words.every((word) => split.native?.includes(word))).toBe(true);
    expect(split.checkedByUs).toEqual([]);
  });

  it('reports on every network', () => {
    expect(reportAllNetworks(treeOf('acme')).map(({ network }) => network)).toEqual(
      NETWORK_SEARCHES.map(({ network }) => network),
    );
  });

  it('never loses a post that the query finds', () => {
    const texts = [
      'acme',
      'Bank',
      'e-mail',
      'AT&T',
      'acme bank',
      '@acme',
      '#acme',
      '@Acme_1',
      '#银行',
      'ACME',
      'C++',
      'A*',
      'Acme Inc.',
      'ac+me',
      '银行',
      'ธนาคาร',
      'bank of',
      '5g',
      '😡',
      'https://a.example/?b=c:d',
      'a b',
      'spaced out',
    ];
    const posts: fc.Arbitrary<PostToMatch> = fc.record({
      text: fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' ')),
      authorHandle: fc.constantFrom('anna', 'bob'),
      lang: fc.constantFrom('zh-TW', 'fi'),
      network: fc.constant('x'),
      isReply: fc.boolean(),
      isRepost: fc.boolean(),
      followers: fc.constantFrom(0, 1_000_000),
    });
    let found = 0;
    fc.assert(
      fc.property(queryTrees, fc.array(posts, { minLength: 6, maxLength: 6 }), (tree, examples) => {
        const parsed = parseQuery(printQuery(tree));
        if (!parsed.ok) return;
        const searches = reportAllNetworks(parsed.query).filter((one) => one.native !== null);
        for (const post of examples) {
          if (!evaluateNode(parsed.query, post)) continue;
          for (const { network, searches: asked } of searches) {
            found++;
            const isAsked = asked.some((search) => evaluateNode(asOurs(search), { ...post, network }));
            expect({ network, asked, post, isAsked }).toEqual({ network, asked, post, isAsked: true });
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(50);
  });
});

/** What a network is asked, read as a query of ours: the languages are alike but for a few names. */
function asOurs(search: string): QueryNode {
  return treeOf(
    search
      .replaceAll('is:retweet', 'is:repost')
      .replaceAll('has:links', 'has:link')
      .replaceAll('from:', 'author:')
      .replaceAll(/lang:zh-(?:CN|TW)/gu, 'lang:zh')
      // A word like any other to a network, an operator to us.
      .replaceAll(/"[^"]*"|\bO?NEAR\b/gu, (part) => (part.startsWith('"') ? part : `"${part}"`)),
  );
}
