import type { IntentLabel } from '../intent/intent.types.js';
import type { SentimentLabel } from '../sentiment/sentiment.types.js';
import { isOurs, type WatchKind } from './watch-kind.js';

export interface ResponseFacts {
  readonly sentiment: SentimentLabel;
  /** Whatever the label: negative often enough that a person should look. */
  readonly isNegativeSuspected?: boolean;
  /** Absent or null: not judged. */
  readonly intent?: IntentLabel | null;
  readonly hasRiskWord?: boolean;
  /** Written by one of our own accounts. */
  readonly isOwnPost: boolean;
  readonly isDeleted: boolean;
  /** Kinds of all watches that matched. */
  readonly watchKinds: readonly WatchKind[];
}

/** Intents that ask for an answer whatever the feeling. */
type AskingIntent = Exclude<IntentLabel, 'praise' | 'other'>;

export type ResponseReason =
  | 'own-post'
  | 'deleted'
  | 'watched-for-information'
  | 'negative'
  | 'unsure-of-sentiment'
  | 'risk-word'
  | AskingIntent
  | 'negative-suspected'
  | 'not-negative';

/** Whether a mention needs a task. A person looks at what we are unsure of: an unread complaint is a lost one. */
export function needsResponse(facts: ResponseFacts): { needed: boolean; reason: ResponseReason } {
  if (facts.isDeleted) return { needed: false, reason: 'deleted' };
  if (facts.isOwnPost) return { needed: false, reason: 'own-post' };
  if (!facts.watchKinds.some(isOurs)) return { needed: false, reason: 'watched-for-information' };
  if (facts.sentiment === 'negative') return { needed: true, reason: 'negative' };
  if (facts.sentiment === 'unsure') return { needed: true, reason: 'unsure-of-sentiment' };
  if (facts.hasRiskWord === true) return { needed: true, reason: 'risk-word' };
  const { intent } = facts;
  if (isAsking(intent)) return { needed: true, reason: intent };
  if (facts.isNegativeSuspected === true) return { needed: true, reason: 'negative-suspected' };
  return { needed: false, reason: 'not-negative' };
}

const isAsking = (intent: ResponseFacts['intent']): intent is AskingIntent =>
  intent !== undefined && intent !== null && intent !== 'praise' && intent !== 'other';
