import type { FeelingIndex } from '../sentiment/judge-sentiment.js';
import type { ConfidenceStep, Triple } from '../sentiment/linear-model.types.js';

/** How a base model sees a text before it takes a label: what a correction is put on top of. */
export interface BaseReading {
  /** Name of the model; a correction fitted on one says nothing about another. */
  readonly model: string;
  /** Calibrated, adding up to 1. */
  readonly chances: Triple;
  /** Added to the logarithms of the chances before the best label is taken. */
  readonly biases: Triple;
  /** How sure a label of a chance is; left out where that is the chance itself. */
  readonly confidenceSteps?: readonly ConfidenceStep[];
  /** A label whose chance is lower is `unsure`. */
  readonly unsureBelow: number;
  /** From this chance of `negative` on a person should look. */
  readonly triageFrom: number;
}

/** A text with the label that a person gave it, and what the base model made of it. */
export interface LabelledExample {
  /** Primary subtag. */
  readonly lang: string;
  readonly base: Pick<BaseReading, 'chances' | 'biases'>;
  /** Each once. */
  readonly words: readonly string[];
  readonly label: FeelingIndex;
  /** What ties it to others (author, conversation, story): examples with a key in common are never on both sides of a test. */
  readonly keys: readonly string[];
}

export interface WordWeight {
  readonly word: string;
  /** Added to the logarithms of the chances where the word occurs. */
  readonly weights: Triple;
}

export interface LanguageCorrection {
  /** Primary subtag. */
  readonly lang: string;
  /** Added to the logarithms of the chances of every text. */
  readonly offsets: Triple;
  readonly words: readonly WordWeight[];
}

/** Mean and 95 % interval of what is gained; negative is lost. */
export interface Gain {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** `macroRecall` 0..1 and `logLoss` in nats, of examples that were held out. */
export interface HeldOutFigures {
  readonly macroRecall: number;
  readonly logLoss: number;
}

/** `too-few`: not tried. `no-gain`: tried, and not certain to be better in both measures. */
export type LanguageVerdict = 'better' | 'no-gain' | 'too-few';

export interface LanguageTrial {
  readonly lang: string;
  readonly examples: number;
  /** Examples that share nothing with those of another group. */
  readonly groups: number;
  readonly verdict: LanguageVerdict;
  /** Null for `too-few`. */
  readonly figures: {
    readonly before: HeldOutFigures;
    readonly after: HeldOutFigures;
    readonly macroRecallGain: Gain;
    /** How much the loss fell. */
    readonly logLossGain: Gain;
  } | null;
}

export interface Learnt {
  /** In the order of the languages' names. */
  readonly trials: readonly LanguageTrial[];
  /** Corrections of the languages that got better, fitted on all their examples. */
  readonly corrections: readonly LanguageCorrection[];
}
