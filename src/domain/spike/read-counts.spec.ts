import { describe, expect, it } from '@jest/globals';
import { readCounts } from './read-counts.js';

const file = (...rows: readonly string[]): string => ['timestamp,value', ...rows].join('\n');

describe('readCounts', () => {
  it.each([
    ['five minutes', ['2015-02-26 21:42:53,104', '2015-02-26 21:47:53,100'], 300],
    ['hours with zone', ['2026-01-01T01:00:00+01:00,3', '2026-01-01T01:00:00Z,4.5'], 3_600],
    ['days', ['2026-01-01,3', '2026-01-02,0'], 86_400],
    ['seconds since 1970', ['1767225600,1', '1767225660,2'], 60],
    ['milliseconds', ['1767225600000,1', '1767225900000,2'], 300],
  ])('reads steps of %s', (_, rows, stepSeconds) => {
    expect(readCounts(file(...rows))).toMatchObject({ ok: true, stepSeconds });
  });

  it('keeps cells as they came and takes a time without a zone for UTC', () => {
    const read = readCounts('\ufeff"value","timestamp","note"\r\n 7 ,2026-01-01 00:05,x\r\n8,2026-01-01 00:10,\r\n');
    expect(read).toEqual({
      ok: true,
      stepSeconds: 300,
      rows: [
        { timestamp: '2026-01-01 00:05', value: ' 7 ', atMs: Date.UTC(2026, 0, 1, 0, 5), count: 7 },
        { timestamp: '2026-01-01 00:10', value: '8', atMs: Date.UTC(2026, 0, 1, 0, 10), count: 8 },
      ],
    });
  });

  it('takes a missing step as such', () => {
    const read = readCounts(
      file('2026-01-01 00:00,1', '2026-01-01 00:05,1', '2026-01-01 00:10,1', '2026-01-01 01:00,1'),
    );
    expect(read).toMatchObject({ ok: true, stepSeconds: 300 });
  });

  it('has no rows where there is a header alone', () => {
    expect(readCounts('timestamp,value\n')).toEqual({ ok: true, stepSeconds: 300, rows: [] });
  });

  it.each([
    ['an empty file', '', 1, /empty/],
    ['other columns', 'time,count\n1,2', 1, /timestamp and value/],
    ['a word for a count', file('2026-01-01,1', '2026-01-02,many'), 3, /'many' is no count/],
    ['an empty cell', file('2026-01-01,1', '2026-01-02,'), 3, /'' is no count/],
    ['less than nothing', file('2026-01-01,-1'), 2, /'-1' is no count/],
    ['no instant', file('2026-01-01,1', '', 'yesterday,1'), 4, /'yesterday' is no instant/],
    ['a day that is none', file('2026-13-01,1'), 2, /no instant/],
    ['the same instant twice', file('2026-01-01,1', '2026-01-02,1', '2026-01-02,1'), 4, /does not come after/],
    ['rows out of order', file('2026-01-02,1', '2026-01-01,1'), 3, /does not come after/],
    [
      'steps that are not equal',
      file('2026-01-01 00:00,1', '2026-01-01 00:05,1', '2026-01-01 00:10,1', '2026-01-01 00:12,1'),
      5,
      /equal steps of 300 seconds/,
    ],
    ['an open quote', file('2026-01-01,"1'), 2, /./],
  ])('refuses %s with its line', (_, text, line, reason) => {
    const read = readCounts(text);
    expect(read).toMatchObject({ ok: false, line });
    expect(read.ok ? '' : read.reason).toMatch(reason);
  });
});
