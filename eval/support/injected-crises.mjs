import { Random } from '../../bench/support/random.mjs';
import { SpikeDetector } from '../../dist/server/domain/spike/spike-detector.js';
import { drawPoisson, drawShare } from './chance.mjs';
import { episodeAlerts, thresholdsOf } from './episodes.mjs';

export const STEP_SECONDS = 300;
export const QUIET = 72;
const HOUR = 12;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** What a detector may learn from before it is judged. */
export const LEARNING = 14 * DAY;
/** How far a crisis is followed, and how far it stays away from what is labelled, blind or at the end. */
const FOLLOWED = 12;
const CLEAR = 36;
const SHARE_NEGATIVE = 0.15;

/** A crisis rises over 20 minutes and halves every four hours; 1 is its full height. */
const crisisShape = (step) => (1 - Math.exp(-(step + 1) / 4)) * Math.exp(-step / 72);

/** The negatives of a labelled brand: a share of its posts, drawn. */
export function thinVolume(volume, seed) {
  const random = new Random(seed);
  const counts = Array.from(volume.counts, (count) => drawShare(random, count, SHARE_NEGATIVE));
  const mean = volume.counts.reduce((sum, count) => sum + count, 0) / volume.counts.length;
  return { ...seriesOf(volume.name, volume.times, counts, mean, volume.windowOf), totals: volume.counts };
}

/** `mean` is that of all posts: the size of a crisis is a multiple of it. */
export function seriesOf(name, times, counts, mean, windowOf = null) {
  const isClear = (step) => (windowOf === null || windowOf[step] < 0) && counts[step] !== null;
  let clear = 0;
  for (let step = LEARNING; step < counts.length; step++) if (isClear(step)) clear++;
  return { name, times, counts, mean, isClear, weeks: clear / WEEK };
}

/** Where crises begin in a series. */
export function placeCrises(series, many, random) {
  const starts = new Set();
  for (let tries = 0; starts.size < many && tries < 100 * many; tries++) {
    const start = LEARNING + random.below(series.counts.length - LEARNING - 2 * CLEAR);
    let isClear = true;
    for (let step = start - CLEAR; step < start + CLEAR; step++) isClear &&= series.isClear(step);
    if (isClear) starts.add(start);
  }
  return [...starts].sort((a, b) => a - b);
}

/** The posts a crisis adds, step by step. */
export function drawCrisis(mean, size, random) {
  return Array.from({ length: FOLLOWED }, (_, step) => drawPoisson(random, crisisShape(step) * size * mean));
}

const settings = { stepSeconds: STEP_SECONDS, sensitivity: 'normal' };

/** Earshot over a whole series: its scores, its alerts, and its states at the given steps. */
export function watchSeries({ times, counts }, starts = []) {
  const wanted = new Set(starts);
  const states = new Map();
  const detector = SpikeDetector.start(settings);
  const alerts = [];
  const scores = Float64Array.from(counts, (count, step) => {
    if (wanted.has(step)) states.set(step, structuredClone(detector.state()));
    const { isAlert, score } = detector.observe(times[step], count);
    if (isAlert) alerts.push(step);
    return score;
  });
  return { scores, alerts, states };
}

/** Steps from the onset to the alert, or null. */
export function delayOfEarshot({ times, counts }, start, state, crisis) {
  const detector = SpikeDetector.restore(settings, state);
  const delay = crisis.findIndex((posts, i) => detector.observe(times[start + i], counts[start + i] + posts).isAlert);
  return delay < 0 ? null : delay;
}

/** The same for a baseline, which sees the 15 days before. */
export function delayOfBaseline(detect, threshold, { counts }, start, crisis) {
  // From a full hour, since some rules look at full hours only.
  const from = Math.max(0, Math.floor((start - 15 * DAY) / HOUR) * HOUR);
  const seen = Float64Array.from(counts.slice(from, start + crisis.length), (count) => count ?? 0);
  crisis.forEach((posts, i) => (seen[start - from + i] += posts));
  const scores = detect(seen, start - from - DAY);
  const alert = episodeAlerts(scores, threshold, QUIET).find((step) => step >= start - from);
  return alert === undefined ? null : alert - (start - from);
}

export const countFalseAlarms = (alerts, series) =>
  alerts.filter((step) => step >= LEARNING && series.isClear(step)).length;

/** The lowest threshold that keeps to the budget of false alarms a week, over all series together. */
export function calibrate(detect, allSeries, perWeek) {
  const scores = allSeries.map(({ counts }) => detect(Float64Array.from(counts, (count) => count ?? 0)));
  const weeks = allSeries.reduce((sum, series) => sum + series.weeks, 0);
  let lowest = Infinity;
  for (const threshold of thresholdsOf(scores)) {
    const alarms = allSeries.reduce(
      (sum, series, i) => sum + countFalseAlarms(episodeAlerts(scores[i], threshold, QUIET), series),
      0,
    );
    if (alarms / weeks > perWeek) break;
    lowest = threshold;
  }
  return lowest;
}
