import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { CheckState } from './installation-check.entity.js';

export interface Finding {
  readonly name: string;
  readonly state: CheckState;
  readonly detail: string;
}

/** Deadlines must be found late by at most this. */
const LATE_DEADLINE_SECONDS = 30;
const LATE_OUTBOX_SECONDS = 120;
const LATE_PAGE_SECONDS = 60;
const SILENT_WORKER_SECONDS = 60;

interface Figures {
  readonly outboxLate: number | null;
  readonly outboxDead: number;
  readonly deadlineLate: number | null;
  readonly tasksWithoutClock: number;
  readonly workers: number;
  readonly sourcesBlind: number;
  readonly sourcesDegraded: number;
  readonly sourcesSilent: number;
  readonly repliesInDoubt: number;
  /** Of the chain or page that has been due longest. */
  readonly pageLate: number | null;
  readonly notifiersDead: number;
}

/** Not the sandbox of a drill: what goes wrong there is meant to. */
const IS_REAL = 'NOT EXISTS (SELECT FROM workspace w WHERE w.id = workspace_id AND w.drill_id IS NOT NULL)';

/** Looks whether the installation keeps its promises. Everything is asked of the database; nothing is assumed. */
@Injectable()
export class ChecksService {
  constructor(private readonly dataSource: DataSource) {}

  /** `jobs`: the cluster jobs that must have run lately, with their intervals. */
  async look(jobs: readonly { readonly name: string; readonly everySeconds: number }[]): Promise<Finding[]> {
    const [figures] = await query<Figures>(
      this.dataSource,
      `SELECT
         (SELECT extract(epoch FROM now() - min(due_at))::float8 FROM outbox WHERE state = 'waiting'
            AND due_at <= now() AND (lease_until IS NULL OR lease_until < now())) AS "outboxLate",
         (SELECT count(*)::int FROM outbox WHERE state = 'dead') AS "outboxDead",
         (SELECT extract(epoch FROM now() - min(due_at))::float8 FROM task_clock WHERE state = 'running' AND due_at <= now()) AS "deadlineLate",
         (SELECT count(*)::int FROM (SELECT FROM task t WHERE t.is_open AND t.state = 'open' AND t.next_due_at = 'infinity'
            AND NOT EXISTS (SELECT FROM task_clock c WHERE c.task_id = t.id) LIMIT 1000) bare) AS "tasksWithoutClock",
         (SELECT count(*)::int FROM worker WHERE heartbeat_at > now() - make_interval(secs => $1)) AS workers,
         (SELECT count(*)::int FROM source WHERE deleted_at IS NULL AND health_state = 'blind' AND ${IS_REAL}) AS "sourcesBlind",
         (SELECT count(*)::int FROM source WHERE deleted_at IS NULL AND health_state = 'degraded' AND ${IS_REAL}) AS "sourcesDegraded",
         (SELECT count(*)::int FROM source WHERE deleted_at IS NULL AND is_polled AND health_state NOT IN ('paused', 'blind')
            AND next_poll_at < now() - make_interval(secs => 120) AND coalesce(lease_until, now()) <= now()) AS "sourcesSilent",
         (SELECT count(*)::int FROM reply WHERE state = 'needs-person' AND withdrawn_at IS NULL AND ${IS_REAL}) AS "repliesInDoubt",
         (SELECT extract(epoch FROM now() - min(at))::float8 FROM (
            SELECT next_due_at AS at FROM chain_run WHERE state = 'running'
            UNION ALL SELECT p.due_at FROM alert_page p JOIN alert a ON a.id = p.alert_id AND a.state = 'open'
              WHERE p.state = 'waiting' AND p.problem IS NULL) due) AS "pageLate",
         (SELECT count(*)::int FROM alert WHERE kind = 'notifier-dead' AND state <> 'closed' AND ${IS_REAL}) AS "notifiersDead"`,
      [SILENT_WORKER_SECONDS],
    );
    if (!figures) throw new Error('The checks gave no figures.');
    return [...judge(figures), await this.judgeJobs(jobs)];
  }

  private async judgeJobs(jobs: readonly { readonly name: string; readonly everySeconds: number }[]): Promise<Finding> {
    const late = await query<{ name: string }>(
      this.dataSource,
      `SELECT i.name FROM unnest($1::text[], $2::float8[]) AS i (name, every_seconds)
       LEFT JOIN job j ON j.name = i.name
       WHERE j.name IS NULL OR j.next_due_at < now() - make_interval(secs => i.every_seconds * 2 + 60)
         OR (j.last_error IS NOT NULL AND j.failures > 0)`,
      [jobs.map((j) => j.name), jobs.map((j) => j.everySeconds)],
    );
    return late.length === 0
      ? { name: 'jobs', state: 'ok', detail: `${String(jobs.length)} regular jobs run on time.` }
      : { name: 'jobs', state: 'failing', detail: `Not running or failing: ${late.map((j) => j.name).join(', ')}.` };
  }
}

function judge(f: Figures): Finding[] {
  const seconds = (n: number | null): string => `${String(Math.round(n ?? 0))} s`;
  return [
    (f.outboxLate ?? 0) > LATE_OUTBOX_SECONDS || f.outboxDead > 0
      ? finding(
          'outbox',
          'failing',
          `Oldest unsent row ${seconds(f.outboxLate)} late; ${String(f.outboxDead)} given up.`,
        )
      : finding('outbox', 'ok', 'Everything due was sent.'),
    (f.deadlineLate ?? 0) > LATE_DEADLINE_SECONDS
      ? finding('deadlines', 'failing', `Oldest unfired deadline ${seconds(f.deadlineLate)} late.`)
      : finding('deadlines', 'ok', 'No deadline passed unnoticed.'),
    f.tasksWithoutClock > 0
      ? finding('clocks', 'failing', `${String(f.tasksWithoutClock)} open tasks run no clock.`)
      : finding('clocks', 'ok', 'Every open task has a clock.'),
    f.workers === 0
      ? finding('workers', 'failing', 'No worker is alive.')
      : finding('workers', 'ok', `${String(f.workers)} workers are alive.`),
    sources(f),
    (f.pageLate ?? 0) > LATE_PAGE_SECONDS
      ? finding('paging', 'failing', `Oldest page ${seconds(f.pageLate)} late: chains do not move on.`)
      : f.notifiersDead > 0
        ? finding('paging', 'degraded', `${String(f.notifiersDead)} notifiers do not deliver.`)
        : finding('paging', 'ok', 'Chains of pages move on in time.'),
    f.repliesInDoubt > 0
      ? finding(
          'replies',
          'degraded',
          `${String(f.repliesInDoubt)} replies wait for a person to look whether they arrived.`,
        )
      : finding('replies', 'ok', 'No reply is in doubt.'),
  ];
}

function sources(f: Figures): Finding {
  if (f.sourcesBlind + f.sourcesSilent > 0) {
    return finding(
      'sources',
      'failing',
      `${String(f.sourcesBlind)} sources need a person; ${String(f.sourcesSilent)} are overdue and nobody reads them.`,
    );
  }
  return f.sourcesDegraded > 0
    ? finding('sources', 'degraded', `${String(f.sourcesDegraded)} sources fail and are being tried again.`)
    : finding('sources', 'ok', 'Every source is read on time.');
}

const finding = (name: string, state: CheckState, detail: string): Finding => ({ name, state, detail });
