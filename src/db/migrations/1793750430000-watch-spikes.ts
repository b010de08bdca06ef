import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Five-minute counts as storms are looked for in them, the memory of each series, and the rules that say what is told. */
export class WatchSpikes1793750430000 implements MigrationInterface {
  readonly name = 'WatchSpikes1793750430000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE spike_watch (
        watch_id bigint NOT NULL,
        workspace_id bigint NOT NULL,
        counted_until timestamptz NOT NULL,
        known_from timestamptz NOT NULL,
        looked_at timestamptz,
        looked_sum bigint NOT NULL DEFAULT 0,
        is_restless boolean NOT NULL DEFAULT false,
        problem text,
        CONSTRAINT spike_watch_pkey PRIMARY KEY (watch_id)
      )`);
    await q.query(`CREATE INDEX spike_watch_looked ON spike_watch (looked_at)`);
    await q.query(`CREATE TABLE spike_count (
        workspace_id bigint NOT NULL,
        watch_id bigint NOT NULL,
        at timestamptz NOT NULL,
        mentions integer NOT NULL,
        negatives integer NOT NULL,
        high_reach integer NOT NULL,
        authors integer NOT NULL,
        negative_authors integer NOT NULL,
        top_reach real NOT NULL DEFAULT 0,
        networks jsonb NOT NULL DEFAULT '{}',
        risks jsonb NOT NULL DEFAULT '{}',
        languages jsonb NOT NULL DEFAULT '{}',
        stories jsonb NOT NULL DEFAULT '{}',
        CONSTRAINT spike_count_pkey PRIMARY KEY (workspace_id, watch_id, at)
      )`);
    await q.query(`CREATE INDEX spike_count_at ON spike_count (at)`);
    await q.query(`CREATE TABLE spike_series (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        watch_id bigint NOT NULL,
        kind text NOT NULL,
        lang text NOT NULL DEFAULT '',
        sensitivity text NOT NULL,
        state jsonb,
        next_step_at timestamptz,
        episode_at timestamptz,
        CONSTRAINT spike_series_pkey PRIMARY KEY (id),
        CONSTRAINT spike_series_kind_check CHECK (kind in ('all','negative','high-reach')),
        CONSTRAINT spike_series_sensitivity_check CHECK (sensitivity in ('low','normal','high'))
      )`);
    await q.query(`CREATE UNIQUE INDEX spike_series_key ON spike_series (watch_id, kind, lang, sensitivity)`);
    await q.query(`CREATE TABLE alert_rule (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        name text NOT NULL,
        kind text NOT NULL,
        watch_ids bigint[],
        languages text[],
        sensitivity text NOT NULL DEFAULT 'normal',
        min_severity integer NOT NULL DEFAULT 1,
        cooldown_seconds integer NOT NULL DEFAULT 0,
        quiet_hours jsonb,
        is_on boolean NOT NULL DEFAULT true,
        is_default boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1,
        changed_by bigint,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz,
        CONSTRAINT alert_rule_pkey PRIMARY KEY (id),
        CONSTRAINT alert_rule_kind_check CHECK (kind in ('spike','share','influencer','spread','risk-word','sla-burn','source-blind','nobody-on-shift','stuck-chain','heartbeat')),
        CONSTRAINT alert_rule_sensitivity_check CHECK (sensitivity in ('low','normal','high')),
        CONSTRAINT alert_rule_severity_check CHECK (min_severity between 1 and 10)
      )`);
    await q.query(`CREATE INDEX alert_rule_workspace ON alert_rule (workspace_id, id)`);
    await q.query(`CREATE UNIQUE INDEX alert_rule_default ON alert_rule (workspace_id, kind) WHERE is_default`);
    await q.query(`CREATE TABLE alert_rule_rehearsal (
        workspace_id bigint NOT NULL,
        rule_hash text NOT NULL,
        made_by bigint NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT alert_rule_rehearsal_pkey PRIMARY KEY (workspace_id, rule_hash)
      )`);
    await q.query(`CREATE TABLE alert_rule_firing (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        rule_id bigint NOT NULL,
        watch_id bigint,
        subject text NOT NULL,
        began_at timestamptz NOT NULL,
        severity integer NOT NULL,
        reason text NOT NULL,
        told_at timestamptz,
        incident_id bigint,
        noticed_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT alert_rule_firing_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE UNIQUE INDEX alert_rule_firing_key ON alert_rule_firing (rule_id, subject, began_at)`);
    await q.query(
      `CREATE INDEX alert_rule_firing_told ON alert_rule_firing (workspace_id, watch_id, told_at) WHERE told_at is not null`,
    );
    await q.query(`CREATE INDEX alert_rule_firing_noticed ON alert_rule_firing (noticed_at)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
