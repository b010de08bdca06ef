import { RUN_TOGETHER } from '../../text/confusable-letters.js';
import { mixUnit, WORD_SEED } from './hashes.js';

/** Two letters that run together into one, as units. */
export interface PairOfUnits {
  readonly first: number;
  readonly second: number;
  readonly joined: number;
  /** Units of a word in which they are read together. */
  readonly shortest: number;
}

export const PAIRS_OF_UNITS: readonly PairOfUnits[] = RUN_TOGETHER.map(([pair, letter, shortest]) => {
  return { first: pair.charCodeAt(0), second: pair.charCodeAt(1), joined: letter.charCodeAt(0), shortest };
});

/** Of a word with more of the same letter not every mixture of both ways to write it is worked out. */
const MOST_MIXED = 6;
const EVERY = -1;

/**
 * Hashes of the ways to write a word of `units` with two letters in place of one: `arnazon`, `hurnrning` and `humrning`. Each
 * letter that looks like a pair is written as it or as the pair, at least one as the pair.
 */
export function spellingsWithPairs(units: Uint16Array, start: number, end: number): number[] {
  const hashes: number[] = [];
  for (const pair of PAIRS_OF_UNITS) {
    let count = 0;
    for (let at = start; at < end; at++) if (units[at] === pair.joined) count++;
    if (count === 0) continue;
    const least = pair.shortest - (end - start);
    if (count > MOST_MIXED) hashes.push(hashOfSpelling(units, start, end, pair, EVERY));
    else {
      for (let ways = 1; ways < 1 << count; ways++) {
        if (bitCount(ways) >= least) hashes.push(hashOfSpelling(units, start, end, pair, ways));
      }
    }
  }
  return hashes;
}

/** Bit n of `ways` tells whether the letter is written as the pair where it stands for the nth time. */
function hashOfSpelling(units: Uint16Array, start: number, end: number, pair: PairOfUnits, ways: number): number {
  let hash = WORD_SEED;
  let rest = ways;
  for (let at = start; at < end; at++) {
    const unit = units[at] ?? 0;
    const isPair = unit === pair.joined && (rest & 1) !== 0;
    if (unit === pair.joined) rest >>= 1;
    hash = isPair ? mixUnit(mixUnit(hash, pair.first), pair.second) : mixUnit(hash, unit);
  }
  return hash;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
