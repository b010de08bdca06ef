import type { WakeUp } from './wake-up.service.js';

export interface JobContext {
  /** Aborted at shutdown and when the lease is lost: stop claiming, finish or release what is held. */
  readonly signal: AbortSignal;
  /** This process, in leases and logs. */
  readonly workerId: string;
}

/** What a run did, kept and shown; counts by name. */
export type JobResult = Readonly<Record<string, number>>;

/**
 * - cluster: one run at a time in the whole installation, guarded by a lease on its row
 * - worker: every worker runs it side by side; it claims its own rows with SKIP LOCKED
 */
export type JobScope = 'cluster' | 'worker';

export interface Job {
  readonly name: string;
  readonly scope: JobScope;
  readonly everySeconds: number;
  /** The announcement after which a worker-scope job runs without waiting for its interval. */
  readonly wakeUp?: WakeUp;
  /** Safe to run twice and to be cut short anywhere. Returns `again: 1` in its result to run once more at once. */
  run(context: JobContext): Promise<JobResult>;
}
