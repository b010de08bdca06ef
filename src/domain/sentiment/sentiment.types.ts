export type SentimentLabel = 'negative' | 'neutral' | 'positive' | 'unsure';

/** `score` −1..1 (negative to positive), `confidence` 0..1. `words` are those that decided, for the reader. */
export interface Sentiment {
  readonly label: SentimentLabel;
  readonly score: number;
  readonly confidence: number;
  readonly words?: readonly string[];
  /** Whatever the label: negative often enough that a person should look. Engines that cannot tell leave it out. */
  readonly isNegativeSuspected?: boolean;
}
