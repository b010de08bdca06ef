import { describe, expect, it } from '@jest/globals';
import { leastCpu } from '../../../test/support/least-cpu.js';
import { parseQuery, QUERY_LIMITS } from './parse-query.js';
import { printQuery } from './print-query.js';

const INPUTS = 100_000;
const MOST_CPU_MICROSECONDS = 50_000;
const VALID = [
  'acme',
  '"acme bank" OR acmebank* OR @acme OR #acme',
  '(acme OR globex) NEAR/5 (app OR "mobile app") -jobs',
  'case:"ACME Inc." /acm[ei]+ \\d{1,3}/ NOT (recipe OR cartoon)',
  '("Anna Virtanen" ONEAR/10 acme) lang:fi followers:>=10k -is:repost',
  'author:"Anna V" site:acme.com url:/blog/ network:mastodon country:fi has:link',
  'ธนาคาร OR 银行 OR アクメ銀行 OR банк OR عربي',
  '((a OR (b c)) NOT -(d OR "e f")) NEAR/3 g',
];
const SOUP = [
  ...[
    'AND',
    'OR',
    'NOT',
    'NEAR',
    'NEAR/3',
    'ONEAR/0',
    'NEAR/999',
    'and',
    '(',
    ')',
    '((',
    '))',
    '"',
    '“',
    '-',
    '--',
    '–',
  ],
  ...[
    '*',
    '**',
    '/',
    '//',
    '\\',
    '\\/',
    ':',
    '：',
    '@',
    '#',
    '!',
    '~5',
    '|',
    '&&',
    'case:',
    'lang:',
    'author:',
    'foo:',
  ],
  ...[
    'followers:>',
    'is:',
    'acme',
    'a',
    'b*',
    '*bc',
    '"a b"',
    '\n',
    '\r\n',
    '\t',
    '\u00a0',
    '\u200b',
    '\u0301',
    '\u202e',
  ],
  ...['\ud800', '\udc00', '😀', '👨‍👩‍👧', '🇫🇮', 'ก็', '银', 'ß', 'ﷺ', '\0', '\ufeff', '１', 'e\u0301\u0301\u0301'],
];

/** The same numbers on every run: a failure names the input, and comes again. */
function makeDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const roll = makeDice(20_261_122);
const pick = <T>(from: readonly T[]): T => from[roll(from.length)]!;
const times = (count: number, make: () => string): string => Array.from({ length: count }, make).join('');

function mutate(query: string): string {
  let text = query;
  for (let change = roll(6); change >= 0; change--) {
    const at = roll(text.length + 1);
    const end = at + roll(8);
    const kind = roll(4);
    if (kind === 0) text = text.slice(0, at) + text.slice(end);
    else if (kind === 1) text = text.slice(0, at) + pick(SOUP) + text.slice(at);
    else if (kind === 2) text = text.slice(0, at) + text.slice(at, end).repeat(3) + text.slice(end);
    else text = text.slice(0, at) + pick(VALID).slice(roll(10)) + text.slice(end);
  }
  return text;
}

function anyCharacter(): string {
  const plane = roll(10);
  if (plane < 4) return String.fromCharCode(roll(0x80));
  if (plane < 9) return String.fromCharCode(roll(0x10000));
  return String.fromCodePoint(0x10000 + roll(0x100000));
}

function long(): string {
  const size = roll(QUERY_LIMITS.length + 200);
  const unit = pick([...SOUP, 'a ', 'a OR ', '(a ', '-', 'a NEAR/1 (', 'NOT ', '"a" ', 'a* ', '/a/ ', 'e\u0301']);
  return unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
}

function nested(): string {
  const depth = roll(80);
  const opens = times(depth, () => pick(['(', '(a OR ', '(a ', 'NOT (', '-(', '((', '(a NEAR/2 ']));
  return `${opens}b${')'.repeat(Math.max(0, (opens.match(/\(/gu) ?? []).length - roll(2)))}`;
}

function makeInput(n: number): string {
  switch (n % 20) {
    case 0:
      return nested();
    case 1:
      return n % 100 === 1 ? long() : nested();
    case 2:
    case 3:
    case 4:
    case 5:
      return times(roll(40), anyCharacter);
    case 6:
    case 7:
    case 8:
    case 9:
      return times(roll(25), () => pick(SOUP) + pick(['', ' ']));
    default:
      return mutate(pick(VALID));
  }
}

const cpuOf = (input: string): number => leastCpu(() => parseQuery(input), MOST_CPU_MICROSECONDS);

describe('parseQuery', () => {
  it(`answers ${String(INPUTS)} odd texts with a tree or a fault inside the text, none over 50 ms`, () => {
    const wrong: string[] = [];
    let queries = 0;
    for (let n = 0; n < INPUTS; n++) {
      const input = makeInput(n);
      if (cpuOf(input) > MOST_CPU_MICROSECONDS) wrong.push(`slow: ${JSON.stringify(input)}`);
      try {
        const result = parseQuery(input);
        if (result.ok) {
          queries++;
          if (result.query.end > input.length) wrong.push(`place outside: ${JSON.stringify(input)}`);
          if (!parseQuery(printQuery(result.query)).ok) wrong.push(`print: ${JSON.stringify(input)}`);
        } else {
          const { offset, line, column, reason } = result;
          const before = input.slice(0, offset);
          const lines = before.split(/\r\n|\r|\n/u);
          const isPlaced = offset >= 0 && offset <= input.length && line === lines.length;
          if (!isPlaced || column !== lines.at(-1)!.length + 1) wrong.push(`misplaced: ${JSON.stringify(input)}`);
          if (!/^[A-Z"!~|&+∨∧¬*\p{L}][^]*\.$/u.test(reason)) wrong.push(`reason ${reason}: ${JSON.stringify(input)}`);
        }
      } catch (error) {
        wrong.push(`threw ${String(error)}: ${JSON.stringify(input)}`);
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(queries).toBeGreaterThan(INPUTS / 20);
    expect(queries).toBeLessThan((INPUTS * 19) / 20);
  });

  it('takes time in proportion to the length of the query', () => {
    const worst = [
      '(',
      '-',
      '"',
      'a ',
      '/\\',
      'NOT ',
      'a:b ',
      '@a.',
      '#',
      '*',
      'a NEAR/1 (',
      'NEAR/',
      '\u0301',
      '😀',
      'ก็',
    ];
    for (const unit of worst) {
      const text = unit.repeat(QUERY_LIMITS.length).slice(0, QUERY_LIMITS.length);
      expect(`${unit} ${cpuOf(text) <= MOST_CPU_MICROSECONDS ? 'quick' : 'slow'}`).toBe(`${unit} quick`);
    }
  });
});
