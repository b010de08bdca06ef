import type { Sentiment } from '../sentiment/sentiment.types.js';

export const PRIORITY_LEVELS = ['P1', 'P2', 'P3', 'P4'] as const;
export type PriorityLevel = (typeof PRIORITY_LEVELS)[number];

/** Points on a scale of 0..100. What each reason may add, and what a level begins at. */
export const PRIORITY_WEIGHTS = {
  /** For a sentiment that is just negative, and what full negativity adds to that. */
  negativeSentiment: 30,
  negativeStrength: 20,
  unsureSentiment: 20,
  /** For every tenfold of readers, up to the most. */
  reachPerDecade: 5,
  reachAtMost: 25,
  addressedToUs: 10,
  /** For each whole step of a watch's weight away from 1. */
  watchWeightStep: 7.5,
  level: { P1: 75, P2: 50, P3: 25 },
} as const;

export const WATCH_WEIGHT_RANGE = { lowest: 0.5, usual: 1, highest: 3 } as const;

export type PriorityReasonCode =
  'negative-sentiment' | 'unsure-sentiment' | 'reach' | 'reach-unknown' | 'addressed-to-us' | 'watch-weight';

export interface PriorityReason {
  readonly code: PriorityReasonCode;
  /** English, with the values. */
  readonly text: string;
  /** Points it added; the score is their sum, held within 0..100. */
  readonly weight: number;
}

export interface PriorityFacts {
  readonly sentiment: Sentiment;
  /** 0.5..3; values outside count as the nearest. Default 1. */
  readonly watchWeight?: number;
  /** Of the watch whose weight counts, for the reason's text. */
  readonly watchName?: string;
  /** log10 of readers, or null where unknown. */
  readonly reach: number | null;
  /** One of our handles is addressed. */
  readonly isDirect: boolean;
}

export interface Priority {
  readonly level: PriorityLevel;
  readonly score: number;
  readonly reasons: readonly PriorityReason[];
}

/** How urgent a mention is: a sum of named reasons. */
export function prioritise(facts: PriorityFacts): Priority {
  const reasons = [
    sentimentReason(facts.sentiment),
    reachReason(facts.reach),
    facts.isDirect
      ? reason('addressed-to-us', 'One of our accounts is addressed', PRIORITY_WEIGHTS.addressedToUs)
      : null,
    watchWeightReason(facts.watchWeight ?? WATCH_WEIGHT_RANGE.usual, facts.watchName),
  ].filter((each) => each !== null);
  const sum = reasons.reduce((total, each) => total + each.weight, 0);
  const score = round(Math.min(100, Math.max(0, sum)));
  return { level: levelOf(score), score, reasons };
}

export function levelOf(score: number): PriorityLevel {
  const { level } = PRIORITY_WEIGHTS;
  if (score >= level.P1) return 'P1';
  if (score >= level.P2) return 'P2';
  return score >= level.P3 ? 'P3' : 'P4';
}

function sentimentReason({ label, score }: Sentiment): PriorityReason | null {
  if (label === 'unsure') {
    return reason('unsure-sentiment', 'May be negative: the sentiment is unsure', PRIORITY_WEIGHTS.unsureSentiment);
  }
  if (label !== 'negative') return null;
  const { negativeSentiment, negativeStrength } = PRIORITY_WEIGHTS;
  const strength = Math.min(1, Math.abs(score));
  return reason(
    'negative-sentiment',
    `Negative, score ${score.toFixed(2)}`,
    negativeSentiment + negativeStrength * strength,
  );
}

function reachReason(reach: number | null): PriorityReason | null {
  if (reach === null) return reason('reach-unknown', 'Reach unknown', 0);
  const points = Math.min(PRIORITY_WEIGHTS.reachAtMost, Math.max(0, reach) * PRIORITY_WEIGHTS.reachPerDecade);
  if (points === 0) return null;
  return reason('reach', `About ${Number((10 ** reach).toPrecision(2)).toLocaleString('en')} readers`, points);
}

function watchWeightReason(weight: number, name?: string): PriorityReason | null {
  const held = Math.min(WATCH_WEIGHT_RANGE.highest, Math.max(WATCH_WEIGHT_RANGE.lowest, weight));
  if (held === WATCH_WEIGHT_RANGE.usual) return null;
  const points = (held - WATCH_WEIGHT_RANGE.usual) * PRIORITY_WEIGHTS.watchWeightStep;
  return reason(
    'watch-weight',
    `The watch ${name === undefined ? '' : `“${name}” `}has weight ${String(held)}`,
    points,
  );
}

const reason = (code: PriorityReasonCode, text: string, weight: number): PriorityReason => ({
  code,
  text,
  weight: round(weight),
});

const round = (value: number): number => Math.round(value * 10) / 10;
