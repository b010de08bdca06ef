import { describe, expect, it } from '@jest/globals';
import { ALWAYS_OPEN } from './calendar.js';
import { localDays, stretchesBetween } from './local-days.js';

const shown = (zone: string, from: string, count: number): string[] =>
  localDays(zone, new Date(from), count).map(
    ({ date, startsAt, endsAt }) => `${date} ${String((endsAt.getTime() - startsAt.getTime()) / 3_600_000)}`,
  );

describe('localDays', () => {
  it('begins with the date of the zone', () => {
    expect(shown('Asia/Bangkok', '2026-06-01T18:00:00Z', 2)).toEqual(['2026-06-02 24', '2026-06-03 24']);
    expect(shown('America/New_York', '2026-06-01T03:00:00Z', 1)).toEqual(['2026-05-31 24']);
  });

  it('knows days of 23, 25 and 23.5 hours and leaves out one that never was', () => {
    expect(shown('Europe/Riga', '2026-03-28T12:00:00Z', 3)).toEqual([
      '2026-03-28 24',
      '2026-03-29 23',
      '2026-03-30 24',
    ]);
    expect(shown('Europe/Riga', '2026-10-25T12:00:00Z', 1)).toEqual(['2026-10-25 25']);
    expect(shown('Australia/Lord_Howe', '2026-10-03T20:00:00Z', 1)).toEqual(['2026-10-04 23.5']);
    expect(shown('Pacific/Apia', '2011-12-29T12:00:00Z', 2)).toEqual(['2011-12-29 24', '2011-12-31 24']);
  });
});

describe('stretchesBetween', () => {
  it('gives both of the repeated hours as they come', () => {
    const hours = {
      kind: 'weekly',
      zone: 'Europe/Riga',
      week: { sun: ['03:00-04:00'] },
      closed: [],
      open: {},
    } as const;
    const between = stretchesBetween(hours, new Date('2026-10-24T21:00:00Z'), new Date('2026-10-25T22:00:00Z'));
    expect(between.map(({ fromMs, toMs }) => [new Date(fromMs).toISOString(), (toMs - fromMs) / 60_000])).toEqual([
      ['2026-10-25T00:00:00.000Z', 120],
    ]);
  });

  it('ends where it is asked to', () => {
    expect(stretchesBetween(ALWAYS_OPEN, new Date(5), new Date(9))).toEqual([{ fromMs: 5, toMs: 9 }]);
  });
});
