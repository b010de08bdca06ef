import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepReplyTexts1793750423000 implements MigrationInterface {
  readonly name = 'KeepReplyTexts1793750423000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE template (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        key text,
        team_id bigint,
        version integer NOT NULL DEFAULT 1,
        approved_version integer,
        use_count integer NOT NULL DEFAULT 0,
        last_used_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz,
        CONSTRAINT template_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX template_workspace ON template (workspace_id, id)`);
    await q.query(`CREATE UNIQUE INDEX template_key ON template (workspace_id, key)`);
    await q.query(`CREATE TABLE template_version (
        template_id bigint NOT NULL,
        n integer NOT NULL,
        name text NOT NULL,
        lang text NOT NULL,
        kind text NOT NULL,
        intents text[] NOT NULL DEFAULT '{}',
        tone text NOT NULL,
        text text NOT NULL,
        created_by bigint,
        created_at timestamptz NOT NULL DEFAULT now(),
        approved_by bigint,
        approved_at timestamptz,
        CONSTRAINT template_version_kind_check CHECK (kind in ('acknowledge','answer','private','holding')),
        CONSTRAINT template_version_tone_check CHECK (tone in ('warm','neutral','formal')),
        CONSTRAINT template_version_pkey PRIMARY KEY (template_id, n)
      )`);
    await q.query(`CREATE TABLE template_use (
        task_id bigint NOT NULL,
        template_id bigint NOT NULL,
        workspace_id bigint NOT NULL,
        used_by bigint NOT NULL,
        used_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT template_use_pkey PRIMARY KEY (task_id, template_id)
      )`);
    await q.query(`CREATE TABLE tone_guide (
        workspace_id bigint NOT NULL,
        version integer NOT NULL,
        guide jsonb NOT NULL,
        reason text NOT NULL,
        created_by bigint NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT tone_guide_pkey PRIMARY KEY (workspace_id, version)
      )`);
    await q.query(`CREATE TABLE task_checklist_item (
        task_id bigint NOT NULL,
        item text NOT NULL,
        workspace_id bigint NOT NULL,
        done_by bigint NOT NULL,
        done_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT task_checklist_item_item_check CHECK (item in ('listen','empathise','apologise','owner','next-time')),
        CONSTRAINT task_checklist_item_pkey PRIMARY KEY (task_id, item)
      )`);
    await q.query(`CREATE TABLE macro (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        team_id bigint,
        name text NOT NULL,
        key smallint,
        steps jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by bigint NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz,
        CONSTRAINT macro_key_check CHECK (key BETWEEN 1 AND 9),
        CONSTRAINT macro_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX macro_workspace ON macro (workspace_id, id)`);
    await q.query(`CREATE UNIQUE INDEX macro_workspace_key ON macro (workspace_id, key) WHERE deleted_at IS NULL`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
