import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AdoptStandards1793750421000 implements MigrationInterface {
  readonly name = 'AdoptStandards1793750421000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE standard_version
        ADD COLUMN state text NOT NULL DEFAULT 'draft',
        ADD COLUMN texts jsonb NOT NULL DEFAULT '{}',
        ADD COLUMN revision integer NOT NULL DEFAULT 1,
        ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(),
        ADD COLUMN submitted_at timestamptz,
        ADD COLUMN approved_by bigint,
        ADD COLUMN approved_at timestamptz,
        ADD COLUMN retired_at timestamptz,
        ALTER COLUMN effective_at DROP NOT NULL,
        ALTER COLUMN effective_at DROP DEFAULT`);
    await q.query(`UPDATE standard_version v SET state = 'approved', created_at = effective_at, approved_at = effective_at,
        approved_by = created_by,
        targets = (SELECT jsonb_agg((target - 'calendar') || '{"calendarId": null, "period": "month"}' ORDER BY n)
          FROM jsonb_array_elements(v.targets) WITH ORDINALITY AS t (target, n))`);
    await q.query(`ALTER TABLE standard_version ADD CONSTRAINT standard_version_state_check
        CHECK (state in ('draft','review','approved','retired'))`);
    await q.query(`CREATE INDEX standard_version_workspace ON standard_version (workspace_id)`);
    await q.query(`ALTER TABLE standard DROP COLUMN current_version`);
    await q.query(`CREATE TABLE standard_receipt (
        standard_id bigint NOT NULL,
        n integer NOT NULL,
        member_id bigint NOT NULL,
        workspace_id bigint NOT NULL,
        read_at timestamptz,
        reminded_at timestamptz,
        CONSTRAINT standard_receipt_pkey PRIMARY KEY (standard_id, n, member_id)
      )`);
    await q.query(`CREATE INDEX standard_receipt_member ON standard_receipt (member_id)`);
    await q.query(`CREATE TABLE standard_rehearsal (
        workspace_id bigint NOT NULL,
        targets_hash text NOT NULL,
        made_by bigint,
        made_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT standard_rehearsal_pkey PRIMARY KEY (workspace_id, targets_hash)
      )`);
    await q.query(`CREATE INDEX task_clock_standard ON task_clock (workspace_id, standard_id, started_at)`);
    await q.query(`CREATE INDEX task_clock_standard_due ON task_clock (workspace_id, standard_id, due_at)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
