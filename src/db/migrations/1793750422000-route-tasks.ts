import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is able to solve what, when they are there, and what became of each task's way to them. */
export class RouteTasks1793750422000 implements MigrationInterface {
  readonly name = 'RouteTasks1793750422000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE staff_member ADD COLUMN skills text[] NOT NULL DEFAULT '{}',
      ADD COLUMN capacity integer, ADD COLUMN last_routed_at timestamptz,
      ADD CONSTRAINT staff_member_capacity_check CHECK (capacity >= 0)`);
    await q.query(`ALTER TABLE team ADD COLUMN skills text[] NOT NULL DEFAULT '{}'`);
    await q.query(`CREATE TABLE member_language (
        member_id bigint NOT NULL,
        lang text NOT NULL,
        workspace_id bigint NOT NULL,
        level text NOT NULL,
        CONSTRAINT member_language_level_check CHECK (level in ('basic','fluent','native')),
        CONSTRAINT member_language_pkey PRIMARY KEY (member_id, lang)
      )`);
    await q.query(`CREATE INDEX member_language_workspace ON member_language (workspace_id)`);
    await q.query(`CREATE TABLE member_presence (
        member_id bigint NOT NULL,
        workspace_id bigint NOT NULL,
        state text NOT NULL,
        heartbeat_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT member_presence_state_check CHECK (state in ('available','away','offline')),
        CONSTRAINT member_presence_pkey PRIMARY KEY (member_id)
      )`);
    await q.query(`CREATE INDEX member_presence_workspace ON member_presence (workspace_id)`);
    await q.query(`CREATE TABLE absence (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        member_id bigint NOT NULL,
        from_at timestamptz NOT NULL,
        to_at timestamptz NOT NULL,
        substitute_id bigint,
        note text NOT NULL DEFAULT '',
        created_by bigint NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT absence_times_check CHECK (to_at > from_at),
        CONSTRAINT absence_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX absence_workspace ON absence (workspace_id, to_at)`);
    await q.query(`CREATE TABLE shift (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        member_id bigint NOT NULL,
        from_at timestamptz,
        to_at timestamptz,
        hours jsonb,
        note text NOT NULL DEFAULT '',
        version integer NOT NULL DEFAULT 1,
        created_by bigint NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT shift_times_check CHECK (hours is not null or (from_at is not null and to_at is not null)),
        CONSTRAINT shift_order_check CHECK (to_at > from_at),
        CONSTRAINT shift_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX shift_workspace ON shift (workspace_id, member_id)`);
    await q.query(`CREATE TABLE authority_grant (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        member_id bigint,
        team_id bigint,
        kinds text[] NOT NULL,
        limit_amount double precision,
        limit_currency text,
        languages text[] NOT NULL DEFAULT '{}',
        hours jsonb,
        version integer NOT NULL DEFAULT 1,
        created_by bigint NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT authority_grant_holder_check CHECK ((member_id is null) <> (team_id is null)),
        CONSTRAINT authority_grant_limit_check CHECK ((limit_amount is null) = (limit_currency is null)),
        CONSTRAINT authority_grant_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX authority_grant_workspace ON authority_grant (workspace_id, id)`);
    await q.query(`CREATE TABLE routing_setting (
        workspace_id bigint NOT NULL,
        is_on boolean NOT NULL DEFAULT true,
        rules jsonb NOT NULL DEFAULT '[]',
        reroute_at_share double precision NOT NULL DEFAULT 0.5,
        version integer NOT NULL DEFAULT 1,
        updated_by bigint,
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT routing_setting_share_check CHECK (reroute_at_share between 0.1 and 1),
        CONSTRAINT routing_setting_pkey PRIMARY KEY (workspace_id)
      )`);
    await q.query(`CREATE TABLE escalation_chain (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        team_id bigint,
        name text NOT NULL,
        starts_on text NOT NULL DEFAULT 'hand',
        priorities smallint[] NOT NULL DEFAULT '{}',
        steps jsonb NOT NULL,
        hours jsonb,
        version integer NOT NULL DEFAULT 1,
        created_by bigint NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz,
        CONSTRAINT escalation_chain_starts_check CHECK (starts_on in ('hand','opened','overdue')),
        CONSTRAINT escalation_chain_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX escalation_chain_workspace ON escalation_chain (workspace_id, id)`);
    await q.query(`CREATE TABLE escalation_run (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        task_id bigint NOT NULL,
        chain_id bigint,
        chain_version integer,
        state text NOT NULL DEFAULT 'running',
        steps jsonb NOT NULL,
        hours jsonb,
        fired integer NOT NULL DEFAULT 0,
        reason text NOT NULL DEFAULT '',
        started_by bigint,
        started_at timestamptz NOT NULL DEFAULT now(),
        next_due_at timestamptz,
        last_fired_at timestamptz,
        ended_at timestamptz,
        CONSTRAINT escalation_run_state_check CHECK (state in ('running','exhausted','acknowledged','cancelled')),
        CONSTRAINT escalation_run_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE UNIQUE INDEX escalation_run_live ON escalation_run (task_id)
      WHERE state in ('running', 'exhausted')`);
    await q.query(`CREATE INDEX escalation_run_task ON escalation_run (task_id, chain_id)`);
    await q.query(`CREATE INDEX escalation_run_due ON escalation_run (next_due_at) WHERE state = 'running'`);
    await q.query(`ALTER TABLE task ADD COLUMN route jsonb, ADD COLUMN routed_at timestamptz,
      ADD COLUMN route_due_at timestamptz, ADD COLUMN route_tried bigint[] NOT NULL DEFAULT '{}'`);
    // Tasks from before stay as people left them; those to come are looked at once routing is on.
    await q.query(`ALTER TABLE task ALTER COLUMN route_due_at SET DEFAULT now()`);
    await q.query(`CREATE INDEX task_route_due ON task (workspace_id, route_due_at)
      WHERE is_open and route_due_at is not null`);
    await q.query(`CREATE INDEX task_unroutable ON task (workspace_id, team_id)
      WHERE is_open and assignee_id is null and route ? 'missing'`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
