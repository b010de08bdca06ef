/** Bins for each factor of e: a bin is 6 % wide. */
const FINENESS = 16;
const WEIGHT = 32;
const MOST_BINS = 400;

/**
 * Which levels a series has had: a histogram of their logarithms that fades with time, in whole numbers so that it is the same
 * after it was stored. Memory does not grow with time.
 */
export class LevelMemory {
  private total: number;

  /** @param floor what is added to a level before its logarithm is taken: the smallest difference that matters */
  constructor(
    private readonly floor: number,
    private readonly bins: number[] = [],
  ) {
    this.total = bins.reduce((sum, weight) => sum + weight, 0);
  }

  add(level: number): void {
    const bin = Math.min(MOST_BINS - 1, Math.floor(Math.log((level + this.floor) / this.floor) * FINENESS));
    while (this.bins.length <= bin) this.bins.push(0);
    this.bins[bin] = (this.bins[bin] ?? 0) + WEIGHT;
    this.total += WEIGHT;
  }

  /** Lets everything fade by a tenth. */
  fade(): void {
    this.total = 0;
    for (let bin = 0; bin < this.bins.length; bin++) {
      const weight = Math.floor(((this.bins[bin] ?? 0) * 9) / 10);
      this.bins[bin] = weight;
      this.total += weight;
    }
    while (this.bins.length > 0 && this.bins.at(-1) === 0) this.bins.pop();
  }

  /** The level that the given share of the past exceeded. 0 without a past. */
  exceededBy(share: number): number {
    let left = share * this.total;
    for (let bin = this.bins.length - 1; bin >= 0; bin--) {
      const weight = this.bins[bin] ?? 0;
      if (weight >= left && weight > 0) return this.levelAt(bin + 1 - left / weight);
      left -= weight;
    }
    return 0;
  }

  state(): readonly number[] {
    return [...this.bins];
  }

  private levelAt(place: number): number {
    return Math.max(0, this.floor * Math.expm1(place / FINENESS));
  }
}
