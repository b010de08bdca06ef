import type { Span } from '../query/match.types.js';
import type { SentimentLabel } from '../sentiment/sentiment.types.js';

export interface NamedThing {
  readonly watchId: string;
  /** Where the text names it. */
  readonly spans: readonly Span[];
}

/** What is felt about one of the things that a text names. `start` and `end` (UTF-16) are the part of the text that says so. */
export interface Aspect {
  readonly watchId: string;
  readonly label: SentimentLabel;
  /** −1..1. */
  readonly score: number;
  readonly start: number;
  readonly end: number;
}
