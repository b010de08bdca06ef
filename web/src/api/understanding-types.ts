import type { PriorityLevel, PriorityWeights } from '@domain/priority/priority.types.js';
import type { Named, SentimentLabel } from './types.js';

export interface WeightsVersion {
  readonly version: number;
  readonly weights: PriorityWeights;
  readonly reason: string;
  readonly author: Named | null;
  readonly createdAt: string;
  /** Paths of what differs from the version before, such as `intents.complaint`. */
  readonly changedParts: readonly string[];
}

export type LevelCounts = Readonly<Record<PriorityLevel, number>>;

/** What other weights would have given to the tasks of the last days. */
export interface PriorityRehearsal {
  readonly days: number;
  readonly tasks: number;
  /** Of those, tasks of an earlier release, which cannot be judged anew. */
  readonly unjudged: number;
  readonly isSampled: boolean;
  /** Means. */
  readonly perDay: LevelCounts;
  readonly before: LevelCounts;
  readonly after: LevelCounts;
  readonly moved: readonly { readonly from: PriorityLevel; readonly to: PriorityLevel; readonly count: number }[];
  readonly examples: readonly {
    readonly taskId: string;
    readonly excerpt: string;
    readonly from: PriorityLevel;
    readonly to: PriorityLevel;
  }[];
  /** Days in UTC. */
  readonly byDay: readonly (LevelCounts & { readonly date: string })[];
}

export type RebaseState = 'queued' | 'running' | 'done' | 'cancelled' | 'failed';

/** Open tasks being judged anew by the weights in force. */
export interface PriorityRebase {
  readonly id: string;
  /** Of the weights. */
  readonly version: number;
  readonly state: RebaseState;
  readonly judged: number;
  /** Of those judged. */
  readonly changed: number;
  /** 0 until they have been counted. */
  readonly total: number;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly error: string | null;
}

/** A share of 100 with its 95 % interval. */
export interface Share {
  readonly percent: number;
  readonly low: number;
  readonly high: number;
}

export interface SentimentTotals {
  readonly mentions: number;
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly unsure: number;
  /** Null where there is too little to say. */
  readonly negativeShare: Share | null;
}

export interface SentimentInsight {
  readonly from: string;
  readonly to: string;
  readonly by: 'day' | 'week';
  readonly series: readonly (SentimentTotals & { readonly date: string })[];
  readonly byLanguage: readonly (SentimentTotals & { readonly lang: string })[];
  readonly byWatch: readonly (SentimentTotals & { readonly watch: Named })[];
}

export interface TrendTerm {
  readonly term: string;
  readonly count: number;
  readonly before: number;
  readonly score: number;
  readonly sentiment: Exclude<SentimentLabel, 'unsure'> | null;
  readonly examples: readonly { readonly id: string; readonly text: string }[];
}

export interface SentimentTerms {
  /** An even part of the mentions was read. */
  readonly isSampled: boolean;
  readonly terms: readonly TrendTerm[];
  readonly mentions: number;
  readonly before: number;
}

export type CorrectionKind = 'sentiment' | 'intent' | 'priority' | 'relevance';

/** How often people left a judgement as it was in a month; `gain` in points of mean recall. */
export interface Accuracy {
  readonly month: string;
  /** The month is over; these figures change no more. */
  readonly isFinal: boolean;
  readonly rows: readonly {
    readonly lang: string;
    readonly kind: CorrectionKind;
    readonly judged: number;
    readonly corrected: number;
    /** Settled by a person where the engine was unsure; not among those judged. */
    readonly unsure: number;
    /** Null under 30 judgements. */
    readonly agreement: Share | null;
  }[];
  readonly models: {
    readonly base: string;
    readonly workspace: { readonly version: number; readonly gain: number } | null;
  };
}
