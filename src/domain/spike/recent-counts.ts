const BLIND = -1;

/** The counts of the last steps, some of them unknown. */
export class RecentCounts {
  constructor(
    private readonly kept: number,
    private readonly counts: number[] = [],
  ) {}

  /** Null: nothing could be seen. */
  add(count: number | null): void {
    this.counts.push(count ?? BLIND);
    if (this.counts.length > this.kept) this.counts.shift();
  }

  /** Mean of the known counts of the last `span` steps. */
  mean(span: number): number {
    return this.meanOf(span, (count) => count);
  }

  /** The level that lasts: a mean of square roots, which a single high step hardly moves. */
  sustained(span: number): number {
    const mean = this.meanOf(span, (count) => Math.sqrt(count + 0.375));
    return Math.max(0, mean ** 2 - 0.375);
  }

  /** Of all that is kept. */
  sum(): number {
    let sum = 0;
    for (const count of this.counts) if (count > 0) sum += count;
    return sum;
  }

  /** Sums over the last steps, for each of these ascending numbers of steps, with how many of the steps are known. */
  sums(windows: readonly number[]): { readonly counts: number[]; readonly known: number[] } {
    const counts: number[] = [];
    const known: number[] = [];
    let sum = 0;
    let seen = 0;
    let next = this.counts.length - 1;
    for (const window of windows) {
      for (const end = Math.max(0, this.counts.length - window); next >= end; next--) {
        const count = this.counts[next] ?? BLIND;
        if (count < 0) continue;
        sum += count;
        seen += 1;
      }
      counts.push(sum);
      known.push(seen);
    }
    return { counts, known };
  }

  /** Oldest first; −1 where nothing could be seen. */
  state(): readonly number[] {
    return [...this.counts];
  }

  private meanOf(span: number, worthOf: (count: number) => number): number {
    let sum = 0;
    let seen = 0;
    for (let i = Math.max(0, this.counts.length - span); i < this.counts.length; i++) {
      const count = this.counts[i] ?? BLIND;
      if (count < 0) continue;
      sum += worthOf(count);
      seen += 1;
    }
    return seen === 0 ? 0 : sum / seen;
  }
}
