import { softmax } from '../sentiment/calibrate.js';
import { confidenceOf } from '../sentiment/confidence-steps.js';
import { bestFeeling, type FeelingIndex } from '../sentiment/judge-sentiment.js';
import type { Triple } from '../sentiment/linear-model.types.js';
import type { Sentiment, SentimentLabel } from '../sentiment/sentiment.types.js';
import type { BaseReading, LanguageCorrection } from './learning.types.js';

const LABELS = ['negative', 'neutral', 'positive'] as const satisfies readonly SentimentLabel[];
const SMALLEST = 1e-9;

const logOf = (chance: number): number => Math.log(Math.max(SMALLEST, chance));

/** Logarithms of chances; none is minus infinity. */
export const logChances = ([negative, neutral, positive]: Triple): Triple => [
  logOf(negative),
  logOf(neutral),
  logOf(positive),
];

export const addTriples = (a: Triple, b: Triple): Triple => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

/** The label that is taken at these chances, never `unsure`. */
export const feelingOf = (chances: Triple, biases: Triple): FeelingIndex => bestFeeling(logChances(chances), biases);

/** A language's correction, ready for many texts. */
export class CompiledCorrection {
  private readonly weights: ReadonlyMap<string, Triple>;

  constructor(private readonly correction: LanguageCorrection) {
    this.weights = new Map(correction.words.map(({ word, weights }) => [word, weights]));
  }

  /** Chances of a text that has these words, each once. */
  chances(base: Triple, words: readonly string[]): Triple {
    let shift = this.correction.offsets;
    for (const word of words) {
      const weight = this.weights.get(word);
      if (weight !== undefined) shift = addTriples(shift, weight);
    }
    return softmax(addTriples(logChances(base), shift));
  }

  /** What the engine would have said, had it known what this workspace's people said. Words and the like stay. */
  correct(sentiment: Sentiment, base: BaseReading, words: readonly string[]): Sentiment {
    const chances = this.chances(base.chances, words);
    const feeling = feelingOf(chances, base.biases);
    const { isNegativeSuspected: _, ...rest } = sentiment;
    return {
      ...rest,
      label: chances[feeling] < base.unsureBelow ? 'unsure' : LABELS[feeling],
      score: round(chances[2] - chances[0]),
      confidence: round(confidenceOf(chances[feeling], base.confidenceSteps)),
      ...(chances[0] >= base.triageFrom ? { isNegativeSuspected: true } : {}),
    };
  }
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;
