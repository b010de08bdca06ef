// The scoring rules of the Numenta Anomaly Benchmark, standard profile.
//
// An alert inside a labelled window counts 1 at its beginning and falls along a sigmoid to its end; of several in one window the
// best counts. A window without one costs 1. An alert outside costs 0.11, less just after a window. The first 15 % of a file, at most
// 750 rows, are not scored. 0 is what silence gets, 100 what an alert on the first row of each window and none elsewhere would get.

const FALSE_ALARM = 0.11;
const MISS = 1;
const PROBATION_SHARE = 0.15;
const MOST_PROBATION = 750;

const sigmoid = (place) => (place > 3 ? -1 : 2 / (1 + Math.exp(5 * place)) - 1);
const BEST = sigmoid(-1);

export const probationOf = (rows) => Math.min(Math.floor(PROBATION_SHARE * rows), MOST_PROBATION);

/** For each row: the window it lies in (−1: none) and what an alert there is worth. */
export function worthOfRows(rows, windows) {
  const windowOf = new Int16Array(rows).fill(-1);
  const worth = new Float64Array(rows).fill(-FALSE_ALARM);
  windows.forEach(([first, last], window) => {
    const length = last - first + 1;
    for (let row = first; row <= last; row++) {
      windowOf[row] = window;
      worth[row] = sigmoid(-(last - row + 1) / length) / BEST;
    }
    const next = windows[window + 1]?.[0] ?? rows;
    for (let row = last + 1; row < next; row++) worth[row] = FALSE_ALARM * sigmoid((row - last) / (length - 1));
  });
  return { windowOf, worth };
}

/** What alerts (row numbers) of one file are worth: `sum` for normalise(), false alarms, and windows that were noticed. */
export function scoreAlerts(file, alerts) {
  const best = new Map();
  let sum = 0;
  let falseAlarms = 0;
  for (const row of alerts) {
    if (row < file.probation) continue;
    const window = file.windowOf[row];
    if (window < 0) {
      sum += file.worth[row];
      falseAlarms += 1;
    } else best.set(window, Math.max(best.get(window) ?? -MISS, file.worth[row]));
  }
  for (const worth of best.values()) sum += worth;
  return { sum: sum - MISS * (file.windows.length - best.size), falseAlarms, noticed: best.size };
}

export const normalise = (sum, windows) => (100 * (sum + MISS * windows)) / ((1 + MISS) * windows);
