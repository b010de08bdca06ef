import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules that a workspace writes: when something happens, if it is as said, then do. */
export class ApplyRules1793750434000 implements MigrationInterface {
  readonly name = 'ApplyRules1793750434000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE automation_rule (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      workspace_id bigint NOT NULL,
      name text NOT NULL,
      position integer NOT NULL,
      occasion text NOT NULL,
      minutes_before integer,
      conditions jsonb NOT NULL,
      acts jsonb NOT NULL,
      content_hash text NOT NULL,
      daily_limit integer NOT NULL DEFAULT 200,
      is_on boolean NOT NULL DEFAULT false,
      switched_on_at timestamptz,
      stopped_at timestamptz,
      last_applied_at timestamptz,
      last_problem jsonb,
      last_problem_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      created_by bigint NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now(),
      deleted_at timestamptz,
      CONSTRAINT automation_rule_minutes_check CHECK ((minutes_before IS NOT NULL) = (occasion = 'clock-soon')))`);
    await q.query(
      `CREATE INDEX automation_rule_place ON automation_rule (workspace_id, position, id) WHERE deleted_at IS NULL`,
    );
    await q.query(
      `CREATE INDEX automation_rule_on ON automation_rule (workspace_id, occasion) WHERE is_on AND deleted_at IS NULL`,
    );
    await q.query(`CREATE TABLE rule_application (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      workspace_id bigint NOT NULL,
      rule_id bigint NOT NULL,
      rule_version integer NOT NULL,
      content_hash text NOT NULL,
      cause text NOT NULL,
      task_id bigint,
      mention_id bigint,
      state text NOT NULL DEFAULT 'due',
      checks jsonb NOT NULL DEFAULT '[]',
      acts jsonb NOT NULL DEFAULT '[]',
      problem text,
      template_id bigint,
      decided_at timestamptz NOT NULL DEFAULT now(),
      applied_at timestamptz,
      CONSTRAINT rule_application_state_check CHECK (state IN ('due','done','left-out','failed')))`);
    await q.query(`CREATE UNIQUE INDEX rule_application_key ON rule_application (rule_id, cause)`);
    await q.query(`CREATE INDEX rule_application_cause ON rule_application (workspace_id, cause)`);
    await q.query(`CREATE INDEX rule_application_done ON rule_application (rule_id, applied_at) WHERE state = 'done'`);
    await q.query(`CREATE INDEX rule_application_list ON rule_application (workspace_id, rule_id, id)`);
    await q.query(
      `CREATE INDEX rule_application_draft ON rule_application (task_id, id) WHERE template_id IS NOT NULL`,
    );
    await q.query(`CREATE TABLE rule_rehearsal (
      workspace_id bigint NOT NULL,
      content_hash text NOT NULL,
      matched integer NOT NULL,
      made_by bigint NOT NULL,
      made_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (workspace_id, content_hash))`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
