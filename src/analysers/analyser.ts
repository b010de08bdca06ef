import type { Sentiment } from '../domain/sentiment/sentiment.types.js';

export interface TextToJudge {
  readonly text: string;
  /** BCP 47, or `und`. */
  readonly lang: string;
}

export interface Judgement {
  readonly sentiment: Sentiment;
}

/** An engine that judges texts. Pure and synchronous; batches because engines amortise. */
export interface Analyser {
  readonly name: string;
  /** Languages it can judge; for any other it answers `unsure`. */
  readonly languages: readonly string[];
  analyse(texts: readonly TextToJudge[]): Judgement[];
}
