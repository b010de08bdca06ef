import { fitCalibration, probabilities } from './calibrate.js';
import { fitConfidenceSteps } from './confidence-steps.js';
import { figuresOf, type Answer, type LanguageFigures } from './evaluate-language.js';
import { bestFeeling, takeLabel, type Tuning } from './judge-sentiment.js';
import type { Triple } from './linear-model.types.js';
import { priorOf, thresholdForShare, tuneOffsets, weightsToPrior, type HeldOut } from './tune-thresholds.js';

export interface TuningOptions {
  /** What dev weighs in calibration against the folds left out, 0..1: much where training texts are of another kind. */
  readonly devShare: number;
  /** Share of texts, 0..1, that keep a label when doubtful ones are `unsure`. */
  readonly sureShare: number;
  /** Share of negative texts, 0..1, that triage must find. */
  readonly triageRecall: number;
}

/** Steps of confidence above `unsure`. With more of them each is measured on too little. */
const SURE_STEPS = 3;
const PARTS = 5;

/**
 * Labels occur otherwise in the folds than in dev, and otherwise again where the model will be used. Calibration holds half way
 * between what dev shows and labels that are equally frequent, which costs little in either case.
 */
export function tuneLanguage(leftOut: HeldOut, dev: HeldOut, options: TuningOptions): Tuning {
  const shown = priorOf(dev.labels.length > 0 ? dev.labels : leftOut.labels);
  const expected: Triple = [halfWayToEven(shown[0]), halfWayToEven(shown[1]), halfWayToEven(shown[2])];
  const logits = [...leftOut.logits, ...dev.logits];
  const labels = [...leftOut.labels, ...dev.labels];
  const weightsFor = (prior: Triple): number[] => [
    ...weightsToPrior(leftOut.labels, prior, 1 - options.devShare),
    ...weightsToPrior(dev.labels, prior, options.devShare),
  ];
  const offsets = tuneOffsets({ logits, labels });
  const calibration = fitCalibration(logits, labels, weightsFor(expected));
  const chances = logits.map((logit) => probabilities(logit, calibration));
  const taken = logits.map((logit) => bestFeeling(logit, offsets));
  const chancesTaken = chances.map((chance, i) => chance[taken[i] ?? 1]);
  const shownWeights = weightsFor(shown);
  const expectedWeights = weightsFor(expected);
  const edges = Array.from({ length: SURE_STEPS }, (_, i) =>
    thresholdForShare(chancesTaken, options.sureShare * (1 - i / SURE_STEPS), shownWeights),
  );
  const steps = fitConfidenceSteps(
    chancesTaken.map((chance, i) => ({ chance, isRight: taken[i] === labels[i], weight: expectedWeights[i] ?? 0 })),
    edges,
  );
  const triageOf = (held: HeldOut): number =>
    thresholdForShare(
      held.logits.filter((_, i) => held.labels[i] === 0).map((logit) => probabilities(logit, calibration)[0]),
      options.triageRecall,
    );
  return {
    offsets,
    calibration,
    confidenceSteps: steps,
    unsureBelow: edges[0] ?? 0,
    triageFrom: dev.labels.length > 0 ? Math.min(triageOf(leftOut), triageOf(dev)) : triageOf(leftOut),
  };
}

const halfWayToEven = (share: number): number => (share + 1 / 3) / 2;

/** How a model so tuned does, with each part of the texts held out judged by what the other parts were tuned to. */
export function measureTuning(leftOut: HeldOut, dev: HeldOut, options: TuningOptions): LanguageFigures {
  const answers: Answer[] = [];
  for (let part = 0; part < PARTS; part++) {
    const tuning = tuneLanguage(partsOf(leftOut, (i) => i !== part), partsOf(dev, (i) => i !== part), options); // prettier-ignore
    for (const held of [leftOut, dev]) {
      const { logits, labels } = partsOf(held, (i) => i === part);
      logits.forEach((logit, i) => answers.push({ label: labels[i] ?? 1, verdict: takeLabel(logit, tuning) }));
    }
  }
  return figuresOf(answers);
}

const partsOf = ({ logits, labels }: HeldOut, isWanted: (part: number) => boolean): HeldOut => ({
  logits: logits.filter((_, i) => isWanted(i % PARTS)),
  labels: labels.filter((_, i) => isWanted(i % PARTS)),
});
