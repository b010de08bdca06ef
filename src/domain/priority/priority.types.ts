import type { IntentLabel, RiskTopic } from '../intent/intent.types.js';
import type { SentimentLabel } from '../sentiment/sentiment.types.js';

export const PRIORITY_LEVELS = ['P1', 'P2', 'P3', 'P4'] as const;
export type PriorityLevel = (typeof PRIORITY_LEVELS)[number];

export const PRIORITY_REASON_CODES = [
  'negative-sentiment',
  'unsure-sentiment',
  'negative-suspected',
  'intent',
  'risk',
  'urgency',
  'reach',
  'reach-unknown',
  'story-velocity',
  'author-tier',
  'customer-tier',
  'unresolved-history',
  'watch-weight',
  'addressed-to-us',
  'clock',
] as const;
export type PriorityReasonCode = (typeof PRIORITY_REASON_CODES)[number];

/** One part of a priority. */
export interface PriorityReason {
  readonly code: PriorityReasonCode;
  /** English, made of the values. */
  readonly text: string;
  /** Points it added; the score is their sum, held within 0..100. */
  readonly weight: number;
  /**
   * What the text is made of, so that it can be said in another language: negative-sentiment `{score}`, intent `{intent}`,
   * risk `{topic, word}`, urgency `{percent}`, reach `{readers}`, story-velocity `{voices}`, author-tier `{tier, followers}`, customer-tier `{tier}`,
   * unresolved-history `{tasks}`, watch-weight `{weight, watch?}`, clock `{state: 'near' | 'broken', minutes}`; others none.
   */
  readonly values: Readonly<Record<string, number | string>>;
}

export interface Priority {
  readonly level: PriorityLevel;
  /** 0..100. */
  readonly score: number;
  readonly reasons: readonly PriorityReason[];
}

/** All a priority is judged by, without the post: kept with its task as JSON, so that it can be judged anew. */
export interface PriorityFacts {
  readonly sentiment: {
    readonly label: SentimentLabel;
    /** −1..1. */
    readonly score: number;
    readonly isNegativeSuspected?: boolean;
  };
  /** Absent or null: not judged. */
  readonly intent?: IntentLabel | null;
  /** 0..1; absent or null: not judged. */
  readonly urgency?: number | null;
  /** Each topic counts once, by its first word. */
  readonly risks?: readonly { readonly topic: RiskTopic; readonly word: string }[];
  /** log10 of readers, or null where unknown. */
  readonly reach: number | null;
  /** Of the author. */
  readonly followers?: number | null;
  /** The tier that the workspace gave the customer, and which of the weights `tiers` it counts as. */
  readonly customerTier?: { readonly name: string; readonly counts: 'top' | 'high' };
  /** Different authors who told the same story in the hour before, this one included. */
  readonly storyVoices?: number;
  /** Other tasks of the same author that are open or were lately closed without an answer. */
  readonly unresolvedTasks?: number;
  /** 0.5..3; values outside count as the nearest. Default 1. */
  readonly watchWeight?: number;
  /** Of the watch whose weight counts, for the reason's text. */
  readonly watchName?: string;
  /** One of our handles is addressed. */
  readonly isDirect: boolean;
  /** The next promise that the task had given when it was judged; `leftSeconds` is negative once it is broken. */
  readonly promise?: { readonly withinSeconds: number; readonly leftSeconds: number } | null;
}

/** Points on a scale of 0..100: what each part may add, and the score at which each level begins; below P3 is P4. */
export interface PriorityWeights {
  /** For a sentiment that is negative, and what full negativity adds to that. */
  readonly negativeSentiment: number;
  readonly negativeStrength: number;
  readonly unsureSentiment: number;
  /** For a sentiment that is not negative, but often enough wrong about that. */
  readonly negativeSuspected: number;
  /** May take away. */
  readonly intents: Readonly<Record<IntentLabel, number>>;
  readonly risks: Readonly<Record<RiskTopic, number>>;
  /** For full urgency. */
  readonly urgency: number;
  /** For every tenfold of readers, up to the most. */
  readonly reachPerDecade: number;
  readonly reachAtMost: number;
  /** For every doubling of a story's voices in an hour, up to the most. */
  readonly storyPerDoubling: number;
  readonly storyAtMost: number;
  readonly tiers: { readonly top: number; readonly high: number };
  readonly unresolvedEach: number;
  readonly unresolvedAtMost: number;
  readonly addressedToUs: number;
  /** For each whole step of a watch's weight above 1; taken away below it. */
  readonly watchWeightStep: number;
  /** For a promise that is due; less from half its time on. */
  readonly clock: number;
  readonly levels: { readonly P1: number; readonly P2: number; readonly P3: number };
}
