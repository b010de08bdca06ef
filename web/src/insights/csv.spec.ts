import { describe, expect, it } from '@jest/globals';
import { csvOf } from './csv.js';

const body = (rows: Parameters<typeof csvOf>[0]): string => csvOf(rows).slice(1);

describe('a table as CSV', () => {
  it('begins with the mark of UTF-8 and ends each row', () => {
    expect(csvOf([['a', 1, null]])).toBe('\uFEFFa,1,\r\n');
  });

  it('puts what has commas, quotes or line ends into quotes', () => {
    expect(body([['a,b', 'say "no"', 'two\nlines']])).toBe('"a,b","say ""no""","two\nlines"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)'])('makes %s a text and no formula', (cell) => {
    expect(body([[cell]])).toBe(`'${cell}\r\n`);
  });

  it('leaves figures below zero as they are', () => {
    expect(body([[-1.5]])).toBe('-1.5\r\n');
  });
});
