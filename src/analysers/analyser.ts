import type { BaseReading } from '../domain/learning/learning.types.js';
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
  /** Languages it can judge, as primary subtags; for any other it answers `unsure`. */
  readonly languages: readonly string[];
  /** It says which words decided, so that it can explain what another engine found. */
  readonly namesWords: boolean;
  /** Name of the trained model it uses, where it uses one. */
  readonly model?: string;
  analyse(texts: readonly TextToJudge[]): Judgement[];
  /** What a workspace's own learning is put on top of; null for a language it does not know. */
  readChances?(text: TextToJudge): BaseReading | null;
}
