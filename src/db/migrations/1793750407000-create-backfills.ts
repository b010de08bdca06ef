import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateBackfills1793750407000 implements MigrationInterface {
  readonly name = 'CreateBackfills1793750407000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE backfill (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        watch_id bigint NOT NULL,
        state text NOT NULL DEFAULT 'queued',
        days integer NOT NULL,
        opens_tasks boolean NOT NULL,
        query text NOT NULL,
        languages text[] NOT NULL,
        from_at timestamptz NOT NULL,
        until_at timestamptz NOT NULL,
        cursor_at timestamptz,
        cursor_id bigint,
        scanned bigint NOT NULL DEFAULT 0,
        total bigint,
        matched bigint NOT NULL DEFAULT 0,
        per_second real,
        error text,
        lease_token text,
        lease_until timestamptz,
        worked_at timestamptz,
        created_by bigint,
        created_at timestamptz NOT NULL DEFAULT now(),
        started_at timestamptz,
        finished_at timestamptz,
        CONSTRAINT backfill_state_check CHECK (state in ('queued','running','cancelled','done','failed')),
        CONSTRAINT backfill_pkey PRIMARY KEY (id)
      )`);
    await q.query(
      `CREATE UNIQUE INDEX backfill_active ON backfill (workspace_id, watch_id) WHERE state in ('queued', 'running')`,
    );
    await q.query(`CREATE INDEX backfill_watch ON backfill (workspace_id, watch_id, id)`);
    // One mention of sixteen, chosen by a hash: what previews of a large workspace read instead of all.
    await q.query(
      `CREATE INDEX mention_sample ON mention (workspace_id, published_at, id) WHERE (hashint8(id) & 15) = 0`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
