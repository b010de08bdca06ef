import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseQuery, QUERY_LIMITS } from './parse-query.js';
import type { QueryNode } from './query.types.js';

/** A query in Polish notation: `and(acme, not(jobs))`. */
function show(node: QueryNode): string {
  switch (node.kind) {
    case 'term': {
      const sign = { words: '', handle: '@', tag: '#' }[node.form];
      return `${sign}${node.opensStart ? '*' : ''}${node.text}${node.opensEnd ? '*' : ''}`;
    }
    case 'exact':
      return `exact(${node.text})`;
    case 'pattern':
      return `pattern(${node.pattern})`;
    case 'field':
      return node.field === 'followers'
        ? `followers${node.comparison}${String(node.count)}`
        : `${node.field}(${node.value})`;
    case 'near':
      return `${node.isOrdered ? 'o' : ''}near${String(node.distance)}(${show(node.left)}, ${show(node.right)})`;
    case 'not':
      return `not(${show(node.part)})`;
    case 'and':
    case 'or':
      return `${node.kind}(${node.parts.map(show).join(', ')})`;
  }
}

function parsed(query: string): string {
  const result = parseQuery(query);
  return result.ok ? show(result.query) : [result.line, ':', result.column, ' ', result.reason].join('');
}

describe('parseQuery', () => {
  it.each([
    ['acme', 'acme'],
    ['"acme bank"', 'acme bank'],
    ['“acme bank„', 'acme bank'],
    ['acme bank', 'and(acme, bank)'],
    ['acme AND bank', 'and(acme, bank)'],
    ['a b OR c d', 'or(and(a, b), and(c, d))'],
    ['a OR b AND NOT c', 'or(a, and(b, not(c)))'],
    ['a NOT b c', 'and(a, not(b), c)'],
    ['(a OR b) c', 'and(or(a, b), c)'],
    ['acme -jobs', 'and(acme, not(jobs))'],
    ['acme -(jobs OR "we hire")', 'and(acme, not(or(jobs, we hire)))'],
    ['acme –jobs', 'and(acme, not(jobs))'],
    ['NOT NOT acme', 'not(not(acme))'],
    ['@Acme #Acme_Bank,', 'and(@Acme, #Acme_Bank)'],
    ['@acme.bsky.social OR @a@b.example', 'or(@acme.bsky.social, @a@b.example)'],
    ['＠acme ＃tag', 'and(@acme, #tag)'],
    ['and or not', 'and(and, or, not)'],
    ['e-mail AT&T', 'and(e-mail, AT&T)'],
    ['ธนาคาร OR 银行', 'or(ธนาคาร, 银行)'],
    ['acme （bank OR 银行）', 'and(acme, or(bank, 银行))'],
    ['acme"bank"', 'and(acme, bank)'],
    ['😡', '😡'],
    ['acme* *bank *cme*', 'and(acme*, *bank, *cme*)'],
    ['"acme ban*" OR "*me bank"', 'or(acme ban*, *me bank)'],
    ['" acme ban＊ "', 'acme ban*'],
    ['银* 5g*', 'and(银*, 5g*)'],
    ['case:"ACME Inc." case:Acme', 'and(exact(ACME Inc.), exact(Acme))'],
    ['CASE:“A*”', 'exact(A*)'],
    ['/acm[ei]+ (bank|inc)/', 'pattern(acm[ei]+ (bank|inc))'],
    ['/a\\/b\\\\/ c', 'and(pattern(a/b\\\\), c)'],
    ['a NEAR/3 b', 'near3(a, b)'],
    ['a ONEAR/0 b c', 'and(onear0(a, b), c)'],
    ['x a NEAR/3 b OR c', 'or(and(x, near3(a, b)), c)'],
    ['("a b" OR cc*) NEAR/12 (@d OR (#e OR case:F))', 'near12(or(a b, cc*), or(@d, or(#e, exact(F))))'],
    ['(a NEAR/1 b) ONEAR/2 c', 'onear2(near1(a, b), c)'],
    ['NOT (a NEAR/1 b) c', 'and(not(near1(a, b)), c)'],
    ['near/3 NEARBY ONEARTH', 'and(near/3, NEARBY, ONEARTH)'],
    ['author:"Anna Virtanen" -author:@anna', 'and(author(Anna Virtanen), not(author(@anna)))'],
    ['site:acme.com url:/blog/ Lang:fi', 'and(site(acme.com), url(/blog/), lang(fi))'],
    ['url:https://acme.com/a?b=c', 'url(https://acme.com/a?b=c)'],
    ['network：mastodon country:FI', 'and(network(mastodon), country(FI))'],
    ['is:reply -is:REPOST has:link', 'and(is(reply), not(is(repost)), has(link))'],
    ['followers:>1000 followers:<=10k followers:=2M', 'and(followers>1000, followers<=10000, followers=2000000)'],
    ['followers:≥1.5k', 'followers>=1500'],
    ['10:30 "foo:bar"', 'and(10:30, foo:bar)'],
    ['(a)(b OR c)', 'and(a, or(b, c))'],
  ])('reads %s', (query, expected) => {
    expect(parsed(query)).toBe(expected);
  });

  it.each([
    ['', 1, 1, 'empty'],
    ['  \n ', 1, 1, 'empty'],
    ['acme AND', 1, 6, 'AND needs'],
    ['OR acme', 1, 1, 'in front of OR'],
    ['a AND OR b', 1, 7, 'AND cannot be followed by OR'],
    ['a NOT', 1, 3, 'NOT needs'],
    ['(a', 1, 1, 'never closed'],
    ['a\n  (b', 2, 3, 'never closed'],
    ['a)', 1, 2, 'closes nothing'],
    [')', 1, 1, 'closes nothing'],
    ['a ()', 1, 4, 'empty'],
    ['(a OR)', 1, 6, 'OR needs'],
    ['a "b', 1, 3, 'never closed'],
    ['a ""', 1, 3, 'nothing to find'],
    ['a ...', 1, 3, 'nothing to find'],
    ['a || b', 1, 3, 'Write OR'],
    ['a - b', 1, 3, 'minus'],
    ['a @', 1, 3, 'handle'],
    ['#', 1, 1, 'tag'],
    ['#a/b', 1, 1, 'tag'],
    ['NOT acme', 1, 1, 'lacks'],
    ['-a -b', 1, 1, 'lacks'],
    ['a OR NOT b', 1, 6, 'lacks'],
    ['a OR (NOT (b c))', 1, 7, 'lacks'],
    ['NOT (a AND NOT b)', 1, 1, 'lacks'],
    ['a NEAR b', 1, 3, 'NEAR needs a number'],
    ['NEAR/3 b', 1, 1, 'in front of NEAR/3'],
    ['a NEAR/x b', 1, 3, 'no number of words'],
    ['a ONEAR/101 b', 1, 9, 'at most 100 words'],
    ['a NEAR/3', 1, 3, 'NEAR/3 needs'],
    ['a NEAR/3 b NEAR/4 c', 1, 12, 'parentheses'],
    ['a NEAR/3 (b c)', 1, 11, 'not AND'],
    ['a NEAR/3 NOT b', 1, 10, 'outside NEAR/3'],
    ['-a NEAR/3 b', 1, 1, 'outside NEAR/3'],
    ['a NEAR/3 lang:fi', 1, 10, 'outside'],
    ['(a OR /b/) NEAR/3 c', 1, 7, 'regular expression'],
    ['ac*me', 1, 3, 'start or end'],
    ['a*', 1, 2, 'two letters'],
    ['*', 1, 1, 'two letters'],
    ['"acme *"', 1, 7, 'two letters'],
    ['"acme * bank"', 1, 7, 'ONEAR/1'],
    ['#acme*', 1, 6, 'without a star'],
    ['a /b.*c', 1, 3, 'never closed'],
    ['a /b\nc/', 1, 3, 'never closed'],
    ['//', 1, 1, 'empty'],
    ['/b/i', 1, 4, '(?-i)'],
    ['case:', 1, 1, 'case: needs'],
    ['case:"!"', 1, 6, 'nothing to find'],
    ['case:A*', 1, 7, 'in quotes'],
    ['a author:', 1, 3, 'author: needs a value'],
    ['lang:(fi OR sv)', 1, 1, 'takes one value'],
    ['lang:finnish', 1, 6, 'language tag'],
    ['lang:jp', 1, 6, 'lang:ja'],
    ['country:uk', 1, 9, 'country:gb'],
    ['site:https://acme.com/a', 1, 6, 'site:acme.com'],
    ['site:*.acme.com', 1, 6, 'star'],
    ['is:retweet', 1, 4, 'is:repost'],
    ['has:image', 1, 5, 'has:link'],
    ['followers:1000', 1, 11, 'followers:>1000'],
    ['from:acme', 1, 1, 'author:'],
    ['!acme', 1, 1, '-word'],
    ['"a b"~5', 1, 6, 'NEAR/5'],
    ['a foo:bar', 1, 3, 'no field foo:'],
    ['https://acme.example', 1, 1, 'quotes'],
  ])('refuses %j at %d:%d because %s', (query, line, column, reason) => {
    expect(parseQuery(query)).toMatchObject({ ok: false, line, column, reason: expect.stringContaining(reason) });
  });

  it('keeps its limits', () => {
    const words = (count: number): string => Array.from({ length: count }, (_, n) => `w${String(n)}`).join(' ');
    expect(parsed(words(QUERY_LIMITS.terms))).toMatch(/^and/);
    expect(parsed(words(QUERY_LIMITS.terms + 1))).toMatch(/at most 500 words/);
    expect(parsed('a'.repeat(4_097))).toBe('1:4097 A query has at most 4096 characters; this one has 4097.');
    expect(parsed('('.repeat(50) + 'a' + ')'.repeat(50))).toBe('a');
    expect(parsed('('.repeat(51) + 'a' + ')'.repeat(51))).toBe('1:51 A query is nested at most 50 deep.');
    expect(parsed('('.repeat(4_000))).toMatch(/nested/);
  });

  it('answers every text with a tree or a fault inside it', () => {
    const part = fc.constantFrom(
      'a',
      ' ',
      'AND',
      'OR',
      'NOT',
      '-',
      '(',
      ')',
      '"',
      '@',
      '#',
      '*',
      '/',
      ':',
      '\n',
      'ก',
      '😀',
      '\uD800',
    );
    const text = fc.oneof(
      fc.array(part, { maxLength: 40 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (query) => {
        const result = parseQuery(query);
        if (result.ok) return;
        expect(result.offset).toBeGreaterThanOrEqual(0);
        expect(result.offset).toBeLessThanOrEqual(query.length);
        expect(result.line).toBeGreaterThanOrEqual(1);
        expect(result.reason).toMatch(/\.$/);
      }),
      { numRuns: 2_000 },
    );
  });
});
