import type { FittedWeights } from './fit-linear.js';
import type { Triple } from './linear-model.types.js';
import type { TrainingMatrix } from './training-matrix.js';
import type { WeightRows } from './weight-table.js';

/** Weights above this quantile of their sizes are cut to it, so that a few do not coarsen all others. */
const CLIP_QUANTILE = 0.9995;
const MOST = 127;

export interface PackedWeights {
  readonly rows: WeightRows;
  readonly scale: number;
  readonly biases: Triple;
}

/**
 * Rounds weights to steps of one scale, −127..127, and drops the rows whose steps all stay below `atLeastSteps`. Softmax does not
 * change when the three classes move together: rows are centred, and the neutral part needs no place.
 */
export function packWeights(matrix: TrainingMatrix, fitted: FittedWeights, atLeastSteps = 1): PackedWeights {
  const { weights, biases } = fitted;
  const centred = new Float32Array(weights.length);
  for (let at = 0; at < weights.length; at += 3) {
    const middle = ((weights[at] ?? 0) + (weights[at + 1] ?? 0) + (weights[at + 2] ?? 0)) / 3;
    for (let k = 0; k < 3; k++) centred[at + k] = (weights[at + k] ?? 0) - middle;
  }
  const sizes = centred
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort();
  const scale = (sizes[Math.floor(CLIP_QUANTILE * (sizes.length - 1))] ?? 1) / MOST;
  const steps = (at: number): number => Math.max(-MOST, Math.min(MOST, Math.round((centred[at] ?? 0) / scale)));
  const kept = Array.from(matrix.buckets, (bucket, column) => ({
    bucket,
    negative: steps(3 * column),
    neutral: steps(3 * column + 1),
    positive: steps(3 * column + 2),
  }))
    .filter(({ negative, neutral, positive }) =>
      [negative, neutral, positive].some((step) => Math.abs(step) >= atLeastSteps),
    )
    .sort((a, b) => a.bucket - b.bucket);
  const middle = (biases[0] + biases[1] + biases[2]) / 3;
  return {
    rows: {
      bits: matrix.bits,
      buckets: Int32Array.from(kept, ({ bucket }) => bucket),
      negative: Int8Array.from(kept, ({ negative }) => negative),
      positive: Int8Array.from(kept, ({ positive }) => positive),
    },
    scale,
    biases: [biases[0] - middle, biases[1] - middle, biases[2] - middle],
  };
}
