import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Acknowledgements that the system writes by itself: when it may, what it decided, and who wants none. */
export class AcknowledgeAutomatically1793750428000 implements MigrationInterface {
  readonly name = 'AcknowledgeAutomatically1793750428000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE reply ADD COLUMN is_automatic boolean NOT NULL DEFAULT false`);
    await q.query(`CREATE TABLE auto_acknowledge_policy (
      workspace_id bigint NOT NULL,
      version integer NOT NULL,
      policy jsonb NOT NULL,
      reason text NOT NULL,
      enabled_at timestamptz,
      created_by bigint NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (workspace_id, version))`);
    await q.query(`CREATE TABLE auto_acknowledge_decision (
      task_id bigint PRIMARY KEY,
      workspace_id bigint NOT NULL,
      mention_id bigint NOT NULL,
      policy_version integer NOT NULL,
      is_allowed boolean NOT NULL,
      refusals jsonb NOT NULL DEFAULT '[]',
      template_id bigint,
      reply_id bigint,
      read_up_to bigint NOT NULL,
      decided_at timestamptz NOT NULL DEFAULT now())`);
    await q.query(
      `CREATE INDEX auto_acknowledge_decision_workspace ON auto_acknowledge_decision (workspace_id, task_id)`,
    );
    await q.query(
      `CREATE INDEX auto_acknowledge_decision_answered ON auto_acknowledge_decision (workspace_id, decided_at) WHERE is_allowed`,
    );
    await q.query(`CREATE TABLE automation_opt_out (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      workspace_id bigint NOT NULL,
      network text NOT NULL,
      handle_key text NOT NULL,
      handle text NOT NULL,
      words text,
      mention_id bigint,
      created_by bigint,
      created_at timestamptz NOT NULL DEFAULT now())`);
    await q.query(
      `CREATE UNIQUE INDEX automation_opt_out_key ON automation_opt_out (workspace_id, network, handle_key)`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
