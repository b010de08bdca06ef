import { fitCalibration } from '../sentiment/calibrate.js';
import { createRandom, fitLinear, logitsOfRow, shuffle, type FitOptions } from '../sentiment/fit-linear.js';
import { Lexicon, compileLexicon } from '../sentiment/lexicon.js';
import type { LanguageModel, Triple } from '../sentiment/linear-model.types.js';
import { packWeights } from '../sentiment/pack-weights.js';
import { buildMatrix, type Example, type TrainingMatrix } from '../sentiment/training-matrix.js';
import { ComplaintFeatures } from './complaint-features.js';
import { COMPLAINT, NO_COMPLAINT, ofTwo } from './complaint-model.js';

export interface ComplaintExample {
  readonly text: string;
  readonly isComplaint: boolean;
}

export interface ComplaintTask {
  readonly lang: string;
  readonly examples: readonly ComplaintExample[];
  readonly fit: FitOptions;
  /** Size of the weight table as a power of two. */
  readonly bits: number;
  /** Rows whose weights all round to less are dropped. */
  readonly atLeastSteps: number;
}

const FOLDS = 5;

/**
 * A language's complaint model. Chances are calibrated on folds left out of training, so that a dev set stays unseen. The same
 * task gives the same model.
 */
export function trainComplaints({ lang, examples, fit, bits, atLeastSteps }: ComplaintTask): LanguageModel {
  const noLexicon = compileLexicon(new Map());
  const matrix = buildMatrix(examples.map(exampleOf), new ComplaintFeatures(), new Lexicon(noLexicon), bits);
  const rows = Int32Array.from(examples, (_, row) => row);
  return {
    lang,
    lexicon: noLexicon,
    ...packWeights(matrix, fitLinear(matrix, rows, fit), atLeastSteps),
    offsets: [0, 0, 0],
    calibration: calibrate(matrix, rows, fit),
    unsureBelow: 0,
    triageFrom: 0,
  };
}

/** Polar, because there is no middle label to learn. */
const exampleOf = ({ text, isComplaint }: ComplaintExample): Example => ({
  text,
  label: isComplaint ? COMPLAINT : NO_COMPLAINT,
  weight: 1,
  isPolar: true,
});

function calibrate(matrix: TrainingMatrix, rows: Int32Array, fit: FitOptions): LanguageModel['calibration'] {
  const shuffled = rows.slice();
  shuffle(shuffled, createRandom(fit.seed));
  const logits: Triple[] = [];
  const labels: number[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const fitted = fitLinear(
      matrix,
      shuffled.filter((_, i) => i % FOLDS !== fold),
      fit,
    );
    for (const row of shuffled.filter((_, i) => i % FOLDS === fold)) {
      logits.push(ofTwo(logitsOfRow(matrix, row, fitted)));
      labels.push(matrix.examples[row]?.label ?? NO_COMPLAINT);
    }
  }
  return fitCalibration(
    logits,
    labels,
    labels.map(() => 1),
  );
}
