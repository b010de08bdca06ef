/** One alert for each episode: it ends when the score has been below the threshold for `quiet` steps. */
export function episodeAlerts(scores, threshold, quiet, from = 0) {
  const alerts = [];
  let last = -Infinity;
  for (let step = from; step < scores.length; step++) {
    if (scores[step] < threshold) continue;
    if (step - last > quiet) alerts.push(step);
    last = step;
  }
  return alerts;
}

/** Thresholds to try: every score but the lowest four fifths, thinned out evenly in rank. */
export function thresholdsOf(allScores) {
  const sorted = Float64Array.from(allScores.flatMap((scores) => [...scores]))
    .filter((score) => Number.isFinite(score))
    .sort()
    .reverse();
  const thresholds = new Set();
  for (let rank = 4; rank < sorted.length * 0.2; rank = Math.ceil(rank * 1.05)) thresholds.add(sorted[rank]);
  return [...thresholds];
}
