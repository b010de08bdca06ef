import { prioritise } from '../../domain/priority/prioritise.js';
import type { PriorityWeights } from '../../domain/priority/priority.types.js';
import type { WatchKind } from '../../domain/priority/watch-kind.js';
import type { Span } from '../../domain/query/match.types.js';
import { asksForAnswer, factsOf } from '../mentions/stored-facts.types.js';
import type { RecentMention } from './watch-preview.types.js';

const DAY_MS = 86_400_000;
/** What one task takes a person: reading, answering, noting down. */
export const MINUTES_PER_TASK = 6;
/** Of a working day of eight hours, what is left after breaks and meetings. */
export const PRODUCTIVE_MINUTES_PER_DAY = 360;
/** A day's count is at least the low and at most the high one on eight days of ten. */
const LOW_QUANTILE = 0.1;
const HIGH_QUANTILE = 0.9;

export interface DayCount {
  date: string;
  count: number;
}

const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/** One entry for each day from `sinceMs`, a midnight in UTC; days without a hit too. `factor` scales a sample up. */
export function countPerDay(atMs: Iterable<number>, sinceMs: number, days: number, factor: number): DayCount[] {
  const counts = new Float64Array(days);
  for (const at of atMs) {
    // A clock ahead of ours does not add a day.
    const day = Math.min(days - 1, Math.floor((at - sinceMs) / DAY_MS));
    if (day >= 0) counts[day] = (counts[day] ?? 0) + 1;
  }
  return Array.from(counts, (count, day) => ({
    date: dayOf(sinceMs + day * DAY_MS),
    count: Math.round(count * factor),
  }));
}

/** Mean, and the range in which most days lie. */
export function rangeOf(perDay: readonly DayCount[]): { mean: number; low: number; high: number } {
  const sorted = perDay.map(({ count }) => count).sort((a, b) => a - b);
  const mean = sorted.reduce((sum, count) => sum + count, 0) / Math.max(1, sorted.length);
  return { mean: round(mean), low: quantile(sorted, LOW_QUANTILE), high: quantile(sorted, HIGH_QUANTILE) };
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))] ?? 0;

export interface WatchTrait {
  readonly kind: WatchKind;
  readonly priorityWeight: number;
}

export interface FoundMention {
  readonly mention: RecentMention;
  readonly spans: readonly Span[];
}

/** Hits that would need an answer, and the most urgent of them, each with the conversations they make. */
export interface WorkFound {
  readonly needing: readonly RecentMention[];
  readonly conversations: number;
  readonly urgentConversations: number;
}

/** By the judgement that is stored with each, the way new posts are judged; muted ones ask for nothing. */
export function findWork(hits: readonly FoundMention[], watch: WatchTrait, weights: PriorityWeights): WorkFound {
  const needing: RecentMention[] = [];
  const isUrgentOf = new Map<number, boolean>();
  for (const { mention, spans } of hits) {
    const { conversationHash, post, isMuted } = mention;
    if (isMuted || !asksForAnswer(mention, [watch.kind], false)) continue;
    needing.push(mention);
    const facts = factsOf(mention, {
      followers: post.followers ?? null,
      watchWeight: watch.priorityWeight,
      isDirect: spans.some(([start]) => post.text.charAt(start) === '@'),
    });
    const { level } = prioritise(facts, weights);
    isUrgentOf.set(conversationHash, level === 'P1' || (isUrgentOf.get(conversationHash) ?? false));
  }
  const urgentConversations = [...isUrgentOf.values()].filter((isUrgent) => isUrgent).length;
  return { needing, conversations: isUrgentOf.size, urgentConversations };
}

/** People whose working day these tasks fill. */
export const staffFor = (tasksPerDay: number): number =>
  round((tasksPerDay * MINUTES_PER_TASK) / PRODUCTIVE_MINUTES_PER_DAY);

export const round = (value: number): number => Math.round(value * 100) / 100;
