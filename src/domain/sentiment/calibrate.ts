import type { Calibration, Triple } from './linear-model.types.js';

export function softmax([a, b, c]: Triple): [negative: number, neutral: number, positive: number] {
  const most = Math.max(a, b, c);
  const negative = Math.exp(a - most);
  const neutral = Math.exp(b - most);
  const positive = Math.exp(c - most);
  const sum = negative + neutral + positive;
  return [negative / sum, neutral / sum, positive / sum];
}

export const probabilities = (logits: Triple, { slope, shifts }: Calibration): [number, number, number] =>
  softmax([slope * logits[0] + shifts[0], slope * logits[1] + shifts[1], slope * logits[2] + shifts[2]]);

const STEPS = 400;

/** The slope and shifts under which the weighted `labels` (0, 1, 2) are likeliest, by gradient steps that shrink when they overshoot. */
export function fitCalibration(
  logits: readonly Triple[],
  labels: readonly number[],
  weights: readonly number[],
): Calibration {
  let [slope, low, high] = [1, 0, 0];
  let rate = 1;
  let loss = Infinity;
  let kept: [number, number, number] = [slope, low, high];
  let keptGradient: [number, number, number] = [0, 0, 0];
  for (let step = 0; step < STEPS; step++) {
    const { loss: now, gradient } = lossOf(logits, labels, weights, { slope, shifts: [low, 0, high] });
    if (now <= loss) {
      loss = now;
      kept = [slope, low, high];
      keptGradient = gradient;
      rate *= 1.1;
    } else rate *= 0.5;
    slope = kept[0] - rate * keptGradient[0];
    low = kept[1] - rate * keptGradient[1];
    high = kept[2] - rate * keptGradient[2];
  }
  return { slope: kept[0], shifts: [kept[1], 0, kept[2]] };
}

function lossOf(
  logits: readonly Triple[],
  labels: readonly number[],
  weights: readonly number[],
  calibration: Calibration,
): { loss: number; gradient: [slope: number, low: number, high: number] } {
  let loss = 0;
  let bySlope = 0;
  let byLow = 0;
  let byHigh = 0;
  let n = 0;
  logits.forEach((logit, i) => {
    const p = probabilities(logit, calibration);
    const label = labels[i] ?? 1;
    const weight = weights[i] ?? 0;
    n += weight;
    loss -= weight * Math.log(Math.max(1e-12, p[label] ?? 0));
    const low = weight * (p[0] - (label === 0 ? 1 : 0));
    const middle = weight * (p[1] - (label === 1 ? 1 : 0));
    const high = weight * (p[2] - (label === 2 ? 1 : 0));
    bySlope += low * logit[0] + middle * logit[1] + high * logit[2];
    byLow += low;
    byHigh += high;
  });
  n = Math.max(n, 1e-9);
  return { loss: loss / n, gradient: [bySlope / n, byLow / n, byHigh / n] };
}
