import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../errors.js';

/** Other requests wait no longer than this for their turn. */
const SLICE_MS = 8;
/** Items between two looks at the clock. */
const STRIDE = 64;

const abandoned = (): AppError =>
  new AppError('conflict', 'request-ended', { detail: 'Nobody waits for this answer any more.' });

/**
 * One long reckoning at a time in this process, in slices between which everything else goes on. Side by side they would
 * only make each other late.
 */
export class SlicedWork {
  private last: Promise<unknown> = Promise.resolve();

  /**
   * Calls `visit` with 0, 1, … until `count`, or until `deadlineMs` (of performance.now) has passed and `fewest` were
   * visited. Returns how many were. @throws AppError once `signal` is aborted
   */
  async run(
    count: number,
    visit: (index: number) => void,
    limits: { readonly deadlineMs: number; readonly fewest: number; readonly signal: AbortSignal },
  ): Promise<number> {
    const turn = this.last.then(() => runSlices(count, visit, limits));
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

async function runSlices(
  count: number,
  visit: (index: number) => void,
  {
    deadlineMs,
    fewest,
    signal,
  }: { readonly deadlineMs: number; readonly fewest: number; readonly signal: AbortSignal },
): Promise<number> {
  let sliceEndsMs = performance.now() + SLICE_MS;
  for (let index = 0; index < count; index += 1) {
    if (index % STRIDE === 0 && performance.now() >= sliceEndsMs) {
      if (signal.aborted) throw abandoned();
      if (index >= fewest && performance.now() >= deadlineMs) return index;
      await nextTurn();
      sliceEndsMs = performance.now() + SLICE_MS;
    }
    visit(index);
  }
  return count;
}
