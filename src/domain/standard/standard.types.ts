import type { IntentLabel } from '../intent/intent.types.js';
import type { PriorityLevel } from '../priority/priority.types.js';
import type { SentimentLabel } from '../sentiment/sentiment.types.js';

/** What a promise is about; one task runs at most one clock of each kind. */
export const TARGET_KINDS = ['claim', 'acknowledge', 'answer', 'next-reply', 'resolve'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** Over which stretch of calendar time the percentage is counted. Weeks begin on Monday. */
export const TARGET_PERIODS = ['day', 'week', 'month'] as const;
export type TargetPeriod = (typeof TARGET_PERIODS)[number];

/** Every condition present must hold; none present: always. Each is a list that is not empty: one of them must be it. */
export interface TargetCondition {
  readonly intents?: readonly IntentLabel[];
  readonly sentiments?: readonly SentimentLabel[];
  readonly priorities?: readonly PriorityLevel[];
  /** The workspace's own words. */
  readonly tiers?: readonly string[];
  readonly networks?: readonly string[];
  /** Primary subtags: `fi` holds for `fi-FI` too. */
  readonly languages?: readonly string[];
  readonly watchIds?: readonly string[];
}

/** "`percent` of those `when` holds for, within `withinSeconds` of the calendar's open time, counted by `period`." */
export interface Target {
  readonly id: string;
  /** The promise in plain words, as staff read it. */
  readonly name: string;
  readonly when: TargetCondition;
  readonly kind: TargetKind;
  readonly withinSeconds: number;
  readonly percent: number;
  /** Null: day and night. */
  readonly calendarId: string | null;
  readonly period: TargetPeriod;
}

/** What is known of a task when its clocks start. */
export interface TargetFacts {
  readonly intent: IntentLabel | null;
  readonly sentiment: SentimentLabel;
  readonly priority: PriorityLevel;
  readonly tier: string | null;
  readonly network: string;
  readonly language: string;
  readonly watchIds: readonly string[];
}
