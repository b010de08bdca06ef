/**
 * - cut: the connection broke, or never stood
 * - refused: an HTTP error
 * - limited: 429
 */
export type StreamTrouble = 'cut' | 'refused' | 'limited';

const CUT_STEP_MS = 250;
const MOST_CUT_MS = 16_000;
const REFUSED_MS = 5_000;
const MOST_REFUSED_MS = 320_000;
const LIMITED_MS = 60_000;
const MOST_LIMITED_MS = 900_000;

/** How long to wait before the stream is connected again, as X asks for it. One stream's; data that comes clears it. */
export class ReconnectPace {
  private readonly times: Record<StreamTrouble, number> = { cut: 0, refused: 0, limited: 0 };

  /** Milliseconds until the next try after this trouble. The first after a broken connection is at once. */
  next(trouble: StreamTrouble): number {
    const before = this.times[trouble];
    this.times[trouble] += 1;
    switch (trouble) {
      case 'cut':
        return Math.min(MOST_CUT_MS, before * CUT_STEP_MS);
      case 'refused':
        return doubled(REFUSED_MS, before, MOST_REFUSED_MS);
      case 'limited':
        return doubled(LIMITED_MS, before, MOST_LIMITED_MS);
    }
  }

  clear(): void {
    for (const trouble of ['cut', 'refused', 'limited'] as const) this.times[trouble] = 0;
  }
}

const doubled = (first: number, times: number, most: number): number =>
  Math.min(most, first * 2 ** Math.min(times, 20));
