import { describe, expect, it } from '@jest/globals';
import type { Backfill, BackfillState } from '../api/listening-types.js';
import { progressOf } from './backfill-progress.js';

const job = (state: BackfillState, scanned: number, total: number): Backfill =>
  ({ state, scanned, total }) as unknown as Backfill;

describe('progressOf', () => {
  it('tells nothing before it was counted', () => {
    expect(progressOf(job('queued', 0, 0))).toEqual({ isBusy: true, canResume: false, percent: null });
  });

  it('rounds down and stays below 100 while it works', () => {
    expect(progressOf(job('running', 1, 3)).percent).toBe(33);
    expect(progressOf(job('running', 999, 1000)).percent).toBe(99);
    expect(progressOf(job('running', 1200, 1000)).percent).toBe(99);
  });

  it('is complete when done, also where there was nothing to look at', () => {
    expect(progressOf(job('done', 0, 0))).toEqual({ isBusy: false, canResume: false, percent: 100 });
  });

  it.each(['cancelled', 'failed'] as const)('can go on after it was %s', (state) => {
    expect(progressOf(job(state, 500, 1000))).toEqual({ isBusy: false, canResume: true, percent: 50 });
  });
});
