import type { Sentiment } from '../domain/sentiment/sentiment.types.js';
import type { TextToJudge } from './analyser.js';

export interface SecondLookHealth {
  readonly isWorking: boolean;
  /** One sentence for the operator. */
  readonly detail: string;
}

/** A slower engine that looks again at some posts. It may fail at any time: what was judged before then stands. */
export interface SecondLook {
  /** Never throws: null for all where it failed or was too slow. */
  reconsider(texts: readonly TextToJudge[]): Promise<readonly (Sentiment | null)[]>;
  readonly health: SecondLookHealth;
  close(): Promise<void>;
}
