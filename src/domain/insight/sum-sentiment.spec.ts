import { describe, expect, it } from '@jest/globals';
import { mondayOf, sumBy, sumByTime, sumSentiment, type DayCount } from './sum-sentiment.js';

const count = (day: string, label: DayCount['label'], mentions: number, lang = 'en'): DayCount => ({
  day,
  lang,
  label,
  mentions,
});

describe('sentiment', () => {
  it('is summed, with the share of negatives among what is not unsure', () => {
    const totals = sumSentiment([
      count('2026-11-01', 'negative', 20),
      count('2026-11-02', 'positive', 50),
      count('2026-11-02', 'neutral', 30),
      count('2026-11-02', 'unsure', 400),
    ]);
    // Written out by hand from Wilson's formula for 20 of 100.
    expect(totals).toEqual({
      mentions: 500,
      negative: 20,
      neutral: 30,
      positive: 50,
      unsure: 400,
      negativeShare: { percent: 20, low: 13.3, high: 28.9 },
    });
  });

  it('gives no share below thirty judged posts', () => {
    expect(
      sumSentiment([count('2026-11-01', 'negative', 29), count('2026-11-01', 'unsure', 90)]).negativeShare,
    ).toBeNull();
    expect(sumSentiment([count('2026-11-01', 'negative', 30)]).negativeShare).toMatchObject({
      percent: 100,
      high: 100,
    });
    expect(sumSentiment([]).negativeShare).toBeNull();
  });

  it('has every day, also those without posts', () => {
    const days = sumByTime([count('2026-02-28', 'negative', 1), count('2026-03-01', 'positive', 2)], {
      from: '2026-02-27',
      to: '2026-03-02',
      by: 'day',
    });
    expect(days.map(({ date, mentions }) => [date, mentions])).toEqual([
      ['2026-02-27', 0],
      ['2026-02-28', 1],
      ['2026-03-01', 2],
    ]);
  });

  it('has weeks that begin on Monday', () => {
    expect(['2026-11-30', '2026-12-06', '2026-12-07'].map(mondayOf)).toEqual([
      '2026-11-30',
      '2026-11-30',
      '2026-12-07',
    ]);
    const weeks = sumByTime([count('2026-12-06', 'negative', 1), count('2026-12-07', 'negative', 2)], {
      from: '2026-12-05',
      to: '2026-12-09',
      by: 'week',
    });
    expect(weeks.map(({ date, mentions }) => [date, mentions])).toEqual([
      ['2026-11-30', 1],
      ['2026-12-07', 2],
    ]);
  });

  it('is summed by a name, most posts first', () => {
    const byLang = sumBy(
      [
        count('2026-11-01', 'negative', 1, 'fi'),
        count('2026-11-01', 'negative', 4),
        count('2026-11-02', 'unsure', 2, 'fi'),
      ],
      ({ lang }) => lang,
    );
    expect(byLang.map(({ name, totals }) => [name, totals.mentions])).toEqual([
      ['en', 4],
      ['fi', 3],
    ]);
  });
});
