import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseFeedDate } from './feed-date.js';

describe('parseFeedDate', () => {
  it.each([
    ['2026-11-02T10:15:00Z', '2026-11-02T10:15:00.000Z'],
    ['2026-11-02T10:15:00.5+02:00', '2026-11-02T08:15:00.500Z'],
    ['2026-11-02 10:15', '2026-11-02T10:15:00.000Z'],
    ['2026-11-02T10:15:00+0530', '2026-11-02T04:45:00.000Z'],
    ['2026-11-02', '2026-11-02T00:00:00.000Z'],
    ['2026-11', '2026-11-01T00:00:00.000Z'],
    ['20261102T101500Z', '2026-11-02T10:15:00.000Z'],
    ['2026/11/02 10:15:00', '2026-11-02T10:15:00.000Z'],
    ['Mon, 02 Nov 2026 10:15:00 GMT', '2026-11-02T10:15:00.000Z'],
    ['Mon, 2 Nov 26 10:15 EST', '2026-11-02T15:15:00.000Z'],
    ['02 Nov 99 10:15:00 UT', '1999-11-02T10:15:00.000Z'],
    ['Mon,02 November 2026 10:15:00 -0700', '2026-11-02T17:15:00.000Z'],
    ['Mon, 02 Nov 2026 10:15:00 GMT+0200', '2026-11-02T08:15:00.000Z'],
    ['02-Nov-2026 10:15:00 PDT', '2026-11-02T17:15:00.000Z'],
    ['Mon, 02 Nov 2026', '2026-11-02T00:00:00.000Z'],
    ['Mon, 02 Nov 2026 24:00:00 GMT', '2026-11-03T00:00:00.000Z'],
    ['Mon, 02 Nov 2026 10:15:60 GMT', '2026-11-02T10:15:59.000Z'],
    ['Mon Nov  2 10:15:00 2026', '2026-11-02T10:15:00.000Z'],
    ['Mon Nov  2 10:15:00 PST 2026', '2026-11-02T18:15:00.000Z'],
    ['Nov 2, 2026 7:48 PM EST', '2026-11-03T00:48:00.000Z'],
    ['  Monday,\n November 2nd, 2026 ', '2026-11-02T00:00:00.000Z'],
    ['1793614500', '2026-11-02T10:15:00.000Z'],
  ])('%s', (written, expected) => {
    expect(parseFeedDate(written)?.toISOString()).toBe(expected);
  });

  it.each([
    null,
    undefined,
    '',
    'yesterday',
    '2026-13-01',
    '2026-02-30',
    '2026-11-02T25:00:00Z',
    '0000-00-00 00:00:00',
    '0001-01-01T00:00:00Z',
    'Mon, 32 Nov 2026 10:15:00 GMT',
    'Mon, 02 Foo 2026 10:15:00 GMT',
    '12',
  ])('%p means no instant', (written) => {
    expect(parseFeedDate(written)).toBeUndefined();
  });

  it('reads back every instant that is written as RFC 3339 or RFC 822, and never throws', () => {
    const instants = fc.date({ min: new Date('1971-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (at) => {
        expect(parseFeedDate(at.toISOString())?.getTime()).toBe(at.getTime());
        expect(parseFeedDate(at.toUTCString())?.getTime()).toBe(Math.floor(at.getTime() / 1000) * 1000);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const at = parseFeedDate(text);
        expect(at === undefined || !Number.isNaN(at.getTime())).toBe(true);
      }),
    );
  });
});
