import type { LexiconEntries } from './lexicon.js';
import type { WeightRows } from './weight-table.js';

/** Negative, neutral, positive: the order of everything with three parts. */
export type Triple = readonly [negative: number, neutral: number, positive: number];

/** From the model's logits to probabilities: softmax(slope · logit + shift). */
export interface Calibration {
  readonly slope: number;
  readonly shifts: Triple;
}

/** What the model knows of one language. */
export interface LanguageModel {
  readonly lang: string;
  readonly lexicon: LexiconEntries;
  readonly rows: WeightRows;
  /** What one step of a row is worth. */
  readonly scale: number;
  readonly biases: Triple;
  /** Added to the logits before the best label is taken: rare feelings count as much as frequent ones. */
  readonly offsets: Triple;
  readonly calibration: Calibration;
  /** A label whose probability is lower is `unsure`. */
  readonly unsureBelow: number;
  /** From this probability of `negative` on a person should look. */
  readonly triageFrom: number;
}

export interface LinearModel {
  readonly name: string;
  readonly languages: readonly LanguageModel[];
}
