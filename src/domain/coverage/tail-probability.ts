/**
 * Chance of at most `count` posts where `mean` are expected. `size` says how unevenly they come: the variance is
 * mean + mean²/size (negative binomial); Infinity is pure chance (Poisson).
 */
export function chanceOfAtMost(count: number, mean: number, size: number): number {
  if (mean <= 0) return 1;
  const isPoisson = !Number.isFinite(size);
  // Terms are built one from the other, the first in logarithms so that a large mean does not underflow too early.
  let logTerm = isPoisson ? -mean : -size * Math.log1p(mean / size);
  let sum = Math.exp(logTerm);
  for (let k = 1; k <= count; k++) {
    logTerm += isPoisson ? Math.log(mean / k) : Math.log(((size + k - 1) / k) * (mean / (size + mean)));
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}

/** Where fewer than this are expected in all, unevenness cannot be told from chance. */
const FEWEST_EXPECTED = 3;

/** `size` for `chanceOfAtMost`, from counts and what was expected of each, by moments. */
export function estimateSize(counts: readonly { readonly seen: number; readonly expected: number }[]): number {
  let squares = 0;
  let excess = 0;
  let total = 0;
  for (const { seen, expected } of counts) {
    squares += expected * expected;
    excess += (seen - expected) ** 2 - expected;
    total += expected;
  }
  if (total < FEWEST_EXPECTED || excess <= 0) return Infinity;
  return squares / excess;
}
