import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';

const BATCH = 5_000;

const HAS_NO_ALERT = 'NOT EXISTS (SELECT FROM alert a WHERE a.id = alert_id)';
const HAS_NO_OPEN_TASK = 'NOT EXISTS (SELECT FROM task t WHERE t.id = task_id AND t.is_open)';

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
  ['spike_count', 'ctid', `at < now() - interval '100 days'`],
  ['alert_rule_firing', 'id', `noticed_at < now() - interval '400 days'`],
  ['alert_rule_rehearsal', 'ctid', `made_at < now() - interval '1 day'`],
  ['listening_span', 'id', `until_at < now() - interval '400 days'`],
  // What an incident was told by stays with it; the rest goes with its alert.
  ['alert', 'id', `state = 'closed' AND closed_at < now() - interval '400 days' AND incident_id IS NULL`],
  ['alert_delivery', 'id', `changed_at < now() - interval '400 days' AND ${HAS_NO_ALERT}`],
  ['alert_page', 'id', `due_at < now() - interval '400 days' AND ${HAS_NO_ALERT}`],
  ['chain_run', 'id', `ended_at < now() - interval '400 days' AND ${HAS_NO_ALERT}`],
  ['on_call_test', 'id', `started_at < now() - interval '400 days'`],
  // While a task is open, what was done about it is not done again.
  ['escalation_run', 'id', `ended_at < now() - interval '400 days' AND ${HAS_NO_OPEN_TASK}`],
  ['rule_application', 'id', `decided_at < now() - interval '400 days' AND state <> 'due' AND ${HAS_NO_OPEN_TASK}`],
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
