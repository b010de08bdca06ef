import type { LanguageFigures } from './evaluate-language.js';
import { createRandom, fitLinear, logitsOfRow, shuffle, type FitOptions } from './fit-linear.js';
import { LanguageJudge } from './judge-sentiment.js';
import { Lexicon, type LexiconEntries } from './lexicon.js';
import type { LanguageModel, Triple } from './linear-model.types.js';
import { packWeights } from './pack-weights.js';
import { FeatureReader } from './read-features.js';
import { buildMatrix, type Example, type TrainingMatrix } from './training-matrix.js';
import { measureTuning, tuneLanguage, type TuningOptions } from './tune-language.js';
import type { HeldOut } from './tune-thresholds.js';

export interface LanguageTask extends TuningOptions {
  readonly lang: string;
  readonly examples: readonly Example[];
  /** Never learnt from; offsets, calibration and thresholds are tuned on them together with the folds left out. */
  readonly dev: readonly Example[];
  readonly lexicon: LexiconEntries;
  readonly fit: FitOptions;
  /** Size of the weight table as a power of two. */
  readonly bits: number;
  /** Rows whose weights all round to less are dropped. */
  readonly atLeastSteps: number;
}

const FOLDS = 5;
/** Runs of the folds: enough to tune on. */
const FOLD_RUNS = 2;

export interface TrainedLanguage {
  readonly model: LanguageModel;
  /**
   * On texts held out of training, dev among them, with everything tuned on other texts held out: what dev alone, on which the model
   * is tuned as well, says too kindly.
   */
  readonly crossValidated: LanguageFigures;
}

/** A language's part of the model. The same task gives the same model. `onStep` hears 0..1. */
export const trainLanguage = (task: LanguageTask): LanguageModel => train(task, () => undefined).model;

export function trainMeasured(task: LanguageTask, onStep: (done: number) => void): TrainedLanguage {
  const { model, leftOut, dev } = train(task, onStep);
  return { model, crossValidated: measureTuning(leftOut, dev, task) };
}

interface Trained {
  readonly model: LanguageModel;
  readonly leftOut: HeldOut;
  readonly dev: HeldOut;
}

function train(task: LanguageTask, onStep: (done: number) => void): Trained {
  const reader = new FeatureReader();
  const matrix = buildMatrix(task.examples, reader, new Lexicon(task.lexicon), task.bits);
  const rows = Int32Array.from(task.examples, (_, row) => row);
  const leftOut = crossValidate(matrix, rows, task.fit, (fold) => {
    onStep((fold / (FOLDS + 1)) * 0.8);
  });
  const fitted = fitLinear(matrix, rows, task.fit);
  const bare: LanguageModel = {
    lang: task.lang,
    lexicon: task.lexicon,
    ...packWeights(matrix, fitted, task.atLeastSteps),
    offsets: [0, 0, 0],
    calibration: { slope: 1, shifts: [0, 0, 0] },
    unsureBelow: 0,
    triageFrom: 0,
  };
  const judge = new LanguageJudge(bare, reader);
  const dev: HeldOut = {
    logits: task.dev.map(({ text }) => judge.logits(text)),
    labels: task.dev.map(({ label }) => label),
  };
  onStep(1);
  return { model: { ...bare, ...tuneLanguage(leftOut, dev, task) }, leftOut, dev };
}

function crossValidate(
  matrix: TrainingMatrix,
  rows: Int32Array,
  fit: FitOptions,
  onFold: (fold: number) => void,
): HeldOut {
  const shuffled = rows.slice();
  shuffle(shuffled, createRandom(fit.seed));
  const logits: Triple[] = [];
  const labels: HeldOut['labels'][number][] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const fitted = fitLinear(
      matrix,
      shuffled.filter((_, i) => i % FOLDS !== fold),
      { ...fit, runs: Math.min(fit.runs, FOLD_RUNS) },
    );
    for (const row of shuffled.filter((_, i) => i % FOLDS === fold)) {
      const example = matrix.examples[row];
      if (example?.weight !== 1 || example.isPolar) continue;
      logits.push(logitsOfRow(matrix, row, fitted));
      labels.push(example.label);
    }
    onFold(fold + 1);
  }
  return { logits, labels };
}
