import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseQuery, QUERY_LIMITS } from './parse-query.js';
import type { QueryNode } from './query.types.js';

/** A query as a term in Polish notation: `and(acme, not(jobs))`. */
function show(node: QueryNode): string {
  switch (node.kind) {
    case 'term':
      return { words: '', handle: '@', tag: '#' }[node.form] + node.text;
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
    ['a NEAR/3 b', 1, 3, 'not supported yet'],
    ['a ONEAR/3 b', 1, 3, 'not supported yet'],
    ['a NEAR b', 1, 3, 'not supported yet'],
    ['acme ban*', 1, 9, 'not supported yet'],
    ['case:"ACME"', 1, 1, 'not supported yet'],
    ['a /b.*c/', 1, 3, 'not supported yet'],
    ['a -author:bob', 1, 4, 'author: is not supported yet'],
    ['a followers:>100', 1, 3, 'not supported yet'],
    ['a is:reply', 1, 3, 'not supported yet'],
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
