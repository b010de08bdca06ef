/** Lets work in a few at a time; the rest waits in line, and what would make the line too long is refused. */
export class Turns {
  private running = 0;
  private readonly line: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly waitingAtMost: number,
    private readonly refusal: () => Error,
  ) {}

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.atOnce) this.running++;
    else await this.standInLine();
    try {
      return await work();
    } finally {
      // The place is handed over without giving it up in between, so that nobody else takes it.
      const next = this.line.shift();
      if (next) next();
      else this.running--;
    }
  }

  private async standInLine(): Promise<void> {
    if (this.line.length >= this.waitingAtMost) throw this.refusal();
    await new Promise<void>((resolve) => this.line.push(resolve));
  }
}
