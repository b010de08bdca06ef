import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateWorkspacesAndStaff1793750400000 implements MigrationInterface {
  readonly name = 'CreateWorkspacesAndStaff1793750400000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE workspace (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        name text NOT NULL,
        is_demo boolean NOT NULL DEFAULT false,
        default_lang text,
        watches_version bigint NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT workspace_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE TABLE team (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT team_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE UNIQUE INDEX team_name_key ON team (workspace_id, name)`);
    await q.query(`CREATE TABLE team_member (
        team_id bigint NOT NULL,
        member_id bigint NOT NULL,
        CONSTRAINT team_member_pkey PRIMARY KEY (team_id, member_id)
      )`);
    await q.query(`CREATE INDEX team_member_member ON team_member (member_id)`);
    await q.query(`CREATE TABLE staff_member (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        email text NOT NULL,
        name text NOT NULL,
        role text NOT NULL,
        password_hash text,
        language text NOT NULL DEFAULT 'en',
        is_active boolean NOT NULL DEFAULT true,
        preferences jsonb NOT NULL DEFAULT '{}',
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT staff_member_role_check CHECK (role in ('admin','pr-lead','team-lead','agent','viewer')),
        CONSTRAINT staff_member_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX staff_member_workspace ON staff_member (workspace_id, id)`);
    await q.query(`CREATE UNIQUE INDEX staff_member_email_key ON staff_member (email)`);
    await q.query(`CREATE TABLE session (
        id_hash text NOT NULL,
        member_id bigint NOT NULL,
        csrf_hash text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_seen_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        user_agent text,
        CONSTRAINT session_pkey PRIMARY KEY (id_hash)
      )`);
    await q.query(`CREATE INDEX session_member ON session (member_id)`);
    await q.query(`CREATE TABLE api_token (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        member_id bigint NOT NULL,
        name text NOT NULL,
        token_hash text NOT NULL,
        scopes text[] NOT NULL,
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT api_token_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX api_token_workspace ON api_token (workspace_id, id)`);
    await q.query(`CREATE UNIQUE INDEX api_token_hash_key ON api_token (token_hash)`);
    await q.query(`CREATE TABLE one_time_link (
        token_hash text NOT NULL,
        kind text NOT NULL,
        member_id bigint,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT one_time_link_pkey PRIMARY KEY (token_hash)
      )`);
    await q.query(`CREATE TABLE sign_in_throttle (
        key text NOT NULL,
        failures integer NOT NULL DEFAULT 0,
        last_failure_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT sign_in_throttle_pkey PRIMARY KEY (key)
      )`);
    await q.query(`CREATE TABLE audit_entry (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        actor_id bigint,
        actor_kind text NOT NULL,
        action text NOT NULL,
        resource_id text,
        details jsonb NOT NULL DEFAULT '{}',
        previous_hash text NOT NULL,
        hash text NOT NULL,
        CONSTRAINT audit_entry_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX audit_entry_workspace ON audit_entry (workspace_id, id)`);
    await q.query(`CREATE TABLE idempotency_key (
        member_id bigint NOT NULL,
        key text NOT NULL,
        request_hash text NOT NULL,
        status integer,
        response jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT idempotency_key_pkey PRIMARY KEY (member_id, key)
      )`);
    await q.query(`CREATE INDEX idempotency_key_created ON idempotency_key (created_at)`);
    await q.query(`CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; END $$`);
    await q.query(`CREATE TRIGGER audit_entry_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
