import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Surveys that are sent as replies, by a person or by themselves; the zone a customer lives in; and why promises were missed, found faster. */
export class AskCustomers1793750435000 implements MigrationInterface {
  readonly name = 'AskCustomers1793750435000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE survey_settings
      ADD COLUMN sending text NOT NULL DEFAULT 'suggest',
      ADD COLUMN owner_id bigint,
      ADD COLUMN automatic_since timestamptz,
      ADD CONSTRAINT survey_settings_sending_check CHECK (sending in ('off','suggest','automatic')),
      ADD CONSTRAINT survey_settings_owner_check
        CHECK (sending <> 'automatic' or (owner_id is not null and automatic_since is not null))`);
    await q.query(`ALTER TABLE survey ADD COLUMN reply_id bigint`);
    await q.query(`CREATE UNIQUE INDEX survey_reply_task ON survey (task_id) WHERE reply_id is not null`);
    await q.query(`CREATE TABLE survey_decision (
      task_id bigint PRIMARY KEY,
      workspace_id bigint NOT NULL,
      is_sent boolean NOT NULL,
      refusals jsonb NOT NULL DEFAULT '[]',
      survey_id bigint,
      decided_at timestamptz NOT NULL DEFAULT now())`);
    await q.query(`ALTER TABLE person ADD COLUMN zone text`);
    // Of all that happens to tasks little explains why a promise was missed; only that is looked through for each miss.
    await q.query(`CREATE INDEX task_event_explaining ON task_event (task_id, at) INCLUDE (kind)
      WHERE kind IN ('nobody-able', 'rerouted', 'taken-over', 'approval-asked', 'approved', 'approval-rejected')
        OR kind = 'assigned' AND (details ->> 'from') IS NOT NULL`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
