import type { IntentLabel, RiskTopic } from '../intent/intent.types.js';
import { DEFAULT_PRIORITY_WEIGHTS } from './default-weights.js';
import type {
  Priority,
  PriorityFacts,
  PriorityLevel,
  PriorityReason,
  PriorityReasonCode,
  PriorityWeights,
} from './priority.types.js';

export const WATCH_WEIGHT_RANGE = { lowest: 0.5, usual: 1, highest: 3 } as const;

/** Followers from which an author counts as one of the top or high tier: our assumption. */
export const TIER_FOLLOWERS = { top: 100_000, high: 10_000 } as const;

/** A promise counts from this share of its time on. */
const NEAR_SHARE = 0.5;

const INTENT_TEXTS: Readonly<Record<IntentLabel, string>> = {
  complaint: 'It is a complaint',
  question: 'It asks a question',
  request: 'It asks for something',
  praise: 'It is praise',
  threat: 'It threatens',
  other: 'It wants nothing that is clear',
};

const RISK_TEXTS: Readonly<Record<RiskTopic, string>> = {
  safety: 'Safety',
  legal: 'Legal',
  security: 'Security',
  death: 'Death',
  'self-harm': 'Self-harm',
  discrimination: 'Discrimination',
  'data-leak': 'Data leak',
  press: 'Press',
};

/** How urgent a mention is: a sum of named reasons, each rounded to a tenth of a point. */
export function prioritise(facts: PriorityFacts, weights: PriorityWeights = DEFAULT_PRIORITY_WEIGHTS): Priority {
  const reasons = [
    ...feelingReasons(facts.sentiment, weights),
    ...intentReasons(facts.intent, weights),
    ...riskReasons(facts.risks ?? [], weights),
    ...urgencyReasons(facts.urgency, weights),
    ...reachReasons(facts.reach, weights),
    ...storyReasons(facts.storyVoices ?? 0, weights),
    ...tierReasons(facts.followers ?? 0, weights),
    ...customerReasons(facts.customerTier, weights),
    ...historyReasons(facts.unresolvedTasks ?? 0, weights),
    ...watchReasons(facts, weights),
    ...(facts.isDirect ? part('addressed-to-us', 'One of our accounts is addressed', weights.addressedToUs) : []),
    ...clockReasons(facts.promise, weights),
  ];
  const sum = reasons.reduce((total, each) => total + each.weight, 0);
  const score = round(Math.min(100, Math.max(0, sum)));
  return { level: levelOf(score, weights.levels), score, reasons };
}

export function levelOf(
  score: number,
  levels: PriorityWeights['levels'] = DEFAULT_PRIORITY_WEIGHTS.levels,
): PriorityLevel {
  if (score >= levels.P1) return 'P1';
  if (score >= levels.P2) return 'P2';
  return score >= levels.P3 ? 'P3' : 'P4';
}

function feelingReasons(
  { label, score, isNegativeSuspected = false }: PriorityFacts['sentiment'],
  weights: PriorityWeights,
): PriorityReason[] {
  if (label === 'negative') {
    const points = weights.negativeSentiment + weights.negativeStrength * held(Math.abs(score), 0, 1);
    // JSON has no negative zero.
    const shown = Math.round(score * 100) / 100 + 0;
    return part('negative-sentiment', `Negative, score ${score.toFixed(2)}`, points, { score: shown });
  }
  return [
    ...(label === 'unsure'
      ? part('unsure-sentiment', 'May be negative: the sentiment is unsure', weights.unsureSentiment)
      : []),
    ...(isNegativeSuspected
      ? part('negative-suspected', 'Not judged negative, but likely enough to be looked at', weights.negativeSuspected)
      : []),
  ];
}

function intentReasons(intent: PriorityFacts['intent'], weights: PriorityWeights): PriorityReason[] {
  if (intent === undefined || intent === null) return [];
  return part('intent', INTENT_TEXTS[intent], weights.intents[intent], { intent });
}

function riskReasons(risks: NonNullable<PriorityFacts['risks']>, weights: PriorityWeights): PriorityReason[] {
  const firsts = risks.filter(({ topic }, i) => risks.findIndex((other) => other.topic === topic) === i);
  return firsts.flatMap(({ topic, word }) =>
    part('risk', `${RISK_TEXTS[topic]}: “${word}”`, weights.risks[topic], { topic, word }),
  );
}

function urgencyReasons(urgency: PriorityFacts['urgency'], weights: PriorityWeights): PriorityReason[] {
  const score = held(urgency ?? 0, 0, 1);
  const percent = Math.round(score * 100);
  return part('urgency', `Urgency ${String(percent)} %`, weights.urgency * score, { percent });
}

function reachReasons(reach: number | null, weights: PriorityWeights): PriorityReason[] {
  if (reach === null) return [{ code: 'reach-unknown', text: 'Reach unknown', weight: 0, values: {} }];
  const points = Math.min(weights.reachAtMost, Math.max(0, reach) * weights.reachPerDecade);
  const readers = Number((10 ** reach).toPrecision(2));
  return part('reach', `About ${readers.toLocaleString('en')} readers`, points, { readers });
}

function storyReasons(voices: number, weights: PriorityWeights): PriorityReason[] {
  const points = Math.min(weights.storyAtMost, Math.log2(Math.max(1, voices)) * weights.storyPerDoubling);
  return part('story-velocity', `${String(voices)} voices told this story within an hour`, points, { voices });
}

function tierReasons(followers: number, weights: PriorityWeights): PriorityReason[] {
  const tier = followers >= TIER_FOLLOWERS.top ? 'top' : followers >= TIER_FOLLOWERS.high ? 'high' : null;
  if (tier === null) return [];
  return part('author-tier', `The author has ${followers.toLocaleString('en')} followers`, weights.tiers[tier], {
    tier,
    followers,
  });
}

function customerReasons(tier: PriorityFacts['customerTier'], weights: PriorityWeights): PriorityReason[] {
  if (tier === undefined) return [];
  return part('customer-tier', `The customer is in tier “${tier.name}”`, weights.tiers[tier.counts], {
    tier: tier.name,
  });
}

function historyReasons(tasks: number, weights: PriorityWeights): PriorityReason[] {
  const points = Math.min(weights.unresolvedAtMost, tasks * weights.unresolvedEach);
  const text =
    tasks === 1
      ? 'Another task of this author is open or was closed without an answer'
      : `${String(tasks)} other tasks of this author are open or were closed without an answer`;
  return part('unresolved-history', text, points, { tasks });
}

function watchReasons(
  { watchWeight = WATCH_WEIGHT_RANGE.usual, watchName }: PriorityFacts,
  weights: PriorityWeights,
): PriorityReason[] {
  const weight = held(watchWeight, WATCH_WEIGHT_RANGE.lowest, WATCH_WEIGHT_RANGE.highest);
  const text = `The watch ${watchName === undefined ? '' : `“${watchName}” `}has weight ${String(weight)}`;
  const values = { weight, ...(watchName === undefined ? {} : { watch: watchName }) };
  return part('watch-weight', text, (weight - WATCH_WEIGHT_RANGE.usual) * weights.watchWeightStep, values);
}

/** Nothing in the first half of a promise's time, then evenly more until it is due; all from then on. */
function clockReasons(promise: PriorityFacts['promise'], weights: PriorityWeights): PriorityReason[] {
  if (promise === undefined || promise === null) return [];
  const { withinSeconds, leftSeconds } = promise;
  const spent = 1 - held(leftSeconds / Math.max(1, withinSeconds), 0, 1);
  const points = (weights.clock * Math.max(0, spent - NEAR_SHARE)) / (1 - NEAR_SHARE);
  const minutes = Math.round(Math.abs(leftSeconds) / 60);
  return leftSeconds > 0
    ? part('clock', `A promise is due in ${String(minutes)} min`, points, { state: 'near', minutes })
    : part('clock', `A promise was due ${String(minutes)} min ago`, points, { state: 'broken', minutes });
}

/** Parts that add nothing are not shown. */
function part(
  code: PriorityReasonCode,
  text: string,
  points: number,
  values: PriorityReason['values'] = {},
): PriorityReason[] {
  const weight = round(points);
  return weight === 0 ? [] : [{ code, text, weight, values }];
}

const held = (value: number, lowest: number, highest: number): number => Math.min(highest, Math.max(lowest, value));
const round = (value: number): number => Math.round(value * 10) / 10;
