import { createHash } from 'node:crypto';
import { STEP_MS, STEP_SECONDS, stepOf, type StepCount } from '../spikes/spikes.types.js';

const HOUR_SECONDS = 3_600;
const DAY_MS = 86_400_000;

/** What a watch of the demo had usually heard before the demo began. */
export interface UsualHour {
  readonly posts: number;
  /** Shares of them, 0 to 1. */
  readonly negative: number;
  readonly loud: number;
  /** Topic of risk → negative posts that speak of it. */
  readonly risks: Readonly<Record<string, number>>;
}

/**
 * Counts of the days before `until`: as many posts at any hour, as chance would have it, and the same ones whenever they are made for
 * this watch. Steps without posts are left out. `networkShares`: network → share.
 */
export function inventPast(
  watch: { readonly id: string; readonly name: string },
  usual: UsualHour,
  networkShares: Readonly<Record<string, number>>,
  until: Date,
  days: number,
): StepCount[] {
  const end = stepOf(until).getTime();
  const counts: StepCount[] = [];
  for (let ms = end - days * DAY_MS; ms < end; ms += STEP_MS) {
    const chance = chances(`${watch.name} ${String((end - ms) / STEP_MS)}`);
    const mentions = drawCount(perStep(usual.posts), chance);
    if (mentions === 0) continue;
    const posts = Array.from({ length: mentions }, () => ({
      isNegative: chance() < usual.negative,
      isLoud: chance() < usual.loud,
      network: pick(networkShares, chance()),
    }));
    const negatives = posts.filter(({ isNegative }) => isNegative).length;
    const risks = Object.entries(usual.risks).map(([topic, perHour]): [string, number] => [
      topic,
      Math.min(negatives, drawCount(perStep(perHour), chance)),
    ]);
    const networks: Record<string, [number, number]> = {};
    for (const { network, isNegative } of posts) {
      const [all, negative] = networks[network] ?? [0, 0];
      networks[network] = [all + 1, negative + (isNegative ? 1 : 0)];
    }
    counts.push({
      watchId: watch.id,
      at: new Date(ms),
      mentions,
      negatives,
      highReach: posts.filter(({ isLoud }) => isLoud).length,
      authors: mentions,
      negativeAuthors: negatives,
      topReach: 0,
      networks,
      risks: Object.fromEntries(risks.filter(([, count]) => count > 0)),
      languages: {},
      stories: {},
    });
  }
  return counts;
}

const perStep = (perHour: number): number => (perHour * STEP_SECONDS) / HOUR_SECONDS;

/** Numbers from 0 to 1 that look like chance and are the same for the same name. */
function chances(name: string): () => number {
  let state = createHash('sha256').update(name).digest().readUInt32LE(0);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** So many as come in a step where `mean` are usual (Poisson). */
function drawCount(mean: number, chance: () => number): number {
  const least = Math.exp(-mean);
  let count = 0;
  for (let left = chance(); left > least; left *= chance()) count++;
  return count;
}

function pick(shares: Readonly<Record<string, number>>, at: number): string {
  const entries = Object.entries(shares);
  let sum = 0;
  for (const [name, share] of entries) {
    sum += share;
    if (at < sum) return name;
  }
  return entries.at(-1)?.[0] ?? '';
}
