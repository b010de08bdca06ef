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

export const ruleFailures = new Counter({
  name: 'earshot_rule_failures_total',
  help: 'Automation rules that could not be carried out, or whose notice could not be sent, each try counted.',
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

export const ownAccounts = new Gauge({
  name: 'earshot_own_accounts',
  help: 'Own accounts by state (fresh, quiet, neglected, unknown), as the neglect watch saw them last.',
  labelNames: ['state'] as const,
  registers: [registry],
});

export const accountAskFailures = new Counter({
  name: 'earshot_account_ask_failures_total',
  help: 'Networks that did not tell the last post of an own account, by connector and fault.',
  labelNames: ['connector', 'fault'] as const,
  registers: [registry],
});

export const spikeAlerts = new Counter({
  name: 'earshot_spike_alerts_total',
  help: 'Times a rule told of a storm, by kind of rule and cause (noticed, worse).',
  labelNames: ['kind', 'cause'] as const,
  registers: [registry],
});

export const spikeDelay = new Histogram({
  name: 'earshot_spike_alert_delay_seconds',
  help: 'From the moment the newest post that counted was stored until the alert was opened.',
  buckets: [1, 2, 5, 10, 15, 30, 60, 120, 300],
  registers: [registry],
});

export const spikeSteps = new Counter({
  name: 'earshot_spike_steps_total',
  help: 'Five-minute steps that series were shown, those that are not over among them.',
  registers: [registry],
});

export const spikeLooks = new Histogram({
  name: 'earshot_spike_look_seconds',
  help: 'Looking at a batch of watches, from counting to telling.',
  buckets: [0.005, 0.02, 0.1, 0.5, 1, 5, 30],
  registers: [registry],
});

export const alertNotices = new Counter({
  name: 'earshot_alert_notices_total',
  help: 'Notices of alerts to notifiers, by outcome (sent, failed).',
  labelNames: ['outcome'] as const,
  registers: [registry],
});

export const pagesTotal = new Counter({
  name: 'earshot_pages_total',
  help: 'Pages to people and channels on call, by outcome (sent, late: sent after more than a minute, left-out, failed).',
  labelNames: ['outcome'] as const,
  registers: [registry],
});

export const pageDelay = new Histogram({
  name: 'earshot_page_delay_seconds',
  help: 'From the moment a page was due until the channel had taken it.',
  buckets: [0.5, 1, 2, 5, 10, 15, 30, 60, 300],
  registers: [registry],
});

export const stormToPage = new Histogram({
  name: 'earshot_storm_to_page_seconds',
  help: 'From the moment the newest post that a storm was noticed by had come in until its first page had left, by how the post came (pushed, polled).',
  labelNames: ['source'] as const,
  buckets: [2, 5, 10, 15, 30, 60, 120, 300],
  registers: [registry],
});

export const incidentsOpened = new Counter({
  name: 'earshot_incidents_opened_total',
  help: 'Incidents raised, by detection or by a person.',
  labelNames: ['by'] as const,
  registers: [registry],
});

export const fanOutMessages = new Counter({
  name: 'earshot_fan_out_messages_total',
  help: 'Messages of statements to many customers, by kind (statement, resolution) and outcome (written, or why left out).',
  labelNames: ['kind', 'outcome'] as const,
  registers: [registry],
});
