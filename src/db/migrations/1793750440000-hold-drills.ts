import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Crises that are practised: each in a workspace of its own, that nothing leaves. */
export class HoldDrills1793750440000 implements MigrationInterface {
  readonly name = 'HoldDrills1793750440000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE drill (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      workspace_id bigint NOT NULL,
      scenario_id text,
      scenario jsonb NOT NULL,
      state text NOT NULL DEFAULT 'running' CHECK (state IN ('running','ended','cancelled')),
      speed double precision NOT NULL DEFAULT 1 CHECK (speed > 0),
      sandbox_id bigint,
      standard jsonb,
      started_by bigint NOT NULL,
      started_at timestamptz NOT NULL DEFAULT now(),
      ends_at timestamptz NOT NULL,
      ended_at timestamptz,
      posts_fed integer NOT NULL DEFAULT 0,
      events_fed integer NOT NULL DEFAULT 0,
      log jsonb NOT NULL DEFAULT '[]',
      report jsonb,
      score integer CHECK (score BETWEEN 0 AND 100),
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT drill_ended_check CHECK ((state = 'running') = (ended_at IS NULL)),
      CONSTRAINT drill_report_check CHECK ((report IS NULL) = (score IS NULL)))`);
    await q.query(`CREATE INDEX drill_workspace ON drill (workspace_id, id)`);
    await q.query(`CREATE UNIQUE INDEX drill_running ON drill (workspace_id) WHERE state = 'running'`);
    await q.query(`CREATE UNIQUE INDEX drill_sandbox ON drill (sandbox_id) WHERE sandbox_id IS NOT NULL`);
    await q.query(`CREATE TABLE drill_participant (
      drill_id bigint NOT NULL,
      member_id bigint NOT NULL,
      workspace_id bigint NOT NULL,
      sandbox_member_id bigint NOT NULL,
      role text NOT NULL CHECK (role IN ('admin','pr-lead','team-lead','agent','viewer')),
      entered_at timestamptz,
      result jsonb,
      PRIMARY KEY (drill_id, member_id))`);
    await q.query(`CREATE UNIQUE INDEX drill_participant_sandbox ON drill_participant (sandbox_member_id)`);
    await q.query(`CREATE INDEX drill_participant_member ON drill_participant (workspace_id, member_id)`);
    await q.query(`CREATE TABLE drill_notifier (
      drill_id bigint NOT NULL,
      notifier_id bigint NOT NULL,
      workspace_id bigint NOT NULL,
      sandbox_notifier_id bigint NOT NULL,
      PRIMARY KEY (drill_id, notifier_id))`);
    await q.query(`CREATE UNIQUE INDEX drill_notifier_sandbox ON drill_notifier (sandbox_notifier_id)`);
    await q.query(`ALTER TABLE workspace ADD COLUMN drill_id bigint`);
    await q.query(`CREATE UNIQUE INDEX workspace_drill ON workspace (drill_id) WHERE drill_id IS NOT NULL`);
    await q.query(`ALTER TABLE session ADD COLUMN acting_as bigint`);
    await q.query(`CREATE INDEX session_acting ON session (acting_as) WHERE acting_as IS NOT NULL`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
