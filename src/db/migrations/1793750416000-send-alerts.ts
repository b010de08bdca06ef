import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SendAlerts1793750416000 implements MigrationInterface {
  readonly name = 'SendAlerts1793750416000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE notifier (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        kind text NOT NULL,
        name text NOT NULL,
        settings jsonb NOT NULL,
        credentials text,
        alert_kinds text[] NOT NULL DEFAULT '{}',
        is_paused boolean NOT NULL DEFAULT false,
        last_sent_at timestamptz,
        last_problem text,
        version integer NOT NULL DEFAULT 1,
        created_by bigint,
        created_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz,
        CONSTRAINT notifier_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX notifier_workspace ON notifier (workspace_id, id)`);
    await q.query(`CREATE TABLE alert (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        team_id bigint,
        kind text NOT NULL,
        key text NOT NULL,
        state text NOT NULL DEFAULT 'open',
        severity text NOT NULL,
        title text NOT NULL,
        text text NOT NULL,
        details jsonb NOT NULL DEFAULT '{}',
        opened_at timestamptz NOT NULL DEFAULT now(),
        acknowledged_at timestamptz,
        acknowledged_by bigint,
        closed_at timestamptz,
        CONSTRAINT alert_state_check CHECK (state in ('open','acknowledged','closed')),
        CONSTRAINT alert_severity_check CHECK (severity in ('warning','critical')),
        CONSTRAINT alert_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE UNIQUE INDEX alert_open ON alert (workspace_id, key) WHERE state <> 'closed'`);
    await q.query(`CREATE INDEX alert_workspace ON alert (workspace_id, id)`);
    await q.query(`CREATE TABLE alert_delivery (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        alert_id bigint NOT NULL,
        notifier_id bigint NOT NULL,
        cause text NOT NULL,
        state text NOT NULL DEFAULT 'waiting',
        batch text,
        problem text,
        changed_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT alert_delivery_cause_check CHECK (cause in ('opened','worse','closed')),
        CONSTRAINT alert_delivery_state_check CHECK (state in ('waiting','sent','left-out','failed')),
        CONSTRAINT alert_delivery_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX alert_delivery_alert ON alert_delivery (alert_id)`);
    await q.query(
      `CREATE INDEX alert_delivery_waiting ON alert_delivery (workspace_id, notifier_id) WHERE state = 'waiting'`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
