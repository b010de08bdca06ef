import { describe, expect, it } from '@jest/globals';
import { parseWatchQuery } from './parse-watch-query.js';

describe('parseWatchQuery', () => {
  it.each(['/acme?/', '/ac[mn]e+ \\d{2,4}/', '/(?-i)ACME/', 'x -(/a\\/b/ OR c)', '/\\p{Cyrillic}+/', '/\\bacme\\b/'])(
    'takes %s',
    (query) => {
      expect(parseWatchQuery(query)).toMatchObject({ ok: true });
    },
  );

  it.each([
    ['acme /a(b/', 1, 8, 'missing closing )'],
    ['acme\n/xx[a/', 2, 4, 'missing closing ]'],
    ['/a**/', 1, 3, 'nested repetition'],
    ['/x\\/y\\/*+/', 1, 8, 'nested repetition'],
    ['/acme(?=bank)/', 1, 6, 'look-ahead'],
    ['/(a)\\1/', 1, 5, 'back references'],
    ['/ab{2000}/', 1, 4, 'repeat count'],
    ['/a*/', 1, 1, 'empty text'],
    ['x OR /(acme)?/', 1, 6, 'empty text'],
    ['/\\b/', 1, 1, 'empty text'],
    ['/^|acme/', 1, 1, 'empty text'],
    [`/${'(abcdefgh){900}'.repeat(4)}/`, 1, 1, 'too large'],
    ['/a/ AND', 1, 5, 'AND needs'],
  ])('refuses %s at %d:%d because %s', (query, line, column, reason) => {
    expect(parseWatchQuery(query)).toMatchObject({ ok: false, line, column, reason: expect.stringContaining(reason) });
  });
});
