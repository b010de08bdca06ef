import { mixHash } from './hash-text.js';
import { IS_FIGURE, IS_NAME, type StoryWords } from './story-words.js';

/** A shingle is as many words in a row as weigh this much. */
const SHINGLE_WEIGHT = 5;

/** How many are chosen among all shingles, and among the telling ones, up to a weight: longer texts are cut and edited more. */
const CHOSEN: readonly (readonly [below: number, any: number, telling: number])[] = [
  [25, 2, 1],
  [40, 3, 2],
  [Infinity, 5, 3],
];

/** Keeps the smallest few of many hashes, in order. */
class Smallest {
  readonly hashes: number[] = [];
  constructor(private readonly most: number) {}

  offer(hash: number): void {
    const { hashes, most } = this;
    if (hashes.length === most && hash >= (hashes[most - 1] ?? 0)) return;
    if (hashes.includes(hash)) return;
    let at = hashes.length;
    while (at > 0 && (hashes[at - 1] ?? 0) > hash) at--;
    hashes.splice(at, 0, hash);
    if (hashes.length > most) hashes.pop();
  }
}

/**
 * A few shingles of a text, chosen by the size of their hashes: two texts that share most of their shingles, or of which one
 * is a good part of the other, are all but certain to share one of the chosen. Some are chosen among the shingles with figures
 * and names, where reports and adverts made from one template differ.
 */
export function sampleShingles(words: StoryWords): number[] {
  const [, ofAny = 0, ofTelling = 0] = CHOSEN.find(([below]) => words.weight < below) ?? [];
  const any = new Smallest(ofAny);
  const telling = new Smallest(ofTelling);
  const { hashes, weights, flags } = words;
  let end = 0;
  let weight = 0;
  for (let start = 0; start < hashes.length; start++) {
    while (end < hashes.length && weight < SHINGLE_WEIGHT) weight += weights[end++] ?? 0;
    if (weight < SHINGLE_WEIGHT - 0.01) break;
    let hash = 0;
    let isTelling = false;
    for (let at = start; at < end; at++) {
      hash = mixHash(hash, hashes[at] ?? 0);
      if (((flags[at] ?? 0) & (IS_FIGURE | IS_NAME)) !== 0) isTelling = true;
    }
    any.offer(hash >>> 0);
    if (isTelling) telling.offer(hash >>> 0);
    weight -= weights[start] ?? 0;
  }
  return [...new Set([...any.hashes, ...telling.hashes])];
}
