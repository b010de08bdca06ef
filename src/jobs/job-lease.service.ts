import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../db/rows.js';
import type { Job, JobResult } from './job.js';

/** A held lease is renewed at a third of this. */
export const JOB_LEASE_SECONDS = 30;

/** The rows of jobs that run once in the whole installation. All times are the database's. */
@Injectable()
export class JobLeaseService {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds the row of each job that has none; nothing else is touched. */
  async enrol(jobs: readonly Job[]): Promise<void> {
    await this.dataSource.query(`INSERT INTO job (name) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING`, [
      jobs.map((j) => j.name),
    ]);
  }

  /**
   * Takes a job that is due and free; its next due time moves in the same statement, so that a run is never claimed twice
   * however many processes tick.
   */
  async claim(job: Job, token: string): Promise<boolean> {
    const rows = await query(
      this.dataSource,
      `WITH due AS (
         SELECT name FROM job WHERE name = $1 AND next_due_at <= now() AND (lease_until IS NULL OR lease_until < now())
         FOR UPDATE SKIP LOCKED)
       UPDATE job SET lease_token = $2, lease_until = now() + make_interval(secs => $3),
         next_due_at = now() + make_interval(secs => $4), last_started_at = now(), runs = runs + 1
       FROM due WHERE job.name = due.name RETURNING job.name`,
      [job.name, token, JOB_LEASE_SECONDS, job.everySeconds],
    );
    return rows.length > 0;
  }

  /** False when the lease is no longer ours: the run must stop. */
  async renew(job: Job, token: string): Promise<boolean> {
    const rows = await query(
      this.dataSource,
      `UPDATE job SET lease_until = now() + make_interval(secs => $3) WHERE name = $1 AND lease_token = $2 RETURNING name`,
      [job.name, token, JOB_LEASE_SECONDS],
    );
    return rows.length > 0;
  }

  async finish(
    job: Job,
    token: string,
    durationMs: number,
    outcome: { result: JobResult } | { error: string },
  ): Promise<void> {
    const failed = 'error' in outcome;
    await this.dataSource.query(
      `UPDATE job SET lease_token = NULL, lease_until = NULL, last_finished_at = now(), last_duration_ms = $3,
         last_result = $4, last_error = $5, failures = failures + $6 WHERE name = $1 AND lease_token = $2`,
      [
        job.name,
        token,
        Math.round(durationMs),
        failed ? null : JSON.stringify(outcome.result),
        failed ? outcome.error : null,
        failed ? 1 : 0,
      ],
    );
  }
}
