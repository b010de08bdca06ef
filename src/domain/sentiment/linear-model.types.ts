import type { LexiconEntries } from './lexicon.js';
import type { WeightRows } from './weight-table.js';

/** Negative, neutral, positive: the order of everything with three parts. */
export type Triple = readonly [negative: number, neutral: number, positive: number];

/** From the model's logits to probabilities: softmax(slope · logit + shift). */
export interface Calibration {
  readonly slope: number;
  readonly shifts: Triple;
}

/** Labels of this chance (0..1) or more are right so often, 0..1, as far as the next step. */
export interface ConfidenceStep {
  readonly from: number;
  readonly right: number;
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
  /** By rising `from`, the first 0. Without steps the probability of a label is its confidence. */
  readonly confidenceSteps?: readonly ConfidenceStep[];
  /** A label whose probability is lower is `unsure`. */
  readonly unsureBelow: number;
  /** From this probability of `negative` on a person should look. */
  readonly triageFrom: number;
}

export interface LinearModel {
  readonly name: string;
  readonly languages: readonly LanguageModel[];
}
