import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Erasures, legal holds, retention, and the daily look whether posts are still there. */
export class KeepRights1793750415000 implements MigrationInterface {
  readonly name = 'KeepRights1793750415000';

  async up(q: QueryRunner): Promise<void> {
    await this.createErasures(q);
    await this.createHolds(q);
    await this.createPresence(q);
    await q.query(`ALTER TABLE source ADD COLUMN retention_days integer`);
    await q.query(`CREATE TABLE rights_count (
        workspace_id bigint NOT NULL,
        day date NOT NULL,
        kind text NOT NULL,
        n integer NOT NULL DEFAULT 0,
        CONSTRAINT rights_count_pkey PRIMARY KEY (workspace_id, day, kind),
        CONSTRAINT rights_count_kind_check CHECK (kind in ('mirrored','checked','erased','retained','expired','dropped'))
      )`);
  }

  private async createErasures(q: QueryRunner): Promise<void> {
    await q.query(
      `ALTER TABLE workspace ADD COLUMN author_key text, ADD COLUMN erasures_version bigint NOT NULL DEFAULT 0`,
    );
    await q.query(`CREATE TABLE erased_author (
        workspace_id bigint NOT NULL,
        author_hash text NOT NULL,
        erasure_id bigint NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT erased_author_pkey PRIMARY KEY (workspace_id, author_hash)
      )`);
    await q.query(`CREATE TABLE erasure (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        network text NOT NULL,
        author_id text,
        handle text,
        note text,
        state text NOT NULL,
        marks jsonb,
        mention_ids bigint[] NOT NULL DEFAULT '{}',
        found integer,
        done integer NOT NULL DEFAULT 0,
        removed jsonb NOT NULL DEFAULT '{}',
        error text,
        lease_token text,
        lease_until timestamptz,
        requested_by bigint NOT NULL,
        started_by bigint,
        created_at timestamptz NOT NULL DEFAULT now(),
        started_at timestamptz,
        finished_at timestamptz,
        CONSTRAINT erasure_pkey PRIMARY KEY (id),
        CONSTRAINT erasure_state_check CHECK (state in ('requested','queued','running','done','cancelled','failed'))
      )`);
    await q.query(`CREATE INDEX erasure_workspace ON erasure (workspace_id, id)`);
    await q.query(`CREATE INDEX erasure_active ON erasure (id) WHERE state in ('queued','running')`);
  }

  private async createHolds(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE legal_hold (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        kind text NOT NULL,
        network text,
        author_id text,
        handle text,
        mention_id bigint,
        story_id bigint,
        reason text NOT NULL,
        state text NOT NULL,
        requested_by bigint NOT NULL,
        started_by bigint,
        released_by bigint,
        created_at timestamptz NOT NULL DEFAULT now(),
        released_at timestamptz,
        CONSTRAINT legal_hold_pkey PRIMARY KEY (id),
        CONSTRAINT legal_hold_kind_check CHECK (kind in ('author','mention','story')),
        CONSTRAINT legal_hold_state_check CHECK (state in ('requested','active','released'))
      )`);
    await q.query(`CREATE INDEX legal_hold_workspace ON legal_hold (workspace_id, id)`);
    await q.query(`CREATE INDEX legal_hold_active ON legal_hold (workspace_id) WHERE state = 'active'`);
    await q.query(`CREATE TABLE held_mention (
        mention_id bigint NOT NULL,
        workspace_id bigint NOT NULL,
        hold_ids bigint[] NOT NULL,
        sealed text NOT NULL,
        removed_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT held_mention_pkey PRIMARY KEY (mention_id)
      )`);
    await q.query(`CREATE INDEX held_mention_workspace ON held_mention (workspace_id, mention_id)`);
  }

  private async createPresence(q: QueryRunner): Promise<void> {
    await q.query(`CREATE INDEX mention_source ON mention (source_id, id) WHERE not is_deleted`);
    await q.query(`CREATE TABLE presence_pass (
        source_id bigint NOT NULL,
        workspace_id bigint NOT NULL,
        last_id bigint NOT NULL DEFAULT 0,
        total integer NOT NULL DEFAULT 0,
        suspects bigint[] NOT NULL DEFAULT '{}',
        next_at timestamptz NOT NULL DEFAULT now(),
        lease_token text,
        lease_until timestamptz,
        failures integer NOT NULL DEFAULT 0,
        problem text,
        finished_at timestamptz,
        CONSTRAINT presence_pass_pkey PRIMARY KEY (source_id)
      )`);
    await q.query(`CREATE INDEX presence_pass_due ON presence_pass (next_at)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
