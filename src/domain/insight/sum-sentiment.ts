import type { SentimentLabel } from '../sentiment/sentiment.types.js';
import { estimateShare, type Share } from '../statistics/share.js';

/** Fewer judged posts than this say nothing about a share. */
export const FEWEST_JUDGED = 30;

export interface SentimentTotals {
  readonly mentions: number;
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly unsure: number;
  /** Of the posts that are not unsure; null where those are fewer than 30. */
  readonly negativeShare: Share | null;
}

/** Posts by day (`2026-11-30`), language and feeling. */
export interface DayCount {
  readonly day: string;
  readonly lang: string;
  readonly label: SentimentLabel;
  readonly mentions: number;
}

export function sumSentiment(counts: readonly Pick<DayCount, 'label' | 'mentions'>[]): SentimentTotals {
  const sums = { negative: 0, neutral: 0, positive: 0, unsure: 0 };
  for (const { label, mentions } of counts) sums[label] += mentions;
  const judged = sums.negative + sums.neutral + sums.positive;
  return {
    mentions: judged + sums.unsure,
    ...sums,
    negativeShare: estimateShare(sums.negative, judged, FEWEST_JUDGED),
  };
}

const DAY_MS = 86_400_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
export const msOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const ms = msOfDay(day);
  const sinceMonday = (new Date(ms).getUTCDay() + 6) % 7;
  return dayOf(ms - sinceMonday * DAY_MS);
}

/** Totals of every day, or week (named by its Monday), from `from` to before `to`; those without posts are 0. */
export function sumByTime(
  counts: readonly DayCount[],
  { from, to, by }: { readonly from: string; readonly to: string; readonly by: 'day' | 'week' },
): ({ readonly date: string } & SentimentTotals)[] {
  const stepOf = (day: string): string => (by === 'day' ? day : mondayOf(day));
  const byStep = new Map<string, DayCount[]>();
  for (let ms = msOfDay(from); ms < msOfDay(to); ms += DAY_MS) byStep.set(stepOf(dayOf(ms)), []);
  for (const count of counts) byStep.get(stepOf(count.day))?.push(count);
  return [...byStep].map(([date, mine]) => ({ date, ...sumSentiment(mine) }));
}

/** Totals by a name, most posts first. */
export function sumBy<Count extends Pick<DayCount, 'label' | 'mentions'>>(
  counts: readonly Count[],
  nameOf: (count: Count) => string,
): { readonly name: string; readonly totals: SentimentTotals }[] {
  const byName = new Map<string, Count[]>();
  for (const count of counts) {
    const name = nameOf(count);
    const mine = byName.get(name);
    if (mine === undefined) byName.set(name, [count]);
    else mine.push(count);
  }
  return [...byName]
    .map(([name, mine]) => ({ name, totals: sumSentiment(mine) }))
    .sort((a, b) => b.totals.mentions - a.totals.mentions || (a.name < b.name ? -1 : 1));
}
