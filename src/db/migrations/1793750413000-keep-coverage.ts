import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Health states that a person can be told of, their history, and how much each source has shown hour by hour. */
export class KeepCoverage1793750413000 implements MigrationInterface {
  readonly name = 'KeepCoverage1793750413000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE source
        ADD COLUMN health_reason text,
        ADD COLUMN watched_since timestamptz,
        ADD COLUMN last_post_at timestamptz,
        ADD COLUMN last_beat_at timestamptz,
        ADD COLUMN recent_keys integer[] NOT NULL DEFAULT '{}'`);
    await q.query(`ALTER TABLE source DROP CONSTRAINT source_health_check`);
    await q.query(`UPDATE source SET
        health_reason = CASE health_state WHEN 'gone' THEN 'gone' WHEN 'failing' THEN 'refused' WHEN 'degraded' THEN 'unreachable' END,
        health_state = CASE WHEN health_state IN ('failing', 'gone') THEN 'blind' ELSE health_state END`);
    await q.query(`ALTER TABLE source ADD CONSTRAINT source_health_check
        CHECK (health_state in ('waiting','ok','degraded','blind','paused'))`);
    await q.query(`DROP INDEX source_due`);
    await q.query(
      `CREATE INDEX source_due ON source (next_poll_at) WHERE is_polled and deleted_at is null and health_state <> 'paused' and health_reason is distinct from 'gone'`,
    );
    await q.query(`CREATE TABLE source_state (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        source_id bigint NOT NULL,
        state text NOT NULL,
        reason text,
        detail text,
        from_at timestamptz NOT NULL DEFAULT now(),
        to_at timestamptz,
        CONSTRAINT source_state_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE UNIQUE INDEX source_state_open ON source_state (source_id) WHERE to_at is null`);
    await q.query(`CREATE INDEX source_state_history ON source_state (workspace_id, from_at)`);
    await q.query(`CREATE INDEX source_state_ended ON source_state (to_at)`);
    await q.query(`CREATE TABLE source_volume (
        workspace_id bigint NOT NULL,
        source_id bigint NOT NULL,
        bucket_at timestamptz NOT NULL,
        seen integer NOT NULL DEFAULT 0,
        reads integer NOT NULL DEFAULT 0,
        CONSTRAINT source_volume_pkey PRIMARY KEY (workspace_id, source_id, bucket_at)
      )`);
    await q.query(`CREATE INDEX source_volume_bucket ON source_volume (bucket_at)`);
    await q.query(`INSERT INTO source_state (workspace_id, source_id, state, reason, detail, from_at)
        SELECT workspace_id, id, health_state, health_reason, last_error, health_since FROM source WHERE deleted_at IS NULL`);
    await this.keepHistory(q);
  }

  /** By trigger, so that whoever changes a state writes its history, in the same transaction, without having to think of it. */
  private async keepHistory(q: QueryRunner): Promise<void> {
    await q.query(`CREATE FUNCTION record_source_state() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE source_state SET to_at = now() WHERE source_id = new.id AND to_at IS NULL;
        IF new.deleted_at IS NULL THEN
          INSERT INTO source_state (workspace_id, source_id, state, reason, detail)
          VALUES (new.workspace_id, new.id, new.health_state, new.health_reason, new.last_error);
        END IF;
        RETURN NULL;
      END $$`);
    await q.query(`CREATE TRIGGER source_begins AFTER INSERT ON source
      FOR EACH ROW EXECUTE FUNCTION record_source_state()`);
    await q.query(`CREATE TRIGGER source_turns AFTER UPDATE ON source FOR EACH ROW
      WHEN (old.health_state IS DISTINCT FROM new.health_state OR old.health_reason IS DISTINCT FROM new.health_reason
        OR old.deleted_at IS DISTINCT FROM new.deleted_at)
      EXECUTE FUNCTION record_source_state()`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
