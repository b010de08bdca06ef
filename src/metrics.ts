import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What /metrics shows. Labels are names from our own code, never anything a post or a person supplied. */
export const registry = new Registry();

export const jobRuns = new Histogram({
  name: 'earshot_job_duration_seconds',
  help: 'Runs of regular jobs, by job and outcome (ok, failed).',
  labelNames: ['job', 'outcome'] as const,
  buckets: [0.01, 0.05, 0.25, 1, 5, 30],
  registers: [registry],
});

export const postsRead = new Counter({
  name: 'earshot_posts_total',
  help: 'Posts shown by sources, by connector and what became of them (stored, repeated, edited, deleted, unmatched, quarantined).',
  labelNames: ['connector', 'outcome'] as const,
  registers: [registry],
});

export const pollFailures = new Counter({
  name: 'earshot_poll_failures_total',
  help: 'Failed reads of sources, by connector and fault.',
  labelNames: ['connector', 'fault'] as const,
  registers: [registry],
});

export const tasksOpened = new Counter({
  name: 'earshot_tasks_opened_total',
  help: 'Tasks opened.',
  registers: [registry],
});

export const deadlinesMissed = new Counter({
  name: 'earshot_deadlines_missed_total',
  help: 'Clocks that ran out before their promise was met.',
  registers: [registry],
});

export const replyOutcomes = new Counter({
  name: 'earshot_reply_outcomes_total',
  help: 'Delivery attempts of replies, by outcome (sent, rejected, queued, unknown, needs-person).',
  labelNames: ['outcome'] as const,
  registers: [registry],
});

export const outboxDead = new Counter({
  name: 'earshot_outbox_dead_total',
  help: 'Outbox rows given up on after the last retry.',
  labelNames: ['kind'] as const,
  registers: [registry],
});

export const auditFindings = new Gauge({
  name: 'earshot_check_failing',
  help: '1 while a check of the installation is not ok.',
  labelNames: ['check'] as const,
  registers: [registry],
});

export const sourceStates = new Gauge({
  name: 'earshot_source_state',
  help: 'Sources by connector and state (waiting, ok, degraded, blind, paused), as the watch over coverage saw them last.',
  labelNames: ['connector', 'state'] as const,
  registers: [registry],
});
