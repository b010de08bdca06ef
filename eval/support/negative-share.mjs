import { testWindow } from '../../dist/server/domain/alert-rule/test-window.js';
import { QUIET } from './injected-crises.mjs';

/** As the product looks: the last hour against the two weeks before it. */
const WINDOW = 12;
const USUAL = 14 * 288;
const RULE = { kind: 'share', sensitivity: 'normal' };
const sumsOf = (counts) => {
  const sums = new Float64Array(counts.length + 1);
  counts.forEach((count, step) => (sums[step + 1] = sums[step] + (count ?? 0)));
  return sums;
};

/** The rule on the share of negatives, beside a series that has `totals`: all posts of each step. */
export class NegativeShare {
  constructor({ counts, totals }) {
    this.negatives = sumsOf(counts);
    this.mentions = sumsOf(totals);
  }

  /** Whether it finds something at a step when so many posts, all negative, came in its hour on top. */
  finds(step, added = 0) {
    const between = (sums, from, to) => sums[Math.max(0, to)] - sums[Math.max(0, from)];
    const [from, to] = [step + 1 - WINDOW, step + 1];
    const now = {
      mentions: between(this.mentions, from, to) + added,
      negatives: between(this.negatives, from, to) + added,
      negativeVoices: 0,
      networks: {},
      risks: {},
      topReach: 0,
    };
    const usual = {
      mentions: between(this.mentions, from - USUAL, from),
      negatives: between(this.negatives, from - USUAL, from),
      risks: {},
      windows: USUAL / WINDOW,
    };
    return testWindow(RULE, now, usual).length > 0;
  }

  /** The steps at which it begins to find something. */
  alerts(from) {
    const alerts = [];
    let last = -Infinity;
    for (let step = from; step < this.negatives.length - 1; step++) {
      if (!this.finds(step)) continue;
      if (step - last > QUIET) alerts.push(step);
      last = step;
    }
    return alerts;
  }

  /** Steps from the onset of a crisis to its finding, or null; what it found in the hour before does not count. */
  delayOf(start, crisis) {
    for (let step = start - WINDOW; step < start; step++) if (this.finds(step)) return null;
    let added = 0;
    for (const [i, posts] of crisis.entries()) {
      added += posts;
      if (this.finds(start + i, added)) return i;
    }
    return null;
  }
}
