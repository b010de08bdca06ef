import type { LanguageTrial } from '../../domain/learning/learning.types.js';
import type { Sentiment } from '../../domain/sentiment/sentiment.types.js';

/** What a workspace learnt, put on top of what the base engine says of a text. */
export type CorrectSentiment = (text: string, lang: string, sentiment: Sentiment) => Sentiment;

/** How a workspace's model came about. */
export interface ModelCard {
  readonly base: string;
  readonly labels: number;
  /** Of these, posts that somebody finished without changing what the engine had said. */
  readonly agreed: number;
  readonly trials: readonly LanguageTrial[];
  /** Points of mean recall gained on held-out labels, over the languages that it corrects. */
  readonly gain: number;
}

export interface TrainingReport extends ModelCard {
  /** The version that was stored; null where nothing was. */
  readonly storedVersion: number | null;
  /** The version in force afterwards. */
  readonly versionInForce: number | null;
}
