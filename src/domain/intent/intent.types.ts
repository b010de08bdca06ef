/** What a post wants. `other` when nothing is clear. */
export const INTENTS = ['complaint', 'question', 'request', 'praise', 'threat', 'other'] as const;
export type IntentLabel = (typeof INTENTS)[number];

/** What makes a person look at once, whatever the feeling. */
export const RISK_TOPICS = [
  'safety',
  'legal',
  'security',
  'death',
  'self-harm',
  'discrimination',
  'data-leak',
  'press',
] as const;
export type RiskTopic = (typeof RISK_TOPICS)[number];

/** Why an intent was chosen. `*-word`: a word or phrase of the rule file, given as `word`. */
export const INTENT_REASON_CODES = [
  'question-mark',
  'question-word',
  'request-word',
  'complaint-word',
  'complaint-model',
  'praise-word',
  'threat-word',
  'negative-sentiment',
  'positive-sentiment',
  'nothing-clear',
] as const;
export type IntentReasonCode = (typeof INTENT_REASON_CODES)[number];

export interface IntentReason {
  readonly code: IntentReasonCode;
  /** As written in the post. */
  readonly word?: string;
}

export interface Intent {
  readonly label: IntentLabel;
  /** 0..1: how often such an answer is right. */
  readonly confidence: number;
  readonly reasons: readonly IntentReason[];
}

/** `start` and `end` are UTF-16 offsets in the judged text, `word` is what stands there. */
export interface Risk {
  readonly topic: RiskTopic;
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** `harm`: a risk topic where somebody may come to harm (safety, death, self-harm); `risk`: any other topic. */
export const URGENCY_REASON_CODES = [
  'harm',
  'risk',
  'threat',
  'complaint',
  'request',
  'question',
  'deadline',
  'repeated',
  'shouting',
] as const;
export type UrgencyReasonCode = (typeof URGENCY_REASON_CODES)[number];

export interface UrgencyReason {
  readonly code: UrgencyReasonCode;
  /** What it adds to the score before the score is capped, 0..1. */
  readonly weight: number;
  readonly word?: string;
  /** With `harm` and `risk`. */
  readonly topic?: RiskTopic;
}

/** `score` 0..1: the sum of the reasons' weights, at most 1. */
export interface Urgency {
  readonly score: number;
  readonly reasons: readonly UrgencyReason[];
}

export interface IntentJudgement {
  readonly intent: Intent;
  readonly urgency: Urgency;
  readonly risks: readonly Risk[];
}

/** The kinds of words that a rule file lists beside its risk words. */
export const CUES = [
  'question',
  'questionEnd',
  'request',
  'complaint',
  'praise',
  'threat',
  'deadline',
  'repeated',
] as const;
export type Cue = (typeof CUES)[number];
