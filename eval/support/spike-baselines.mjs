// Detectors to compare with: each `(counts, from) => scores`, a score using nothing after its row; those before row `from` are not
// needed. Five-minute steps.
const HOUR = 12;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const NEVER = -Infinity;

const decayOf = (halfLife) => 1 - 0.5 ** (1 / halfLife);

/** How improbable a count is by the normal distribution of the last day or so. */
function windowedGaussian(counts, window = 1_600) {
  const scores = new Float64Array(counts.length).fill(NEVER);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < counts.length; i++) {
    const n = Math.min(i, window);
    if (n > HOUR) {
      const mean = sum / n;
      const deviation = Math.sqrt(Math.max(squares / n - mean * mean, 1e-6));
      scores[i] = (counts[i] - mean) / deviation;
    }
    sum += counts[i];
    squares += counts[i] ** 2;
    if (i < window) continue;
    sum -= counts[i - window];
    squares -= counts[i - window] ** 2;
  }
  return scores;
}

/** Deviations from an exponentially weighted mean. */
function ewma(counts, halfLife = DAY / 2) {
  const share = decayOf(halfLife);
  let mean = counts[0];
  let variance = mean + 1;
  return Float64Array.from(counts, (count) => {
    const score = (count - mean) / Math.sqrt(variance + 0.5);
    variance += share * ((count - mean) ** 2 - variance);
    mean += share * (count - mean);
    return score;
  });
}

/** Deviations from the median of the same hour of up to two weeks of days, in medians of deviation, of square roots. */
function seasonalZ(counts, from, days = 14, around = HOUR / 2) {
  const roots = Float64Array.from(counts, (count) => 2 * Math.sqrt(count + 0.375));
  const middle = (values) => values.sort((a, b) => a - b)[values.length >> 1];
  return Float64Array.from(roots, (root, i) => {
    const past = [];
    if (i < from) return NEVER;
    for (let day = 1; day <= days && i - day * DAY >= around; day++) {
      for (let j = -around; j <= around; j += 2) past.push(roots[i - day * DAY + j]);
    }
    if (past.length < around) return NEVER;
    const median = middle(past);
    const deviation = 1.4826 * middle(past.map((value) => Math.abs(value - median)));
    return (root - median) / Math.max(deviation, 0.5);
  });
}

/** Cumulated deviations of square roots above two standard deviations. */
function cusum(counts) {
  const [share, spreadShare, drift, most] = [decayOf(DAY), decayOf(3 * DAY), 2, 6];
  let mean = 2 * Math.sqrt(counts[0] + 0.375);
  let variance = 1;
  let sum = 0;
  return Float64Array.from(counts, (count) => {
    const deviation = Math.sqrt(Math.max(variance, 0.5));
    const z = (2 * Math.sqrt(count + 0.375) - mean) / deviation;
    sum = Math.max(0, sum + Math.min(z, 10 * most) - drift);
    const clipped = Math.max(-most, Math.min(most, z)) * deviation;
    mean += share * clipped;
    variance += spreadShare * (clipped ** 2 - variance);
    return sum;
  });
}

/** The mean of 15 minutes against what 0.5 % of the last 14 days exceeded. */
function novelty(counts, { span = 3, days = 14, share = 0.995, floor = 2 } = {}) {
  const sorted = [];
  const placeOf = (level) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < level) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const levels = new Float64Array(counts.length);
  let sum = 0;
  return Float64Array.from(counts, (count, i) => {
    sum += count - (i >= span ? counts[i - span] : 0);
    const level = sum / Math.min(span, i + 1);
    const high = sorted.length === 0 ? level : sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    levels[i] = level;
    sorted.splice(placeOf(level), 0, level);
    if (i >= days * DAY) sorted.splice(placeOf(levels[i - days * DAY]), 1);
    return Math.log((level + floor) / (high + floor));
  });
}

/** The last hour against the hours before it, looked at every full hour: the usual rule of vendors. */
function hourAgainst(before) {
  return (counts) => {
    const sums = new Float64Array(counts.length + 1);
    for (let i = 0; i < counts.length; i++) sums[i + 1] = sums[i] + counts[i];
    return Float64Array.from(counts, (_, i) => {
      const end = i + 1;
      if (end % HOUR !== 0 || end < 2 * HOUR) return NEVER;
      const hour = sums[end] - sums[end - HOUR];
      const start = Math.max(0, end - HOUR - before);
      const usual = ((sums[end - HOUR] - sums[start]) / (end - HOUR - start)) * HOUR;
      return Math.log((hour + 3) / (usual + 3));
    });
  };
}

export const BASELINES = {
  'windowed Gaussian': (counts) => windowedGaussian(counts),
  EWMA: (counts) => ewma(counts),
  'seasonal z-score': (counts, from = 0) => seasonalZ(counts, from),
  CUSUM: cusum,
  'novelty, 15 minutes': (counts) => novelty(counts),
  'vendor rule, 1 h against 12 h': hourAgainst(12 * HOUR),
  'vendor rule, 1 h against 7 d': hourAgainst(WEEK),
};
