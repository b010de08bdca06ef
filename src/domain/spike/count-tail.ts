const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
const HALF_LOG_TAU = 0.5 * Math.log(2 * Math.PI);
const MOST_TERMS = 500;
const TINY = 1e-300;

/** Logarithm of the gamma function, for x > 0 (Lanczos, 15 digits). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const y = x - 1;
  const t = y + 7.5;
  let sum = 0.99999999999980993;
  for (const [i, term] of LANCZOS.entries()) sum += term / (y + i + 1);
  return HALF_LOG_TAU + (y + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * How improbable it is to count `observed` or more where `mean` is usual: −log10 of the upper tail of the negative binomial
 * distribution whose variance is mean + relativeVariance · mean². With relativeVariance 0 it is Poisson's. 0 where observed is no
 * more than the mean.
 */
export function tailSurprise(observed: number, mean: number, relativeVariance: number): number {
  if (observed <= mean || observed <= 0) return 0;
  const rate = Math.max(mean, 1e-9);
  const size = 1 / Math.max(relativeVariance, 1e-6);
  const share = rate / (rate + size);
  // The tail is the regularised incomplete beta function I_share(observed, size), here on its quickly converging side.
  const front =
    logGamma(observed + size) -
    logGamma(observed) -
    logGamma(size) +
    observed * Math.log(share) +
    size * Math.log1p(-share);
  if (share < (observed + 1) / (observed + size + 2)) {
    return -(front + Math.log(betaFraction(observed, size, share)) - Math.log(observed)) / Math.LN10;
  }
  const below = Math.exp(front + Math.log(betaFraction(size, observed, 1 - share)) - Math.log(size));
  return -Math.log10(Math.max(TINY, 1 - below));
}

/** The continued fraction of the incomplete beta function (Lentz). */
function betaFraction(a: number, b: number, x: number): number {
  const away = (value: number): number => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let product = d;
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    product *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    product *= d * c;
    if (Math.abs(d * c - 1) < 1e-10) break;
  }
  return product;
}
