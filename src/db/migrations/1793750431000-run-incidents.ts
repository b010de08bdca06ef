import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Incidents with their rooms, statements and who was told; the workspace's pause of what speaks by itself. */
export class RunIncidents1793750431000 implements MigrationInterface {
  readonly name = 'RunIncidents1793750431000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE incident (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      workspace_id bigint NOT NULL,
      key text NOT NULL,
      watch_id bigint,
      title text NOT NULL,
      state text NOT NULL DEFAULT 'suspected',
      level smallint NOT NULL,
      reasons jsonb NOT NULL DEFAULT '[]',
      observed double precision,
      usual double precision,
      window_seconds integer,
      is_drill boolean NOT NULL DEFAULT false,
      started_at timestamptz NOT NULL,
      detected_at timestamptz NOT NULL DEFAULT now(),
      opened_by bigint,
      acknowledged_at timestamptz,
      acknowledged_by bigint,
      confirmed_at timestamptz,
      first_statement_at timestamptz,
      contained_at timestamptz,
      closed_at timestamptz,
      lead_id bigint,
      roles jsonb NOT NULL DEFAULT '{}',
      playbook text,
      update_minutes integer,
      last_update_at timestamptz,
      next_update_due_at timestamptz,
      review jsonb,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT incident_state_check CHECK (state in ('suspected','confirmed','contained','closed','reviewed','dismissed')),
      CONSTRAINT incident_level_check CHECK (level between 1 and 10))`);
    await q.query(
      `CREATE UNIQUE INDEX incident_running ON incident (workspace_id, key) WHERE state in ('suspected','confirmed','contained')`,
    );
    await q.query(`CREATE INDEX incident_workspace ON incident (workspace_id, id)`);
    await q.query(`CREATE TABLE incident_event (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      workspace_id bigint NOT NULL,
      incident_id bigint NOT NULL,
      kind text NOT NULL,
      actor_id bigint,
      at timestamptz NOT NULL DEFAULT now(),
      details jsonb NOT NULL DEFAULT '{}')`);
    await q.query(`CREATE INDEX incident_event_incident ON incident_event (incident_id, id)`);
    await q.query(`CREATE TABLE incident_step (
      incident_id bigint NOT NULL,
      key text NOT NULL,
      workspace_id bigint NOT NULL,
      done_at timestamptz NOT NULL DEFAULT now(),
      done_by bigint NOT NULL,
      PRIMARY KEY (incident_id, key))`);
    await q.query(`CREATE TABLE incident_statement (
      incident_id bigint NOT NULL,
      n integer NOT NULL,
      workspace_id bigint NOT NULL,
      kind text NOT NULL,
      texts jsonb NOT NULL,
      needs_approval boolean NOT NULL,
      author_id bigint NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      approved_by bigint,
      approved_at timestamptz,
      rejected_by bigint,
      rejected_at timestamptz,
      problem text,
      PRIMARY KEY (incident_id, n),
      CONSTRAINT incident_statement_kind_check CHECK (kind in ('holding','update','resolution')),
      CONSTRAINT incident_statement_second_check CHECK (approved_by is null or approved_by <> author_id))`);
    await q.query(`CREATE TABLE fan_out (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      workspace_id bigint NOT NULL,
      incident_id bigint NOT NULL,
      kind text NOT NULL,
      task_id bigint NOT NULL,
      batch text NOT NULL,
      statement_n integer NOT NULL,
      author_id bigint NOT NULL,
      state text NOT NULL DEFAULT 'waiting',
      lang text NOT NULL,
      text text NOT NULL,
      visibility text NOT NULL,
      leaves_at timestamptz NOT NULL,
      reply_id bigint,
      reason text,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT fan_out_kind_check CHECK (kind in ('statement','resolution')),
      CONSTRAINT fan_out_state_check CHECK (state in ('waiting','written','left-out')))`);
    await q.query(`CREATE UNIQUE INDEX fan_out_once ON fan_out (incident_id, kind, task_id)`);
    await q.query(`CREATE INDEX fan_out_batch ON fan_out (batch, leaves_at) WHERE state = 'waiting'`);
    await q.query(`CREATE INDEX fan_out_task ON fan_out (task_id)`);
    await q.query(`CREATE TABLE workspace_pause (
      workspace_id bigint PRIMARY KEY,
      incident_id bigint,
      paused_by bigint NOT NULL,
      paused_at timestamptz NOT NULL DEFAULT now(),
      reason text NOT NULL DEFAULT '')`);
    await q.query(`ALTER TABLE task ADD COLUMN incident_id bigint`);
    await q.query(`CREATE INDEX task_incident ON task (incident_id) WHERE incident_id is not null`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
