import { probabilities } from './calibrate.js';
import { confidenceOf } from './confidence-steps.js';
import { Lexicon } from './lexicon.js';
import type { LanguageModel, Triple } from './linear-model.types.js';
import type { FeatureSource } from './read-features.js';
import { WeightTable } from './weight-table.js';

/** A cue is one feature among few; words and sequences share the weight of their group. */
export const CUE_STRENGTH = 0.5;

export type FeelingIndex = 0 | 1 | 2;

/** How a language's part of a model turns logits into answers. */
export type Tuning = Pick<LanguageModel, 'offsets' | 'calibration' | 'confidenceSteps' | 'unsureBelow' | 'triageFrom'>;

export interface Verdict {
  readonly feeling: FeelingIndex;
  /** Calibrated, adding up to 1. */
  readonly chances: Triple;
  /** How often such a label is right, 0..1. */
  readonly confidence: number;
  readonly isUnsure: boolean;
  readonly isNegativeSuspected: boolean;
}

/** A language of a model, unpacked and ready to judge. */
export class LanguageJudge {
  readonly tuning: Omit<LanguageModel, 'lexicon' | 'rows'>;
  private readonly lexicon: Lexicon;
  private readonly table: WeightTable;

  /** Keeps nothing of the packed arrays. */
  constructor(
    { lexicon, rows, ...tuning }: LanguageModel,
    private readonly reader: FeatureSource,
  ) {
    this.tuning = tuning;
    this.lexicon = new Lexicon(lexicon);
    this.table = new WeightTable(rows);
  }

  judge(text: string): Verdict {
    return takeLabel(this.logits(text), this.tuning);
  }

  logits(text: string): Triple {
    const { reader, table } = this;
    const { scale, biases } = this.tuning;
    reader.read(text, this.lexicon);
    const { ids, wordsEnd, charactersEnd, count } = reader;
    table.sum(ids, 0, wordsEnd);
    const word = groupStrength(wordsEnd);
    let negative = table.negative * word;
    let positive = table.positive * word;
    table.sum(ids, wordsEnd, charactersEnd);
    const character = groupStrength(charactersEnd - wordsEnd);
    negative += table.negative * character;
    positive += table.positive * character;
    table.sum(ids, charactersEnd, count);
    negative = (negative + table.negative * CUE_STRENGTH) * scale;
    positive = (positive + table.positive * CUE_STRENGTH) * scale;
    return [biases[0] + negative, biases[1] - negative - positive, biases[2] + positive];
  }
}

/** Groups of n features weigh 1/√n each, so that long posts are not louder than short ones. */
export const groupStrength = (features: number): number => (features > 0 ? 1 / Math.sqrt(features) : 0);

/** The label that the model takes; the first of equals. */
export function bestFeeling(logits: Triple, offsets: Triple): FeelingIndex {
  const negative = logits[0] + offsets[0];
  const neutral = logits[1] + offsets[1];
  const positive = logits[2] + offsets[2];
  if (negative >= neutral && negative >= positive) return 0;
  return positive > neutral ? 2 : 1;
}

export function takeLabel(logits: Triple, tuning: Tuning): Verdict {
  const { offsets, calibration, confidenceSteps, unsureBelow, triageFrom } = tuning;
  const chances = probabilities(logits, calibration);
  const feeling = bestFeeling(logits, offsets);
  return {
    feeling,
    chances,
    confidence: confidenceOf(chances[feeling], confidenceSteps),
    isUnsure: chances[feeling] < unsureBelow,
    isNegativeSuspected: chances[0] >= triageFrom,
  };
}
