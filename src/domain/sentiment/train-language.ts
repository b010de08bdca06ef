import { fitCalibration, probabilities } from './calibrate.js';
import { createRandom, fitLinear, logitsOfRow, shuffle, type FitOptions } from './fit-linear.js';
import { LanguageJudge, bestFeeling } from './judge-sentiment.js';
import { Lexicon, type LexiconEntries } from './lexicon.js';
import type { LanguageModel, Triple } from './linear-model.types.js';
import { packWeights } from './pack-weights.js';
import { FeatureReader } from './read-features.js';
import { buildMatrix, type Example, type TrainingMatrix } from './training-matrix.js';
import { priorOf, thresholdForShare, tuneOffsets, weightsToPrior, type HeldOut } from './tune-thresholds.js';

export interface LanguageTask {
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
  /** What dev weighs in calibration against the folds left out, 0..1: much where training texts are of another kind. */
  readonly devShare: number;
  /** Share of texts, 0..1, that keep a label when doubtful ones are `unsure`. */
  readonly sureShare: number;
  /** Share of negative texts, 0..1, that triage must find. */
  readonly triageRecall: number;
}

const FOLDS = 5;
/** Runs of the folds: enough to tune on. */
const FOLD_RUNS = 2;

/** A language's part of the model. The same task gives the same model. `onStep` hears 0..1. */
export function trainLanguage(task: LanguageTask, onStep: (done: number) => void = () => undefined): LanguageModel {
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
  return { ...bare, ...tune(leftOut, dev, task) };
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

type Tuned = Pick<LanguageModel, 'offsets' | 'calibration' | 'unsureBelow' | 'triageFrom'>;

/**
 * Labels occur otherwise in the folds than in dev, and otherwise again where the model will be used. Calibration holds half way
 * between what dev shows and labels that are equally frequent, which costs little in either case.
 */
function tune(leftOut: HeldOut, dev: HeldOut, task: LanguageTask): Tuned {
  const shown = priorOf(dev.labels.length > 0 ? dev.labels : leftOut.labels);
  const expected: Triple = [halfWayToEven(shown[0]), halfWayToEven(shown[1]), halfWayToEven(shown[2])];
  const logits = [...leftOut.logits, ...dev.logits];
  const labels = [...leftOut.labels, ...dev.labels];
  const weightsFor = (prior: Triple): number[] => [
    ...weightsToPrior(leftOut.labels, prior, 1 - task.devShare),
    ...weightsToPrior(dev.labels, prior, task.devShare),
  ];
  const offsets = tuneOffsets({ logits, labels });
  const calibration = fitCalibration(logits, labels, weightsFor(expected));
  const chances = logits.map((logit) => probabilities(logit, calibration));
  const confidences = chances.map((chance, i) => chance[bestFeeling(logits[i] ?? [0, 0, 0], offsets)]);
  const triageOf = (held: HeldOut): number =>
    thresholdForShare(
      held.logits.filter((_, i) => held.labels[i] === 0).map((logit) => probabilities(logit, calibration)[0]),
      task.triageRecall,
    );
  return {
    offsets,
    calibration,
    unsureBelow: thresholdForShare(confidences, task.sureShare, weightsFor(shown)),
    triageFrom: dev.labels.length > 0 ? Math.min(triageOf(leftOut), triageOf(dev)) : triageOf(leftOut),
  };
}

const halfWayToEven = (share: number): number => (share + 1 / 3) / 2;
