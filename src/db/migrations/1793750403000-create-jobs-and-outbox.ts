import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateJobsAndOutbox1793750403000 implements MigrationInterface {
  readonly name = 'CreateJobsAndOutbox1793750403000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE job (
        name text NOT NULL,
        next_due_at timestamptz NOT NULL DEFAULT now(),
        lease_token text,
        lease_until timestamptz,
        last_started_at timestamptz,
        last_finished_at timestamptz,
        last_error text,
        last_result jsonb,
        last_duration_ms integer,
        runs bigint NOT NULL DEFAULT 0,
        failures bigint NOT NULL DEFAULT 0,
        CONSTRAINT job_pkey PRIMARY KEY (name)
      )`);
    await q.query(`CREATE TABLE worker (
        id text NOT NULL,
        role text NOT NULL,
        version text NOT NULL,
        started_at timestamptz NOT NULL DEFAULT now(),
        heartbeat_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT worker_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE TABLE outbox (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        kind text NOT NULL,
        key text NOT NULL,
        payload jsonb NOT NULL,
        state text NOT NULL DEFAULT 'waiting',
        due_at timestamptz NOT NULL DEFAULT now(),
        attempts integer NOT NULL DEFAULT 0,
        lease_token text,
        lease_until timestamptz,
        last_error text,
        finished_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT outbox_state_check CHECK (state in ('waiting','done','dead')),
        CONSTRAINT outbox_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX outbox_finished ON outbox (finished_at) WHERE state = 'done'`);
    await q.query(`CREATE INDEX outbox_due ON outbox (due_at, id) WHERE state = 'waiting'`);
    await q.query(`CREATE UNIQUE INDEX outbox_key ON outbox (kind, key)`);
    await q.query(`CREATE TABLE live_event (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        transaction_id bigint NOT NULL,
        workspace_id bigint NOT NULL,
        team_id bigint,
        kind text NOT NULL,
        details jsonb NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT live_event_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX live_event_at ON live_event (at)`);
    await q.query(`CREATE INDEX live_event_order ON live_event (transaction_id, id)`);
    await q.query(`CREATE TABLE installation_check (
        name text NOT NULL,
        state text NOT NULL,
        detail text NOT NULL,
        since timestamptz NOT NULL DEFAULT now(),
        checked_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT installation_check_pkey PRIMARY KEY (name)
      )`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
