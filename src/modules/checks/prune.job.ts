import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';

const BATCH = 5_000;

/** Table, its key, and which rows have served their purpose. Constants of our own, so building SQL from them is safe. */
const SPENT: readonly (readonly [table: string, key: string, condition: string])[] = [
  ['outbox', 'id', `state = 'done' AND finished_at < now() - interval '1 day'`],
  ['live_event', 'id', `at < now() - interval '1 hour'`],
  ['webhook_delivery', 'ctid', `received_at < now() - interval '1 day'`],
  ['idempotency_key', 'ctid', `created_at < now() - interval '1 day'`],
  ['story_key', 'ctid', `seen_at < now() - interval '14 days'`],
  ['oauth_request', 'state_hash', `expires_at < now()`],
  ['session', 'id_hash', `expires_at < now() OR last_seen_at < now() - interval '1 day'`],
  ['one_time_link', 'token_hash', `expires_at < now() - interval '7 days'`],
  ['sign_in_throttle', 'key', `last_failure_at < now() - interval '1 day'`],
  ['source_volume', 'ctid', `bucket_at < now() - interval '35 days'`],
  ['source_state', 'id', `to_at < now() - interval '400 days'`],
  ['worker', 'id', `heartbeat_at < now() - interval '10 minutes'`],
];

/** Removes what is kept only for a while, a batch at a time so that no lock is held for long. */
@Injectable()
export class PruneJob implements Job {
  readonly name = 'prune';
  readonly scope = 'cluster';
  readonly everySeconds = 300;

  constructor(private readonly dataSource: DataSource) {}

  async run({ signal }: JobContext): Promise<JobResult> {
    const removed: Record<string, number> = {};
    for (const [table, key, condition] of SPENT) {
      let last = BATCH;
      while (last === BATCH && !signal.aborted) {
        const rows = await query(
          this.dataSource,
          `DELETE FROM ${table} WHERE ${key} = ANY(ARRAY(SELECT ${key} FROM ${table} WHERE ${condition} LIMIT ${String(BATCH)})) RETURNING 1`,
        );
        last = rows.length;
        removed[table] = (removed[table] ?? 0) + last;
      }
    }
    return removed;
  }
}
