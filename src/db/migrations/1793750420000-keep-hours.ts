import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calendars in versions, clocks of every kind that keep the version they started with, and their pauses. */
export class KeepHours1793750420000 implements MigrationInterface {
  readonly name = 'KeepHours1793750420000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE calendar (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        name text NOT NULL,
        current_version integer NOT NULL DEFAULT 1,
        suggestions jsonb NOT NULL DEFAULT '[]',
        removed_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT calendar_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE UNIQUE INDEX calendar_name_key ON calendar (workspace_id, name) WHERE removed_at is null`);
    await q.query(`CREATE TABLE calendar_version (
        calendar_id bigint NOT NULL,
        n integer NOT NULL,
        workspace_id bigint NOT NULL,
        rules jsonb NOT NULL,
        created_by bigint,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT calendar_version_pkey PRIMARY KEY (calendar_id, n)
      )`);
    await q.query(`ALTER TABLE task ADD COLUMN intent text, ADD COLUMN watch_ids bigint[] NOT NULL DEFAULT '{}'`);
    await q.query(`ALTER TABLE task_clock
        ADD COLUMN target_seconds double precision,
        ADD COLUMN calendar_id bigint,
        ADD COLUMN calendar_version integer,
        ADD COLUMN paused_at timestamptz,
        ADD COLUMN promise_id bigint,
        ALTER COLUMN standard_id DROP NOT NULL,
        ALTER COLUMN standard_version DROP NOT NULL,
        ALTER COLUMN target_id DROP NOT NULL,
        DROP COLUMN paused_until`);
    await q.query(`UPDATE task_clock SET target_seconds = extract(epoch FROM due_at - started_at)`);
    await q.query(`DROP INDEX task_clock_live_key`);
    await q.query(`CREATE UNIQUE INDEX task_clock_live_key ON task_clock (task_id, kind)
        WHERE state in ('running', 'paused', 'overdue') and kind <> 'promise'`);
    await q.query(`CREATE UNIQUE INDEX task_clock_promise_key ON task_clock (promise_id) WHERE promise_id is not null`);
    await q.query(`CREATE TABLE task_clock_pause (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        clock_id bigint NOT NULL,
        from_at timestamptz NOT NULL,
        to_at timestamptz,
        CONSTRAINT task_clock_pause_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX task_clock_pause_clock ON task_clock_pause (clock_id)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
