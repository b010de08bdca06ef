import type { SentimentLabel } from '../sentiment/sentiment.types.js';
import { isOurs, type WatchKind } from './watch-kind.js';

export interface ResponseFacts {
  readonly sentiment: SentimentLabel;
  /** Written by one of our own accounts. */
  readonly isOwnPost: boolean;
  readonly isDeleted: boolean;
  /** Kinds of all watches that matched. */
  readonly watchKinds: readonly WatchKind[];
}

export type ResponseReason =
  'own-post' | 'deleted' | 'watched-for-information' | 'negative' | 'unsure-of-sentiment' | 'not-negative';

/** Whether a mention needs a task. A person looks at what we are unsure of: an unread complaint is a lost one. */
export function needsResponse(facts: ResponseFacts): { needed: boolean; reason: ResponseReason } {
  if (facts.isDeleted) return { needed: false, reason: 'deleted' };
  if (facts.isOwnPost) return { needed: false, reason: 'own-post' };
  if (!facts.watchKinds.some(isOurs)) return { needed: false, reason: 'watched-for-information' };
  switch (facts.sentiment) {
    case 'negative':
      return { needed: true, reason: 'negative' };
    case 'unsure':
      return { needed: true, reason: 'unsure-of-sentiment' };
    case 'neutral':
    case 'positive':
      return { needed: false, reason: 'not-negative' };
  }
}
