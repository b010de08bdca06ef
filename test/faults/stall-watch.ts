const SAMPLE_MS = 500;

/** Watches a count that should grow and remembers the longest time for which it did not, until it reached its end. */
export class StallWatch {
  private readonly timer: NodeJS.Timeout;
  private last = 0;
  private grewAt = performance.now();
  private longestMs = 0;
  private isAsking = false;

  private constructor(
    private readonly count: () => Promise<number>,
    private readonly end: number,
  ) {
    this.timer = setInterval(() => void this.sample(), SAMPLE_MS);
  }

  static start(count: () => Promise<number>, end: number): StallWatch {
    return new StallWatch(count, end);
  }

  /** The longest stall in milliseconds. */
  stop(): number {
    clearInterval(this.timer);
    return this.longestMs;
  }

  private async sample(): Promise<void> {
    if (this.isAsking || this.last >= this.end) return;
    this.isAsking = true;
    const now = await this.count().catch(() => this.last);
    this.isAsking = false;
    const at = performance.now();
    this.longestMs = Math.max(this.longestMs, at - this.grewAt);
    if (now <= this.last) return;
    this.last = now;
    this.grewAt = at;
  }
}
