import type { Aspect } from '../../domain/aspect/aspect.types.js';
import type { Intent, Risk, Urgency } from '../../domain/intent/intent.types.js';
import type { Sentiment } from '../../domain/sentiment/sentiment.types.js';

/** What another engine found, for the reader: which words speak for it. */
export interface SecondOpinion {
  readonly engine: string;
  /** −1..1. */
  readonly score: number;
  /** Never empty: an engine that found no word has nothing to say. */
  readonly words: readonly string[];
}

/** How a post is judged. What no watch found is not judged: unsure, and null elsewhere. */
export interface PostJudgement {
  readonly sentiment: Sentiment;
  readonly secondOpinion: SecondOpinion | null;
  readonly intent: Intent | null;
  readonly urgency: Urgency | null;
  /** Offsets in the text alone; both 0 for what stands in the title. */
  readonly risks: readonly Risk[];
  readonly aspects: readonly Aspect[];
}

export const NOT_JUDGED: PostJudgement = {
  sentiment: { label: 'unsure', score: 0, confidence: 0 },
  secondOpinion: null,
  intent: null,
  urgency: null,
  risks: [],
  aspects: [],
};

/** From here on a mention is listed as urgent. Exact in the four bytes of its column. */
export const URGENT_FROM = 0.5;
