import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VersionWatches1793750406000 implements MigrationInterface {
  readonly name = 'VersionWatches1793750406000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE watch
      ADD COLUMN examples jsonb NOT NULL DEFAULT '[]',
      ADD COLUMN person_purpose text,
      ADD COLUMN person_legal_basis text,
      ADD COLUMN person_visible_to bigint[],
      ADD COLUMN person_expires_at timestamptz,
      ADD CONSTRAINT watch_person_check CHECK ((kind = 'person' or person_purpose is null)
        and num_nulls(person_purpose, person_legal_basis, person_visible_to, person_expires_at) in (0, 4))`);
    await q.query(`CREATE TABLE watch_version (
        watch_id bigint NOT NULL,
        n integer NOT NULL,
        workspace_id bigint NOT NULL,
        definition jsonb NOT NULL,
        reason text,
        restored_from integer,
        created_by bigint,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT watch_version_pkey PRIMARY KEY (watch_id, n)
      )`);
    await q.query(`INSERT INTO watch_version (watch_id, n, workspace_id, definition, reason, created_by, created_at)
      SELECT id, version, workspace_id, jsonb_build_object('name', name, 'kind', kind, 'query', query, 'languages', languages,
          'priorityWeight', priority_weight, 'teamId', team_id::text, 'examples', examples, 'person', NULL),
        'Before versions were kept', created_by, updated_at
      FROM watch`);
    await q.query(`CREATE TABLE watch_draft (
        watch_id bigint NOT NULL,
        workspace_id bigint NOT NULL,
        definition jsonb NOT NULL,
        based_on integer NOT NULL,
        version integer NOT NULL DEFAULT 1,
        updated_by bigint,
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT watch_draft_pkey PRIMARY KEY (watch_id)
      )`);
    await q.query(`CREATE TABLE watch_sample (
        watch_id bigint NOT NULL,
        mention_id bigint NOT NULL,
        workspace_id bigint NOT NULL,
        verdict text NOT NULL,
        watch_version integer NOT NULL,
        judged_by bigint,
        judged_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT watch_sample_verdict_check CHECK (verdict in ('keep','drop')),
        CONSTRAINT watch_sample_pkey PRIMARY KEY (watch_id, mention_id)
      )`);
    await q.query(`CREATE TABLE mute_rule (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        kind text NOT NULL,
        value text NOT NULL,
        network text,
        watch_id bigint,
        team_id bigint,
        reason text NOT NULL,
        owner_id bigint NOT NULL,
        expires_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz,
        CONSTRAINT mute_rule_kind_check CHECK (kind in ('author','site','thread','words')),
        CONSTRAINT mute_rule_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX mute_rule_workspace ON mute_rule (workspace_id, id)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
