/** Per label: of those called so, how many are; of those that are, how many were called so. 0..1. */
export interface LabelMeasures {
  readonly precision: number;
  readonly recall: number;
}

export interface Measures {
  readonly accuracy: number;
  /** Mean recall of the labels that occur. */
  readonly macroRecall: number;
  readonly macroF1: number;
  /** In the order of the labels; 0 where a label does not occur. */
  readonly perLabel: readonly LabelMeasures[];
}

/** `truth` and `said` are label numbers below `labels`; anything else in `said` is wrong for every label. */
export function measure(truth: readonly number[], said: readonly number[], labels = 3): Measures {
  const right = new Array<number>(labels).fill(0);
  const occurs = new Array<number>(labels).fill(0);
  const called = new Array<number>(labels).fill(0);
  let hits = 0;
  truth.forEach((label, i) => {
    const answer = said[i] ?? -1;
    occurs[label] = (occurs[label] ?? 0) + 1;
    if (answer in called) called[answer] = (called[answer] ?? 0) + 1;
    if (answer !== label) return;
    right[label] = (right[label] ?? 0) + 1;
    hits += 1;
  });
  const perLabel = right.map((count, label) => ({
    precision: ratio(count, called[label] ?? 0),
    recall: ratio(count, occurs[label] ?? 0),
  }));
  const occurring = perLabel.filter((_, label) => (occurs[label] ?? 0) > 0);
  return {
    accuracy: ratio(hits, truth.length),
    macroRecall: mean(occurring.map(({ recall }) => recall)),
    macroF1: mean(occurring.map(({ precision, recall }) => ratio(2 * precision * recall, precision + recall))),
    perLabel,
  };
}

const BINS = 10;

/** Expected calibration error, 0..1: the gap between confidence (0..1) and being right, over ten equal bins of confidence. */
export function calibrationError(confidences: readonly number[], isRight: readonly boolean[]): number {
  const gaps = new Array<number>(BINS).fill(0);
  confidences.forEach((confidence, i) => {
    const bin = Math.min(BINS - 1, Math.floor(confidence * BINS));
    gaps[bin] = (gaps[bin] ?? 0) + confidence - (isRight[i] === true ? 1 : 0);
  });
  return ratio(
    gaps.reduce((sum, gap) => sum + Math.abs(gap), 0),
    confidences.length,
  );
}

export const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const mean = (values: readonly number[]): number =>
  ratio(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  );
