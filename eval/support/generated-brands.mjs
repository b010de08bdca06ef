import { Random } from '../../bench/support/random.mjs';
import { drawNormal, drawPoisson, drawShare } from './chance.mjs';

const DAY = 288;
const WEEK = 7 * DAY;
const START = Date.UTC(2026, 0, 5);
const STEP_MS = 300_000;
/** Half a normal distribution of the day around the early evening, never quite silent. */
const hourShape = (step) => 0.25 + 1.5 * Math.exp(-(((((step % DAY) / 12 - 16 + 36) % 24) - 12) ** 2) / 40);
const DAY_SHAPE = [1.1, 1.1, 1.1, 1.05, 1, 0.75, 0.7];
const HOUR_SHAPE_MEAN = Array.from({ length: DAY }, (_, step) => hourShape(step)).reduce((a, b) => a + b) / DAY;
const DAY_SHAPE_MEAN = DAY_SHAPE.reduce((a, b) => a + b) / DAY_SHAPE.length;

const NEGATIVE = 0.15;
const GROWTH_PER_WEEK = 0.03;
const HOLIDAYS_PER_DAY = 1 / 20;
const HOLIDAY = 0.4;
/** Unrest beyond chance: the logarithm of the rate wanders by so much, and forgets with this half-life. */
const UNREST = 0.25;
const UNREST_STEPS = 36;
const GAPS_PER_DAY = 1 / 10;
const LONGEST_GAP = 96;
/** One person in a hurry writes many negative posts; a few bots repeat each other. An author counts once a day. */
const NOISY_AUTHOR_PER_DAY = 1 / 3;
const BOTS_PER_DAY = 1 / 15;

/**
 * A brand with a daily and weekly rhythm, holidays, slow growth, unrest, gaps, bots and a noisy author: five-minute counts of
 * authors who wrote, and of those among them who wrote negatively; null where the source was blind.
 */
export function generateBrand({ perDay, weeks, seed }) {
  const random = new Random(seed);
  const steps = weeks * WEEK;
  const counts = new Array(steps);
  const negatives = new Array(steps);
  const forgetting = 0.5 ** (1 / UNREST_STEPS);
  let unrest = 0;
  let holiday = 1;
  let gap = 0;
  for (let step = 0; step < steps; step++) {
    if (step % DAY === 0) holiday = random.chance(HOLIDAYS_PER_DAY) ? HOLIDAY : 1;
    unrest = unrest * forgetting + UNREST * Math.sqrt(1 - forgetting ** 2) * drawNormal(random);
    const shape = (hourShape(step) / HOUR_SHAPE_MEAN) * (DAY_SHAPE[Math.floor(step / DAY) % 7] / DAY_SHAPE_MEAN);
    const growth = (1 + GROWTH_PER_WEEK) ** (step / WEEK);
    const usual = drawPoisson(random, (perDay / DAY) * shape * holiday * growth * Math.exp(unrest - UNREST ** 2 / 2));
    const noisy = random.chance(NOISY_AUTHOR_PER_DAY / DAY) ? 1 : 0;
    const bots = random.chance(BOTS_PER_DAY / DAY) ? 2 + random.below(4) : 0;
    counts[step] = usual + noisy + bots;
    negatives[step] = drawShare(random, usual, NEGATIVE) + noisy;
    if (random.chance(GAPS_PER_DAY / DAY)) gap = 1 + random.below(LONGEST_GAP);
    if (gap > 0) {
      counts[step] = null;
      negatives[step] = null;
      gap--;
    }
  }
  const times = Array.from({ length: steps }, (_, step) => START + step * STEP_MS);
  return { name: `${String(perDay)} a day`, perDay, mean: perDay / DAY, times, counts, negatives };
}
