import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One storm that several watches see is one incident. */
export class JoinWatches1793750460000 implements MigrationInterface {
  readonly name = 'JoinWatches1793750460000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE incident_watch (
        incident_id bigint NOT NULL,
        watch_id bigint NOT NULL,
        workspace_id bigint NOT NULL,
        started_at timestamptz NOT NULL,
        joined_at timestamptz NOT NULL DEFAULT now(),
        level smallint NOT NULL,
        reasons jsonb NOT NULL DEFAULT '[]',
        observed double precision NOT NULL,
        usual double precision NOT NULL,
        window_seconds integer NOT NULL,
        split_at timestamptz,
        split_by bigint,
        CONSTRAINT incident_watch_pkey PRIMARY KEY (incident_id, watch_id)
      )`);
    await q.query(`CREATE INDEX incident_watch_watch ON incident_watch (watch_id, incident_id)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
