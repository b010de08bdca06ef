import type { Triple } from './linear-model.types.js';
import type { TrainingMatrix } from './training-matrix.js';

export interface FitOptions {
  readonly epochs: number;
  readonly learningRate: number;
  /** Each run shuffles its own way; the runs' weights are averaged, which for a linear model is their ensemble. */
  readonly runs: number;
  readonly seed: number;
  /** Added to every count of the naive-Bayes ratios. */
  readonly smoothing: number;
}

/** Weights by column, three beside each other. */
export interface FittedWeights {
  readonly weights: Float32Array;
  readonly biases: Triple;
}

/** The learning rate falls by this share over the epochs. */
const RATE_DECAY = 0.9;
const BIAS_RATE = 0.01;
const FIRST_SQUARES = 1e-3;

/**
 * Multinomial logistic regression over the given rows, by AdaGrad. Every column is scaled by how unevenly the labels share it
 * (the naive-Bayes ratio), and labels are weighted as if they were equally frequent. The same input gives the same bytes.
 */
export function fitLinear(matrix: TrainingMatrix, rows: Int32Array, options: FitOptions): FittedWeights {
  const scales = naiveBayesScales(matrix, rows, options.smoothing);
  const importance = rowImportance(matrix, rows);
  const sum = new Float64Array(scales.length);
  const biasSum: [number, number, number] = [0, 0, 0];
  for (let run = 0; run < options.runs; run++) {
    const fitted = fitOnce(matrix, rows, { ...options, seed: options.seed + run, scales, importance });
    fitted.weights.forEach((weight, i) => {
      sum[i] = (sum[i] ?? 0) + weight;
    });
    fitted.biases.forEach((bias, i) => {
      biasSum[i as 0 | 1 | 2] += bias;
    });
  }
  const share = 1 / options.runs;
  return {
    weights: Float32Array.from(sum, (weight, i) => weight * share * (scales[i] ?? 0)),
    biases: [biasSum[0] * share, biasSum[1] * share, biasSum[2] * share],
  };
}

interface RunOptions extends FitOptions {
  readonly scales: Float32Array;
  readonly importance: Float32Array;
}

function fitOnce(matrix: TrainingMatrix, rows: Int32Array, options: RunOptions): FittedWeights {
  const { starts, columns, strengths, examples } = matrix;
  const { scales, importance } = options;
  const weights = new Float32Array(scales.length);
  const squares = new Float32Array(scales.length).fill(FIRST_SQUARES);
  const biases: [number, number, number] = [0, 0, 0];
  const order = rows.slice();
  const random = createRandom(options.seed);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    const rate = options.learningRate * (1 - (epoch / options.epochs) * RATE_DECAY);
    for (const row of order) {
      const example = examples[row];
      if (!example) continue;
      const from = starts[row] ?? 0;
      const to = starts[row + 1] ?? from;
      let [z0, z1, z2] = biases;
      for (let i = from; i < to; i++) {
        const at = 3 * (columns[i] ?? 0);
        const strength = strengths[i] ?? 0;
        z0 += (weights[at] ?? 0) * (scales[at] ?? 0) * strength;
        z1 += (weights[at + 1] ?? 0) * (scales[at + 1] ?? 0) * strength;
        z2 += (weights[at + 2] ?? 0) * (scales[at + 2] ?? 0) * strength;
      }
      const most = example.isPolar ? Math.max(z0, z2) : Math.max(z0, z1, z2);
      const e0 = Math.exp(z0 - most);
      const e1 = example.isPolar ? 0 : Math.exp(z1 - most);
      const e2 = Math.exp(z2 - most);
      const importanceOfRow = importance[row] ?? 0;
      const share = importanceOfRow / (e0 + e1 + e2);
      const d0 = e0 * share - (example.label === 0 ? importanceOfRow : 0);
      const d1 = e1 * share - (example.label === 1 ? importanceOfRow : 0);
      const d2 = e2 * share - (example.label === 2 ? importanceOfRow : 0);
      for (let i = from; i < to; i++) {
        const at = 3 * (columns[i] ?? 0);
        const strength = strengths[i] ?? 0;
        step(weights, squares, at, d0 * strength * (scales[at] ?? 0), rate);
        step(weights, squares, at + 1, d1 * strength * (scales[at + 1] ?? 0), rate);
        step(weights, squares, at + 2, d2 * strength * (scales[at + 2] ?? 0), rate);
      }
      biases[0] -= BIAS_RATE * rate * d0;
      biases[1] -= BIAS_RATE * rate * d1;
      biases[2] -= BIAS_RATE * rate * d2;
    }
  }
  return { weights, biases };
}

function step(weights: Float32Array, squares: Float32Array, at: number, gradient: number, rate: number): void {
  const square = (squares[at] ?? 0) + gradient * gradient;
  squares[at] = square;
  weights[at] = (weights[at] ?? 0) - (rate * gradient) / Math.sqrt(square);
}

/** |log(share of the label's posts that have the column : share of the others' posts that have it)|, by column and label. */
function naiveBayesScales(matrix: TrainingMatrix, rows: Int32Array, smoothing: number): Float32Array {
  const { starts, columns, examples, buckets } = matrix;
  const counts = new Float64Array(3 * buckets.length);
  const totals: [number, number, number] = [0, 0, 0];
  for (const row of rows) {
    const example = examples[row];
    if (example?.weight !== 1) continue;
    totals[example.label] += 1;
    for (let i = starts[row] ?? 0; i < (starts[row + 1] ?? 0); i++) {
      const at = 3 * (columns[i] ?? 0) + example.label;
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  const scales = new Float32Array(counts.length);
  const all = totals[0] + totals[1] + totals[2];
  for (let at = 0; at < counts.length; at += 3) {
    const everywhere = (counts[at] ?? 0) + (counts[at + 1] ?? 0) + (counts[at + 2] ?? 0);
    totals.forEach((total, label) => {
      const here = counts[at + label] ?? 0;
      const inside = (here + smoothing) / (total + 2 * smoothing);
      const outside = (everywhere - here + smoothing) / (all - total + 2 * smoothing);
      scales[at + label] = Math.abs(Math.log(inside / outside));
    });
  }
  return scales;
}

/** By row of the matrix: the example's weight, times what makes the labels equal among the posts proper. */
function rowImportance({ examples }: TrainingMatrix, rows: Int32Array): Float32Array {
  const counts: [number, number, number] = [0, 0, 0];
  for (const row of rows) {
    const example = examples[row];
    if (example?.weight === 1) counts[example.label] += 1;
  }
  const labels = counts.filter((count) => count > 0).length;
  const all = counts[0] + counts[1] + counts[2];
  return Float32Array.from(examples, ({ label, weight }) =>
    counts[label] > 0 ? (weight * all) / (labels * counts[label]) : weight,
  );
}

/** Mulberry32: numbers of 0..1, the same for the same seed everywhere. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const moved = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = moved;
  }
}

/** What fitted weights make of a row. */
export function logitsOfRow(matrix: TrainingMatrix, row: number, { weights, biases }: FittedWeights): Triple {
  const { starts, columns, strengths } = matrix;
  let [z0, z1, z2] = biases;
  for (let i = starts[row] ?? 0; i < (starts[row + 1] ?? 0); i++) {
    const at = 3 * (columns[i] ?? 0);
    const strength = strengths[i] ?? 0;
    z0 += (weights[at] ?? 0) * strength;
    z1 += (weights[at + 1] ?? 0) * strength;
    z2 += (weights[at + 2] ?? 0) * strength;
  }
  const middle = (z0 + z1 + z2) / 3;
  return [z0 - middle, z1 - middle, z2 - middle];
}
