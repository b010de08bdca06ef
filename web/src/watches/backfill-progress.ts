import type { Backfill } from '../api/listening-types.js';

export interface BackfillProgress {
  readonly isBusy: boolean;
  readonly canResume: boolean;
  /** Whole percent; null as long as nobody has counted what there is. */
  readonly percent: number | null;
}

/** How far a job is. It is never shown as complete while it still works, nor as more than complete. */
export function progressOf({ state, scanned, total }: Backfill): BackfillProgress {
  const isBusy = state === 'queued' || state === 'running';
  const share = total > 0 ? Math.floor((100 * scanned) / total) : null;
  const percent = state === 'done' ? 100 : share === null ? null : Math.min(isBusy ? 99 : 100, Math.max(0, share));
  return { isBusy, canResume: state === 'cancelled' || state === 'failed', percent };
}
